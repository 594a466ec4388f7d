package io.cartera.examples.monthend;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.examples.monthend.TestLedger.Run;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadRowsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`,No id,,,,,` | customer | `` | identifier is missing",
                "ACME,Twice,,,,, | customer | ACME | duplicate identifier",
                "`  ,Blank,,,,,` | customer | `  ` | identifier is blank, has control characters or more than 128 characters (UTF-16 units)",
                "B,,,,30 days,, | terms | 30 days | terms are not 'net N' with N from 0 to 36500",
                "B,,,,net 36501,, | terms | net 36501 | terms are not 'net N' with N from 0 to 36500",
                "B,,,,NET 30,, | terms | NET 30 | terms are not 'net N' with N from 0 to 36500",
                "B,,,,net 30 end-of-month,, | terms | net 30 end-of-month | terms are not 'net N' with N from 0 to 36500",
                "B,,,,,100, | currency | `` | credit limit without a currency",
                "B,,,,,100,ZZZ | currency | ZZZ | unknown currency",
                "B,,,,,,eur | currency | eur | unknown currency",
                "B,,,,,-1,EUR | credit_limit | -1 | not an amount",
                "B,,,,,0.001,EUR | credit_limit | 0.001 | more decimals than EUR has",
                "B,,,,,10000000000000000,EUR | credit_limit | 10000000000000000 | amount is above 999999999999999999 minor units",
                "B,,,,, | `` | `B,,,,,` | ragged line: 6 cells under 7 columns",
                "B,,,,,,, | `` | `B,,,,,,,` | ragged line: 8 cells under 7 columns",
            })
    void a_bad_customer_is_rejected_for_its_first_fault(String row, String column, String value, String reason) {
        Run run = TestLedger.in(folder)
                .customers("ACME,Acme,,,,,", row, "LAST,Last,,,,,")
                .documents("I1,INVOICE,LAST,2026-01-10,EUR,5,,,")
                .run();

        assertRejectedOnly(run, "customers.csv", column, value, reason);
        assertThat(run.rows("aging.csv")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`,INVOICE,ACME,2026-01-10,EUR,5,,,` | document | `` | identifier is missing",
                "I1,INVOICE,ACME,2026-01-10,EUR,5,,, | document | I1 | duplicate identifier",
                "I2,invoice,ACME,2026-01-10,EUR,5,,, | type | invoice | type is not INVOICE, CREDIT_NOTE or DEBIT_NOTE",
                "I2,INVOICE,NOBODY,2026-01-10,EUR,5,,, | customer | NOBODY | unknown customer",
                "`I2,INVOICE,ACME ,2026-01-10,EUR,5,,,` | customer | `ACME ` | unknown customer",
                "I2,INVOICE,ACME,2026-02-30,EUR,5,,, | issued | 2026-02-30 | not a date",
                "I2,INVOICE,ACME,2026-1-5,EUR,5,,, | issued | 2026-1-5 | not a date",
                "I2,INVOICE,ACME,0000-01-05,EUR,5,,, | issued | 0000-01-05 | not a date",
                "I2,INVOICE,ACME,+12026-01-05,EUR,5,,, | issued | +12026-01-05 | not a date",
                "I2,INVOICE,ACME,2026-01-10T00:00,EUR,5,,, | issued | 2026-01-10T00:00 | not a date",
                "I2,INVOICE,ACME,٢٠٢٦-٠١-١٠,EUR,5,,, | issued | ٢٠٢٦-٠١-١٠ | not a date",
                "I2,INVOICE,ACME,2026-01-10,ZZZ,5,,, | currency | ZZZ | unknown currency",
                "I2,INVOICE,ACME,2026-01-10,XXX,5,,, | currency | XXX | unknown currency",
                "I2,INVOICE,ACME,2026-01-10,,5,,, | currency | `` | unknown currency",
                "I2,INVOICE,ACME,2026-01-10,EUR,5,2026-01-32,, | due | 2026-01-32 | not a date",
                "I2,INVOICE,ACME,2026-01-10,EUR,5,2026-01-09,, | due | 2026-01-09 | due before issued",
                "I2,CREDIT_NOTE,ACME,2026-01-10,EUR,5,2026-01-09,, | due | 2026-01-09 | due before issued",
                "I2,INVOICE,ACME,9999-12-15,EUR,5,,, | due | `` | due date by net 30 is after the year 9999",
                "I2,INVOICE,NOBODY,2026-02-30,ZZZ,0,x,, | customer | NOBODY | unknown customer",
                "I2,INVOICE | `` | `I2,INVOICE` | ragged line: 2 cells under 9 columns",
            })
    void a_bad_document_is_rejected_for_its_first_fault(String row, String column, String value, String reason) {
        Run run = TestLedger.in(folder)
                .documents("I1,INVOICE,ACME,2026-01-10,EUR,5,,,", row, "I3,INVOICE,ACME,2026-01-10,EUR,5,,,")
                .run();

        assertRejectedOnly(run, "documents.csv", column, value, reason);
        assertThat(run.rows("aging.csv")).containsExactly("ACME,EUR,10.00,0.00,0.00,0.00,0.00,0.00,10.00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`,ACME,2026-01-10,EUR,5,,` | payment | `` | identifier is missing",
                "P1,ACME,2026-01-10,EUR,5,, | payment | P1 | duplicate identifier",
                "N1,ACME,2026-01-10,EUR,5,, | payment | N1 | identifier of a credit note",
                "P2,NOBODY,2026-01-10,EUR,5,, | customer | NOBODY | unknown customer",
                "P2,ACME,today,EUR,5,, | received | today | not a date",
                "P2,ACME,2026-01-10,€,5,, | currency | € | unknown currency",
                "P2,ACME,2026-01-10,EUR,0.00,, | amount | 0.00 | amount is not positive",
                "P2,ACME,2026-01-10,EUR,5 | `` | `P2,ACME,2026-01-10,EUR,5` | ragged line: 5 cells under 7 columns",
            })
    void a_bad_payment_is_rejected_for_its_first_fault(String row, String column, String value, String reason) {
        Run run = TestLedger.in(folder)
                .documents("N1,CREDIT_NOTE,ACME,2026-01-10,EUR,1,,,")
                .payments("P1,ACME,2026-01-10,EUR,2,,", row, "P3,ACME,2026-01-10,EUR,3,,")
                .run();

        assertRejectedOnly(run, "payments.csv", column, value, reason);
        assertThat(run.rows("aging.csv")).containsExactly("ACME,EUR,0.00,0.00,0.00,0.00,0.00,6.00,-6.00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-5",
                "+5",
                " 5",
                "5 ",
                ".5",
                "5.",
                ".",
                "5.0.0",
                "1e3",
                "1_000",
                "1 000",
                "1.000,00",
                "0x10",
                "NaN",
                "Infinity",
                "١٢",
                "５",
                "∞",
                "5\n",
                "$5",
                "1f"
            })
    void only_plain_ascii_decimals_are_amounts(String amount) {
        Run run = TestLedger.in(folder)
                .documents(
                        "I1,INVOICE,ACME,2026-01-10,EUR,\"" + amount + "\",,,", "I2,INVOICE,ACME,2026-01-10,EUR,5,,,")
                .run();

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.text("rejected.csv")).contains("documents.csv,2,amount,").contains(",not an amount\n");
    }

    @ParameterizedTest
    @CsvSource({
        "EUR,10.001,more decimals than EUR has",
        "JPY,10.5,more decimals than JPY has",
        "KWD,1.0001,more decimals than KWD has",
        "EUR,0.000,amount is not positive",
        "EUR,10000000000000000,amount is above 999999999999999999 minor units",
        "JPY,1000000000000000000,amount is above 999999999999999999 minor units",
    })
    void amounts_beyond_the_decimals_or_the_range_of_the_currency_are_rejected(
            String currency, String amount, String reason) {
        Run run = TestLedger.in(folder)
                .documents("I1,INVOICE,ACME,2026-01-10," + currency + "," + amount + ",,,")
                .run("--as-of", "2026-01-31");

        assertThat(run.rows("rejected.csv")).containsExactly("documents.csv,2,amount," + amount + "," + reason);
    }

    @ParameterizedTest
    @CsvSource({
        "EUR,10.000000,10.00",
        "EUR,007,7.00",
        "EUR,3.5,3.50",
        "EUR,9999999999999999.99,9999999999999999.99",
        "JPY,7.000,7",
        "JPY,999999999999999999,999999999999999999",
        "KWD,1.0050,1.005",
    })
    void trailing_zeros_leading_zeros_and_the_largest_amount_go_in(String currency, String amount, String shown) {
        Run run = TestLedger.in(folder)
                .documents("I1,INVOICE,ACME,2026-01-10," + currency + "," + amount + ",,,")
                .run();

        assertThat(run.status()).isZero();
        assertThat(run.rows("open-items.csv"))
                .containsExactly(
                        "ACME," + currency + ",I1,INVOICE,2026-01-10,2026-02-09," + shown + "," + shown + ",0");
    }

    @Test
    void a_megabyte_of_digits_is_rejected_and_its_value_cut_at_200_characters() {
        Run run = TestLedger.in(folder)
                .documents(
                        "I1,INVOICE,ACME,2026-01-10,EUR," + "7".repeat(1_000_000) + ",,,",
                        "I2,INVOICE,ACME,2026-01-10,EUR,5,,,")
                .run();

        assertThat(run.rows("rejected.csv"))
                .containsExactly("documents.csv,2,amount," + "7".repeat(200)
                        + ",amount is above 999999999999999999 minor units");
        assertThat(run.rows("open-items.csv")).hasSize(1);
    }

    @Test
    void a_cut_value_keeps_whole_characters() {
        Run run = TestLedger.in(folder)
                .documents("I1,INVOICE," + "\uD83D\uDE00".repeat(300) + ",2026-01-10,EUR,5,,,")
                .run("--as-of", "2026-01-31");

        assertThat(run.rows("rejected.csv"))
                .containsExactly("documents.csv,2,customer," + "\uD83D\uDE00".repeat(200) + ",unknown customer");
    }

    @Test
    void what_refers_to_a_rejected_row_follows() {
        Run run = TestLedger.in(folder)
                .customers("ACME,,,,,,", "BAD,,,,soon,,")
                .documents("I1,INVOICE,BAD,2026-01-10,EUR,5,,,", "I2,INVOICE,ACME,2026-01-10,EUR,5,,,")
                .payments("P1,BAD,2026-01-10,EUR,5,,", "P2,ACME,2026-01-10,EUR,5,I1,")
                .allocations("P1,I2,1,2026-01-10", "P2,I1,1,2026-01-10", "P2,I2,1,2026-01-10")
                .run();

        assertThat(run.rows("rejected.csv"))
                .containsExactly(
                        "customers.csv,3,terms,soon,terms are not 'net N' with N from 0 to 36500",
                        "documents.csv,2,customer,BAD,unknown customer",
                        "payments.csv,2,customer,BAD,unknown customer",
                        "allocations.csv,2,payment,P1,unknown payment or credit note",
                        "allocations.csv,3,document,I1,unknown invoice or debit note");
        assertThat(run.rows("aging.csv")).containsExactly("ACME,EUR,4.00,0.00,0.00,0.00,0.00,4.00,0.00");
    }

    @Test
    void the_first_accepted_row_has_the_identifier() {
        Run run = TestLedger.in(folder)
                .documents("I1,INVOICE,ACME,2026-01-10,EUR,0,,,", "I1,INVOICE,ACME,2026-01-10,EUR,5,,,")
                .run();

        assertThat(run.rows("rejected.csv")).containsExactly("documents.csv,2,amount,0,amount is not positive");
        assertThat(run.rows("open-items.csv")).hasSize(1);
    }

    @Test
    void free_text_of_any_kind_goes_in() {
        Run run = TestLedger.in(folder)
                .customers("ACME,\"two\nlines\0\"," + "x".repeat(5000) + ",\" \",,,")
                .documents("I1,INVOICE,ACME,2026-01-10,EUR,5,," + "r".repeat(5000) + ",\"a\"\"b\"")
                .payments("P1,ACME,2026-01-10,EUR,2,\"I1\n\",\"x\n\"", "P2,ACME,2026-01-10,EUR,1,,\"\t\"")
                .run();

        assertThat(run.status()).isZero();
        assertThat(run.rows("aging.csv")).containsExactly("ACME,EUR,2.00,0.00,0.00,0.00,0.00,0.00,2.00");
    }

    @Test
    void lines_are_physical_lines_of_the_file() {
        Run run = TestLedger.in(folder)
                .text(
                        "documents.csv",
                        TestLedger.DOCUMENTS + "\r\n"
                                + "I1,INVOICE,ACME,2026-01-10,EUR,5,,,\"three\r\n\r\nlines\"\r\n"
                                + "\r\n"
                                + "I2,INVOICE,ACME,2026-01-10,EUR,-,,,\"two\nlines\"\r\n"
                                + "I3,INVOICE,ACME,2026-01-10,EUR,-,,,")
                .run();

        assertThat(run.rows("rejected.csv"))
                .containsExactly("documents.csv,6,amount,-,not an amount", "documents.csv,8,amount,-,not an amount");
    }

    private static void assertRejectedOnly(Run run, String file, String column, String value, String reason) {
        assertThat(run.status()).isEqualTo(3);
        String shown = value.contains(",") ? '"' + value + '"' : value;
        String why = reason.contains(",") ? '"' + reason + '"' : reason;
        assertThat(run.rows("rejected.csv")).isEqualTo(List.of(String.join(",", file, "3", column, shown, why)));
    }
}
