package io.cartera.statement;

import io.cartera.account.Entry;
import io.cartera.trace.internal.Require;
import java.time.Instant;
import java.util.Objects;

/**
 * An entry as it was recorded on an account: by which command, in which place among its entries, and when. Immutable.
 */
public final class HistoryLine {

    private final long version;
    private final int position;
    private final Instant recordedAt;
    private final Entry entry;

    private HistoryLine(long version, int position, Instant recordedAt, Entry entry) {
        this.version = version;
        this.position = position;
        this.recordedAt = Require.instant(recordedAt, "recordedAt");
        this.entry = Objects.requireNonNull(entry, "entry");
        if (version < 1 || position < 1) {
            throw new IllegalArgumentException("no such entry: " + version + "." + position);
        }
    }

    /**
     * The line of an entry.
     *
     * @param version the version of the account that recorded it, at least 1
     * @param position its place among the entries of that command, from 1 on
     */
    public static HistoryLine of(long version, int position, Instant recordedAt, Entry entry) {
        return new HistoryLine(version, position, recordedAt, entry);
    }

    /** The version of the account that recorded it. */
    public long version() {
        return version;
    }

    /** Its place among the entries of that command, from 1 on. */
    public int position() {
        return position;
    }

    /** When it was recorded. */
    public Instant recordedAt() {
        return recordedAt;
    }

    /** The entry. */
    public Entry entry() {
        return entry;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HistoryLine that
                && version == that.version
                && position == that.position
                && recordedAt.equals(that.recordedAt)
                && entry.equals(that.entry);
    }

    @Override
    public int hashCode() {
        return Objects.hash(version, position);
    }

    @Override
    public String toString() {
        return version + "." + position + " " + entry;
    }
}
