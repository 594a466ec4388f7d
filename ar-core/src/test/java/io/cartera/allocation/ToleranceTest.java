package io.cartera.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.money.Percentage;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class ToleranceTest {

    private static final Money HUNDRED = Money.parse("EUR 100");

    @Test
    void it_is_an_amount_for_each_currency_a_share_or_the_smaller_of_both() {
        Tolerance amounts = Tolerance.upTo(Money.parse("EUR 5"), Money.parse("JPY 100"));

        assertThat(amounts.of(HUNDRED)).isEqualTo(Money.parse("EUR 5"));
        assertThat(amounts.of(Money.parse("JPY 9"))).isEqualTo(Money.parse("JPY 100"));
        assertThat(amounts.of(Money.parse("USD 9"))).isEqualTo(Money.parse("USD 0"));
        assertThat(Tolerance.percent(Percentage.of("0.5")).of(Money.parse("EUR 1.99")))
                .isEqualTo(Money.parse("EUR 0"));
        assertThat(amounts.andAtMost(Percentage.of("1")).of(HUNDRED)).isEqualTo(Money.parse("EUR 1"));
        assertThat(amounts.andAtMost(Percentage.of("10")).of(HUNDRED)).isEqualTo(Money.parse("EUR 5"));
        assertThat(amounts.andAtMost(Percentage.of("10")).of(Money.parse("USD 9")))
                .isEqualTo(Money.parse("USD 0"));
        assertThat(Tolerance.none().of(HUNDRED)).isEqualTo(Money.parse("EUR 0"));
        assertThat(amounts.of(Money.parse("EUR -1"))).isEqualTo(Money.parse("EUR 0"));
    }

    @Test
    void nonsense_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Tolerance.upTo(Money.parse("EUR -1")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tolerance.upTo(Money.parse("EUR 1"), Money.parse("EUR 2")));
        assertThatIllegalArgumentException().isThrownBy(() -> Tolerance.percent(Percentage.of("-1")));
    }
}
