package io.cartera.freshness;

import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;

/**
 * How often a source is to be imported: every so many days, weeks, months or years.
 * <p>
 * A source that was imported through a day is due to be imported through the day that lies one period later; where the period
 * has no days, the last day of a month is followed by the last day of a month. Immutable. Worked: monthly, imported through 31
 * January, it is due through 28 February, and after that through 31 March; weekly, after 1 March, through 8 March.
 */
public final class UpdateCadence {

    private static final int MOST_MONTHS = 1_200;
    private static final int MOST_DAYS = 36_600;

    private final Period period;

    private UpdateCadence(Period period) {
        this.period = Objects.requireNonNull(period, "period");
        if (period.isZero()
                || period.isNegative()
                || period.toTotalMonths() > MOST_MONTHS
                || period.getDays() > MOST_DAYS) {
            throw new IllegalArgumentException(
                    period + " is not a period of up to " + MOST_MONTHS + " months and " + MOST_DAYS + " days");
        }
    }

    /** Day by day. */
    public static UpdateCadence daily() {
        return every(Period.ofDays(1));
    }

    /** Every seven days. */
    public static UpdateCadence weekly() {
        return every(Period.ofWeeks(1));
    }

    /** Every month. */
    public static UpdateCadence monthly() {
        return every(Period.ofMonths(1));
    }

    /**
     * Once in this period.
     *
     * @throws IllegalArgumentException if it is zero, has a negative part, or has more than 1200 months or 36600 days
     */
    public static UpdateCadence every(Period period) {
        return new UpdateCadence(period);
    }

    /** The period. */
    public Period period() {
        return period;
    }

    /**
     * The day through which a source is due next that was imported through a day.
     *
     * @throws IllegalArgumentException if that day is outside the years 1 to 9999
     */
    public LocalDate dueAfter(LocalDate through) {
        LocalDate next = Require.date(through, "through").plus(period);
        boolean endsMonth = period.getDays() == 0 && through.plusDays(1).getDayOfMonth() == 1;
        return endsMonth ? next.with(TemporalAdjusters.lastDayOfMonth()) : next;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UpdateCadence that && period.equals(that.period);
    }

    @Override
    public int hashCode() {
        return period.hashCode();
    }

    @Override
    public String toString() {
        return "UpdateCadence[" + period + "]";
    }
}
