package io.cartera.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeRateTest {

    private static final CurrencyUnit EUR = CurrencyUnit.EUR;
    private static final CurrencyUnit USD = CurrencyUnit.USD;
    private static final CurrencyUnit JPY = CurrencyUnit.JPY;
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");

    private static ExchangeRate rate(CurrencyUnit from, CurrencyUnit to, String rate) {
        return ExchangeRate.of(from, to, new BigDecimal(rate), DAY);
    }

    @Test
    void M08_an_amount_is_rounded_once_half_up_to_the_minor_unit_of_the_target() {
        assertThat(rate(EUR, USD, "1.0712").convert(Money.parse("EUR 100"))).isEqualTo(Money.parse("USD 107.12"));
        assertThat(rate(EUR, USD, "0.5").convert(Money.parse("EUR 0.01"))).isEqualTo(Money.parse("USD 0.01"));
        assertThat(rate(EUR, USD, "0.5").convert(Money.parse("EUR -0.01"))).isEqualTo(Money.parse("USD -0.01"));
        assertThat(rate(EUR, USD, "0.4999999999").convert(Money.parse("EUR 0.01")))
                .isEqualTo(Money.parse("USD 0"));
        assertThat(rate(EUR, JPY, "160.95").convert(Money.parse("EUR 10"))).isEqualTo(Money.parse("JPY 1610"));
        assertThat(rate(EUR, JPY, "160.95").residual(Money.parse("EUR 10"))).isEqualByComparingTo("-0.5");
        assertThat(rate(EUR, USD, "1.50")).isEqualTo(rate(EUR, USD, "1.5")).hasToString("EUR/USD 1.5 of 2026-03-01");
    }

    @Property
    void M08_what_comes_of_an_amount_and_the_residual_are_the_amount_at_the_rate(
            @ForAll @LongRange(min = -1_000_000L, max = 1_000_000L) long minor,
            @ForAll @LongRange(min = 1, max = 1_000_000_000L) long digits,
            @ForAll @IntRange(min = 0, max = 14) int decimals) {
        Money amount = Money.ofMinor(EUR, minor);
        for (CurrencyUnit target : new CurrencyUnit[] {USD, JPY, CurrencyUnit.of("KWD")}) {
            ExchangeRate rate = ExchangeRate.of(EUR, target, BigDecimal.valueOf(digits, decimals), DAY);
            BigDecimal exact = amount.getAmount().multiply(rate.rate());

            assertThat(rate.convert(amount).getAmount().add(rate.residual(amount)))
                    .isEqualByComparingTo(exact);
            assertThat(rate.residual(amount).abs().multiply(BigDecimal.valueOf(2)))
                    .isLessThanOrEqualTo(BigDecimal.ONE.movePointLeft(target.getDecimalPlaces()));
        }
    }

    /**
     * There and back at two stated rates, of which the second gives back no more than the first took. With the residuals
     * nothing is ever gained. Without them a coarser target may give up to half of its minor unit: JPY 1 at 0.0065 is
     * EUR 0.01 by rounding half up. A target that is no coarser gives nothing.
     */
    @Property
    void M08_there_and_back_never_gains(
            @ForAll @LongRange(min = 0, max = 1_000_000L) long minor,
            @ForAll @LongRange(min = 1, max = 1_000_000_000L) long digits,
            @ForAll @IntRange(min = 0, max = 9) int decimals) {
        BigDecimal forth = BigDecimal.valueOf(digits, decimals);
        BigDecimal back = BigDecimal.ONE.divide(forth, new MathContext(18, RoundingMode.DOWN));
        if (back.stripTrailingZeros().scale() > ExchangeRate.MAX_DECIMALS) {
            back = back.setScale(ExchangeRate.MAX_DECIMALS, RoundingMode.DOWN);
        }
        Money amount = Money.ofMinor(EUR, minor);
        ExchangeRate there = ExchangeRate.of(EUR, USD, forth, DAY);
        ExchangeRate again = ExchangeRate.of(USD, EUR, back, DAY);
        Money arrived = there.convert(amount);
        Money returned = again.convert(arrived);

        BigDecimal owed = there.residual(amount).multiply(back).add(again.residual(arrived));
        assertThat(returned.getAmount().add(owed)).isLessThanOrEqualTo(amount.getAmount());
        if (forth.compareTo(BigDecimal.ONE) >= 0) {
            assertThat(returned).isLessThanOrEqualTo(amount);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1E-21", "1E+38", "1E+2000000000", "1E-2000000000"})
    void rates_that_are_none_are_refused(String rate) {
        assertThatIllegalArgumentException().isThrownBy(() -> rate(EUR, USD, rate));
    }

    @Test
    void a_rate_converts_its_own_pair_within_the_range_of_amounts_only() {
        assertThatIllegalArgumentException().isThrownBy(() -> rate(EUR, EUR, "1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExchangeRate.of(EUR, USD, BigDecimal.ONE, LocalDate.of(10000, 1, 1)));
        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(() -> rate(EUR, USD, "1").convert(Money.parse("USD 1")));
        assertThatExceptionOfType(AmountOutOfRangeException.class)
                .isThrownBy(() -> rate(EUR, USD, "1000").convert(Money.parse("EUR 9999999999999999")));
    }

    @Test
    void the_latest_rate_on_or_before_the_day_counts_and_there_is_no_other() {
        ExchangeRate first = ExchangeRate.of(EUR, USD, new BigDecimal("1.1"), DAY);
        ExchangeRate second = ExchangeRate.of(EUR, USD, new BigDecimal("1.2"), DAY.plusDays(5));
        ExchangeRates rates = ExchangeRateTable.of(second, first, first);

        assertThat(rates.latestOnOrBefore(EUR, USD, DAY)).isEqualTo(first);
        assertThat(rates.latestOnOrBefore(EUR, USD, DAY.plusDays(4))).isEqualTo(first);
        assertThat(rates.latestOnOrBefore(EUR, USD, DAY.plusDays(5))).isEqualTo(second);
        assertThat(rates.latestOnOrBefore(EUR, USD, DAY.plusYears(1))).isEqualTo(second);
        assertThatExceptionOfType(MissingExchangeRateException.class)
                .isThrownBy(() -> rates.latestOnOrBefore(EUR, USD, DAY.minusDays(1)))
                .withMessage("no rate EUR/USD on or before 2026-02-28")
                .satisfies(missing -> {
                    assertThat(missing.from()).isEqualTo(EUR);
                    assertThat(missing.to()).isEqualTo(USD);
                    assertThat(missing.day()).isEqualTo(DAY.minusDays(1));
                });
        assertThatExceptionOfType(MissingExchangeRateException.class)
                .isThrownBy(() -> rates.latestOnOrBefore(USD, EUR, DAY));
        assertThatIllegalArgumentException().isThrownBy(() -> ExchangeRateTable.of(first, rate(EUR, USD, "1.3")));
    }
}
