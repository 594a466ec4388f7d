package io.cartera.external;

import io.cartera.account.AccountId;
import io.cartera.trace.Command;
import io.cartera.trace.Difference;
import io.cartera.trace.Event;
import io.cartera.trace.ExternalRef;
import io.cartera.trace.internal.Require;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A reference of another system was attached to a thing of ours: the fact, and the event that tells of it where it was
 * attached by a command of its own; what comes with a thing is told with the thing.
 * <p>
 * It came with the thing, by the command that registered the customer, issued the document or received the payment, or
 * later by a command of its own. A reference names one thing of a kind in a whole store; a thing may have several. What is
 * attached stays attached. Immutable.
 */
public final class ExternalRefAttached implements Event {

    private final AccountId account;
    private final Referent referent;
    private final ExternalRef ref;
    private final Command command;
    private final Instant recordedAt;

    private ExternalRefAttached(
            AccountId account, Referent referent, ExternalRef ref, Command command, Instant recordedAt) {
        this.account = Objects.requireNonNull(account, "account");
        this.referent = Objects.requireNonNull(referent, "referent");
        this.ref = Objects.requireNonNull(ref, "ref");
        this.command = Objects.requireNonNull(command, "command").withContent(Map.of());
        this.recordedAt = Require.instant(recordedAt, "recordedAt");
        if (!account.customer().equals(referent.customer())
                || referent.ledger()
                        .filter(ledger -> !ledger.equals(account.ledger()))
                        .isPresent()) {
            throw new IllegalArgumentException(referent + " is not of the account " + account);
        }
    }

    /**
     * This reference, attached to this thing.
     *
     * @param account under whose lock: that of the document or payment, any of the customer's
     * @param command by which command; its content is left out
     * @param recordedAt when, cut to microseconds
     * @throws IllegalArgumentException if the thing is not of the account
     */
    public static ExternalRefAttached of(
            AccountId account, Referent referent, ExternalRef ref, Command command, Instant recordedAt) {
        return new ExternalRefAttached(account, referent, ref, command, recordedAt);
    }

    /** The account under whose lock it was attached. */
    public AccountId account() {
        return account;
    }

    /** The thing. */
    public Referent referent() {
        return referent;
    }

    /** What the other system calls it. */
    public ExternalRef ref() {
        return ref;
    }

    /** By which command, by whom and on what basis. */
    public Command command() {
        return command;
    }

    /** When it was recorded, in microseconds. */
    public Instant recordedAt() {
        return recordedAt;
    }

    /** The first field, of thing and reference, in which an offered attachment differs from this one. */
    public Optional<Difference> differenceFrom(Referent offered, ExternalRef offeredRef) {
        return Difference.between(fields(referent, ref), fields(offered, offeredRef));
    }

    private static Map<String, String> fields(Referent referent, ExternalRef ref) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("kind", referent.kind().name());
        fields.put("id", referent.id());
        fields.put("system", ref.system());
        fields.put("externalId", ref.id());
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExternalRefAttached that
                && account.equals(that.account)
                && referent.equals(that.referent)
                && ref.equals(that.ref)
                && command.equals(that.command)
                && recordedAt.equals(that.recordedAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(referent, ref);
    }

    @Override
    public String toString() {
        return "ExternalRefAttached[" + ref + ", " + referent + ", " + command + "]";
    }
}
