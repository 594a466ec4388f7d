package io.cartera.party;

import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.Objects;

/**
 * A day that comes every year, such as a birthday or the day of the foundation; without its year, which nobody needs for a
 * greeting.
 * <p>
 * The type is an open code of the caller, 1 to 128 characters. An occasion of 29 February is on 28 February in a year that
 * has no 29th. Personal, so {@link #toString()} shows the type only. Immutable.
 */
public final class Occasion {

    /** The type of a birthday. */
    public static final String BIRTHDAY = "birthday";

    private final String type;
    private final MonthDay day;

    private Occasion(String type, MonthDay day) {
        this.type = Require.id(type, "type");
        this.day = Objects.requireNonNull(day, "day");
    }

    /** An occasion of this type on this day. */
    public static Occasion of(String type, MonthDay day) {
        return new Occasion(type, day);
    }

    /** A birthday. */
    public static Occasion birthday(MonthDay day) {
        return of(BIRTHDAY, day);
    }

    /** The type. */
    public String type() {
        return type;
    }

    /** The day of the year. */
    public MonthDay day() {
        return day;
    }

    /** The day in a year: of a 29 February the 28th where the year has no 29th. */
    public LocalDate in(Year year) {
        return day.atYear(year.getValue());
    }

    /** The first one on or after a day. */
    public LocalDate next(LocalDate from) {
        LocalDate same = day.atYear(Require.date(from, "from").getYear());
        return same.isBefore(from) ? day.atYear(from.getYear() + 1) : same;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Occasion that && type.equals(that.type) && day.equals(that.day);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, day);
    }

    /** Shows the type only. */
    @Override
    public String toString() {
        return "Occasion[" + type + "]";
    }
}
