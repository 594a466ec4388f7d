package io.cartera.examples.classicmodels;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.cartera.examples.reconciliation.NaiveBooks;
import io.cartera.examples.reconciliation.NaiveBooks.Item;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The source files as items, read with nothing of the library and nothing of the importer. */
record NaiveClassicModels(SortedMap<String, BigDecimal> limits, int orders, List<Item> invoices, List<Item> cheques) {

    static NaiveClassicModels of(Path source) throws IOException {
        Map<String, BigDecimal> totals = new HashMap<>();
        for (NamedCsvRecord line : rows(source, "orderdetails.csv")) {
            BigDecimal worth = decimal(line, "quantityOrdered").multiply(decimal(line, "priceEach"));
            totals.merge(line.getField("orderNumber"), worth, BigDecimal::add);
        }
        SortedMap<String, BigDecimal> limits = new TreeMap<>();
        for (NamedCsvRecord customer : rows(source, "customers.csv")) {
            limits.put(customer.getField("customerNumber"), decimal(customer, "creditLimit"));
        }
        List<Item> invoices = new ArrayList<>();
        List<NamedCsvRecord> orders = rows(source, "orders.csv");
        for (NamedCsvRecord order : orders) {
            if (!order.getField("status").equals("Cancelled")) {
                String number = order.getField("orderNumber");
                invoices.add(Item.debit(customer(order), number, date(order, "orderDate"), totals.get(number)));
            }
        }
        List<Item> cheques = new ArrayList<>();
        for (NamedCsvRecord cheque : rows(source, "payments.csv")) {
            String number = cheque.getField("checkNumber");
            cheques.add(Item.credit(customer(cheque), number, date(cheque, "paymentDate"), decimal(cheque, "amount")));
        }
        return new NaiveClassicModels(limits, orders.size(), invoices, cheques);
    }

    NaiveBooks books() {
        List<Item> items = new ArrayList<>(invoices);
        items.addAll(cheques);
        return NaiveBooks.of(limits.keySet(), items);
    }

    private static List<NamedCsvRecord> rows(Path folder, String file) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(folder.resolve(file))) {
            return reader.stream().toList();
        }
    }

    private static String customer(NamedCsvRecord row) {
        return row.getField("customerNumber");
    }

    private static LocalDate date(NamedCsvRecord row, String column) {
        return LocalDate.parse(row.getField(column));
    }

    private static BigDecimal decimal(NamedCsvRecord row, String column) {
        return new BigDecimal(row.getField(column));
    }
}
