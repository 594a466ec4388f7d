package io.cartera.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.ListArbitrary;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class MoneyBagTest {

    @Provide
    ListArbitrary<Money> amounts() {
        return MoneyArbitraries.amounts().list().ofMaxSize(30);
    }

    @Provide
    Arbitrary<Money> amount() {
        return MoneyArbitraries.amounts();
    }

    @Property
    void M07_each_currency_is_summed_for_itself(@ForAll("amounts") List<Money> amounts) {
        MoneyBag bag = amounts.stream().collect(MoneyBag.collector());

        for (CurrencyUnit currency : MoneyArbitraries.CURRENCIES) {
            MoneyTally tally = MoneyTally.in(currency);
            amounts.stream()
                    .filter(amount -> amount.getCurrencyUnit().equals(currency))
                    .forEach(tally::add);
            assertThat(bag.in(currency)).isEqualTo(tally.total());
            assertThat(bag.currencies().contains(currency))
                    .isEqualTo(!tally.total().isZero());
        }
    }

    @Property
    void the_order_of_adding_and_the_number_of_threads_make_no_difference(
            @ForAll("amounts") List<Money> amounts, @ForAll Random random) {
        List<Money> shuffled = new ArrayList<>(amounts);
        Collections.shuffle(shuffled, random);
        MoneyBag bag = MoneyBag.of(amounts.toArray(Money[]::new));

        assertThat(shuffled.stream().collect(MoneyBag.collector()))
                .isEqualTo(bag)
                .hasSameHashCodeAs(bag);
        assertThat(shuffled.parallelStream().collect(MoneyBag.collector()))
                .isEqualTo(bag)
                .hasToString(bag.toString());
    }

    @Property
    void adding_and_taking_away_again_changes_nothing(
            @ForAll("amounts") List<Money> amounts, @ForAll("amount") Money amount) {
        MoneyBag bag = amounts.stream().collect(MoneyBag.collector());

        assertThat(bag.plus(amount).minus(amount)).isEqualTo(bag);
        assertThat(bag.minus(amount).plus(amount)).isEqualTo(bag);
    }

    @Test
    void a_currency_that_comes_to_zero_leaves_the_bag() {
        MoneyBag bag = MoneyBag.of(Money.parse("EUR 5"), Money.parse("USD 3")).minus(Money.parse("EUR 5"));

        assertThat(bag).isEqualTo(MoneyBag.of(Money.parse("USD 3")));
        assertThat(bag.currencies()).containsExactly(CurrencyUnit.USD);
        assertThat(bag.in(CurrencyUnit.EUR)).isEqualTo(Money.parse("EUR 0"));
        assertThat(bag.minus(Money.parse("USD 3"))).isEqualTo(MoneyBag.empty());
        assertThat(MoneyBag.of(Money.parse("EUR 0")).isEmpty()).isTrue();
        assertThat(MoneyBag.empty().plus(Money.parse("EUR 0")).amounts()).isEmpty();
    }

    @Test
    void amounts_are_listed_by_currency_code() {
        MoneyBag bag = MoneyBag.of(Money.parse("USD 3"), Money.parse("EUR -5"), Money.parse("JPY 7"));

        assertThat(bag.amounts()).containsExactly(Money.parse("EUR -5"), Money.parse("JPY 7"), Money.parse("USD 3"));
        assertThat(bag).hasToString("[EUR -5.00, JPY 7, USD 3.00]");
        assertThat(bag.isEmpty()).isFalse();
    }

    @Test
    void M05_a_sum_in_the_bag_has_no_bound() {
        Money most = Money.ofMinor(CurrencyUnit.JPY, Long.MAX_VALUE);

        assertThat(MoneyBag.of(most, most, most).in(CurrencyUnit.JPY))
                .isEqualTo(Money.parse("JPY 27670116110564327421"));
    }

    @Test
    void a_bag_cannot_be_changed_from_outside() {
        MoneyBag bag = MoneyBag.of(Money.parse("USD 3"));

        assertThatThrownBy(() -> bag.amounts().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> bag.currencies().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void missing_amounts_are_refused_by_name() {
        assertThatNullPointerException()
                .isThrownBy(() -> MoneyBag.empty().plus(null))
                .withMessageContaining("amount");
        assertThatNullPointerException()
                .isThrownBy(() -> MoneyBag.of((Money) null))
                .withMessageContaining("amount");
    }
}
