package io.cartera.purchasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** C096: what a customer buys, and how that shifts. */
class C096MixShiftTest {

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    @Test
    void the_worked_mix_and_shift() {
        ProductMix mix = ProductMix.of(Map.of("tools", eur("60"), "paint", eur("30")), eur("10"));
        assertThat(mix.total()).isEqualTo(eur("100"));
        assertThat(mix.share("tools")).contains(new BigDecimal("60.0000"));
        assertThat(mix.share("glass")).contains(new BigDecimal("0.0000"));
        assertThat(mix.ungroupedShare()).contains(new BigDecimal("10.0000"));
        assertThat(mix.largestFirst()).containsExactly("tools", "paint");

        MixShift shift = MixShift.between(
                ProductMix.of(Map.of("tools", eur("80"), "paint", eur("20")), eur("0")),
                ProductMix.of(Map.of("paint", eur("50"), "glass", eur("50")), eur("0")));
        assertThat(shift.points())
                .isEqualTo(Map.of(
                        "tools", new BigDecimal("-80.0000"),
                        "paint", new BigDecimal("30.0000"),
                        "glass", new BigDecimal("50.0000")));
        assertThat(shift.ungroupedPoints()).isEqualByComparingTo("0");
        assertThat(shift.gained()).containsExactly("glass");
        assertThat(shift.lost()).containsExactly("tools");
    }

    @Test
    void what_moves_to_no_group_is_told() {
        MixShift shift = MixShift.between(
                ProductMix.of(Map.of("tools", eur("100")), eur("0")),
                ProductMix.of(Map.of("tools", eur("50")), eur("50")));

        assertThat(shift.points()).isEqualTo(Map.of("tools", new BigDecimal("-50.0000")));
        assertThat(shift.ungroupedPoints()).isEqualByComparingTo("50");
        assertThat(shift.lost()).isEmpty();
    }

    @Test
    void where_nothing_was_sold_there_are_no_shares() {
        ProductMix none = ProductMix.none(CurrencyUnit.EUR);
        ProductMix credited = ProductMix.of(Map.of("tools", eur("-5"), "paint", eur("5")), eur("0"));

        assertThat(none.share("tools")).isEmpty();
        assertThat(none.ungroupedShare()).isEmpty();
        assertThat(credited.share("paint")).as("a total of zero").isEmpty();
        assertThat(credited.largestFirst()).containsExactly("paint");
        MixShift shift = MixShift.between(none, ProductMix.of(Map.of("tools", eur("5")), eur("15")));
        assertThat(shift.points()).isEqualTo(Map.of("tools", new BigDecimal("25.0000")));
        assertThat(shift.ungroupedPoints()).isEqualByComparingTo("75");
        assertThat(ProductMix.together(List.of(credited, credited), CurrencyUnit.EUR))
                .isEqualTo(ProductMix.of(Map.of("tools", eur("-10"), "paint", eur("10")), eur("0")));
        assertThatThrownBy(() -> MixShift.between(none, ProductMix.none(CurrencyUnit.USD)))
                .isInstanceOf(CurrencyMismatchException.class);
        assertThatThrownBy(() -> ProductMix.of(Map.of("tools", eur("1")), Money.parse("USD 0")))
                .isInstanceOf(CurrencyMismatchException.class);
    }

    @Test
    void a_mix_of_very_many_groups_is_held_against_another_in_one_pass() {
        Map<String, Money> groups = new HashMap<>();
        for (int i = 0; i < 30_000; i++) {
            groups.put("G" + i, eur("1"));
        }
        ProductMix mix = ProductMix.of(groups, eur("0"));

        // A pass for each group takes minutes.
        MixShift shift = Assertions.assertTimeout(Duration.ofSeconds(20), () -> MixShift.between(mix, mix));
        assertThat(shift.points()).hasSize(30_000);
    }

    @Property(tries = 200)
    void the_points_of_two_mixes_of_something_add_up_to_nothing(
            @ForAll @Size(max = 12) Map<@IntRange(max = 9) Integer, @LongRange(max = 999) Long> before,
            @ForAll @Size(max = 12) Map<@IntRange(max = 9) Integer, @LongRange(max = 999) Long> after,
            @ForAll @IntRange(min = 1, max = 99) int then,
            @ForAll @IntRange(min = 1, max = 99) int now) {
        MixShift shift = MixShift.between(mix(before, then), mix(after, now));

        BigDecimal sum = shift.points().values().stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .add(shift.ungroupedPoints());
        assertThat(sum).isCloseTo(BigDecimal.ZERO, within(new BigDecimal("0.0012")));
    }

    private static ProductMix mix(Map<Integer, Long> groups, int ungrouped) {
        Map<String, Money> amounts = new HashMap<>();
        groups.forEach((group, amount) -> amounts.put("G" + group, Money.ofMinor(CurrencyUnit.EUR, amount)));
        return ProductMix.of(amounts, Money.ofMinor(CurrencyUnit.EUR, ungrouped));
    }
}
