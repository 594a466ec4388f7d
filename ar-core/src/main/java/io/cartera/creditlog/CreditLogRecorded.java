package io.cartera.creditlog;

import io.cartera.account.AccountId;
import io.cartera.trace.Command;
import io.cartera.trace.Event;
import io.cartera.trace.RecordedFact;
import io.cartera.trace.internal.Require;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A fact with its stamp: on which account, by which command, by whom, on what basis and when it was recorded. It is what a
 * store keeps and what listeners are told. Immutable.
 */
public final class CreditLogRecorded implements Event, RecordedFact {

    private final AccountId account;
    private final Command command;
    private final CreditLogFact fact;
    private final Instant at;

    private CreditLogRecorded(AccountId account, Command command, CreditLogFact fact, Instant at) {
        this.account = Objects.requireNonNull(account, "account");
        this.command = command.withContent(Map.of());
        this.fact = Objects.requireNonNull(fact, "fact");
        this.at = Require.instant(at, "at");
        boolean isIdentified = !(fact instanceof CreditLogFact.Decided)
                || command.id().value().equals(fact.decision().value());
        if (command.kind() != fact.recordedBy()
                || !isIdentified
                || !fact.customer().equals(account.customer())) {
            throw new IllegalArgumentException(
                    fact.recordedBy() + " is not what " + command + " records on " + account);
        }
    }

    /**
     * This fact, recorded by this command on this account at this instant; the fact holds the content of the command.
     *
     * @throws IllegalArgumentException if the command is of another kind, has another identifier than the decision that it
     *     makes, or the account is that of another customer
     */
    public static CreditLogRecorded of(AccountId account, Command command, CreditLogFact fact, Instant at) {
        return new CreditLogRecorded(account, command, fact, at);
    }

    /** On which account. */
    public AccountId account() {
        return account;
    }

    @Override
    public Command command() {
        return command;
    }

    /** The fact. */
    public CreditLogFact fact() {
        return fact;
    }

    /** When it was recorded, in microseconds. */
    @Override
    public Instant at() {
        return at;
    }

    /** {@code credit}. */
    @Override
    public String form() {
        return "credit";
    }

    /** Customer and day, and what the fact says. */
    @Override
    public Map<String, String> content() {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("customer", fact.customer().value());
        content.put("effectiveOn", fact.effectiveOn().toString());
        content.putAll(fact.fields());
        return content;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CreditLogRecorded that
                && account.equals(that.account)
                && command.equals(that.command)
                && fact.equals(that.fact)
                && at.equals(that.at);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, command, at);
    }

    @Override
    public String toString() {
        return "CreditLogRecorded[" + account + ", " + command + ", " + fact.decision() + ", " + at + "]";
    }
}
