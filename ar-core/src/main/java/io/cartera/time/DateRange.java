package io.cartera.time;

import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A range of days, the first included, the end excluded.
 * <p>
 * The end is never before the start; equal ones make the empty range. Immutable. Example: the range from 2026-01-01 to
 * 2026-02-01 is January and has 31 days.
 *
 * @param start the first day
 * @param endExclusive the day after the last day
 */
public record DateRange(LocalDate start, LocalDate endExclusive) {

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_END = LocalDate.of(10000, 1, 1);

    /** Checks the order. */
    public DateRange {
        Require.date(start, "start");
        Objects.requireNonNull(endExclusive, "endExclusive");
        if (endExclusive.isBefore(start) || endExclusive.isAfter(LAST_END)) {
            throw new IllegalArgumentException("end " + endExclusive + " is before " + start + " or after " + LAST_END);
        }
    }

    /** From the first day up to, and without, the end. */
    public static DateRange of(LocalDate start, LocalDate endExclusive) {
        return new DateRange(start, endExclusive);
    }

    /** From the first day to the last, both included. */
    public static DateRange ofClosed(LocalDate first, LocalDate last) {
        return new DateRange(first, dayAfter(last));
    }

    /** The year that ends with this day: 2026-03-31 gives 2025-04-01 to 2026-03-31, both included. */
    public static DateRange yearTo(LocalDate last) {
        LocalDate end = dayAfter(last);
        LocalDate start = end.minusYears(1);
        // 29 February has no day a year before it: the year begins on 1 March, or 28 February would be in it twice.
        return new DateRange(start.getDayOfMonth() == end.getDayOfMonth() ? start : start.plusDays(1), end);
    }

    /** All days up to and including this one. */
    public static DateRange upTo(LocalDate last) {
        return new DateRange(FIRST_DAY, dayAfter(last));
    }

    /** These days and all before them. */
    public DateRange withAllBefore() {
        return new DateRange(FIRST_DAY, endExclusive);
    }

    /** Whether the day lies in the range. */
    public boolean contains(LocalDate day) {
        return !Objects.requireNonNull(day, "day").isBefore(start) && day.isBefore(endExclusive);
    }

    private static LocalDate dayAfter(LocalDate last) {
        return Require.date(last, "last").plusDays(1);
    }

    @Override
    public String toString() {
        return start + "/" + endExclusive;
    }
}
