package io.cartera.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.customer.CustomerId;
import io.cartera.money.Percentage;
import io.cartera.rating.Evidence;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C101: how much hangs on few customers. */
class C101ConcentrationTest {

    static final CustomerId BIG = CustomerId.of("BIG");

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    /** One customer of 60 and eight of 5. */
    static Map<CustomerId, Money> seed() {
        Map<CustomerId, Money> amounts = new HashMap<>();
        amounts.put(BIG, eur("60"));
        IntStream.rangeClosed(1, 8).forEach(i -> amounts.put(CustomerId.of("C" + i), eur("5")));
        return amounts;
    }

    private static Map<CustomerId, Money> of(List<Long> minor) {
        Map<CustomerId, Money> amounts = new LinkedHashMap<>();
        for (int i = 0; i < minor.size(); i++) {
            amounts.put(CustomerId.of("C" + i), Money.ofMinor(CurrencyUnit.EUR, minor.get(i)));
        }
        return amounts;
    }

    private static List<BigDecimal> figures(Concentration concentration) {
        return List.of(
                concentration.hhi().orElse(BigDecimal.ZERO),
                concentration.normalisedHhi().orElse(BigDecimal.ZERO),
                concentration.effectiveNumber().orElse(BigDecimal.ZERO),
                concentration.gini().orElse(BigDecimal.ZERO),
                concentration.ratio(1).map(Percentage::value).orElse(BigDecimal.ZERO));
    }

    @Test
    void the_worked_portfolio_of_one_customer_of_60_percent_and_eight_of_5() {
        Concentration seed = Concentration.of(seed());

        assertThat(seed.customers()).isEqualTo(9);
        assertThat(seed.ratio(1)).contains(Percentage.of("60"));
        assertThat(seed.ratio(4)).contains(Percentage.of("75"));
        assertThat(seed.ratio(9)).contains(Percentage.of("100"));
        assertThat(seed.ratio(10)).contains(Percentage.of("100"));
        assertThat(seed.hhi()).contains(new BigDecimal("3800.00"));
        assertThat(seed.normalisedHhi()).contains(new BigDecimal("0.3025"));
        assertThat(seed.effectiveNumber()).contains(new BigDecimal("2.63"));
        assertThat(seed.gini()).contains(new BigDecimal("0.4889"));
    }

    @Test
    void the_published_example_of_30_30_20_20_has_an_index_of_2600() {
        assertThat(Concentration.of(of(List.of(30L, 30L, 20L, 20L))).hhi()).contains(new BigDecimal("2600.00"));
    }

    @Test
    void what_is_above_its_limit_alerts_and_what_is_at_it_does_not() {
        Concentration seed = Concentration.of(seed());

        assertThat(seed.alerts(ConcentrationLimits.ofDefaults()))
                .containsExactly(
                        Evidence.of("percent of the largest customer", 60, 25),
                        Evidence.of("percent of the four largest customers", 75, 60),
                        Evidence.of("Herfindahl-Hirschman index", 3800, 1800));
        assertThat(seed.alerts(ConcentrationLimits.ofDefaults()
                        .largest(Percentage.of("60"))
                        .fourLargest(Percentage.of("75"))
                        .hhi(BigDecimal.valueOf(3800))))
                .isEmpty();
        assertThat(seed.alerts(ConcentrationLimits.ofDefaults()
                        .largest(Percentage.of("59.999999"))
                        .fourLargest(Percentage.of("75"))
                        .hhi(new BigDecimal("3799.99"))))
                .hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConcentrationLimits.ofDefaults().hhi(new BigDecimal("10000.01")));
    }

    @Test
    void an_alert_shows_a_figure_that_is_above_its_limit() {
        // 250.01 of 1000.02 is 25.0005 %: neither 25 against 25, nor more decimals than it takes.
        Concentration close = Concentration.of(of(List.of(25001L, 25000L, 25000L, 25001L)));

        assertThat(close.alerts(ConcentrationLimits.ofDefaults()
                        .fourLargest(Percentage.of("100"))
                        .hhi(BigDecimal.valueOf(10_000))))
                .containsExactly(Evidence.of(
                        "percent of the largest customer", new BigDecimal("25.0005"), BigDecimal.valueOf(25)));
        Concentration closest = Concentration.of(of(List.of(25_000_000_000_001L, 75_000_000_000_000L)));
        assertThat(closest.alerts(ConcentrationLimits.ofDefaults()
                        .largest(Percentage.of("75"))
                        .fourLargest(Percentage.of("100"))
                        .hhi(BigDecimal.valueOf(10_000))))
                .isEmpty();
        assertThat(Concentration.of(of(List.of(25_000_000_000_000L, 75_000_000_000_001L)))
                        .alerts(ConcentrationLimits.ofDefaults()
                                .largest(Percentage.of("75"))
                                .fourLargest(Percentage.of("100"))
                                .hhi(BigDecimal.valueOf(10_000))))
                .containsExactly(Evidence.of(
                        "percent of the largest customer", new BigDecimal("75.0000000001"), BigDecimal.valueOf(75)));
    }

    @Test
    void nobody_and_nobody_above_zero_have_no_concentration() {
        for (Map<CustomerId, Money> amounts : List.of(Map.<CustomerId, Money>of(), of(List.of(0L, -5L)))) {
            Concentration none = Concentration.of(amounts);
            assertThat(none.customers()).isZero();
            assertThat(none.hhi()).isEmpty();
            assertThat(none.normalisedHhi()).isEmpty();
            assertThat(none.effectiveNumber()).isEmpty();
            assertThat(none.gini()).isEmpty();
            assertThat(none.ratio(1)).isEmpty();
            assertThat(none.alerts(ConcentrationLimits.ofDefaults())).isEmpty();
        }
    }

    @Test
    void one_customer_is_all_there_is() {
        Concentration one = Concentration.of(of(List.of(7L)));

        assertThat(one.hhi()).contains(new BigDecimal("10000.00"));
        assertThat(one.normalisedHhi()).as("not defined for one").isEmpty();
        assertThat(one.effectiveNumber()).contains(new BigDecimal("1.00"));
        assertThat(one.gini()).contains(new BigDecimal("0.0000"));
    }

    @Test
    void customers_with_credit_notes_alone_do_not_count() {
        assertThat(figures(Concentration.of(of(List.of(30L, 70L, -40L)))))
                .isEqualTo(figures(Concentration.of(of(List.of(30L, 70L)))));
    }

    @Test
    void amounts_at_the_bound_do_not_overflow() {
        assertThat(figures(Concentration.of(of(java.util.Collections.nCopies(20, 999_999_999_999_999_999L)))))
                .isEqualTo(figures(Concentration.of(of(java.util.Collections.nCopies(20, 1L)))));
    }

    @Test
    void currencies_are_never_added_up() {
        Map<CustomerId, Money> mixed = Map.of(BIG, eur("1"), CustomerId.of("C"), Money.parse("USD 1"));

        assertThatThrownBy(() -> Concentration.of(mixed)).isInstanceOf(CurrencyMismatchException.class);
    }

    @Property
    void the_index_lies_between_that_of_equal_customers_and_that_of_one(
            @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 1, max = 1_000_000) Long> amounts) {
        BigDecimal hhi = Concentration.of(of(amounts)).hhi().orElseThrow();
        BigDecimal equal = BigDecimal.valueOf(10_000)
                .divide(BigDecimal.valueOf(amounts.size()), 2, java.math.RoundingMode.HALF_UP);

        assertThat(hhi).isBetween(equal, new BigDecimal("10000.00"));
    }

    @Property
    void merging_two_customers_never_lowers_the_index(
            @ForAll @Size(min = 2, max = 20) List<@LongRange(min = 1, max = 1_000_000) Long> amounts) {
        List<Long> merged = new java.util.ArrayList<>(amounts.subList(1, amounts.size()));
        merged.set(0, merged.get(0) + amounts.get(0));

        assertThat(Concentration.of(of(merged)).hhi().orElseThrow())
                .isGreaterThanOrEqualTo(Concentration.of(of(amounts)).hhi().orElseThrow());
    }

    @Property
    void all_amounts_times_a_factor_and_other_names_change_nothing(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = -1000, max = 1_000_000) Long> amounts,
            @ForAll @LongRange(min = 1, max = 1000) long factor) {
        List<BigDecimal> figures = figures(Concentration.of(of(amounts)));
        List<Long> scaled = amounts.stream().map(amount -> amount * factor).toList();
        Map<CustomerId, Money> renamed = new HashMap<>();
        of(amounts).forEach((id, amount) -> renamed.put(CustomerId.of("Z" + (100 - id.hashCode() % 97) + id), amount));

        assertThat(figures(Concentration.of(of(scaled)))).isEqualTo(figures);
        assertThat(figures(Concentration.of(renamed))).isEqualTo(figures);
    }
}
