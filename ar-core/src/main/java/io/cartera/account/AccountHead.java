package io.cartera.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an account stands before a unit of work: its version, when it was last recorded on, and through which day its
 * ledger is closed. Immutable.
 */
public final class AccountHead {

    private final long version;
    private final @Nullable Instant lastRecordedAt;
    private final @Nullable LocalDate closedThrough;

    private AccountHead(long version, @Nullable Instant lastRecordedAt, @Nullable LocalDate closedThrough) {
        this.version = version;
        this.lastRecordedAt = lastRecordedAt;
        this.closedThrough = closedThrough;
    }

    /** The head of an account on which nothing is recorded. */
    public static AccountHead empty() {
        return new AccountHead(0, null, null);
    }

    /** The head of an account with this version, last recorded on at this instant. */
    public static AccountHead at(long version, Instant lastRecordedAt) {
        if (version < 1) {
            throw new IllegalArgumentException("version is " + version + ", at least 1 is required");
        }
        return new AccountHead(version, Objects.requireNonNull(lastRecordedAt, "lastRecordedAt"), null);
    }

    /** This head in a ledger that is closed through a day. */
    public AccountHead closedThrough(LocalDate day) {
        return new AccountHead(version, lastRecordedAt, Objects.requireNonNull(day, "day"));
    }

    /** The number of commands recorded. */
    public long version() {
        return version;
    }

    /** When the last command was recorded. */
    public Optional<Instant> lastRecordedAt() {
        return Optional.ofNullable(lastRecordedAt);
    }

    /** The last day on which nothing more may become effective. */
    public Optional<LocalDate> closedThrough() {
        return Optional.ofNullable(closedThrough);
    }
}
