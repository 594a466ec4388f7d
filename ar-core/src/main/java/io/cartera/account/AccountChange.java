package io.cartera.account;

import io.cartera.trace.Recording;
import java.util.List;
import java.util.Objects;

/**
 * What one command added to an account: entries, allocations and releases under one recording.
 * <p>
 * The lists are in the order in which the command made them. A command may add nothing, as when there was nothing to
 * apply. Immutable.
 */
public final class AccountChange {

    private final Recording recording;
    private final List<Entry> entries;
    private final List<Allocation> allocations;
    private final List<Release> releases;

    private AccountChange(
            Recording recording, List<Entry> entries, List<Allocation> allocations, List<Release> releases) {
        this.recording = Objects.requireNonNull(recording, "recording");
        this.entries = List.copyOf(entries);
        this.allocations = List.copyOf(allocations);
        this.releases = List.copyOf(releases);
    }

    /** The change of these facts. */
    public static AccountChange of(
            Recording recording, List<Entry> entries, List<Allocation> allocations, List<Release> releases) {
        return new AccountChange(recording, entries, allocations, releases);
    }

    /** The version, the instant and the command. */
    public Recording recording() {
        return recording;
    }

    /** The entries it added. */
    public List<Entry> entries() {
        return entries;
    }

    /** The allocations it added. */
    public List<Allocation> allocations() {
        return allocations;
    }

    /** The allocations it ended. */
    public List<Release> releases() {
        return releases;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccountChange that
                && recording.equals(that.recording)
                && entries.equals(that.entries)
                && allocations.equals(that.allocations)
                && releases.equals(that.releases);
    }

    @Override
    public int hashCode() {
        return recording.hashCode();
    }

    @Override
    public String toString() {
        return "AccountChange[" + recording.version() + ", " + recording.command() + ", entries " + entries
                + ", allocations " + allocations + ", releases " + releases + "]";
    }
}
