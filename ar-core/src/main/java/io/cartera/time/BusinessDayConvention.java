package io.cartera.time;

import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;

/**
 * What becomes of a date that is no business day. A date that is one stays as it is under every convention. Worked, with
 * Saturday and Sunday as weekend: Saturday 2026-01-31 becomes 2026-02-02 by {@link #FOLLOWING} and 2026-01-30 by
 * {@link #MODIFIED_FOLLOWING} and {@link #PRECEDING}.
 */
public enum BusinessDayConvention {
    /** It stays. */
    NONE,
    /** The next business day. */
    FOLLOWING,
    /** The next business day, unless it lies in another month: then the one before. */
    MODIFIED_FOLLOWING,
    /** The business day before. */
    PRECEDING;

    /**
     * The date that takes its place.
     *
     * @throws IllegalArgumentException if that lies outside the years 1 to 9999
     */
    public LocalDate adjust(LocalDate date, BusinessCalendar calendar) {
        Require.date(date, "date");
        Objects.requireNonNull(calendar, "calendar");
        return switch (this) {
            case NONE -> date;
            case FOLLOWING -> calendar.onOrAfter(date);
            case MODIFIED_FOLLOWING -> {
                LocalDate next = calendar.onOrAfter(date);
                yield YearMonth.from(next).equals(YearMonth.from(date)) ? next : calendar.onOrBefore(date);
            }
            case PRECEDING -> calendar.onOrBefore(date);
        };
    }
}
