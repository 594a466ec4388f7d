package io.cartera.examples.classicmodels;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.cartera.Receivables;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentMethod;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Posts a ledger folder through the door, day by day for each customer, one command after another. */
final class PostedLedger {

    static final LocalDate OPENING = LocalDate.parse("2003-01-01");

    private final Path folder;
    private final Receivables books;

    private PostedLedger(Path folder, Receivables books) {
        this.folder = folder;
        this.books = books;
    }

    static void post(Path folder, Receivables books) throws IOException {
        new PostedLedger(folder, books).post();
    }

    private void post() throws IOException {
        List<NamedCsvRecord> documents = rows("documents.csv");
        List<NamedCsvRecord> payments = rows("payments.csv");
        for (NamedCsvRecord row : rows("customers.csv")) {
            CustomerId customer = CustomerId.of(row.getField("customer"));
            books.customers()
                    .register(Customer.organisation(customer, row.getField("name"))
                            .country(row.getField("country"))
                            .build())
                    .orElseThrow();
            books.credit()
                    .grant(customer, CreditLimit.of(money(row, "credit_limit")), OPENING)
                    .orElseThrow();
            SortedMap<LocalDate, List<Runnable>> days = new TreeMap<>();
            documents.stream()
                    .filter(document -> isOf(customer, document))
                    .forEach(document -> at(days, document, "issued").add(() -> issue(customer, document)));
            payments.stream()
                    .filter(payment -> isOf(customer, payment))
                    .forEach(payment -> at(days, payment, "received").add(() -> receive(customer, payment)));
            days.forEach((day, commands) -> {
                commands.forEach(Runnable::run);
                books.cash().apply(customer, day).orElseThrow();
            });
        }
    }

    private void issue(CustomerId customer, NamedCsvRecord row) {
        if (!row.getField("type").equals("INVOICE")) {
            throw new IllegalArgumentException("type is " + row.getField("type"));
        }
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(row.getField("document")), customer, date(row, "issued"))
                        .line("Order", money(row, "amount"))
                        .build())
                .orElseThrow();
    }

    private void receive(CustomerId customer, NamedCsvRecord row) {
        PaymentId id = PaymentId.of(row.getField("payment"));
        books.cash()
                .receive(Payment.received(id, customer, money(row, "amount"), date(row, "received"))
                        .withMethod(PaymentMethod.of(row.getField("method"))))
                .orElseThrow();
    }

    private List<NamedCsvRecord> rows(String file) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(folder.resolve(file))) {
            return reader.stream().toList();
        }
    }

    private static List<Runnable> at(SortedMap<LocalDate, List<Runnable>> days, NamedCsvRecord row, String column) {
        return days.computeIfAbsent(date(row, column), day -> new ArrayList<>());
    }

    private static boolean isOf(CustomerId customer, NamedCsvRecord row) {
        return row.getField("customer").equals(customer.value());
    }

    private static LocalDate date(NamedCsvRecord row, String column) {
        return LocalDate.parse(row.getField(column));
    }

    private static Money money(NamedCsvRecord row, String column) {
        return Money.of(CurrencyUnit.of(row.getField("currency")), new BigDecimal(row.getField(column)));
    }
}
