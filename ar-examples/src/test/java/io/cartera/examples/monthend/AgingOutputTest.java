package io.cartera.examples.monthend;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.examples.monthend.TestLedger.Run;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgingOutputTest {

    private static List<String> usual;

    @BeforeAll
    static void runWithTheUsualBuckets(@TempDir Path folder) {
        usual = TestLedger.run(folder).rows("aging.csv").stream()
                .map(AgingOutputTest::overdueAndBalance)
                .toList();
    }

    @Test
    void the_columns_are_named_after_the_buckets(@TempDir Path folder) {
        TestLedger ledger = TestLedger.in(folder).documents("I1,INVOICE,ACME,2026-01-10,EUR,5,,,");

        assertThat(ledger.run().text("aging.csv"))
                .startsWith("customer,currency,not_due,d1_30,d31_60,d61_90,d90_plus,unapplied,balance\n");
        assertThat(ledger.run("--buckets", "15,45").text("aging.csv"))
                .startsWith("customer,currency,not_due,d1_15,d16_45,d45_plus,unapplied,balance\n");
        assertThat(ledger.run("--buckets", "1").text("aging.csv"))
                .startsWith("customer,currency,not_due,d1_1,d1_plus,unapplied,balance\n");
    }

    @Test
    void each_day_past_due_is_in_the_one_bucket_that_names_it(@TempDir Path folder) {
        TestLedger ledger = TestLedger.in(folder).documents("I1,INVOICE,ACME,2026-01-01,EUR,5,2026-01-31,,");

        assertThat(columnOn(ledger, "2026-01-31")).isEqualTo("not_due");
        assertThat(columnOn(ledger, "2026-02-01")).isEqualTo("d1_30");
        assertThat(columnOn(ledger, "2026-03-02")).isEqualTo("d1_30");
        assertThat(columnOn(ledger, "2026-03-03")).isEqualTo("d31_60");
        assertThat(columnOn(ledger, "2026-05-01")).isEqualTo("d61_90");
        assertThat(columnOn(ledger, "2026-05-02")).isEqualTo("d90_plus");
    }

    private static String columnOn(TestLedger ledger, String asOf) {
        List<String> lines =
                ledger.run("--as-of", asOf).text("aging.csv").lines().toList();
        int index = Arrays.asList(lines.get(1).split(",")).indexOf("5.00");
        return lines.get(0).split(",")[index];
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void any_rising_limits_spread_the_same_debt(long seed, @TempDir Path folder) {
        Random random = new Random(seed);
        TreeSet<Integer> limits = new TreeSet<>();
        int count = 1 + random.nextInt(12);
        while (limits.size() < count) {
            limits.add(1 + random.nextInt(200));
        }
        String buckets = limits.stream().map(String::valueOf).collect(Collectors.joining(","));

        Run run = TestLedger.run(folder.resolve("any"), "--buckets", buckets);

        assertThat(run.text("aging.csv").lines().findFirst().orElseThrow().split(","))
                .hasSize(2 + 1 + limits.size() + 1 + 2);
        assertThat(run.rows("aging.csv").stream().map(AgingOutputTest::overdueAndBalance))
                .hasSizeGreaterThan(100)
                .isEqualTo(usual);
    }

    private static String overdueAndBalance(String row) {
        String[] cells = row.split(",");
        BigDecimal overdue =
                Arrays.stream(cells, 3, cells.length - 2).map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        return cells[0] + " " + cells[1] + " " + overdue + " " + cells[cells.length - 1];
    }
}
