package io.cartera.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** All days but certain days of the week, of which at least one is left. */
record WeekCalendar(Set<DayOfWeek> weekend) implements BusinessCalendar {

    static final BusinessCalendar EVERY_DAY = without();

    static BusinessCalendar without(DayOfWeek... days) {
        EnumSet<DayOfWeek> weekend = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : Objects.requireNonNull(days, "days")) {
            weekend.add(Objects.requireNonNull(day, "day"));
        }
        if (weekend.size() == DayOfWeek.values().length) {
            throw new IllegalArgumentException("no day of the week is a business day");
        }
        return new WeekCalendar(Collections.unmodifiableSet(weekend));
    }

    @Override
    public boolean isBusinessDay(LocalDate day) {
        return !weekend.contains(Objects.requireNonNull(day, "day").getDayOfWeek());
    }

    @Override
    public String toString() {
        return "BusinessCalendar[weekend " + weekend + "]";
    }
}
