package io.cartera.audit;

import io.cartera.account.AccountChange;
import io.cartera.collection.CollectionRecorded;
import io.cartera.customer.Customer;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.exposure.LimitGranted;
import io.cartera.external.ExternalRefAttached;
import io.cartera.invoice.Invoice;
import io.cartera.payment.Payment;
import io.cartera.trace.RecordedFact;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an applied command recorded, as the audit trail covers it: the change of the account with the document or payment
 * it came from, or one fact beside the account. A command that was not applied recorded nothing. Immutable.
 */
public final class AuditFacts {

    private static final AuditFacts NONE = new AuditFacts(null, null);

    private final @Nullable AccountChange change;
    private final @Nullable Object besides;

    private AuditFacts(@Nullable AccountChange change, @Nullable Object besides) {
        this.change = change;
        this.besides = besides;
    }

    /** Nothing was recorded. */
    public static AuditFacts none() {
        return NONE;
    }

    /** A change of the account. */
    public static AuditFacts of(AccountChange change) {
        return new AuditFacts(Objects.requireNonNull(change, "change"), null);
    }

    /** A change of the account by a document that was issued. */
    public static AuditFacts of(AccountChange change, Invoice issued) {
        return new AuditFacts(Objects.requireNonNull(change, "change"), Objects.requireNonNull(issued, "issued"));
    }

    /** A document alone, as the chain of its series covers it. */
    static AuditFacts document(Invoice issued) {
        return new AuditFacts(null, Objects.requireNonNull(issued, "issued"));
    }

    /** A change of the account by a payment that was received. */
    public static AuditFacts of(AccountChange change, Payment received) {
        return new AuditFacts(Objects.requireNonNull(change, "change"), Objects.requireNonNull(received, "received"));
    }

    /** A customer that was put on file. */
    public static AuditFacts of(Customer registered) {
        return new AuditFacts(null, Objects.requireNonNull(registered, "registered"));
    }

    /** A fact of the customer file. */
    public static AuditFacts of(CustomerFactRecorded recorded) {
        return new AuditFacts(null, Objects.requireNonNull(recorded, "recorded"));
    }

    /** A limit that was granted. */
    public static AuditFacts of(LimitGranted granted) {
        return new AuditFacts(null, Objects.requireNonNull(granted, "granted"));
    }

    /** A dispute, a promise, the end of one, or a notice that was sent. */
    public static AuditFacts of(CollectionRecorded recorded) {
        return new AuditFacts(null, Objects.requireNonNull(recorded, "recorded"));
    }

    /** A reference of another system that was attached by a command of its own. */
    public static AuditFacts of(ExternalRefAttached attached) {
        return new AuditFacts(null, Objects.requireNonNull(attached, "attached"));
    }

    /** A fact that says by itself what the trail commits to. */
    public static AuditFacts of(RecordedFact recorded) {
        return new AuditFacts(null, Objects.requireNonNull(recorded, "recorded"));
    }

    /** Whether nothing was recorded. */
    public boolean isEmpty() {
        return change == null && besides == null;
    }

    /** The change of the account, if it was changed. */
    public Optional<AccountChange> change() {
        return Optional.ofNullable(change);
    }

    /** What is beside the change, or in its place. */
    @Nullable
    Object besides() {
        return besides;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AuditFacts that
                && Objects.equals(change, that.change)
                && Objects.equals(besides, that.besides);
    }

    @Override
    public int hashCode() {
        return Objects.hash(change, besides);
    }

    @Override
    public String toString() {
        return "AuditFacts["
                + (change == null ? "" : "change " + change.recording().version())
                + (besides == null ? "" : " " + besides.getClass().getSimpleName()) + "]";
    }
}
