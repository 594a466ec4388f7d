package io.cartera.purchasing;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Sums and numbers of deals by month, in order of the months; a few bytes a month, however much is added. */
final class MonthSums {

    private int[] months = new int[4];
    private long[] minor = new long[4];
    private int[] deals = new int[4];
    private @Nullable BigInteger @Nullable [] spilled;
    private int size;

    void addMinor(int month, long amountMinor) {
        int at = place(month);
        long sum = minor[at] + amountMinor;
        if (((minor[at] ^ sum) & (amountMinor ^ sum)) < 0) {
            spill(at, amountMinor);
        } else {
            minor[at] = sum;
        }
    }

    private void spill(int at, long amountMinor) {
        spillAll(at, BigInteger.valueOf(minor[at]));
        minor[at] = amountMinor;
    }

    void addDeal(int month) {
        deals[place(month)]++;
    }

    /** Adds a sum and a number of deals to a month. */
    void add(int month, long amountMinor, int count) {
        addMinor(month, amountMinor);
        deals[place(month)] += count;
    }

    /** Adds all months of another one. */
    void addAll(MonthSums more) {
        for (int i = 0; i < more.size; i++) {
            add(more.months[i], more.minor[i], more.deals[i]);
            BigInteger beyond = more.spilled == null ? null : more.spilled[i];
            if (beyond != null) {
                spillAll(place(more.months[i]), beyond);
            }
        }
    }

    private void spillAll(int at, BigInteger amount) {
        @Nullable BigInteger[] known = spilled == null ? new BigInteger[months.length] : spilled;
        BigInteger before = known[at];
        known[at] = before == null ? amount : before.add(amount);
        spilled = known;
    }

    private int place(int month) {
        // Entries mostly come in the order of their days, so the last month is the likeliest.
        if (size > 0 && months[size - 1] == month) {
            return size - 1;
        }
        int found = Arrays.binarySearch(months, 0, size, month);
        return found >= 0 ? found : insert(-found - 1, month);
    }

    private int insert(int at, int month) {
        if (size == months.length) {
            months = Arrays.copyOf(months, 2 * size);
            minor = Arrays.copyOf(minor, 2 * size);
            deals = Arrays.copyOf(deals, 2 * size);
            spilled = spilled == null ? null : Arrays.copyOf(spilled, 2 * size);
        }
        System.arraycopy(months, at, months, at + 1, size - at);
        System.arraycopy(minor, at, minor, at + 1, size - at);
        System.arraycopy(deals, at, deals, at + 1, size - at);
        months[at] = month;
        minor[at] = 0;
        deals[at] = 0;
        if (spilled != null) {
            System.arraycopy(spilled, at, spilled, at + 1, size - at);
            spilled[at] = null;
        }
        size++;
        return at;
    }

    int size() {
        return size;
    }

    int month(int at) {
        return months[at];
    }

    int deals(int at) {
        return deals[at];
    }

    BigInteger sum(int at) {
        BigInteger more = spilled == null ? null : spilled[at];
        BigInteger rest = BigInteger.valueOf(minor[at]);
        return more == null ? rest : more.add(rest);
    }

    /** The place of a month, or below zero where there is none. */
    int find(int month) {
        return Arrays.binarySearch(months, 0, size, month);
    }

    BigInteger sum(int first, int last) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = from(first); i < size && months[i] <= last; i++) {
            sum = sum.add(sum(i));
        }
        return sum;
    }

    long deals(int first, int last) {
        long count = 0;
        for (int i = from(first); i < size && months[i] <= last; i++) {
            count += deals[i];
        }
        return count;
    }

    private int from(int month) {
        int found = find(month);
        return found >= 0 ? found : -found - 1;
    }
}
