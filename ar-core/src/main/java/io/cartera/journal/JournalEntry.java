package io.cartera.journal;

import io.cartera.account.AccountId;
import io.cartera.trace.Recording;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What one command on a customer's account posts to the general ledger on one day.
 * <p>
 * In every currency the debits and the credits of its lines add up to the same. A command whose facts count from several
 * days has an entry for each. {@link #account()}, the version of the recording and {@link #on()} together name it for
 * ever. Immutable.
 */
public final class JournalEntry {

    private final AccountId account;
    private final Recording recording;
    private final LocalDate on;
    private final List<JournalLine> lines;

    private JournalEntry(AccountId account, Recording recording, LocalDate on, List<JournalLine> lines) {
        this.account = account;
        this.recording = recording;
        this.on = on;
        this.lines = List.copyOf(lines);
    }

    static JournalEntry of(AccountId account, Recording recording, LocalDate on, List<JournalLine> lines) {
        return new JournalEntry(account, recording, on, lines);
    }

    /** The customer's account. */
    public AccountId account() {
        return account;
    }

    /** The command, by whom and when it was recorded. */
    public Recording recording() {
        return recording;
    }

    /** The day from which the facts count. */
    public LocalDate on() {
        return on;
    }

    /** The lines, in the order in which the command made the facts: entries, allocations, releases. */
    public List<JournalLine> lines() {
        return lines;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JournalEntry that
                && account.equals(that.account)
                && recording.equals(that.recording)
                && on.equals(that.on)
                && lines.equals(that.lines);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, recording.version(), on);
    }

    @Override
    public String toString() {
        return "JournalEntry[" + account + " " + recording.version() + ", " + on + ", " + lines + "]";
    }
}
