package io.cartera.time;

import io.cartera.trace.internal.Require;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which days are business days: all but certain days of the week and certain holidays.
 * <p>
 * The library brings no holidays of any country; who knows them hands them over. At least one day of the week is a
 * business day. Immutable and thread-safe. Worked: with Saturday and Sunday as weekend and 2026-01-01 as holiday, the
 * first business day on or after 2026-01-01, a Thursday, is 2026-01-02.
 */
public final class BusinessCalendar {

    private static final BusinessCalendar EVERY_DAY =
            new BusinessCalendar(EnumSet.noneOf(DayOfWeek.class), Collections.emptySortedSet());

    private final Set<DayOfWeek> weekend;
    private final SortedSet<LocalDate> holidays;

    private BusinessCalendar(Set<DayOfWeek> weekend, SortedSet<LocalDate> holidays) {
        this.weekend = Collections.unmodifiableSet(weekend);
        this.holidays = Collections.unmodifiableSortedSet(holidays);
    }

    /** The calendar on which every day is a business day. */
    public static BusinessCalendar everyDay() {
        return EVERY_DAY;
    }

    /**
     * The calendar on which these days of the week are no business days, such as Saturday and Sunday.
     *
     * @throws IllegalArgumentException if no day of the week is left
     */
    public static BusinessCalendar weekends(DayOfWeek... days) {
        EnumSet<DayOfWeek> weekend = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : Objects.requireNonNull(days, "days")) {
            weekend.add(Objects.requireNonNull(day, "day"));
        }
        if (weekend.size() == DayOfWeek.values().length) {
            throw new IllegalArgumentException("no day of the week is a business day");
        }
        return new BusinessCalendar(weekend, Collections.emptySortedSet());
    }

    /**
     * This calendar with more holidays.
     *
     * @throws IllegalArgumentException if one is outside the years 1 to 9999
     */
    public BusinessCalendar withHolidays(Collection<LocalDate> more) {
        TreeSet<LocalDate> all = new TreeSet<>(holidays);
        for (LocalDate holiday : Objects.requireNonNull(more, "holidays")) {
            all.add(Require.date(holiday, "holiday"));
        }
        return new BusinessCalendar(weekend, all);
    }

    /** Whether business is done on the day. */
    public boolean isBusinessDay(LocalDate day) {
        return !weekend.contains(Objects.requireNonNull(day, "day").getDayOfWeek()) && !holidays.contains(day);
    }

    /**
     * The first business day on or after the day.
     *
     * @throws IllegalArgumentException if it lies beyond the year 9999
     */
    public LocalDate onOrAfter(LocalDate day) {
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
    public LocalDate onOrBefore(LocalDate day) {
        LocalDate found = Require.date(day, "day");
        while (!isBusinessDay(found)) {
            found = Require.date(found.minusDays(1), "business day before");
        }
        return found;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BusinessCalendar that && weekend.equals(that.weekend) && holidays.equals(that.holidays);
    }

    @Override
    public int hashCode() {
        return Objects.hash(weekend, holidays);
    }

    @Override
    public String toString() {
        return "BusinessCalendar[weekend " + weekend + ", " + holidays.size() + " holidays]";
    }
}
