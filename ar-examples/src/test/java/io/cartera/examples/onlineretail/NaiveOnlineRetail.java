package io.cartera.examples.onlineretail;

import io.cartera.examples.reconciliation.NaiveBooks;
import io.cartera.examples.reconciliation.NaiveBooks.Item;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * The source as rows, read with nothing of the library and nothing of the importer: what a document comes to is added up
 * from its lines, quantity × price in thousandths, and not taken from its total.
 */
record NaiveOnlineRetail(List<Row> rows) {

    static NaiveOnlineRetail of(Path source) throws IOException {
        Map<String, Long> totals = new HashMap<>();
        for (Map<String, String> line : table(source.resolve("lines-2009-12_2010-11.csv.gz"))) {
            long worth = Long.parseLong(line.get("q")) * Long.parseLong(line.get("pm"));
            totals.merge(line.get("inv"), worth, Long::sum);
        }
        List<Row> rows = new ArrayList<>();
        for (Map<String, String> row : table(source.resolve("invoices.csv.gz"))) {
            rows.add(new Row(
                    row.get("invoiceNo"),
                    row.get("kind"),
                    LocalDate.parse(row.get("issued").substring(0, 10)),
                    row.get("customer"),
                    totals.get(row.get("invoiceNo"))));
        }
        return new NaiveOnlineRetail(rows);
    }

    /** No cell of the source is quoted. */
    private static List<Map<String, String>> table(Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            String[] columns = lines.readLine().split(",");
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < columns.length; i++) {
                    row.put(columns[i], cells[i]);
                }
                rows.add(row);
            }
            return rows;
        }
    }

    Set<String> customers() {
        return rows.stream().map(Row::debtor).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The rows that can be documents. */
    List<Row> documents() {
        return rows.stream().filter(Row::isWholePence).toList();
    }

    NaiveBooks books() {
        return NaiveBooks.of(customers(), documents().stream().map(Row::item).toList());
    }

    /** What was billed to each customer from one day to another, both included, less what was credited. */
    SortedMap<String, BigDecimal> turnover(LocalDate from, LocalDate to) {
        SortedMap<String, BigDecimal> turnover = new TreeMap<>();
        for (Row row : documents()) {
            if (!row.day().isBefore(from) && !row.day().isAfter(to)) {
                turnover.merge(row.debtor(), BigDecimal.valueOf(row.thousandths() / 10, 2), BigDecimal::add);
            }
        }
        return turnover;
    }

    /** Each customer, turnover and class, the largest first: A until 80 % are made before it, B until 95 %. */
    static List<String> abc(SortedMap<String, BigDecimal> turnover) {
        List<Map.Entry<String, BigDecimal>> ranked = new ArrayList<>(turnover.entrySet());
        ranked.sort(Map.Entry.comparingByValue((one, other) -> other.compareTo(one)));
        long whole = 0;
        for (Map.Entry<String, BigDecimal> each : ranked) {
            whole += Math.max(0, pence(each.getValue()));
        }
        List<String> classes = new ArrayList<>();
        long before = 0; // what those with a larger turnover made
        long tied = 0; // what those with the same turnover made so far
        long last = 0;
        for (Map.Entry<String, BigDecimal> each : ranked) {
            long own = pence(each.getValue());
            if (own != last) {
                before += tied;
                tied = 0;
                last = own;
            }
            tied += own;
            boolean isA = own > 0 && before * 100 < whole * 80;
            boolean isB = own > 0 && before * 100 < whole * 95;
            classes.add(each.getKey() + " " + each.getValue() + " " + (isA ? "A" : isB ? "B" : "C"));
        }
        return classes;
    }

    private static long pence(BigDecimal amount) {
        return amount.movePointRight(2).longValueExact();
    }

    /** A row of the source; an amount below zero lowers the debt. */
    record Row(String number, String kind, LocalDate day, String customer, long thousandths) {

        String debtor() {
            return customer.isEmpty() ? "CASH" : customer;
        }

        boolean isWholePence() {
            return thousandths != 0 && thousandths % 10 == 0;
        }

        private Item item() {
            BigDecimal amount = BigDecimal.valueOf(Math.abs(thousandths) / 10, 2);
            return thousandths > 0
                    ? Item.debit(debtor(), number, day, amount)
                    : Item.credit(debtor(), number, day, amount);
        }
    }
}
