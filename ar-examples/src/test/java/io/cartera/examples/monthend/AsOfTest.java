package io.cartera.examples.monthend;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.examples.monthend.TestLedger.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;

class AsOfTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 90;

    private Path folder = Path.of("");

    @Property(tries = 40)
    void a_day_shows_what_a_ledger_that_ends_with_it_shows(
            @ForAll long seed, @ForAll boolean withAllocations, @ForAll @IntRange(min = -1, max = DAYS + 40) int day)
            throws IOException {
        folder = Files.createTempDirectory("as-of");
        LocalDate asOf = FIRST.plusDays(day);
        Rows rows = Rows.random(new Random(seed), withAllocations);

        Run whole = rows.write(folder.resolve("whole")).run("--as-of", asOf.toString(), "--buckets", "7,20");
        Run cut = rows.upTo(asOf).write(folder.resolve("cut")).run("--as-of", asOf.toString(), "--buckets", "7,20");

        assertThat(whole.text("aging.csv")).isEqualTo(cut.text("aging.csv"));
        assertThat(whole.text("open-items.csv")).isEqualTo(cut.text("open-items.csv"));
        assertThat(withoutCount(whole)).isEqualTo(withoutCount(cut));
    }

    // Refused allocations after the day are counted in the one and not in the other.
    private static String withoutCount(Run run) {
        return run.text("summary.json").replaceAll("\"rejected\": [0-9]+", "");
    }

    @AfterTry
    void clear() throws IOException {
        List<Path> paths;
        try (var walk = Files.walk(folder)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }

    private record Row(LocalDate on, String text) {}

    private record Rows(List<Row> documents, List<Row> payments, List<Row> allocations, boolean withAllocations) {

        static Rows random(Random random, boolean withAllocations) {
            List<String> types = List.of("INVOICE", "INVOICE", "INVOICE", "DEBIT_NOTE", "CREDIT_NOTE");
            List<Row> documents = new ArrayList<>();
            List<Row> payments = new ArrayList<>();
            List<Row> allocations = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                LocalDate on = day(random);
                String due =
                        random.nextBoolean() ? on.plusDays(random.nextInt(40)).toString() : "";
                String type = types.get(random.nextInt(types.size()));
                documents.add(new Row(
                        on,
                        "D%d,%s,C%d,%s,EUR,%d,%s,D%d,"
                                .formatted(i, type, i % 2, on, 1 + random.nextInt(50), due, random.nextInt(25))));
            }
            for (int i = 0; i < 20; i++) {
                LocalDate on = day(random);
                payments.add(new Row(
                        on,
                        "P%d,C%d,%s,EUR,%d,D%d,".formatted(i, i % 2, on, 1 + random.nextInt(80), random.nextInt(25))));
            }
            for (int i = 0; i < 60; i++) {
                LocalDate on = day(random);
                allocations.add(new Row(
                        on,
                        "P%d,D%d,%d,%s".formatted(random.nextInt(20), random.nextInt(25), 1 + random.nextInt(30), on)));
            }
            return new Rows(documents, payments, allocations, withAllocations);
        }

        Rows upTo(LocalDate day) {
            return new Rows(cut(documents, day), cut(payments, day), cut(allocations, day), withAllocations);
        }

        TestLedger write(Path folder) {
            TestLedger ledger = TestLedger.in(folder)
                    .customers("C0,,,,,20,EUR", "C1,,,,net 10,,")
                    .documents(texts(documents))
                    .payments(texts(payments));
            return withAllocations ? ledger.allocations(texts(allocations)) : ledger;
        }

        private static LocalDate day(Random random) {
            return FIRST.plusDays(random.nextInt(DAYS));
        }

        private static List<Row> cut(List<Row> rows, LocalDate day) {
            return rows.stream().filter(row -> !row.on().isAfter(day)).toList();
        }

        private static String[] texts(List<Row> rows) {
            return rows.stream().map(Row::text).toArray(String[]::new);
        }
    }
}
