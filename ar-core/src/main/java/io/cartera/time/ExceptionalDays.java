package io.cartera.time;

import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Another calendar but for certain days, each of which is worked or not. */
final class ExceptionalDays implements BusinessCalendar {

    private final BusinessCalendar usual;
    private final Map<LocalDate, Boolean> isWorked;

    private ExceptionalDays(BusinessCalendar usual, Map<LocalDate, Boolean> isWorked) {
        this.usual = usual;
        this.isWorked = Map.copyOf(isWorked);
    }

    static ExceptionalDays none(BusinessCalendar usual) {
        return new ExceptionalDays(usual, Map.of());
    }

    /** The calendar with more such days; the usual one where there are none at all. */
    BusinessCalendar with(Collection<LocalDate> days, boolean areWorked, String name) {
        Map<LocalDate, Boolean> all = new HashMap<>(isWorked);
        for (LocalDate day : Objects.requireNonNull(days, name + "s")) {
            all.put(Require.date(day, name), areWorked);
        }
        return all.isEmpty() ? usual : new ExceptionalDays(usual, all);
    }

    @Override
    public BusinessCalendar withHolidays(Collection<LocalDate> more) {
        return with(more, false, "holiday");
    }

    @Override
    public BusinessCalendar withWorkingDays(Collection<LocalDate> more) {
        return with(more, true, "working day");
    }

    @Override
    public boolean isBusinessDay(LocalDate day) {
        Boolean worked = isWorked.get(Objects.requireNonNull(day, "day"));
        return worked == null ? usual.isBusinessDay(day) : worked;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExceptionalDays that && usual.equals(that.usual) && isWorked.equals(that.isWorked);
    }

    @Override
    public int hashCode() {
        return Objects.hash(usual, isWorked);
    }

    @Override
    public String toString() {
        long worked = isWorked.values().stream().filter(Boolean::booleanValue).count();
        return usual + " with " + (isWorked.size() - worked) + " holidays and " + worked + " working days";
    }
}
