package io.cartera.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.customer.CustomerId;
import io.cartera.money.Percentage;
import java.math.BigDecimal;
import java.util.Map;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C104: what would be left without a customer. */
class C104LossScenarioTest {

    @Test
    void without_the_customer_of_60_percent_40_are_left_and_the_index_falls_to_1250() {
        LossScenario loss = LossScenario.of(
                        C101ConcentrationTest.seed(), C101ConcentrationTest.BIG, Money.parse("EUR 17"))
                .orElseThrow();

        assertThat(loss.lostTurnover()).isEqualTo(Money.parse("EUR 60"));
        assertThat(loss.remainingTurnover()).isEqualTo(Money.parse("EUR 40"));
        assertThat(loss.share().share()).isEqualTo(Percentage.of("60"));
        assertThat(loss.before().hhi()).contains(new BigDecimal("3800.00"));
        assertThat(loss.after().hhi()).contains(new BigDecimal("1250.00"));
        assertThat(loss.after().ratio(1)).contains(Percentage.of("12.5"));
        assertThat(loss.atStake()).isEqualTo(Money.parse("EUR 17"));
        assertThat(loss.lostMargin(Percentage.of("12.5"))).isEqualTo(Money.parse("EUR 7.50"));
    }

    @Test
    void the_only_customer_leaves_nothing() {
        LossScenario loss = LossScenario.of(
                        Map.of(C101ConcentrationTest.BIG, Money.parse("EUR 5")),
                        C101ConcentrationTest.BIG,
                        Money.parse("EUR 0"))
                .orElseThrow();

        assertThat(loss.remainingTurnover()).isEqualTo(Money.parse("EUR 0"));
        assertThat(loss.after().customers()).isZero();
    }

    @Test
    void money_is_of_the_whole_turnover_and_shares_of_what_is_above_zero() {
        CustomerId other = CustomerId.of("OTHER");
        LossScenario loss = LossScenario.of(
                        Map.of(
                                C101ConcentrationTest.BIG,
                                Money.parse("EUR 60"),
                                other,
                                Money.parse("EUR 60"),
                                CustomerId.of("RETURNS"),
                                Money.parse("EUR -20")),
                        C101ConcentrationTest.BIG,
                        Money.parse("EUR -3"))
                .orElseThrow();

        assertThat(loss.share().share()).isEqualTo(Percentage.of("50"));
        assertThat(loss.remainingTurnover()).isEqualTo(Money.parse("EUR 40"));
        assertThat(loss.atStake()).as("we owe it").isEqualTo(Money.parse("EUR 0"));
    }

    @Test
    void who_has_no_turnover_cannot_be_lost_and_currencies_must_agree() {
        assertThat(LossScenario.of(C101ConcentrationTest.seed(), CustomerId.of("NEW"), Money.parse("EUR 0")))
                .isEmpty();
        assertThatThrownBy(() ->
                        LossScenario.of(C101ConcentrationTest.seed(), C101ConcentrationTest.BIG, Money.parse("USD 1")))
                .isInstanceOf(CurrencyMismatchException.class);
    }
}
