package io.cartera.interest;

import static io.cartera.interest.LateAccount.day;
import static io.cartera.interest.LateAccount.rate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.time.DateRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceRateTest {

    private static final ReferenceRate FIRST = rate("2024-01-01", "2024-06-30", "4.50");
    private static final ReferenceRate THIRD = rate("2025-01-01", "2025-06-30", "3.15");
    private static final ReferenceRates TABLE = ReferenceRateTable.of("ECB", List.of(THIRD, FIRST));

    @Test
    void a_table_gives_the_rate_in_force_on_its_first_and_last_day() {
        for (String day : List.of("2024-01-01", "2024-03-01", "2024-06-30")) {
            assertThat(TABLE.inForceOn(day(day))).isEqualTo(FIRST);
        }
        assertThat(TABLE.inForceOn(day("2025-01-01"))).isEqualTo(THIRD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-12-31", "2024-07-01", "2024-12-31", "2025-07-01"})
    void before_between_and_after_its_rates_it_has_none(LocalDate day) {
        assertThatExceptionOfType(MissingReferenceRateException.class)
                .isThrownBy(() -> TABLE.inForceOn(day))
                .withMessage("no rate of ECB in force on " + day);
    }

    @Test
    void two_rates_on_one_day_are_refused_and_the_same_twice_is_not() {
        for (ReferenceRate other : List.of(
                rate("2024-06-30", "2024-12-31", "4.25"),
                rate("2024-01-01", "2024-06-30", "4.25"),
                rate("2024-01-01", "2024-01-01", "4.5"),
                rate("2024-02-01", "2024-02-02", "4.5"),
                rate("2023-01-01", "2024-01-01", "4.5"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ReferenceRateTable.of("ECB", FIRST, other))
                    .withMessageStartingWith("two rates on one day: ");
        }
        assertThat(ReferenceRateTable.of("ECB", FIRST, rate("2024-01-01", "2024-06-30", "4.5"))
                        .inForceOn(day("2024-01-01")))
                .isEqualTo(FIRST);
    }

    @Test
    void a_rate_may_be_below_zero_and_trailing_zeros_say_nothing() {
        DateRange days = DateRange.yearTo(day("2020-12-31"));

        assertThat(ReferenceRate.of(days, new BigDecimal("-0.880")))
                .isEqualTo(ReferenceRate.of(days, new BigDecimal("-0.88")))
                .hasToString("-0.88 % in force 2020-01-01/2021-01-01");
        assertThat(ReferenceRate.of(days, new BigDecimal("1E+1")).percent()).isEqualTo(new BigDecimal("10"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-100.01", "1000.1", "0.0000001", "1E+2000000000"})
    void a_rate_out_of_range_is_refused(String percent) {
        DateRange days = DateRange.yearTo(day("2020-12-31"));

        assertThatIllegalArgumentException().isThrownBy(() -> ReferenceRate.of(days, new BigDecimal(percent)));
    }

    @Test
    void a_rate_of_no_day_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReferenceRate.of(DateRange.of(day("2020-01-01"), day("2020-01-01")), BigDecimal.ONE));
    }
}
