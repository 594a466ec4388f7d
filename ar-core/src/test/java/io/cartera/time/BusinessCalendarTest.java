package io.cartera.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {

    private static final BusinessCalendar WEEK = BusinessCalendar.weekends(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    // 2025-06-15 is a Sunday, 2026-01-31 a Saturday, 2026-03-01 a Sunday.
    @ParameterizedTest
    @CsvSource({
        "2025-06-15, NONE, 2025-06-15",
        "2025-06-15, FOLLOWING, 2025-06-16",
        "2025-06-15, MODIFIED_FOLLOWING, 2025-06-16",
        "2025-06-15, PRECEDING, 2025-06-13",
        "2026-01-31, FOLLOWING, 2026-02-02",
        "2026-01-31, MODIFIED_FOLLOWING, 2026-01-30",
        "2026-03-01, PRECEDING, 2026-02-27",
        "2026-03-02, FOLLOWING, 2026-03-02",
        "2026-03-02, PRECEDING, 2026-03-02",
        "2026-12-25, FOLLOWING, 2026-12-28",
        "2026-12-25, PRECEDING, 2026-12-24"
    })
    void a_date_rolls_by_its_convention(LocalDate date, BusinessDayConvention convention, LocalDate rolled) {
        BusinessCalendar christmas = WEEK.withHolidays(List.of(LocalDate.parse("2026-12-25")));

        assertThat(convention.adjust(date, christmas)).isEqualTo(rolled);
    }

    @Property
    void a_rolled_date_is_a_business_day_the_nearest_one_on_its_side(
            @ForAll @IntRange(max = 20_000) int shift,
            @ForAll List<@IntRange(max = 40) Integer> holidays,
            @ForAll BusinessDayConvention convention) {
        LocalDate date = LocalDate.of(2000, 1, 1).plusDays(shift);
        BusinessCalendar calendar = WEEK.withHolidays(
                holidays.stream().map(n -> date.plusDays(n - 20)).toList());

        LocalDate rolled = convention.adjust(date, calendar);

        if (convention == BusinessDayConvention.NONE || calendar.isBusinessDay(date)) {
            assertThat(rolled).isEqualTo(date);
            return;
        }
        assertThat(calendar.isBusinessDay(rolled)).isTrue();
        boolean forward = rolled.isAfter(date);
        LocalDate between = forward ? date : rolled.plusDays(1);
        LocalDate end = forward ? rolled : date.plusDays(1);
        assertThat(between.datesUntil(end)).noneMatch(calendar::isBusinessDay);
        assertThat(forward)
                .isEqualTo(convention == BusinessDayConvention.FOLLOWING
                        || (convention == BusinessDayConvention.MODIFIED_FOLLOWING
                                && YearMonth.from(calendar.onOrAfter(date)).equals(YearMonth.from(date))));
    }

    @Test
    void every_day_is_a_business_day_of_the_calendar_of_every_day_but_its_holidays() {
        LocalDate sunday = LocalDate.parse("2025-06-15");

        assertThat(BusinessCalendar.everyDay().isBusinessDay(sunday)).isTrue();
        assertThat(BusinessCalendar.everyDay()).isEqualTo(BusinessCalendar.weekends());
        assertThat(BusinessCalendar.everyDay().withHolidays(List.of(sunday)).isBusinessDay(sunday))
                .isFalse();
        assertThat(BusinessCalendar.everyDay().withHolidays(List.of(sunday)))
                .isNotEqualTo(BusinessCalendar.everyDay())
                .isEqualTo(BusinessCalendar.everyDay().withHolidays(List.of(sunday, sunday)))
                .hasSameHashCodeAs(BusinessCalendar.everyDay().withHolidays(List.of(sunday)))
                .hasToString("BusinessCalendar[weekend []] with 1 holidays and 0 working days");
    }

    @Test
    void holidays_are_added_and_copied() {
        List<LocalDate> holidays = new ArrayList<>(List.of(LocalDate.parse("2026-01-01")));
        BusinessCalendar first = WEEK.withHolidays(holidays);
        holidays.add(LocalDate.parse("2026-01-06"));
        BusinessCalendar both = first.withHolidays(List.of(LocalDate.parse("2026-01-05")));

        assertThat(first.isBusinessDay(LocalDate.parse("2026-01-06"))).isTrue();
        assertThat(both.isBusinessDay(LocalDate.parse("2026-01-01"))).isFalse();
        assertThat(both.isBusinessDay(LocalDate.parse("2026-01-05"))).isFalse();
    }

    @Test
    void a_week_without_business_days_and_days_beyond_the_calendar_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessCalendar.weekends(DayOfWeek.values()))
                .withMessageContaining("no day of the week");
        BusinessCalendar closed = WEEK.withHolidays(List.of(LocalDate.of(9999, 12, 31), LocalDate.of(1, 1, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> closed.onOrAfter(LocalDate.of(9999, 12, 31)));
        assertThatIllegalArgumentException().isThrownBy(() -> closed.onOrBefore(LocalDate.of(1, 1, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> WEEK.withHolidays(List.of(LocalDate.MAX)));
        assertThatNullPointerException().isThrownBy(() -> WEEK.withHolidays(null));
        assertThatNullPointerException().isThrownBy(() -> WEEK.isBusinessDay(null));
        assertThatNullPointerException().isThrownBy(() -> BusinessCalendar.weekends((DayOfWeek) null));
    }

    @Test
    void a_day_that_makes_up_for_a_holiday_is_worked() {
        LocalDate saturday = LocalDate.parse("2026-02-14");
        BusinessCalendar china =
                WEEK.withHolidays(List.of(LocalDate.parse("2026-02-16"))).withWorkingDays(List.of(saturday));

        assertThat(china.isBusinessDay(saturday)).isTrue();
        assertThat(china.isBusinessDay(saturday.plusDays(1))).isFalse();
        assertThat(china.onOrAfter(saturday.plusDays(1))).isEqualTo("2026-02-17");
        assertThat(BusinessDayConvention.PRECEDING.adjust(LocalDate.parse("2026-02-16"), china))
                .isEqualTo(saturday);
        assertThat(china.withHolidays(List.of(saturday)).isBusinessDay(saturday))
                .as("what is said last holds")
                .isFalse();
        assertThat(china)
                .isEqualTo(WEEK.withWorkingDays(List.of(saturday)).withHolidays(List.of(LocalDate.parse("2026-02-16"))))
                .isNotEqualTo(WEEK.withHolidays(List.of(saturday, LocalDate.parse("2026-02-16"))))
                .hasToString("BusinessCalendar[weekend [SATURDAY, SUNDAY]] with 1 holidays and 1 working days");
        assertThat(WEEK.withWorkingDays(List.of())).isEqualTo(WEEK).hasSameHashCodeAs(WEEK);
        assertThatNullPointerException().isThrownBy(() -> WEEK.withWorkingDays(null));
        assertThatIllegalArgumentException().isThrownBy(() -> china.withWorkingDays(List.of(LocalDate.MAX)));
    }

    @Test
    void a_calendar_of_ones_own_says_which_days_are_worked_and_takes_exceptions_too() {
        LocalDate first = LocalDate.parse("2026-02-01");
        BusinessCalendar oddDays = day -> day.getDayOfMonth() % 2 == 1;
        BusinessCalendar changed = oddDays.withHolidays(List.of(first)).withWorkingDays(List.of(first.plusDays(3)));

        assertThat(oddDays.onOrAfter(first.plusDays(1))).isEqualTo("2026-02-03");
        assertThat(oddDays.onOrBefore(first.plusDays(1))).isEqualTo("2026-02-01");
        assertThat(first.datesUntil(first.plusDays(6)).filter(changed::isBusinessDay))
                .containsExactly(first.plusDays(2), first.plusDays(3), first.plusDays(4));
        assertThat(BusinessDayConvention.FOLLOWING.adjust(first, changed)).isEqualTo("2026-02-03");
    }
}
