package io.cartera.examples.monthend;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.examples.monthend.TestLedger.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllocationsFileTest {

    @TempDir
    Path folder;

    private TestLedger ledger() {
        return TestLedger.in(folder)
                .customers("ACME,,,,,,", "OTHER,,,,,,")
                .documents(
                        "I1,INVOICE,ACME,2026-01-01,EUR,100,,,",
                        "I2,INVOICE,ACME,2026-01-10,USD,100,,,",
                        "I3,DEBIT_NOTE,OTHER,2026-01-01,EUR,100,,,",
                        "N1,CREDIT_NOTE,ACME,2026-01-05,EUR,30,,I1,")
                .payments("P1,ACME,2026-01-03,EUR,60,I1,", "P2,ACME,2026-01-03,EUR,60,,");
    }

    @Test
    void exactly_the_allocations_of_the_file_are_made() {
        Run run = ledger().allocations("P1,I1,10,2026-01-03", "N1,I1,30.00,2026-01-05")
                .run();

        assertThat(run.status()).isZero();
        assertThat(run.rows("open-items.csv"))
                .contains(
                        "ACME,EUR,I1,INVOICE,2026-01-01,2026-01-31,100.00,60.00,0",
                        "ACME,EUR,P1,PAYMENT,2026-01-03,,60.00,50.00,",
                        "ACME,EUR,P2,PAYMENT,2026-01-03,,60.00,60.00,")
                .noneMatch(row -> row.contains("N1"));
    }

    @Test
    void a_file_with_only_its_header_makes_none() {
        Run run = ledger().allocations().run();

        assertThat(run.status()).isZero();
        assertThat(run.rows("aging.csv").get(0)).isEqualTo("ACME,EUR,100.00,0.00,0.00,0.00,0.00,150.00,-50.00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "P9,I1,1,2026-01-03 | payment,P9,unknown payment or credit note",
                "I1,I1,1,2026-01-03 | payment,I1,unknown payment or credit note",
                "P1,I9,1,2026-01-03 | document,I9,unknown invoice or debit note",
                "P1,N1,1,2026-01-05 | document,N1,unknown invoice or debit note",
                "P1,I1,0,2026-01-03 | amount,0,amount is not positive",
                "P1,I1,1.001,2026-01-03 | amount,1.001,more decimals than EUR has",
                "P1,I1,1,3.1.2026 | on,3.1.2026,not a date",
                "P1,I3,1,2026-01-03 | document,I3,account differs",
                "P1,I2,1,2026-01-10 | document,I2,currency differs",
                "P1,I1,1,2026-01-02 | on,2026-01-02,before P1 of 2026-01-03",
                "P1,I1,60.01,2026-01-03 | amount,60.01,over-applied: EUR 60.00 open of P1",
            })
    void a_row_is_refused_for_what_it_asks(String row, String rejected) {
        Run run = ledger().allocations("P2,I1,1,2026-01-03", row, "P2,I1,2,2026-01-03")
                .run();

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.rows("rejected.csv")).containsExactly("allocations.csv,3," + rejected);
        assertThat(run.text("open-items.csv")).contains("P2,PAYMENT,2026-01-03,,60.00,57.00,");
    }

    @Test
    void rows_are_offered_by_day_and_line_so_that_a_back_dated_one_comes_first() {
        Run run = ledger().allocations("P1,I1,60,2026-02-01", "P1,I1,50,2026-01-20", "P2,I1,40,2026-01-20")
                .run("--as-of", "2026-02-01");

        assertThat(run.rows("rejected.csv"))
                .containsExactly("allocations.csv,2,amount,60,over-applied: EUR 10.00 open of P1");
        assertThat(run.text("open-items.csv"))
                .contains("I1,INVOICE,2026-01-01,2026-01-31,100.00,10.00,1")
                .contains("P1,PAYMENT,2026-01-03,,60.00,10.00,")
                .contains("P2,PAYMENT,2026-01-03,,60.00,20.00,");
    }

    @Test
    void what_is_refused_does_not_depend_on_the_day_reported() {
        TestLedger ledger = ledger().allocations("P1,I1,50,2026-01-20", "P1,I1,50,2026-02-01");

        assertThat(ledger.run("--as-of", "2026-01-10").text("rejected.csv"))
                .isEqualTo(ledger.run("--as-of", "2026-03-01").text("rejected.csv"))
                .contains("allocations.csv,3,amount,50,over-applied: EUR 10.00 open of P1");
    }

    @Test
    void an_allocation_counts_from_its_day_on_and_the_last_accepted_one_may_be_the_last_event() {
        TestLedger ledger = ledger().allocations("P1,I1,50,2026-01-20", "P1,I1,50,2026-02-01");

        assertThat(ledger.run("--as-of", "2026-01-19").text("open-items.csv"))
                .contains("I1,INVOICE,2026-01-01,2026-01-31,100.00,100.00");
        assertThat(ledger.run("--as-of", "2026-01-20").text("open-items.csv"))
                .contains("I1,INVOICE,2026-01-01,2026-01-31,100.00,50.00");
        assertThat(ledger.run().text("summary.json")).contains("\"as_of\": \"2026-01-20\"");
    }
}
