package io.cartera.collection;

import io.cartera.account.AccountId;
import io.cartera.trace.Command;
import io.cartera.trace.Event;
import io.cartera.trace.internal.Require;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A fact with its stamp: on which account, by which command, by whom, on what basis and when it was recorded. It is what a
 * store keeps and what listeners are told. Immutable.
 */
public final class CollectionRecorded implements Event {

    private final AccountId account;
    private final Command command;
    private final CollectionFact fact;
    private final Instant at;

    private CollectionRecorded(AccountId account, Command command, CollectionFact fact, Instant at) {
        this.account = Objects.requireNonNull(account, "account");
        this.command = command.withContent(Map.of());
        this.fact = Objects.requireNonNull(fact, "fact");
        this.at = Require.instant(at, "at");
        boolean isIdentified = idOf(fact).map(command.id().value()::equals).orElse(true);
        if (command.kind() != fact.recordedBy()
                || !isIdentified
                || !fact.customer().equals(account.customer())) {
            throw new IllegalArgumentException(fact + " is not what " + command + " records on " + account);
        }
    }

    /**
     * This fact, recorded by this command on this account at this instant; the fact holds the content of the command.
     *
     * @throws IllegalArgumentException if the command is of another kind, has another identifier than the dispute,
     *     promise, notice or refund, or the account is that of another customer
     */
    public static CollectionRecorded of(AccountId account, Command command, CollectionFact fact, Instant at) {
        return new CollectionRecorded(account, command, fact, at);
    }

    private static Optional<String> idOf(CollectionFact fact) {
        if (fact instanceof Dispute dispute) {
            return Optional.of(dispute.id().value());
        }
        if (fact instanceof SentNotice notice) {
            return Optional.of(notice.id().value());
        }
        if (fact instanceof RefundRequest request) {
            return Optional.of(request.id().value());
        }
        return fact instanceof PromiseToPay promise ? Optional.of(promise.id().value()) : Optional.empty();
    }

    /** On which account. */
    public AccountId account() {
        return account;
    }

    /** The command, by whom and on what basis; without content, which is the fact. */
    public Command command() {
        return command;
    }

    /** The fact. */
    public CollectionFact fact() {
        return fact;
    }

    /** When it was recorded, in microseconds. */
    public Instant at() {
        return at;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CollectionRecorded that
                && account.equals(that.account)
                && command.equals(that.command)
                && fact.equals(that.fact)
                && at.equals(that.at);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, command, fact);
    }

    @Override
    public String toString() {
        return "CollectionRecorded[" + account + ", " + command + ", " + fact + ", " + at + "]";
    }
}
