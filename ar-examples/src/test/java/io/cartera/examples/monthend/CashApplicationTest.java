package io.cartera.examples.monthend;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.examples.monthend.TestLedger.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CashApplicationTest {

    @TempDir
    Path folder;

    private TestLedger twoInvoices() {
        return TestLedger.in(folder)
                .documents(
                        "LATER,INVOICE,ACME,2026-01-01,EUR,100,2026-03-01,,",
                        "SOONER,INVOICE,ACME,2026-01-02,EUR,100,2026-02-01,,");
    }

    @Test
    void a_payment_goes_first_to_the_document_it_names_then_to_the_earliest_due() {
        Run run = twoInvoices().payments("P1,ACME,2026-01-10,EUR,130,LATER,").run();

        assertThat(open(run)).containsExactly("SOONER 70.00");
    }

    @Test
    void the_policy_oldest_looks_at_no_reference() {
        Run run = twoInvoices().payments("P1,ACME,2026-01-10,EUR,130,LATER,").run("--policy", "oldest");

        assertThat(open(run)).containsExactly("LATER 70.00");
    }

    @Test
    void the_policy_exact_amount_pays_whole_documents_only_and_leaves_the_rest_open() {
        Run run = TestLedger.in(folder)
                .documents(
                        "BIG,INVOICE,ACME,2026-01-01,EUR,100,2026-03-01,,",
                        "SMALL,INVOICE,ACME,2026-01-01,EUR,40,2026-02-01,,",
                        "LATE,INVOICE,ACME,2026-01-20,EUR,30,2026-01-21,,")
                .payments(
                        "P1,ACME,2026-01-10,EUR,40,BIG,",
                        "P2,ACME,2026-01-10,EUR,30,,",
                        "P3,ACME,2026-01-11,EUR,5,BIG,")
                .run("--policy", "exact-amount");

        assertThat(open(run)).containsExactly("BIG 100.00", "P3 5.00");
        assertThat(open(on(run, "2026-01-19", "--policy", "exact-amount")))
                .containsExactly("BIG 100.00", "P2 30.00", "P3 5.00");
    }

    @Test
    void the_policy_largest_pays_what_is_largest_at_that_moment() {
        Run run = TestLedger.in(folder)
                .documents(
                        "SOON,INVOICE,ACME,2026-01-01,EUR,80,2026-02-01,,",
                        "LATE,INVOICE,ACME,2026-01-01,EUR,100,2026-03-01,,")
                .payments("P1,ACME,2026-01-10,EUR,40,SOON,", "P2,ACME,2026-01-10,EUR,70,,")
                .run("--policy", "largest");

        assertThat(open(run)).containsExactly("LATE 60.00", "SOON 10.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"later", "LATER ", "LATE", "P1", "NOTE", ""})
    void a_reference_that_is_not_exactly_a_debit_is_ignored(String reference) {
        Run run = twoInvoices()
                .payments("P1,ACME,2026-01-10,EUR,100,\"" + reference + "\",")
                .run();

        assertThat(open(run)).containsExactly("LATER 100.00");
    }

    @Test
    void credit_notes_pay_as_payments_do() {
        Run run = TestLedger.in(folder)
                .documents(
                        "LATER,INVOICE,ACME,2026-01-01,EUR,100,2026-03-01,,",
                        "SOONER,DEBIT_NOTE,ACME,2026-01-02,EUR,100,2026-02-01,,",
                        "NOTE,CREDIT_NOTE,ACME,2026-01-05,EUR,40,,LATER,")
                .run();

        assertThat(open(run)).containsExactly("LATER 60.00", "SOONER 100.00");
    }

    @Test
    void what_finds_no_debit_is_offered_again_on_later_dates() {
        Run run = TestLedger.in(folder)
                .documents("I1,INVOICE,ACME,2026-01-10,EUR,50,,,", "I2,INVOICE,ACME,2026-01-20,EUR,50,2026-01-21,,")
                .payments("P1,ACME,2026-01-01,EUR,80,I2,")
                .run();

        assertThat(open(run)).containsExactly("I2 20.00");
        assertThat(open(on(run, "2026-01-09"))).containsExactly("P1 80.00");
        assertThat(open(on(run, "2026-01-10"))).containsExactly("P1 30.00");
    }

    private Run on(Run run, String asOf, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--ledger", folder.resolve("ledger").toString(), "--as-of", asOf));
        return TestLedger.run(run.out(), all.toArray(String[]::new));
    }

    @Test
    void credits_of_one_day_are_taken_by_identifier_in_code_point_order() {
        Run run = TestLedger.in(folder)
                .documents(
                        "I1,INVOICE,ACME,2026-01-01,EUR,10,2026-01-01,,",
                        "I2,INVOICE,ACME,2026-01-01,EUR,10,2026-01-02,,",
                        "I3,INVOICE,ACME,2026-01-01,EUR,10,2026-01-03,,",
                        "B,CREDIT_NOTE,ACME,2026-01-05,EUR,5,,,")
                .payments(
                        "\uD83D\uDE00,ACME,2026-01-05,EUR,10,I3,",
                        "\uFF5E,ACME,2026-01-05,EUR,10,,",
                        "a,ACME,2026-01-05,EUR,10,I2,")
                .run();

        // B pays 5 of I1, a pays I2, the wide tilde the other 5 of I1 and 5 of I3, the smile what is left of I3.
        assertThat(open(run)).containsExactly("\uD83D\uDE00 5.00");
    }

    @Test
    void nothing_crosses_customers_or_currencies() {
        Run run = TestLedger.in(folder)
                .customers("ACME,,,,,,", "OTHER,,,,,,")
                .documents("I1,INVOICE,ACME,2026-01-01,EUR,10,,,", "I2,INVOICE,OTHER,2026-01-01,USD,10,,,")
                .payments("P1,ACME,2026-01-05,USD,10,I2,", "P2,OTHER,2026-01-05,EUR,10,I1,")
                .run();

        assertThat(open(run)).containsExactly("I1 10.00", "P1 10.00", "P2 10.00", "I2 10.00");
    }

    @Test
    void a_payment_may_have_the_identifier_of_an_invoice() {
        Run run = TestLedger.in(folder)
                .documents("X,INVOICE,ACME,2026-01-01,EUR,10,,,")
                .payments("X,ACME,2026-01-05,EUR,15,,")
                .run();

        assertThat(run.rows("open-items.csv")).containsExactly("ACME,EUR,X,PAYMENT,2026-01-05,,15.00,5.00,");
    }

    private static List<String> open(Run run) {
        return run.rows("open-items.csv").stream()
                .map(row -> row.split(","))
                .map(cells -> cells[2] + " " + cells[7])
                .toList();
    }
}
