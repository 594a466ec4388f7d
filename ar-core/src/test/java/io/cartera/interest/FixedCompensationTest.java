package io.cartera.interest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.joda.money.CurrencyMismatchException;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedCompensationTest {

    private static final Money ONE = Money.parse("GBP 1");

    @ParameterizedTest
    @CsvSource({"0.01, 40", "999.99, 40", "1000, 70", "9999.99, 70", "10000, 100", "1000000, 100"})
    void in_the_United_Kingdom_it_goes_by_the_debt(String debt, String sum) {
        assertThat(FixedCompensation.unitedKingdom().on(Money.parse("GBP " + debt)))
                .isEqualTo(Money.parse("GBP " + sum));
    }

    @Test
    void one_sum_stands_for_debts_in_any_currency_and_steps_only_for_those_in_their_own() {
        assertThat(FixedCompensation.europeanUnion().on(Money.parse("SEK 1"))).isEqualTo(Money.parse("EUR 40"));
        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(() -> FixedCompensation.unitedKingdom().on(Money.parse("EUR 1")));
        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(() -> FixedCompensation.of(ONE).andFrom(ONE, Money.parse("EUR 1")));
        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(() -> FixedCompensation.of(ONE).andFrom(Money.parse("EUR 1"), ONE));
    }

    @Test
    void sums_and_debts_are_above_zero_and_a_step_stands_once() {
        Money nothing = Money.parse("GBP 0");
        assertThatIllegalArgumentException().isThrownBy(() -> FixedCompensation.of(nothing));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FixedCompensation.of(ONE).andFrom(nothing, ONE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FixedCompensation.of(ONE).andFrom(ONE, nothing));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FixedCompensation.unitedKingdom().andFrom(Money.parse("GBP 1000"), ONE));
        assertThat(FixedCompensation.unitedKingdom())
                .hasToString("GBP 40.00, from GBP 1000.00 on GBP 70.00, from GBP 10000.00 on GBP 100.00");
    }
}
