package io.cartera.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayCountTest {

    private static DateRange range(String start, String end) {
        return DateRange.of(LocalDate.parse(start), LocalDate.parse(end));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-31, 2024-02-29, 0.07945205, 0.08055556, 0.07923497",
        "2024-02-29, 2024-03-31, 0.08493151, 0.08611111, 0.08469945",
        "2023-12-15, 2024-03-10, 0.23561644, 0.23888889, 0.23509993",
        "2025-01-31, 2025-03-31, 0.16164384, 0.16388889, 0.16164384",
        "2024-03-01, 2024-03-01, 0.00000000, 0.00000000, 0.00000000",
    })
    void counts_the_days_by_three_conventions(
            String start, String end, BigDecimal fixed, BigDecimal by360, BigDecimal byYear) {
        DateRange days = range(start, end);

        assertThat(DayCount.ACTUAL_365_FIXED.yearFraction(days, 8)).isEqualTo(fixed);
        assertThat(DayCount.ACTUAL_360.yearFraction(days, 8)).isEqualTo(by360);
        assertThat(DayCount.ACTUAL_ACTUAL_ISDA.yearFraction(days, 8)).isEqualTo(byYear);
    }

    @Test
    void a_leap_year_is_one_year_by_its_own_length_and_a_day_more_by_365() {
        DateRange leap = range("2024-01-01", "2025-01-01");

        assertThat(DayCount.ACTUAL_ACTUAL_ISDA.parts(leap)).isEqualTo(DayCount.ACTUAL_ACTUAL_ISDA.partsPerYear());
        assertThat(DayCount.ACTUAL_365_FIXED.parts(leap)).isEqualTo(DayCount.ACTUAL_365_FIXED.partsPerYear() + 1);
        assertThat(DayCount.ACTUAL_360.parts(leap)).isEqualTo(DayCount.ACTUAL_360.partsPerYear() + 6);
        assertThat(DayCount.ACTUAL_ACTUAL_ISDA.yearFraction(range("2023-01-01", "2027-01-01"), 2))
                .isEqualByComparingTo("4");
    }

    @Property(tries = 300)
    void parts_add_up_however_a_range_is_cut(
            @ForAll DayCount count,
            @ForAll @IntRange(max = 3000) int first,
            @ForAll @IntRange(max = 2000) int second,
            @ForAll @IntRange(max = 2000) int third) {
        LocalDate a = LocalDate.of(1999, 6, 1).plusDays(first);
        LocalDate b = a.plusDays(second);
        LocalDate c = b.plusDays(third);

        assertThat(count.parts(DateRange.of(a, b)) + count.parts(DateRange.of(b, c)))
                .isEqualTo(count.parts(DateRange.of(a, c)));
    }
}
