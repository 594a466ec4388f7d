package io.cartera.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinorUnitsTest {

    @Provide
    Arbitrary<Money> amounts() {
        return MoneyArbitraries.amounts();
    }

    @Property
    void M06_an_amount_survives_the_way_to_minor_units_and_back(@ForAll("amounts") Money amount) {
        Money back = MinorUnits.toMoney(amount.getCurrencyUnit(), MinorUnits.of(amount));

        assertThat(back).isEqualTo(amount).hasSameHashCodeAs(amount);
        assertThat(back.getScale()).isEqualTo(amount.getCurrencyUnit().getDecimalPlaces());
    }

    @Property
    void M06_an_amount_survives_being_printed_parsed_and_negated_twice(@ForAll("amounts") Money amount) {
        assertThat(Money.parse(amount.toString())).isEqualTo(amount);
        assertThat(amount.negated().negated()).isEqualTo(amount);
    }

    @Test
    void M06_decimals_that_say_nothing_change_nothing() {
        assertThat(MinorUnits.of(Money.of(CurrencyUnit.EUR, new BigDecimal("1.0"))))
                .isEqualTo(100);
        assertThat(MinorUnits.of(Money.of(CurrencyUnit.EUR, new BigDecimal("1.00"))))
                .isEqualTo(100);
        assertThat(MinorUnits.of(Money.of(CurrencyUnit.EUR, new BigDecimal("-0.00"))))
                .isZero();
        assertThat(MinorUnits.toMoney(CurrencyUnit.EUR, 0)).isEqualTo(Money.parse("EUR 0"));
    }

    @Test
    void minor_units_are_those_of_the_currency() {
        assertThat(MinorUnits.of(Money.parse("EUR 12.34"))).isEqualTo(1234);
        assertThat(MinorUnits.of(Money.parse("JPY 500"))).isEqualTo(500);
        assertThat(MinorUnits.of(Money.parse("BHD 1.234"))).isEqualTo(1234);
        assertThat(MinorUnits.toMoney(CurrencyUnit.of("BHD"), -1)).isEqualTo(Money.parse("BHD -0.001"));
    }

    @ParameterizedTest
    @ValueSource(longs = {MinorUnits.MAX, -MinorUnits.MAX})
    void M05_the_bound_itself_is_an_amount(long minor) {
        assertThat(MinorUnits.inRange(minor)).isEqualTo(minor);
        assertThat(MinorUnits.of(MinorUnits.toMoney(CurrencyUnit.EUR, minor))).isEqualTo(minor);
    }

    @ParameterizedTest
    @ValueSource(longs = {MinorUnits.MAX + 1, -MinorUnits.MAX - 1, Long.MAX_VALUE, Long.MIN_VALUE})
    void M05_one_beyond_the_bound_is_refused_with_the_number(long minor) {
        assertThatThrownBy(() -> MinorUnits.inRange(minor))
                .isInstanceOfSatisfying(
                        AmountOutOfRangeException.class,
                        e -> assertThat(e.minor()).isEqualTo(BigInteger.valueOf(minor)));
        assertThatThrownBy(() -> MinorUnits.toMoney(CurrencyUnit.EUR, minor))
                .isInstanceOf(AmountOutOfRangeException.class);
        assertThatThrownBy(() -> MinorUnits.of(Money.ofMinor(CurrencyUnit.EUR, minor)))
                .isInstanceOf(AmountOutOfRangeException.class)
                .hasMessageContaining(Long.toString(minor));
    }

    @Test
    void M05_a_number_that_fits_no_long_is_refused_not_wrapped() {
        BigInteger twoTo64 = BigInteger.TWO.pow(64);
        Money amount = Money.of(CurrencyUnit.JPY, new BigDecimal(twoTo64.add(BigInteger.ONE)));

        assertThatThrownBy(() -> MinorUnits.of(amount))
                .isInstanceOfSatisfying(
                        AmountOutOfRangeException.class,
                        e -> assertThat(e.minor()).isEqualTo(twoTo64.add(BigInteger.ONE)));
    }

    @Test
    void a_million_digits_are_refused_within_fifty_milliseconds_and_not_repeated_in_the_message() {
        BigInteger large = BigInteger.TEN.pow(1_000_000);
        Money amount = Money.of(CurrencyUnit.JPY, new BigDecimal(large));

        Promptly.refuses(
                AmountOutOfRangeException.class,
                () -> MinorUnits.of(Money.of(CurrencyUnit.JPY, new BigDecimal(large))));
        assertThatThrownBy(() -> MinorUnits.of(amount))
                .isInstanceOfSatisfying(
                        AmountOutOfRangeException.class,
                        e -> assertThat(e.minor()).isEqualTo(large))
                .message()
                .hasSizeLessThan(100);
    }

    @Test
    void missing_arguments_are_refused_by_name() {
        assertThatNullPointerException().isThrownBy(() -> MinorUnits.of(null)).withMessageContaining("amount");
        assertThatNullPointerException()
                .isThrownBy(() -> MinorUnits.toMoney(null, 1))
                .withMessageContainingAll("urrency");
    }
}
