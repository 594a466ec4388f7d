package io.cartera.forecast;

import java.time.LocalDate;
import java.util.Collection;
import java.util.TreeSet;

/**
 * How often and until when a customer bought: all that models of purchases look at. Times are in any one unit, such as
 * weeks.
 *
 * @param repeats how many purchases came after the first one, zero or more
 * @param recency the time from the first purchase to the last one; zero where there was one only
 * @param age the time from the first purchase to the day asked about, not less than the recency
 */
public record RepeatPurchases(long repeats, double recency, double age) {

    private static final double WEEK = 7;

    /** A history; times must be finite. */
    public RepeatPurchases {
        boolean isInOrder = recency >= 0 && recency <= age && age < Double.POSITIVE_INFINITY;
        if (repeats < 0 || !isInOrder || (repeats == 0 && recency > 0)) {
            throw new IllegalArgumentException(
                    "repeats, recency and age are " + repeats + ", " + recency + " and " + age + ", which cannot be");
        }
    }

    /**
     * The history of purchases on these days, in weeks: several on one day are one. Worked: bought on 1, 8 and 22 January,
     * as of 29 January: two repeats, recency 3, age 4.
     *
     * @throws IllegalArgumentException if there is no day, or one after the day asked about
     */
    public static RepeatPurchases ofDays(Collection<LocalDate> days, LocalDate asOf) {
        TreeSet<LocalDate> sorted = new TreeSet<>(days);
        if (sorted.isEmpty() || sorted.last().isAfter(asOf)) {
            throw new IllegalArgumentException("days has none, or one after " + asOf);
        }
        long first = sorted.first().toEpochDay();
        return new RepeatPurchases(
                sorted.size() - 1L, (sorted.last().toEpochDay() - first) / WEEK, (asOf.toEpochDay() - first) / WEEK);
    }
}
