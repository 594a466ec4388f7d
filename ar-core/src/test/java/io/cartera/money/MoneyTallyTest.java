package io.cartera.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class MoneyTallyTest {

    @Provide
    Arbitrary<CurrencyUnit> currencies() {
        return MoneyArbitraries.currencies();
    }

    @Provide
    Arbitrary<List<Long>> longs() {
        Arbitrary<Long> extremes = Arbitraries.of(
                Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE, Long.MAX_VALUE - 1, -1L, 0L, 1L, MinorUnits.MAX);
        return Arbitraries.oneOf(Arbitraries.longs(), extremes).list().ofMaxSize(60);
    }

    @Property
    void M05_a_sum_is_exact_without_a_bound_whatever_the_order(
            @ForAll("currencies") CurrencyUnit currency, @ForAll("longs") List<Long> addends) {
        MoneyTally tally = MoneyTally.in(currency);
        BigInteger exact = BigInteger.ZERO;
        for (long addend : addends) {
            tally.addMinor(addend);
            exact = exact.add(BigInteger.valueOf(addend));
            assertThat(tally.total()).isEqualTo(moneyOf(currency, exact));
        }
    }

    @Property
    void M05_sums_of_sums_are_exact_too(
            @ForAll("currencies") CurrencyUnit currency, @ForAll("longs") List<Long> addends) {
        MoneyTally tally = MoneyTally.in(currency);
        BigInteger exact = BigInteger.ZERO;
        for (long addend : addends) {
            BigInteger square = BigInteger.valueOf(addend).pow(2);
            tally.addSum(moneyOf(currency, square));
            tally.addSum(moneyOf(currency, BigInteger.valueOf(addend)));
            exact = exact.add(square).add(BigInteger.valueOf(addend));
        }
        assertThat(tally.total()).isEqualTo(moneyOf(currency, exact));
    }

    @Test
    void a_tally_adds_up() {
        MoneyTally tally = MoneyTally.in(CurrencyUnit.EUR);
        tally.add(Money.parse("EUR 10.00"));
        tally.add(Money.parse("EUR -0.01"));

        assertThat(tally.total()).isEqualTo(Money.parse("EUR 9.99"));
        assertThat(tally.currency()).isEqualTo(CurrencyUnit.EUR);
    }

    @Test
    void an_empty_tally_is_zero_in_its_currency() {
        assertThat(MoneyTally.in(CurrencyUnit.JPY).total()).isEqualTo(Money.parse("JPY 0"));
    }

    @Test
    void M05_an_amount_at_the_bound_is_added_and_one_beyond_leaves_the_tally_as_it_was() {
        MoneyTally tally = MoneyTally.in(CurrencyUnit.EUR);
        Money most = Money.ofMinor(CurrencyUnit.EUR, MinorUnits.MAX);
        tally.add(most);

        assertThatThrownBy(() -> tally.add(most.plus(Money.parse("EUR 0.01"))))
                .isInstanceOf(AmountOutOfRangeException.class);
        assertThat(tally.total()).isEqualTo(most);

        tally.addSum(most.plus(Money.parse("EUR 0.01")));
        assertThat(tally.total()).isEqualTo(most.plus(most).plus(Money.parse("EUR 0.01")));
    }

    @Test
    void M07_another_currency_is_refused_and_leaves_the_tally_as_it_was() {
        MoneyTally tally = MoneyTally.in(CurrencyUnit.EUR);
        tally.add(Money.parse("EUR 1.00"));

        assertThatThrownBy(() -> tally.add(Money.parse("USD 1.00"))).isInstanceOf(CurrencyMismatchException.class);
        assertThatThrownBy(() -> tally.addSum(Money.parse("USD 0.00"))).isInstanceOf(CurrencyMismatchException.class);
        assertThat(tally.total()).isEqualTo(Money.parse("EUR 1.00"));
    }

    @Test
    void missing_arguments_are_refused_by_name() {
        MoneyTally tally = MoneyTally.in(CurrencyUnit.EUR);

        assertThatNullPointerException().isThrownBy(() -> MoneyTally.in(null)).withMessageContaining("currency");
        assertThatNullPointerException().isThrownBy(() -> tally.add(null)).withMessageContaining("amount");
        assertThatNullPointerException().isThrownBy(() -> tally.addSum(null)).withMessageContaining("sum");
    }

    private static Money moneyOf(CurrencyUnit currency, BigInteger minor) {
        return Money.of(currency, new BigDecimal(minor, currency.getDecimalPlaces()));
    }
}
