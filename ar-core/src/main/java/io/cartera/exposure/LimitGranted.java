package io.cartera.exposure;

import io.cartera.account.AccountId;
import io.cartera.time.Timeline;
import io.cartera.trace.CommandId;
import io.cartera.trace.Event;
import io.cartera.trace.internal.Require;
import java.time.Instant;
import java.util.Objects;

/**
 * A credit limit was granted: on which account, by which command and when. It is what a store keeps and what listeners
 * are told. Immutable.
 */
public final class LimitGranted implements Event {

    private final AccountId account;
    private final CommandId command;
    private final LimitGrant grant;
    private final Instant recordedAt;

    private LimitGranted(AccountId account, CommandId command, LimitGrant grant, Instant recordedAt) {
        this.account = Objects.requireNonNull(account, "account");
        this.command = Objects.requireNonNull(command, "command");
        this.grant = Objects.requireNonNull(grant, "grant");
        this.recordedAt = Require.instant(recordedAt, "recordedAt");
        if (!grant.customer().equals(account.customer())) {
            throw new IllegalArgumentException(grant + " is not granted on " + account);
        }
    }

    /**
     * This grant on an account, by this command at this instant.
     *
     * @throws IllegalArgumentException if it is for another customer
     */
    public static LimitGranted of(AccountId account, CommandId command, LimitGrant grant, Instant recordedAt) {
        return new LimitGranted(account, command, grant, recordedAt);
    }

    /** This version of a standard limit of an account, granted by this command. */
    public static LimitGranted of(AccountId account, CommandId command, Timeline.Version<CreditLimit> version) {
        Objects.requireNonNull(version, "version");
        LimitGrant grant = LimitGrant.of(account.customer(), version.value(), version.from());
        return new LimitGranted(account, command, grant, version.recordedAt());
    }

    /** To whose account. */
    public AccountId account() {
        return account;
    }

    /** The command that granted it. */
    public CommandId command() {
        return command;
    }

    /** What was granted. */
    public LimitGrant grant() {
        return grant;
    }

    /** When it was recorded, in microseconds. */
    public Instant recordedAt() {
        return recordedAt;
    }

    /** The limit, from when on, and when it was recorded. */
    public Timeline.Version<CreditLimit> version() {
        return new Timeline.Version<>(grant.from(), grant.limit(), recordedAt);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LimitGranted that
                && account.equals(that.account)
                && command.equals(that.command)
                && grant.equals(that.grant)
                && recordedAt.equals(that.recordedAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, command, grant);
    }

    @Override
    public String toString() {
        return "LimitGranted[" + account + ", " + command + ", " + grant + ", " + recordedAt + "]";
    }
}
