package io.cartera.examples.classicmodels;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.cartera.Receivables;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentMethod;
import io.cartera.trace.CommandId;
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

/** Posts a ledger folder through the door: one customer after another, day by day, cash applied every day. */
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
            books.accounts().inOneUnit(customer, batch -> {
                SortedMap<LocalDate, List<Runnable>> days = new TreeMap<>();
                documents.stream()
                        .filter(document -> isOf(customer, document))
                        .forEach(document -> at(days, document, "issued")
                                .add(() ->
                                        batch.issue(invoice(customer, document)).orElseThrow()));
                payments.stream()
                        .filter(payment -> isOf(customer, payment))
                        .forEach(payment -> at(days, payment, "received")
                                .add(() -> batch.receive(payment(customer, payment))
                                        .orElseThrow()));
                days.forEach((day, commands) -> {
                    commands.forEach(Runnable::run);
                    batch.apply(CommandId.of("apply " + day), day, AllocationPolicy.referenceThenDue())
                            .orElseThrow();
                });
                return days.size();
            });
        }
    }

    private static Invoice invoice(CustomerId customer, NamedCsvRecord row) {
        assertThat(row.getField("type")).isEqualTo("INVOICE");
        return Invoice.draft(InvoiceId.of(row.getField("document")), customer, date(row, "issued"))
                .line("Order", money(row, "amount"))
                .build();
    }

    private static Payment payment(CustomerId customer, NamedCsvRecord row) {
        PaymentId id = PaymentId.of(row.getField("payment"));
        return Payment.received(id, customer, money(row, "amount"), date(row, "received"))
                .withMethod(PaymentMethod.of(row.getField("method")));
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
