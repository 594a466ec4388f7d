package io.cartera.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.customer.CustomerId;
import io.cartera.money.Percentage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C100: what part of the turnover each customer makes. */
class C100TurnoverShareTest {

    private static Map<CustomerId, Money> of(List<Long> minor) {
        Map<CustomerId, Money> amounts = new TreeMap<>();
        for (int i = 0; i < minor.size(); i++) {
            amounts.put(CustomerId.of("C" + (100 + i)), Money.ofMinor(CurrencyUnit.EUR, minor.get(i)));
        }
        return amounts;
    }

    @Test
    void three_equal_customers_share_the_first_place_and_the_hundredth_left_over_goes_to_the_first() {
        Shares shares = Shares.of(of(List.of(100L, 100L, 100L)));

        assertThat(shares.ranked()).extracting(RankedShare::rank).containsExactly(1, 1, 1);
        assertThat(shares.ranked())
                .extracting(RankedShare::share)
                .containsExactly(Percentage.of("33.34"), Percentage.of("33.33"), Percentage.of("33.33"));
        assertThat(shares.ranked())
                .extracting(RankedShare::cumulative)
                .containsExactly(Percentage.of("33.34"), Percentage.of("66.67"), Percentage.of("100"));
        assertThat(shares.whole()).contains(Money.parse("EUR 3"));
    }

    @Test
    void places_count_those_that_share_one() {
        Shares shares = Shares.of(of(List.of(5L, 9L, 5L, 1L, 0L, -3L)));

        assertThat(shares.ranked()).extracting(RankedShare::rank).containsExactly(1, 2, 2, 4, 5, 6);
        assertThat(shares.of(CustomerId.of("C105")).orElseThrow().share()).isEqualTo(Percentage.of("0"));
        assertThat(shares.of(CustomerId.of("C999"))).isEmpty();
        assertThat(shares.top(2))
                .extracting(RankedShare::customer)
                .containsExactly(CustomerId.of("C101"), CustomerId.of("C100"));
        assertThat(shares.top(99)).hasSize(6);
        assertThat(shares.whole()).contains(Money.parse("EUR 0.20"));
        assertThatIllegalArgumentException().isThrownBy(() -> shares.top(-1)).withMessageContaining("customers");
    }

    @Test
    void nobody_makes_nothing() {
        assertThat(Shares.of(Map.of()).ranked()).isEmpty();
        assertThat(Shares.of(Map.of()).whole()).isEmpty();
        assertThat(Shares.of(of(List.of(0L, -1L))).ranked())
                .extracting(RankedShare::share)
                .containsOnly(Percentage.of("0"));
    }

    @Property
    void S03_shares_as_percent_sum_to_100_and_each_lies_within_a_hundredth_of_the_exact_one(
            @ForAll @Size(min = 1, max = 200) List<@LongRange(min = -50, max = 100_000) Long> amounts,
            @ForAll @LongRange(min = 1, max = 1000) long first) {
        List<Long> all = new ArrayList<>(amounts);
        all.add(first);
        Shares shares = Shares.of(of(all));

        BigDecimal sum =
                shares.ranked().stream().map(share -> share.share().value()).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo("100.00");
        BigDecimal whole = shares.whole().orElseThrow().getAmount();
        for (RankedShare share : shares.ranked()) {
            BigDecimal exact = share.amount()
                    .getAmount()
                    .max(BigDecimal.ZERO)
                    .multiply(BigDecimal.valueOf(100))
                    .divide(whole, 10, java.math.RoundingMode.HALF_UP);
            assertThat(share.share().value().subtract(exact).abs()).isLessThan(new BigDecimal("0.01"));
        }
    }

    @Property
    void the_order_in_which_customers_come_changes_nothing(
            @ForAll @Size(min = 1, max = 30) List<@LongRange(min = -5, max = 20) Long> amounts, @ForAll long seed) {
        List<Map.Entry<CustomerId, Money>> entries = new ArrayList<>(of(amounts).entrySet());
        Collections.shuffle(entries, new Random(seed));
        Map<CustomerId, Money> shuffled = new java.util.LinkedHashMap<>();
        entries.forEach(entry -> shuffled.put(entry.getKey(), entry.getValue()));

        assertThat(Shares.of(shuffled)).isEqualTo(Shares.of(of(amounts)));
    }

    @Property
    void S01_customers_partition_the_turnover_and_cumulative_shares_never_fall(
            @ForAll @Size(min = 1, max = 50) List<@LongRange(min = -5, max = 1000) Long> amounts) {
        Map<CustomerId, Money> turnover = of(amounts);
        Shares shares = Shares.of(turnover);

        assertThat(shares.ranked())
                .extracting(RankedShare::customer)
                .containsExactlyInAnyOrderElementsOf(turnover.keySet());
        assertThat(shares.ranked().stream().map(RankedShare::amount).reduce(Money::plus))
                .isEqualTo(turnover.values().stream().reduce(Money::plus));
        assertThat(shares.ranked()).extracting(RankedShare::cumulative).isSorted();
    }
}
