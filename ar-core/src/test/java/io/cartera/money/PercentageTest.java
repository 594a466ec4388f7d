package io.cartera.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentageTest {

    @Provide
    Arbitrary<BigDecimal> rates() {
        return Arbitraries.longs().between(0, 1_000_000_000).map(millionths -> BigDecimal.valueOf(millionths, 6));
    }

    @Property
    void M06_trailing_zeros_do_not_matter(@ForAll("rates") BigDecimal rate) {
        Percentage plain = new Percentage(rate);
        Percentage padded = new Percentage(rate.setScale(9));

        assertThat(padded).isEqualTo(plain).hasSameHashCodeAs(plain).isEqualByComparingTo(plain);
        assertThat(padded).hasToString(plain.toString());
        assertThat(plain.value()).isEqualByComparingTo(rate);
    }

    @Property
    void M06_a_percentage_survives_being_printed_and_parsed(@ForAll("rates") BigDecimal rate) {
        Percentage percentage = new Percentage(rate);

        assertThat(Percentage.of(percentage.toString().replace(" %", ""))).isEqualTo(percentage);
    }

    @Property
    void percentages_are_ordered_by_value(@ForAll("rates") BigDecimal a, @ForAll("rates") BigDecimal b) {
        assertThat(Integer.signum(new Percentage(a).compareTo(new Percentage(b))))
                .isEqualTo(a.compareTo(b));
    }

    @Property
    void a_share_is_rounded_once(@ForAll("rates") BigDecimal rate) {
        Money share = new Percentage(rate).of(Money.parse("EUR 66.66"), RoundingMode.HALF_UP);

        BigDecimal exact = rate.multiply(new BigDecimal("66.66")).movePointLeft(2);
        assertThat(share.getAmount()).isEqualTo(exact.setScale(2, RoundingMode.HALF_UP));
    }

    @Test
    void worked_shares() {
        Percentage vat = Percentage.of("21");

        assertThat(vat.of(Money.parse("EUR 66.66"), RoundingMode.HALF_UP)).isEqualTo(Money.parse("EUR 14.00"));
        assertThat(Percentage.of("5").of(Money.parse("EUR 0.10"), RoundingMode.HALF_UP))
                .isEqualTo(Money.parse("EUR 0.01"));
        assertThat(Percentage.of("5").of(Money.parse("EUR 0.10"), RoundingMode.HALF_EVEN))
                .isEqualTo(Money.parse("EUR 0.00"));
        assertThat(Percentage.of("5").of(Money.parse("EUR -0.10"), RoundingMode.HALF_UP))
                .isEqualTo(Money.parse("EUR -0.01"));
        assertThat(Percentage.of("10").of(Money.parse("JPY 15"), RoundingMode.HALF_UP))
                .isEqualTo(Money.parse("JPY 2"));
        assertThat(vat).hasToString("21 %");
        assertThat(Percentage.of("0.00")).hasToString("0 %").isEqualTo(new Percentage(BigDecimal.ZERO));
        assertThat(new Percentage(new BigDecimal("1E+3"))).hasToString("1000 %").isEqualTo(Percentage.of("1000"));
    }

    @Test
    void the_range_and_the_decimals_end_where_documented() {
        assertThat(Percentage.of("1000.000000").value()).isEqualByComparingTo("1000");
        assertThat(Percentage.of("999.999999").value()).isEqualByComparingTo("999.999999");
        assertThatIllegalArgumentException().isThrownBy(() -> Percentage.of("1000.000001"));
        assertThatIllegalArgumentException().isThrownBy(() -> Percentage.of("0.0000001"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Percentage(new BigDecimal("-0.000001")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "+1",
                "1e2",
                "1E+2000000000",
                ".5",
                "5.",
                "1,5",
                "1'000",
                "0x10",
                "NaN",
                "Infinity",
                "١٢",
                "１２",
                " 21",
                "21 ",
                "21%",
                "21\n",
                "\u221221",
                "123456789012345678901"
            })
    void text_that_is_no_plain_ascii_decimal_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Percentage.of(text));
    }

    @Test
    void numbers_made_to_stall_are_refused_within_fifty_milliseconds() {
        refusesPromptly(() -> new Percentage(new BigDecimal("1E+2000000000")));
        refusesPromptly(() -> new Percentage(new BigDecimal("1E-2000000000")));
        refusesPromptly(() -> new Percentage(new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE)));
        refusesPromptly(() -> new Percentage(new BigDecimal(BigInteger.ZERO, Integer.MIN_VALUE)));
        String digits = "9".repeat(1_000_000);
        refusesPromptly(() -> Percentage.of(digits));
        BigInteger large = BigInteger.TEN.pow(1_000_000);
        refusesPromptly(() -> new Percentage(new BigDecimal(large)));
        refusesPromptly(() -> new Percentage(new BigDecimal(large, 1_000_000)));
    }

    @Test
    void digits_that_say_nothing_are_dropped_up_to_forty_places() {
        assertThat(new Percentage(new BigDecimal("21." + "0".repeat(30)))).isEqualTo(Percentage.of("21"));
        assertThat(new Percentage(new BigDecimal("0E-40"))).isEqualTo(Percentage.of("0"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Percentage(new BigDecimal("0E-41")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Percentage(new BigDecimal("21." + "0".repeat(38))));
    }

    @Test
    void missing_arguments_are_refused_by_name() {
        assertThatNullPointerException().isThrownBy(() -> new Percentage(null)).withMessageContaining("value");
        assertThatNullPointerException()
                .isThrownBy(() -> Percentage.of((String) null))
                .withMessageContaining("text");
        assertThatNullPointerException()
                .isThrownBy(() -> Percentage.of("21").of(null, RoundingMode.HALF_UP))
                .withMessageContaining("amount");
    }

    private static void refusesPromptly(Runnable attempt) {
        Promptly.refuses(IllegalArgumentException.class, attempt);
    }
}
