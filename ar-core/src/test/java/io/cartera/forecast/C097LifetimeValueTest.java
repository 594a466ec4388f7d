package io.cartera.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.cartera.money.AmountOutOfRangeException;
import java.math.BigDecimal;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.data.Percentage;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C092, C093 and C097: whether customers will come back, how often, and what they are worth; published numbers. */
class C097LifetimeValueTest {

    private static final BetaGeometric CDNOW = BetaGeometric.of(0.243, 4.414, 0.793, 2.426);
    private static final GammaGamma SPENDING =
            GammaGamma.of(new BigDecimal("6.25"), new BigDecimal("3.74"), new BigDecimal("15.44"));
    private static final LifetimeValue YEAR = LifetimeValue.over(12, 4.345, new BigDecimal("0.01"));

    @ParameterizedTest
    @CsvSource({
        "2, 30.43, 38.86, 0.726579, 1.226028",
        "7, 29.43, 38.86, 0.641756, 3.337053",
        "1, 1.71, 38.86, 0.212101, 0.203187",
        "0, 0, 38.86, 1, 0.195098"
    })
    void customers_are_alive_and_buy_again_as_published(
            long repeats, double recency, double age, double alive, double bought) {
        RepeatPurchases history = new RepeatPurchases(repeats, recency, age);

        assertThat(CDNOW.probabilityAlive(history)).isCloseTo(alive, within(5e-7));
        assertThat(CDNOW.expectedPurchases(history, 39)).isCloseTo(bought, within(5e-7));
    }

    @ParameterizedTest
    @CsvSource({
        "23, 39, 39, 0.968555",
        "5, 30, 39, 0.7056",
        "10, 30, 39, 0.5716",
        "15, 30, 39, 0.3751",
        "20, 30, 39, 0.1968"
    })
    void the_more_often_it_bought_the_less_a_silent_customer_is_alive(
            long repeats, double recency, double age, double alive) {
        double tolerance = repeats == 23 ? 5e-7 : 5e-5;

        assertThat(CDNOW.probabilityAlive(new RepeatPurchases(repeats, recency, age)))
                .isCloseTo(alive, within(tolerance));
    }

    @Test
    void new_customers_buy_as_published() {
        assertThat(CDNOW.probabilityOf(0, 39)).isCloseTo(0.5737864, within(5e-8));
        assertThat(CDNOW.probabilityOf(10, 2)).isCloseTo(1.07869e-7, Percentage.withPercentage(0.001));
        assertThat(CDNOW.expectedPurchasesOfNew(1)).isCloseTo(0.0533, within(5e-5));
        assertThat(CDNOW.expectedPurchasesOfNew(3)).isCloseTo(0.1509, within(5e-5));
        assertThat(CDNOW.expectedPurchasesOfNew(32)).isCloseTo(1.0452, within(5e-5));
        assertThat(CDNOW.expectedPurchasesOfNew(78)).isCloseTo(1.8605, within(5e-5));
    }

    @Test
    void how_often_a_new_customer_buys_adds_up() {
        double whole = 0;
        double mean = 0;
        for (int count = 0; count < 3000; count++) {
            double probability = CDNOW.probabilityOf(count, 52);
            whole += probability;
            mean += count * probability;
        }

        assertThat(whole).isCloseTo(1, within(1e-9));
        assertThat(mean).isCloseTo(CDNOW.expectedPurchasesOfNew(52), within(1e-6));
    }

    /** The published form, with Gauss's series, where it is well-behaved. */
    @Property(tries = 200)
    void what_is_expected_is_the_published_form(
            @ForAll @DoubleRange(min = 0.1, max = 5) double r,
            @ForAll @DoubleRange(min = 0.5, max = 20) double alpha,
            @ForAll @DoubleRange(min = 1.5, max = 4) double a,
            @ForAll @DoubleRange(min = 0.5, max = 6) double b,
            @ForAll @LongRange(min = 0, max = 15) long repeats) {
        RepeatPurchases history = new RepeatPurchases(repeats, repeats == 0 ? 0 : 20, 30);
        BetaGeometric model = BetaGeometric.of(r, alpha, a, b);
        double time = 10;
        double z = time / (alpha + 30 + time);
        double series = 0;
        double term = 1;
        for (int i = 0; i < 500; i++) {
            series += term;
            term *= (r + repeats + i) * (b + repeats + i) / ((a + b + repeats - 1 + i) * (i + 1)) * z;
        }
        double published = (a + b + repeats - 1)
                / (a - 1)
                * (1 - Math.pow((alpha + 30) / (alpha + 30 + time), r + repeats) * series)
                * model.probabilityAlive(history);

        assertThat(model.expectedPurchases(history, time)).isCloseTo(published, Percentage.withPercentage(1e-6));
    }

    @Test
    void around_a_equal_to_one_nothing_happens() {
        RepeatPurchases history = new RepeatPurchases(3, 20, 30);
        double below = BetaGeometric.of(0.5, 5, 1 - 1e-9, 2).expectedPurchases(history, 10);
        double at = BetaGeometric.of(0.5, 5, 1, 2).expectedPurchases(history, 10);
        double above = BetaGeometric.of(0.5, 5, 1 + 1e-9, 2).expectedPurchases(history, 10);

        assertThat(at)
                .isCloseTo(below, within(1e-8))
                .isCloseTo(above, within(1e-8))
                .isGreaterThan(0.1);
    }

    @Property(tries = 1000)
    void S04_probabilities_and_purchases_are_finite_and_within_bounds_for_any_history_and_parameters(
            @ForAll @DoubleRange(min = -12, max = 12) double r,
            @ForAll @DoubleRange(min = -12, max = 12) double alpha,
            @ForAll @DoubleRange(min = -12, max = 12) double a,
            @ForAll @DoubleRange(min = -12, max = 12) double b,
            @ForAll @LongRange(min = 0, max = 1_000_000) long repeats) {
        BetaGeometric model = BetaGeometric.of(Math.pow(10, r), Math.pow(10, alpha), Math.pow(10, a), Math.pow(10, b));
        for (double age : new double[] {0, 1e-6, 1, 1e6}) {
            for (double part : new double[] {0, 0.5, 1}) {
                RepeatPurchases history = new RepeatPurchases(repeats, repeats == 0 ? 0 : age * part, age);
                double alive = model.probabilityAlive(history);
                assertThat(alive).isBetween(0.0, 1.0);
                for (double time : new double[] {1e-6, 1000, 1e12}) {
                    double bought = model.expectedPurchases(history, time);
                    double most = (Math.pow(10, r) + repeats) * time / (Math.pow(10, alpha) + age);

                    assertThat(bought).isFinite().isBetween(0.0, most * alive * (1 + 1e-9));
                }
                assertThat(model.expectedPurchases(history, 0)).isZero();
                assertThat(model.logLikelihood(history)).isNotNaN();
            }
        }
    }

    @Test
    void whoever_has_stopped_for_certain_buys_nothing_and_no_time_is_too_long_but_those_refused() {
        RepeatPurchases history = new RepeatPurchases(2, 30, 38);
        BetaGeometric stopped = BetaGeometric.of(1e12, 1e-12, 1e-12, 1e12);
        BetaGeometric tiny = BetaGeometric.of(1e-12, 1e-12, 1e-12, 1e-12);

        assertThat(stopped.expectedPurchases(history, 1e12)).isZero();
        assertThat(tiny.expectedPurchasesOfNew(1e12)).isFinite();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tiny.expectedPurchasesOfNew(1e300))
                .withMessageContaining("time is 1.0E300");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stopped.expectedPurchases(history, Math.nextUp(1e12)))
                .withMessageContaining("time");
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 35.2190", "2, 22.35, 24.6637", "7, 73.74, 71.4697", "1, 11.77, 18.9169", "2, 25.55, 27.2884"})
    void what_one_purchase_is_worth_is_as_published(long repeats, BigDecimal mean, String value) {
        assertThat(String.format(Locale.ROOT, "%.4f", SPENDING.expectedValue(repeats, mean)))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"2, 30.43, 22.35, 36.2892", "7, 29.43, 73.74, 283.5328"})
    void what_a_customer_is_worth_in_a_year_is_as_published(
            long repeats, double recency, BigDecimal mean, double value) {
        RepeatPurchases history = new RepeatPurchases(repeats, recency, 38.86);
        BigDecimal purchase = SPENDING.expectedValue(repeats, mean);

        assertThat(YEAR.discountedPurchases(CDNOW, history) * purchase.doubleValue())
                .isCloseTo(value, within(5e-4));
        Money rounded = SPENDING.expected(repeats, Money.parse("USD " + mean));
        assertThat(YEAR.of(CDNOW, history, rounded).getAmount().doubleValue()).isCloseTo(value, within(0.03));
    }

    @Test
    void a_host_brings_a_model_of_its_own() {
        PurchasePredictor monthly = new PurchasePredictor() {
            @Override
            public double probabilityAlive(RepeatPurchases history) {
                return 1;
            }

            @Override
            public double expectedPurchases(RepeatPurchases history, double time) {
                return time;
            }
        };

        assertThat(LifetimeValue.over(3, 1, BigDecimal.ZERO)
                        .of(monthly, new RepeatPurchases(0, 0, 0), Money.parse("EUR 10")))
                .isEqualTo(Money.parse("EUR 30"));
    }

    @Test
    void no_digit_of_an_amount_is_lost_and_none_is_out_of_range() {
        Money large = Money.parse("EUR 1234567890123456.78");
        PurchasePredictor one = expecting(1);

        assertThat(GammaGamma.of(BigDecimal.ONE, new BigDecimal("2"), BigDecimal.ONE)
                        .expected(1_000_000_000_000_000_000L, large))
                .isEqualTo(Money.parse("EUR 1234567890123456.78"));
        assertThat(LifetimeValue.over(1, 1, BigDecimal.ZERO).of(one, new RepeatPurchases(0, 0, 0), large))
                .isEqualTo(large);
        assertThatExceptionOfType(AmountOutOfRangeException.class)
                .isThrownBy(() -> LifetimeValue.over(1, 1, BigDecimal.ZERO)
                        .of(expecting(1e9), new RepeatPurchases(0, 0, 0), large));
        assertThatExceptionOfType(AmountOutOfRangeException.class)
                .isThrownBy(() -> GammaGamma.of(
                                new BigDecimal("1000000000000"),
                                new BigDecimal("1.000000000001"),
                                new BigDecimal("1000000000000"))
                        .expected(0, large));
    }

    private static PurchasePredictor expecting(double purchases) {
        return new PurchasePredictor() {
            @Override
            public double probabilityAlive(RepeatPurchases history) {
                return 1;
            }

            @Override
            public double expectedPurchases(RepeatPurchases history, double time) {
                return purchases;
            }
        };
    }

    @Test
    void what_cannot_be_is_refused_by_name() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RepeatPurchases(-1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RepeatPurchases(1, 2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RepeatPurchases(1, Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RepeatPurchases(1, 1, Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> new RepeatPurchases(0, 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BetaGeometric.of(0, 1, 1, 1))
                .withMessageContaining("r is");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BetaGeometric.of(1, 1, Double.NaN, 1))
                .withMessageContaining("a is");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CDNOW.expectedPurchases(new RepeatPurchases(0, 0, 1), -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GammaGamma.of(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE))
                .withMessageContaining("q is 1");
        assertThatIllegalArgumentException().isThrownBy(() -> LifetimeValue.over(12, 0, BigDecimal.ZERO));
    }
}
