package io.cartera.account;

/**
 * The identifier of an allocation within its account: the version of the account that recorded it, and its number
 * among the allocations of that command. Ordered by both. Immutable.
 *
 * @param version the version that recorded it, at least 1
 * @param number its number within the command, from 1 on
 */
public record AllocationId(long version, int number) implements Comparable<AllocationId> {

    /** Checks both numbers. */
    public AllocationId {
        if (version < 1 || number < 1) {
            throw new IllegalArgumentException("no such allocation: " + version + "." + number);
        }
    }

    @Override
    public int compareTo(AllocationId other) {
        int order = Long.compare(version, other.version);
        return order == 0 ? Integer.compare(number, other.number) : order;
    }

    @Override
    public String toString() {
        return version + "." + number;
    }
}
