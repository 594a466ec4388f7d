package io.cartera.points;

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
 * A booked entry with its stamp: on which account, by which command, by whom, on what basis and when it was recorded. It is
 * what a store keeps and what listeners are told. Immutable.
 */
public final class PointsRecorded implements Event, RecordedFact {

    private final AccountId account;
    private final Command command;
    private final PointsEntry entry;
    private final Instant at;

    private PointsRecorded(AccountId account, Command command, PointsEntry entry, Instant at) {
        this.account = Objects.requireNonNull(account, "account");
        this.command = command.withContent(Map.of());
        this.entry = Objects.requireNonNull(entry, "entry");
        this.at = Require.instant(at, "at");
        if (command.kind() != entry.kind().recordedBy() || !entry.customer().equals(account.customer())) {
            throw new IllegalArgumentException(entry + " is not what " + command + " records on " + account);
        }
    }

    /**
     * This entry, recorded by this command on this account at this instant.
     *
     * @throws IllegalArgumentException if the command is of another kind or the account that of another customer
     */
    public static PointsRecorded of(AccountId account, Command command, PointsEntry entry, Instant at) {
        return new PointsRecorded(account, command, entry, at);
    }

    /** On which account. */
    public AccountId account() {
        return account;
    }

    @Override
    public Command command() {
        return command;
    }

    /** The entry. */
    public PointsEntry entry() {
        return entry;
    }

    /** When it was recorded, in microseconds. */
    @Override
    public Instant at() {
        return at;
    }

    /** {@code points}. */
    @Override
    public String form() {
        return "points";
    }

    /** The customer, and what the entry says. */
    @Override
    public Map<String, String> content() {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("customer", entry.customer().value());
        content.putAll(entry.fields());
        return content;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PointsRecorded that
                && account.equals(that.account)
                && command.equals(that.command)
                && entry.equals(that.entry)
                && at.equals(that.at);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, command, entry);
    }

    @Override
    public String toString() {
        return "PointsRecorded[" + account + ", " + command + ", " + entry + ", " + at + "]";
    }
}
