package io.cartera.forecast;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What became of a customer's debits, in the order of issue: days only, no names. A debit that was not settled has
 * {@link #OPEN} in place of a day.
 */
final class PastDebits {

    static final int OPEN = Integer.MAX_VALUE;

    /** One debit: days since the epoch, and minor units. */
    record PastDebit(int issued, int due, int settled, long minor) {

        static final Comparator<PastDebit> ORDER = Comparator.comparingInt(PastDebit::issued)
                .thenComparingInt(PastDebit::due)
                .thenComparingInt(PastDebit::settled)
                .thenComparingLong(PastDebit::minor);

        boolean isSettled() {
            return settled != OPEN;
        }
    }

    private final String group;
    private final List<PastDebit> debits;

    PastDebits(String group, List<PastDebit> debits) {
        this.group = group;
        this.debits = debits.stream().sorted(PastDebit.ORDER).toList();
    }

    /** The group, empty where there is none. */
    String group() {
        return group;
    }

    List<PastDebit> debits() {
        return debits;
    }

    int size() {
        return debits.size();
    }

    /** The latest so many. */
    PastDebits latest(int most) {
        return size() <= most ? this : new PastDebits(group, debits.subList(size() - most, size()));
    }

    /** A number that the debits make, the same whatever the customer is called, to draw samples by. */
    long mark() {
        long[] facts = {0, 0, 0, 0, group.hashCode()};
        for (PastDebit debit : debits) {
            facts[0] = facts[0] * 31 + debit.issued();
            facts[1] = facts[1] * 31 + debit.due();
            facts[2] = facts[2] * 31 + debit.settled();
            facts[3] = facts[3] * 31 + debit.minor();
        }
        long mixed = Arrays.hashCode(facts) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 32);
    }
}
