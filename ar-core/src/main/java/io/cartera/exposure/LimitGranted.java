package io.cartera.exposure;

import io.cartera.account.AccountId;
import io.cartera.time.Timeline;
import io.cartera.trace.CommandId;
import io.cartera.trace.Event;
import java.util.Objects;

/**
 * A credit limit was granted. Immutable.
 */
public final class LimitGranted implements Event {

    private final AccountId account;
    private final CommandId command;
    private final Timeline.Version<CreditLimit> version;

    private LimitGranted(AccountId account, CommandId command, Timeline.Version<CreditLimit> version) {
        this.account = Objects.requireNonNull(account, "account");
        this.command = Objects.requireNonNull(command, "command");
        this.version = Objects.requireNonNull(version, "version");
    }

    /** This version of the limit of an account, granted by this command. */
    public static LimitGranted of(AccountId account, CommandId command, Timeline.Version<CreditLimit> version) {
        return new LimitGranted(account, command, version);
    }

    /** To whose account. */
    public AccountId account() {
        return account;
    }

    /** The command that granted it. */
    public CommandId command() {
        return command;
    }

    /** The limit, from when on, and when it was recorded. */
    public Timeline.Version<CreditLimit> version() {
        return version;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LimitGranted that
                && account.equals(that.account)
                && command.equals(that.command)
                && version.equals(that.version);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, command, version);
    }

    @Override
    public String toString() {
        return "LimitGranted[" + account + ", " + command + ", " + version + "]";
    }
}
