package io.cartera.external;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.PaymentId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a reference of another system stands for: a customer, a document or a payment of ours.
 * <p>
 * A customer is one for all ledgers; documents and payments are those of an account. Immutable.
 */
public final class Referent {

    /** What it is. More may come; programs that switch on them should have a default. */
    public enum Kind {
        /** A customer of the customer file. */
        CUSTOMER,
        /** An invoice, a debit note or a credit note. */
        DOCUMENT,
        /** A payment received. */
        PAYMENT
    }

    private final Kind kind;
    private final @Nullable LedgerId ledger;
    private final CustomerId customer;
    private final String id;

    private Referent(Kind kind, @Nullable LedgerId ledger, CustomerId customer, String id) {
        this.kind = kind;
        this.ledger = ledger;
        this.customer = Objects.requireNonNull(customer, "customer");
        this.id = id;
    }

    /** A customer. */
    public static Referent customer(CustomerId customer) {
        return new Referent(Kind.CUSTOMER, null, customer, customer.value());
    }

    /** A document on an account. */
    public static Referent document(AccountId account, InvoiceId document) {
        return new Referent(Kind.DOCUMENT, account.ledger(), account.customer(), document.value());
    }

    /** A payment on an account. */
    public static Referent payment(AccountId account, PaymentId payment) {
        return new Referent(Kind.PAYMENT, account.ledger(), account.customer(), payment.value());
    }

    /** What it is. */
    public Kind kind() {
        return kind;
    }

    /** The ledger; empty for a customer, who is one for all ledgers. */
    public Optional<LedgerId> ledger() {
        return Optional.ofNullable(ledger);
    }

    /** The customer itself, or whose document or payment it is. */
    public CustomerId customer() {
        return customer;
    }

    /** Our identifier of the customer, document or payment. */
    public String id() {
        return id;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Referent that
                && kind == that.kind
                && Objects.equals(ledger, that.ledger)
                && customer.equals(that.customer)
                && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, customer, id);
    }

    @Override
    public String toString() {
        return kind + "[" + (ledger == null ? "" : ledger + ", " + customer + ", ") + id + "]";
    }
}
