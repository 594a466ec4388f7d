package io.cartera.time;

import io.cartera.trace.internal.Require;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;

/**
 * Which days are business days.
 * <p>
 * The library brings no holidays of any country; who knows them hands them over, or implements {@link #isBusinessDay} on
 * a calendar of their own. Such a one must answer for every day, always the same, from any thread; it should have value
 * equality, as those made here do. Those are immutable. Worked: with Saturday and Sunday as weekend and 2026-01-01 as
 * holiday, the first business day on or after 2026-01-01, a Thursday, is 2026-01-02. Where Saturday 2026-02-14 is worked
 * to make up for a holiday, {@code withWorkingDays(List.of(LocalDate.of(2026, 2, 14)))} says so.
 */
@FunctionalInterface
public interface BusinessCalendar {

    /** Whether business is done on the day. */
    boolean isBusinessDay(LocalDate day);

    /** The calendar on which every day is a business day. */
    static BusinessCalendar everyDay() {
        return WeekCalendar.EVERY_DAY;
    }

    /**
     * The calendar on which these days of the week are no business days, such as Saturday and Sunday.
     *
     * @throws IllegalArgumentException if no day of the week is left
     */
    static BusinessCalendar weekends(DayOfWeek... days) {
        return WeekCalendar.without(days);
    }

    /**
     * This calendar with more holidays. What is said last of a day holds.
     *
     * @throws IllegalArgumentException if one is outside the years 1 to 9999
     */
    default BusinessCalendar withHolidays(Collection<LocalDate> more) {
        return ExceptionalDays.none(this).with(more, false, "holiday");
    }

    /**
     * This calendar with more days that are worked though they would not be, such as a Saturday that makes up for a
     * holiday. What is said last of a day holds.
     *
     * @throws IllegalArgumentException if one is outside the years 1 to 9999
     */
    default BusinessCalendar withWorkingDays(Collection<LocalDate> more) {
        return ExceptionalDays.none(this).with(more, true, "working day");
    }

    /**
     * The first business day on or after the day.
     *
     * @throws IllegalArgumentException if it lies beyond the year 9999
     */
    default LocalDate onOrAfter(LocalDate day) {
        LocalDate found = Require.date(day, "day");
        while (!isBusinessDay(found)) {
            found = Require.date(found.plusDays(1), "next business day");
        }
        return found;
    }

    /**
     * The last business day on or before the day.
     *
     * @throws IllegalArgumentException if it lies before the year 1
     */
    default LocalDate onOrBefore(LocalDate day) {
        LocalDate found = Require.date(day, "day");
        while (!isBusinessDay(found)) {
            found = Require.date(found.minusDays(1), "business day before");
        }
        return found;
    }
}
