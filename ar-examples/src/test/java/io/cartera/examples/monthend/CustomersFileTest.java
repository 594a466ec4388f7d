package io.cartera.examples.monthend;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.examples.monthend.TestLedger.Run;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomersFileTest {

    @TempDir
    Path folder;

    @Test
    void every_customer_and_currency_has_its_facts_share_and_classes() {
        Run run = TestLedger.in(folder)
                .customers("BIG,BIG,,,,,", "GONE,GONE,,,,,", "ONLY,ONLY,,,,,")
                .documents(
                        "1,INVOICE,BIG,2025-02-10,EUR,500,,,",
                        "2,INVOICE,BIG,2026-01-10,EUR,300,,,",
                        "3,CREDIT_NOTE,BIG,2026-01-12,EUR,50,,,",
                        "4,INVOICE,GONE,2024-01-10,EUR,250,,,",
                        "5,INVOICE,BIG,2026-01-11,JPY,7,,,")
                .payments("P1,GONE,2024-02-09,EUR,250,4,", "P2,ONLY,2026-01-20,EUR,5,,")
                .run("--as-of", "2026-01-31");

        assertThat(run.rows("customers.csv"))
                .containsExactly(
                        "BIG,EUR,2026-01-12,CREDIT_NOTE,2,2025-02-10,2026-01-10,750.00,375.00,1,75.00,A,111,high,"
                                + "HABITUALLY_LATE,yes",
                        "BIG,JPY,2026-01-12,CREDIT_NOTE,1,2026-01-11,2026-01-11,7,7,1,100.00,A,111,high,"
                                + "HABITUALLY_LATE,yes",
                        "GONE,EUR,2024-02-09,PAYMENT,1,2024-01-10,2024-01-10,250.00,250.00,2,25.00,A,none,none,"
                                + "UNKNOWN,no",
                        "ONLY,EUR,2026-01-20,PAYMENT,0,,,0.00,,,,,none,none,UNKNOWN,");
    }

    @Test
    void what_happens_after_the_day_counts_in_no_row() {
        TestLedger ledger = TestLedger.in(folder)
                .customers("ACME,ACME,,,,,", "LATER,LATER,,,,,")
                .documents("1,INVOICE,ACME,2026-01-10,EUR,300,,,", "2,INVOICE,LATER,2026-02-10,EUR,500,,,");
        String before = ledger.run("--as-of", "2026-01-31").text("customers.csv");
        ledger.documents("1,INVOICE,ACME,2026-01-10,EUR,300,,,");

        assertThat(ledger.run("--as-of", "2026-01-31").text("customers.csv")).isEqualTo(before);
    }

    @Test
    void shares_are_a_hundred_and_turnover_is_that_of_the_summary_in_each_currency() {
        Run run = TestLedger.run(folder.resolve("sample"));

        Map<String, List<String[]>> rows = run.rows("customers.csv").stream()
                .map(row -> row.split(",", -1))
                .collect(Collectors.groupingBy(cells -> cells[1]));
        assertThat(rows).containsOnlyKeys("EUR", "GBP", "JPY", "USD");
        rows.values().forEach(ofCurrency -> {
            assertThat(sum(ofCurrency, cells -> cells[10])).isEqualByComparingTo("100");
            ofCurrency.stream()
                    .filter(cells -> !cells[9].isEmpty())
                    .forEach(cells -> assertThat(run.text("summary.json"))
                            .containsSubsequence(
                                    "\"customer\": \"" + cells[0] + "\"", "\"turnover\": \"" + cells[7] + "\""));
        });
    }

    private static BigDecimal sum(List<String[]> rows, Function<String[], String> cell) {
        return rows.stream()
                .map(cell)
                .filter(text -> !text.isEmpty())
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void a_ledger_of_the_first_and_the_last_year_is_told_too() {
        assertThat(TestLedger.in(folder)
                        .documents("1,INVOICE,ACME,0001-01-01,EUR,5,,,")
                        .run()
                        .rows("customers.csv"))
                .hasSize(1);
        assertThat(TestLedger.in(folder)
                        .documents("1,INVOICE,ACME,9999-12-31,EUR,5,,,")
                        .run()
                        .rows("customers.csv"))
                .hasSize(1);
    }
}
