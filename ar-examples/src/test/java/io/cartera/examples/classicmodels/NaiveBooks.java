package io.cartera.examples.classicmodels;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the books must say, worked out from the source files alone, item by item, with nothing of the library. */
final class NaiveBooks {

    static final BigDecimal NOTHING = new BigDecimal("0.00");
    private static final int NET_DAYS = 30;

    private final Map<String, BigDecimal> limits = new TreeMap<>();
    private final List<Item> invoices = new ArrayList<>();
    private final List<Item> cheques = new ArrayList<>();
    private final List<Match> matches = new ArrayList<>();
    private int orders;

    private NaiveBooks() {}

    static NaiveBooks of(Path source) throws IOException {
        NaiveBooks books = new NaiveBooks();
        Map<String, BigDecimal> totals = new HashMap<>();
        for (NamedCsvRecord line : rows(source, "orderdetails.csv")) {
            BigDecimal worth = decimal(line, "quantityOrdered").multiply(decimal(line, "priceEach"));
            totals.merge(line.getField("orderNumber"), worth, BigDecimal::add);
        }
        for (NamedCsvRecord customer : rows(source, "customers.csv")) {
            books.limits.put(customer.getField("customerNumber"), decimal(customer, "creditLimit"));
        }
        for (NamedCsvRecord order : rows(source, "orders.csv")) {
            books.orders++;
            if (!order.getField("status").equals("Cancelled")) {
                String number = order.getField("orderNumber");
                books.invoices.add(item(order, number, "orderDate", totals.get(number)));
            }
        }
        for (NamedCsvRecord cheque : rows(source, "payments.csv")) {
            books.cheques.add(item(cheque, cheque.getField("checkNumber"), "paymentDate", decimal(cheque, "amount")));
        }
        books.limits.keySet().forEach(books::firstInFirstOut);
        return books;
    }

    private static List<NamedCsvRecord> rows(Path folder, String file) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(folder.resolve(file))) {
            return reader.stream().toList();
        }
    }

    private static BigDecimal decimal(NamedCsvRecord row, String column) {
        return new BigDecimal(row.getField(column));
    }

    private static Item item(NamedCsvRecord row, String id, String dateColumn, BigDecimal amount) {
        return new Item(row.getField("customerNumber"), id, LocalDate.parse(row.getField(dateColumn)), amount);
    }

    /** On each day of the customer, the oldest cheques pay the oldest invoices, as far as both go. */
    private void firstInFirstOut(String customer) {
        List<Item> owed = inOrder(invoices, customer);
        List<Item> paid = inOrder(cheques, customer);
        Map<Item, BigDecimal> left = new HashMap<>();
        owed.forEach(invoice -> left.put(invoice, invoice.amount()));
        paid.forEach(cheque -> left.put(cheque, cheque.amount()));
        for (LocalDate day : eventDays(customer)) {
            for (Item cheque : paid) {
                for (Item invoice : owed) {
                    BigDecimal part = left.get(cheque).min(left.get(invoice));
                    if (!cheque.on().isAfter(day) && !invoice.on().isAfter(day) && part.signum() > 0) {
                        matches.add(new Match(cheque, invoice, day, part));
                        left.merge(cheque, part.negate(), BigDecimal::add);
                        left.merge(invoice, part.negate(), BigDecimal::add);
                    }
                }
            }
        }
    }

    // All invoices have the same term, so the order of their dates is that of their due dates.
    private static List<Item> inOrder(List<Item> items, String customer) {
        return items.stream()
                .filter(item -> item.customer().equals(customer))
                .sorted(Comparator.comparing(Item::on).thenComparing(Item::id))
                .toList();
    }

    private SortedSet<LocalDate> eventDays(String customer) {
        SortedSet<LocalDate> days = new TreeSet<>();
        inOrder(invoices, customer).forEach(invoice -> days.add(invoice.on()));
        inOrder(cheques, customer).forEach(cheque -> days.add(cheque.on()));
        return days;
    }

    /** The days on which anything happened. */
    SortedSet<LocalDate> eventDays() {
        SortedSet<LocalDate> days = new TreeSet<>();
        limits.keySet().forEach(customer -> days.addAll(eventDays(customer)));
        return days;
    }

    Map<String, BigDecimal> limits() {
        return limits;
    }

    int orders() {
        return orders;
    }

    List<Item> invoices() {
        return invoices;
    }

    List<Item> cheques() {
        return cheques;
    }

    BigDecimal invoiced(String customer, LocalDate asOf) {
        return sum(invoices, customer, asOf);
    }

    BigDecimal paid(String customer, LocalDate asOf) {
        return sum(cheques, customer, asOf);
    }

    BigDecimal allocated(String customer, LocalDate asOf) {
        return matches.stream()
                .filter(match -> match.invoice().customer().equals(customer)
                        && !match.on().isAfter(asOf))
                .map(Match::amount)
                .reduce(NOTHING, BigDecimal::add);
    }

    /** What is open of each item on a day, by {@code customer/id}. */
    SortedMap<String, BigDecimal> open(LocalDate asOf) {
        SortedMap<String, BigDecimal> open = new TreeMap<>();
        Stream.of(invoices, cheques)
                .flatMap(List::stream)
                .filter(item -> !item.on().isAfter(asOf))
                .forEach(item -> open.put(item.key(), item.amount()));
        for (Match match : matches) {
            if (!match.on().isAfter(asOf)) {
                open.merge(match.invoice().key(), match.amount(), BigDecimal::subtract);
                open.merge(match.cheque().key(), match.amount(), BigDecimal::subtract);
            }
        }
        open.values().removeIf(left -> left.signum() == 0);
        return open;
    }

    /** Not due, 1-30, 31-60, 61-90, above 90, unapplied and balance of every customer with anything open. */
    SortedMap<String, List<BigDecimal>> aged(LocalDate asOf) {
        SortedMap<String, BigDecimal> open = open(asOf);
        SortedMap<String, List<BigDecimal>> rows = new TreeMap<>();
        for (Item invoice : invoices) {
            long late = ChronoUnit.DAYS.between(invoice.on().plusDays(NET_DAYS), asOf);
            int column = late <= 0 ? 0 : late <= 30 ? 1 : late <= 60 ? 2 : late <= 90 ? 3 : 4;
            add(rows, invoice, column, open);
        }
        cheques.forEach(cheque -> add(rows, cheque, 5, open));
        rows.forEach((customer, row) -> row.set(6, invoiced(customer, asOf).subtract(paid(customer, asOf))));
        return rows;
    }

    private static void add(Map<String, List<BigDecimal>> rows, Item item, int column, Map<String, BigDecimal> open) {
        if (open.containsKey(item.key())) {
            List<BigDecimal> row = rows.computeIfAbsent(item.customer(), customer -> noRow());
            row.set(column, row.get(column).add(open.get(item.key())));
        }
    }

    /** The row of a customer with nothing open. */
    static List<BigDecimal> noRow() {
        return new ArrayList<>(Collections.nCopies(7, NOTHING));
    }

    private static BigDecimal sum(Collection<Item> items, String customer, LocalDate asOf) {
        return items.stream()
                .filter(item -> item.customer().equals(customer) && !item.on().isAfter(asOf))
                .map(Item::amount)
                .reduce(NOTHING, BigDecimal::add);
    }

    /** An invoice or a cheque. */
    record Item(String customer, String id, LocalDate on, BigDecimal amount) {
        String key() {
            return customer + "/" + id;
        }
    }

    /** So much of a cheque pays so much of an invoice, from a day on. */
    private record Match(Item cheque, Item invoice, LocalDate on, BigDecimal amount) {}
}
