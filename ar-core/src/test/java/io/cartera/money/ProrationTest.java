package io.cartera.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class ProrationTest {

    @Provide
    Arbitrary<Money> amounts() {
        return MoneyArbitraries.amounts();
    }

    @Provide
    Arbitrary<long[]> weights() {
        Arbitrary<Long> small = Arbitraries.longs().between(0, 9);
        Arbitrary<Long> any = Arbitraries.longs().between(0, Long.MAX_VALUE);
        return Arbitraries.oneOf(small, any)
                .array(long[].class)
                .ofMinSize(1)
                .ofMaxSize(40)
                .filter(weights -> LongStream.of(weights).anyMatch(weight -> weight > 0));
    }

    @Property
    void M01_splitting_into_equal_parts_conserves_to_the_minor_unit_and_parts_differ_by_at_most_one(
            @ForAll("amounts") Money amount, @ForAll @IntRange(min = 1, max = 999) int n) {
        List<Money> parts = Proration.equally(amount, n);

        assertThat(parts).hasSize(n);
        assertThat(sumOf(parts)).isEqualTo(minorOf(amount));
        assertThat(minorOf(Collections.max(parts)).subtract(minorOf(Collections.min(parts))))
                .isBetween(BigInteger.ZERO, BigInteger.ONE);
        assertThat(parts)
                .allMatch(part -> minorOf(part).signum() * minorOf(amount).signum() >= 0)
                .allMatch(part -> part.getCurrencyUnit().equals(amount.getCurrencyUnit()));
    }

    @Property
    void M01_of_equal_parts_the_larger_come_first(
            @ForAll("amounts") Money amount, @ForAll @IntRange(min = 1, max = 50) int n) {
        List<BigInteger> sizes = Proration.equally(amount.abs(), n).stream()
                .map(ProrationTest::minorOf)
                .toList();

        assertThat(sizes).isSortedAccordingTo(Collections.reverseOrder());
    }

    @Property
    void M02_each_part_is_within_one_minor_unit_of_its_exact_share_and_the_sum_is_exact(
            @ForAll("amounts") Money amount, @ForAll("weights") long[] weights) {
        BigInteger whole =
                LongStream.of(weights).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);

        List<Money> parts = Proration.byWeights(amount, weights);

        assertThat(parts).hasSize(weights.length);
        assertThat(sumOf(parts)).isEqualTo(minorOf(amount));
        for (int i = 0; i < weights.length; i++) {
            BigInteger exact = minorOf(amount).multiply(BigInteger.valueOf(weights[i]));
            BigInteger distance = minorOf(parts.get(i)).multiply(whole).subtract(exact);
            assertThat(distance.abs()).as("part %s of %s", i, weights.length).isLessThan(whole);
        }
    }

    @Property
    void M02_a_negative_amount_splits_as_the_mirror_of_the_positive_one(
            @ForAll("amounts") Money amount, @ForAll("weights") long[] weights) {
        List<Money> mirrored = Proration.byWeights(amount.negated(), weights).stream()
                .map(Money::negated)
                .toList();

        assertThat(mirrored).isEqualTo(Proration.byWeights(amount, weights));
    }

    @Property
    void M02_parts_of_equal_weight_are_equal_but_for_one_minor_unit_that_goes_to_the_earlier(
            @ForAll("amounts") Money amount, @ForAll("weights") long[] weights) {
        List<Money> parts = Proration.byWeights(amount.abs(), weights);

        for (int i = 0; i < weights.length; i++) {
            for (int j = i + 1; j < weights.length; j++) {
                if (weights[i] == weights[j]) {
                    assertThat(minorOf(parts.get(i)).subtract(minorOf(parts.get(j))))
                            .isBetween(BigInteger.ZERO, BigInteger.ONE);
                }
            }
        }
    }

    @Property
    void M02_larger_weights_never_get_less(@ForAll("amounts") Money amount, @ForAll("weights") long[] weights) {
        List<Money> parts = Proration.byWeights(amount.abs(), weights);

        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < weights.length; j++) {
                if (weights[i] > weights[j]) {
                    assertThat(minorOf(parts.get(i)).subtract(minorOf(parts.get(j))))
                            .isGreaterThanOrEqualTo(BigInteger.ZERO);
                }
            }
        }
    }

    @Property
    void M02_permuting_weights_without_ties_permutes_the_parts(
            @ForAll("amounts") Money amount, @ForAll("weights") long[] weights, @ForAll Random random) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        long[] permuted = order.stream().mapToLong(i -> weights[i]).toArray();

        List<Money> parts = Proration.byWeights(amount, weights);
        List<Money> ofPermuted = Proration.byWeights(amount, permuted);

        // With a tie for the last units the earlier wins, so only the sizes per weight are within one unit.
        for (int i = 0; i < permuted.length; i++) {
            BigInteger here = minorOf(ofPermuted.get(i));
            BigInteger there = minorOf(parts.get(order.get(i)));
            if (hasTies(amount, weights)) {
                assertThat(here.subtract(there).abs()).isLessThanOrEqualTo(BigInteger.ONE);
            } else {
                assertThat(here).isEqualTo(there);
            }
        }
    }

    @Property
    void a_part_of_weight_zero_gets_nothing(@ForAll("amounts") Money amount, @ForAll("weights") long[] weights) {
        List<Money> parts = Proration.byWeights(amount, weights);

        for (int i = 0; i < weights.length; i++) {
            if (weights[i] == 0) {
                assertThat(parts.get(i).isZero()).isTrue();
            }
        }
    }

    @Test
    void worked_splits_come_out_as_documented() {
        assertThat(Proration.equally(Money.parse("EUR 100.00"), 3)).isEqualTo(euros("33.34", "33.33", "33.33"));
        assertThat(Proration.equally(Money.parse("EUR 10.00"), 3)).isEqualTo(euros("3.34", "3.33", "3.33"));
        assertThat(Proration.equally(Money.parse("EUR 10.00"), 6))
                .isEqualTo(euros("1.67", "1.67", "1.67", "1.67", "1.66", "1.66"));
        assertThat(Proration.equally(Money.parse("JPY 1000"), 3))
                .containsExactly(Money.parse("JPY 334"), Money.parse("JPY 333"), Money.parse("JPY 333"));
        assertThat(Proration.equally(Money.parse("EUR -10.00"), 3)).isEqualTo(euros("-3.34", "-3.33", "-3.33"));
    }

    @Test
    void ties_go_to_the_earlier_part() {
        assertThat(Proration.byWeights(Money.parse("EUR 0.05"), 3, 7)).isEqualTo(euros("0.02", "0.03"));
        assertThat(Proration.byWeights(Money.parse("EUR 0.05"), 7, 3)).isEqualTo(euros("0.04", "0.01"));
        assertThat(Proration.byWeights(Money.parse("EUR -0.05"), 3, 7)).isEqualTo(euros("-0.02", "-0.03"));
    }

    @Test
    void nothing_splits_into_nothings() {
        assertThat(Proration.equally(Money.parse("EUR 0"), 2)).isEqualTo(euros("0.00", "0.00"));
    }

    @Test
    void as_many_parts_as_documented_and_no_more() {
        assertThat(Proration.equally(Money.parse("EUR 1.00"), Proration.MAX_PARTS))
                .hasSize(100_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Proration.equally(Money.parse("EUR 1.00"), Proration.MAX_PARTS + 1))
                .withMessageContaining("100001");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Proration.byWeights(Money.parse("EUR 1.00"), new long[Proration.MAX_PARTS + 1]))
                .withMessageContaining("100001");
        assertThatIllegalArgumentException().isThrownBy(() -> Proration.equally(Money.parse("EUR 1.00"), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Proration.equally(Money.parse("EUR 1.00"), -1));
        assertThatIllegalArgumentException().isThrownBy(() -> Proration.byWeights(Money.parse("EUR 1.00")));
    }

    @Test
    void weights_that_are_negative_or_all_zero_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Proration.byWeights(Money.parse("EUR 1.00"), 2, -1))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Proration.byWeights(Money.parse("EUR 1.00"), 0, 0))
                .withMessageContaining("zero");
    }

    @Test
    void M05_an_amount_at_the_bound_splits_and_one_beyond_is_refused() {
        Money most = Money.ofMinor(CurrencyUnit.EUR, MinorUnits.MAX);

        assertThat(sumOf(Proration.byWeights(most, Long.MAX_VALUE, Long.MAX_VALUE, 1)))
                .isEqualTo(BigInteger.valueOf(MinorUnits.MAX));
        assertThatThrownBy(() -> Proration.equally(most.plus(Money.parse("EUR 0.01")), 2))
                .isInstanceOf(AmountOutOfRangeException.class);
        assertThatThrownBy(() -> Proration.equally(most.negated().minus(Money.parse("EUR 0.01")), 2))
                .isInstanceOf(AmountOutOfRangeException.class);
    }

    @Test
    void missing_arguments_are_refused_by_name() {
        assertThatNullPointerException()
                .isThrownBy(() -> Proration.equally(null, 2))
                .withMessageContaining("amount");
        assertThatNullPointerException()
                .isThrownBy(() -> Proration.byWeights(Money.parse("EUR 1"), (long[]) null))
                .withMessageContaining("weights");
    }

    @Test
    void the_parts_and_the_weights_are_nobody_elses() {
        long[] weights = {1, 1};
        List<Money> parts = Proration.byWeights(Money.parse("EUR 1.00"), weights);

        assertThat(weights).containsExactly(1, 1);
        assertThatThrownBy(() -> parts.set(0, Money.parse("EUR 9.00")))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static boolean hasTies(Money amount, long[] weights) {
        BigInteger whole =
                LongStream.of(weights).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger minor = minorOf(amount).abs();
        long distinct = LongStream.of(weights)
                .mapToObj(weight -> minor.multiply(BigInteger.valueOf(weight)).mod(whole))
                .distinct()
                .count();
        return distinct < weights.length;
    }

    private static BigInteger minorOf(Money amount) {
        return amount.getAmount().unscaledValue();
    }

    private static BigInteger sumOf(List<Money> parts) {
        return parts.stream().map(ProrationTest::minorOf).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static List<Money> euros(String... amounts) {
        return Arrays.stream(amounts)
                .map(amount -> Money.parse("EUR " + amount))
                .toList();
    }
}
