package io.cartera.examples.monthend;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EUR 0 | 0.00",
                "JPY 0 | 0",
                "EUR 0.01 | 0.01",
                "EUR -999.49 | -999.49",
                "JPY 999 | 999",
                "EUR 999.50 | 1.00k",
                "EUR 1234.50 | 1.23k",
                "EUR -12345.00 | -12.3k",
                "EUR 999499.99 | 999k",
                "EUR 999500 | 1.00M",
                "BHD 1255000.000 | 1.26M",
                "JPY 12345678901 | 12.3bn",
                "JPY 1234567890123 | 1.23tn",
                "JPY 999999999999999999 | 1,000,000tn",
            })
    void an_amount_on_a_chart_has_three_digits(String amount, String expected) {
        assertThat(Amounts.brief(Money.parse(amount))).isEqualTo(expected);
    }
}
