package io.cartera.portfolio;

import io.cartera.purchasing.PurchaseHistory;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A period to a day and the same months a year before, both of which the books have whole: what a bridge can lead from and to without taking for growth
 * what is only that the books begin. Immutable.
 * <p>
 * Worked, through 30 June 2026 with at most twelve months: with a first deal in January 2024, July 2025 to June 2026 beside July 2024 to June
 * 2025; with a first deal on 20 March 2025, March to June of 2026 and of 2025; with one in July 2025 there is nothing to compare.
 */
public final class ComparedPeriods {

    private final DateRange first;
    private final DateRange second;

    private ComparedPeriods(DateRange first, DateRange second) {
        this.first = first;
        this.second = second;
    }

    /**
     * The longest such periods to the last day of a history. Books are whole from the first day of the month of their first deal on.
     *
     * @param most how many months are the most
     * @throws IllegalArgumentException if most is not 1 to 12
     */
    public static Optional<ComparedPeriods> aYearApart(PurchaseHistory history, int most) {
        if (most < 1 || most > 12) {
            throw new IllegalArgumentException("most is " + most + ", 1 to 12 is allowed");
        }
        Optional<LocalDate> begin = Objects.requireNonNull(history, "history").begin();
        LocalDate end = DateRange.upTo(history.through()).endExclusive();
        for (int months = most; months > 0 && begin.isPresent(); months--) {
            LocalDate start = end.minusMonths(months);
            if (!start.minusYears(1).isBefore(begin.get().withDayOfMonth(1))) {
                return Optional.of(new ComparedPeriods(
                        DateRange.of(start.minusYears(1), end.minusYears(1)), DateRange.of(start, end)));
            }
        }
        return Optional.empty();
    }

    /** The earlier period. */
    public DateRange first() {
        return first;
    }

    /** The later one. */
    public DateRange second() {
        return second;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ComparedPeriods that && first.equals(that.first) && second.equals(that.second);
    }

    @Override
    public int hashCode() {
        return Objects.hash(first, second);
    }

    @Override
    public String toString() {
        return second + " beside " + first;
    }
}
