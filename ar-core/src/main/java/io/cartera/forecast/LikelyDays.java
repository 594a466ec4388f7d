package io.cartera.forecast;

import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Days of which each is as likely as the other, kept small, since there are some for each open debit. Immutable. */
final class LikelyDays {

    static final LikelyDays NONE = new LikelyDays(new int[0]);

    private static final int MOST = 1_000;
    private static final double[] SHARES = {0.1, 0.5, 0.8, 0.9, 1};

    private final int[] sorted;

    private LikelyDays(int[] sorted) {
        this.sorted = sorted;
    }

    static LikelyDays of(List<LocalDate> days) {
        if (days.isEmpty() || days.size() > MOST) {
            throw new IllegalArgumentException("days are " + days.size() + ", 1 to " + MOST + " are allowed");
        }
        return new LikelyDays(days.stream()
                .mapToInt(day -> (int) Require.date(day, "days").toEpochDay())
                .sorted()
                .toArray());
    }

    boolean isEmpty() {
        return sorted.length == 0;
    }

    double shareBy(LocalDate day) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= day.toEpochDay()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return (double) low / sorted.length;
    }

    /** By straight lines through a tenth, a half, four fifths and nine tenths on four days. */
    static double straight(LocalDate day, List<LocalDate> knots) {
        long[] days = new long[SHARES.length];
        long latest = Long.MIN_VALUE;
        for (int i = 0; i < knots.size(); i++) {
            latest = Math.max(latest, knots.get(i).toEpochDay());
            days[i] = latest;
        }
        days[knots.size()] = 2 * latest - days[1];
        int passed = SHARES.length - 1;
        while (passed >= 0 && days[passed] > day.toEpochDay()) {
            passed--;
        }
        if (passed < 0 || passed == SHARES.length - 1) {
            return passed < 0 ? 0 : 1;
        }
        double gone = (double) (day.toEpochDay() - days[passed]) / (days[passed + 1] - days[passed]);
        return SHARES[passed] + gone * (SHARES[passed + 1] - SHARES[passed]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LikelyDays that && Arrays.equals(sorted, that.sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }
}
