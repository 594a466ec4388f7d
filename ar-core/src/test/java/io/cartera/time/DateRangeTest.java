package io.cartera.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DateRangeTest {

    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    @Test
    void the_first_day_is_in_the_range_and_the_end_is_not() {
        DateRange january = DateRange.of(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-02-01"));

        assertThat(january.contains(LocalDate.parse("2025-12-31"))).isFalse();
        assertThat(january.contains(LocalDate.parse("2026-01-01"))).isTrue();
        assertThat(january.contains(LocalDate.parse("2026-01-31"))).isTrue();
        assertThat(january.contains(LocalDate.parse("2026-02-01"))).isFalse();
        assertThat(daysOf(january)).hasSize(31);
        assertThat(january).isEqualTo(DateRange.ofClosed(january.start(), LocalDate.parse("2026-01-31")));
        assertThat(january).hasToString("2026-01-01/2026-02-01");
    }

    @Test
    void equal_ends_make_the_empty_range_and_crossed_ends_none() {
        LocalDate day = LocalDate.parse("2026-01-01");

        assertThat(DateRange.of(day, day).contains(day)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> DateRange.of(day, day.minusDays(1)));
    }

    @Test
    void the_year_to_a_day_ends_with_it() {
        assertThat(DateRange.yearTo(LocalDate.parse("2026-03-31")))
                .isEqualTo(DateRange.ofClosed(LocalDate.parse("2025-04-01"), LocalDate.parse("2026-03-31")));
        assertThat(DateRange.yearTo(LocalDate.parse("2025-12-31")))
                .isEqualTo(DateRange.ofClosed(LocalDate.parse("2025-01-01"), LocalDate.parse("2025-12-31")));
        assertThat(DateRange.yearTo(LocalDate.parse("2024-02-29")))
                .isEqualTo(DateRange.ofClosed(LocalDate.parse("2023-03-01"), LocalDate.parse("2024-02-29")));
    }

    @Test
    void the_year_to_the_day_before_a_leap_day_does_not_hold_that_day_twice() {
        assertThat(DateRange.yearTo(LocalDate.parse("2024-02-28")))
                .isEqualTo(DateRange.ofClosed(LocalDate.parse("2023-03-01"), LocalDate.parse("2024-02-28")));
    }

    @Property
    void a_year_has_no_day_of_the_calendar_twice(@ForAll @IntRange(min = 0, max = 146_096) int day) {
        LocalDate last = LocalDate.of(2000, 1, 1).plusDays(day);

        DateRange year = DateRange.yearTo(last);

        assertThat(daysOf(year).stream().map(MonthDay::from)).doesNotHaveDuplicates();
        assertThat(daysOf(year)).hasSizeBetween(365, 366).endsWith(last);
    }

    @Test
    void all_days_up_to_a_day_hold_the_first_of_all_and_that_day() {
        DateRange range = DateRange.upTo(LocalDate.parse("2026-03-31"));

        assertThat(range.contains(FIRST)).isTrue();
        assertThat(range.contains(LocalDate.parse("2026-03-31"))).isTrue();
        assertThat(range.contains(LocalDate.parse("2026-04-01"))).isFalse();
    }

    @Test
    void ranges_lie_in_the_years_1_to_9999() {
        assertThat(DateRange.ofClosed(FIRST, LAST)).isEqualTo(DateRange.upTo(LAST));
        assertThat(DateRange.upTo(LAST).contains(LAST)).isTrue();
        assertThat(DateRange.yearTo(LAST).start()).isEqualTo("9999-01-01");
        assertThatIllegalArgumentException().isThrownBy(() -> DateRange.of(FIRST.minusDays(1), LAST));
        assertThatIllegalArgumentException().isThrownBy(() -> DateRange.of(FIRST, LAST.plusDays(2)));
        assertThatIllegalArgumentException().isThrownBy(() -> DateRange.ofClosed(FIRST, LAST.plusDays(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> DateRange.upTo(FIRST.minusDays(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> DateRange.yearTo(LocalDate.of(1, 6, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> DateRange.yearTo(LocalDate.MAX));
    }

    @Test
    void missing_arguments_are_refused_by_name() {
        assertThatNullPointerException()
                .isThrownBy(() -> DateRange.of(null, FIRST))
                .withMessageContaining("start");
        assertThatNullPointerException()
                .isThrownBy(() -> DateRange.of(FIRST, null))
                .withMessageContaining("endExclusive");
        assertThatNullPointerException()
                .isThrownBy(() -> DateRange.ofClosed(FIRST, null))
                .withMessageContaining("last");
        assertThatNullPointerException()
                .isThrownBy(() -> DateRange.upTo(FIRST).contains(null))
                .withMessageContaining("day");
    }

    private static List<LocalDate> daysOf(DateRange range) {
        return range.start().datesUntil(range.endExclusive()).toList();
    }

    @Test
    void with_all_before_a_range_keeps_its_end() {
        DateRange march = DateRange.ofClosed(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-31"));

        assertThat(march.withAllBefore()).isEqualTo(DateRange.upTo(LocalDate.parse("2026-03-31")));
    }
}
