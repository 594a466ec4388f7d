package io.cartera.examples.monthend;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.examples.monthend.TestLedger.Run;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingFilesTest {

    private static final String ROW = "I1,INVOICE,ACME,2026-01-10,EUR,5";
    private static final String OPEN = "ACME,EUR,I1,INVOICE,2026-01-10,2026-02-09,5.00,5.00,0";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amount,currency,issued,customer,type,document\n5,EUR,2026-01-10,ACME,INVOICE,I1\n",
                "document,type,customer,issued,currency,amount,remark\n" + ROW + ",whatever\n",
                "document,type,customer,issued,currency,amount,,\n" + ROW + ",,\n",
                "document,type,customer,issued,currency,amount\r\n" + ROW + "\r\n",
                "document,type,customer,issued,currency,amount\n" + ROW,
                "\uFEFFdocument,type,customer,issued,currency,amount\n" + ROW + "\n",
                "\uFEFF\"document\",\"type\",\"customer\",\"issued\",\"currency\",\"amount\"\n"
                        + "\"I1\",\"INVOICE\",\"ACME\",\"2026-01-10\",\"EUR\",\"5\"\n",
                "\ndocument,type,customer,issued,currency,amount\n\n" + ROW + "\n\n",
            })
    void columns_in_any_order_other_columns_line_ends_and_a_byte_order_mark_make_no_difference(String documents) {
        Run run = TestLedger.in(folder).text("documents.csv", documents).run();

        assertThat(run.status()).isZero();
        assertThat(run.rows("open-items.csv")).containsExactly(OPEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"customers.csv", "documents.csv", "payments.csv"})
    void a_missing_or_empty_file_ends_the_run(String file) {
        Run missing = TestLedger.in(folder).without(file).run();
        Run empty = TestLedger.in(folder).text(file, "").run();

        assertRefused(missing, file + " is missing");
        assertRefused(empty, file + " is empty");
    }

    @Test
    void a_missing_required_column_ends_the_run_and_a_missing_optional_one_does_not() {
        Run missing = TestLedger.in(folder)
                .file("payments.csv", "payment,customer,received,currency")
                .run();
        assertRefused(missing, "payments.csv has no column amount");

        Run bare = TestLedger.in(folder)
                .file("customers.csv", "customer", "ACME")
                .file("documents.csv", "document,type,customer,issued,currency,amount", ROW)
                .file("payments.csv", "payment,customer,received,currency,amount")
                .run();

        assertThat(bare.rows("open-items.csv")).containsExactly(OPEN);
    }

    @Test
    void columns_without_a_name_are_ignored_in_every_file() {
        Run run = TestLedger.in(folder)
                .file("customers.csv", "customer,,", "ACME,,")
                .file("documents.csv", "document,type,customer,issued,currency,amount,,", ROW + ",,")
                .file("payments.csv", "payment,customer,received,currency,amount,,", "P1,ACME,2026-01-10,EUR,5,,")
                .file("allocations.csv", "payment,document,amount,on,,", "P1,I1,5,2026-01-10,,")
                .run("--as-of", "2026-02-09");

        assertThat(run.status()).isZero();
        assertThat(run.rows("open-items.csv")).isEmpty();
    }

    @Test
    void a_column_that_stands_twice_ends_the_run() {
        Run run = TestLedger.in(folder)
                .file("customers.csv", "customer,name,name", "ACME,a,b")
                .run();

        assertRefused(run, "customers.csv has the column name twice");
    }

    @Test
    void bytes_that_are_not_utf_8_end_the_run() {
        Run run = TestLedger.in(folder)
                .bytes("customers.csv", "customer,name\nACME,Jos\u00e9\n".getBytes(StandardCharsets.ISO_8859_1))
                .run();

        assertRefused(run, "customers.csv is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"I1,INVOICE,ACME,2026-01-10,EUR,\"5\n", "I1,INVOICE,ACME,2026-01-10,EUR,\"5\"0\n"})
    void quotes_that_do_not_close_a_cell_end_the_run_with_the_line(String row) {
        Run run = TestLedger.in(folder)
                .text("documents.csv", "document,type,customer,issued,currency,amount\n" + row)
                .run();

        assertRefused(run, "documents.csv is no CSV file", "starting at line 2");
    }

    @Test
    void a_line_of_very_many_cells_is_a_rejected_row() {
        Run run = TestLedger.in(folder)
                .documents("I1,INVOICE,ACME,2026-01-10,EUR,5,,,", ",".repeat(99_999), "x".repeat(17_000_000))
                .run();

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.rows("rejected.csv"))
                .hasSize(2)
                .anyMatch(row -> row.endsWith("ragged line: 100000 cells under 9 columns"))
                .anyMatch(row -> row.endsWith("ragged line: 1 cells under 9 columns"));
    }

    static void assertRefused(Run run, String... messages) {
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errors()).contains(messages).startsWith("month-end: ").doesNotContain("\tat ", "Exception");
        assertThat(run.errors().lines()).hasSizeLessThan(4);
        assertThat(run.out()).doesNotExist();
    }
}
