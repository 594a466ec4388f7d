package io.cartera.customerfile;

import io.cartera.account.AccountId;
import io.cartera.customer.CustomerFact;
import io.cartera.trace.Command;
import io.cartera.trace.Event;
import io.cartera.trace.Recording;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * A fact of the customer file with its stamp: which one it is of the customer, from 1 on without a hole over all ledgers,
 * by which command, by whom, on what basis and when it was recorded, and through which account. It is what a store keeps
 * and what listeners are told, under the {@linkplain #code() code} of its kind. Immutable.
 */
public final class CustomerFactRecorded implements Event {

    private final AccountId account;
    private final CustomerFact fact;
    private final Recording recording;

    private CustomerFactRecorded(AccountId account, CustomerFact fact, Recording recording) {
        this.account = Objects.requireNonNull(account, "account");
        this.fact = Objects.requireNonNull(fact, "fact");
        this.recording = new Recording(
                recording.version(), recording.at(), recording.command().withContent(Map.of()));
        if (recording.command().kind() != fact.kind().recordedBy()
                || !fact.customer().equals(account.customer())) {
            throw new IllegalArgumentException(fact + " is not what " + recording.command() + " records on " + account);
        }
    }

    /**
     * This fact, recorded through this account; the fact is the content of the command.
     *
     * @param recording its number among the facts of the customer, the instant and the command
     * @throws IllegalArgumentException if the command is of another kind, or the account is that of another customer
     */
    public static CustomerFactRecorded of(AccountId account, CustomerFact fact, Recording recording) {
        return new CustomerFactRecorded(account, fact, recording);
    }

    /** The account under whose lock it was recorded, and whose audit trail has it. */
    public AccountId account() {
        return account;
    }

    /** The fact. */
    public CustomerFact fact() {
        return fact;
    }

    /** Number, instant and command. */
    public Recording recording() {
        return recording;
    }

    /** Its number among the facts of the customer, from 1 on. */
    public long number() {
        return recording.version();
    }

    /** When it was recorded, in microseconds. */
    public Instant at() {
        return recording.at();
    }

    /** The command, by whom and on what basis; without content, which is the fact. */
    public Command command() {
        return recording.command();
    }

    /** That of the kind, such as {@code FiscalProfileChanged} or {@code AccountOpened}. */
    @Override
    public String code() {
        return fact.kind().eventCode();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CustomerFactRecorded that
                && account.equals(that.account)
                && fact.equals(that.fact)
                && recording.equals(that.recording);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, recording.version());
    }

    @Override
    public String toString() {
        return "CustomerFactRecorded[" + account + ", " + recording.version() + ", " + fact + "]";
    }
}
