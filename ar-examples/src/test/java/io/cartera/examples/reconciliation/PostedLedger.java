package io.cartera.examples.reconciliation;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.cartera.AccountBatch;
import io.cartera.Receivables;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customer.PaymentMethod;
import io.cartera.exposure.CreditLimit;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceType;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.store.ReceivablesStore;
import io.cartera.trace.CommandId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Posts a ledger folder through the door: one customer after another, day by day, what is credited applied every day. */
public final class PostedLedger {

    private static final LocalDate EVER = LocalDate.of(1, 1, 1);

    private final List<NamedCsvRecord> customers;
    private final Map<String, List<NamedCsvRecord>> documents;
    private final Map<String, List<NamedCsvRecord>> payments;

    private PostedLedger(Path folder) throws IOException {
        customers = rows(folder, "customers.csv");
        documents = byCustomer(folder, "documents.csv");
        payments = byCustomer(folder, "payments.csv");
    }

    /** Posts all of the folder into every store, and fails where anything is refused. */
    public static Map<Kept, Receivables> everywhere(Path folder) throws IOException {
        PostedLedger ledger = new PostedLedger(folder);
        // While a database is waited for, the next store can be filled.
        return Arrays.stream(Kept.values())
                .parallel()
                .collect(Collectors.toConcurrentMap(kept -> kept, kept -> ledger.post(kept.store())));
    }

    /** Posts all of the folder into a store in memory alone. */
    public static Receivables inMemory(Path folder) throws IOException {
        return new PostedLedger(folder).post(Kept.IN_MEMORY.store());
    }

    private Receivables post(ReceivablesStore store) {
        Receivables books = Receivables.over(store);
        for (NamedCsvRecord row : customers) {
            CustomerId customer = CustomerId.of(row.getField("customer"));
            books.customers().register(file(customer, row)).orElseThrow();
            if (row.getHeader().contains("credit_limit")) {
                books.credit()
                        .grant(customer, CreditLimit.of(money(row, "credit_limit")), EVER)
                        .orElseThrow();
            }
            List<Invoice> owed = new ArrayList<>();
            for (NamedCsvRecord document : documents.getOrDefault(customer.value(), List.of())) {
                owed.add(invoice(customer, document));
            }
            List<Payment> paid = new ArrayList<>();
            for (NamedCsvRecord cheque : payments.getOrDefault(customer.value(), List.of())) {
                paid.add(payment(customer, cheque));
            }
            books.accounts().inOneUnit(customer, batch -> post(batch, owed, paid));
        }
        return books;
    }

    /** Day by day; from the first credit on, every day ends with what is open being applied. */
    private static int post(AccountBatch batch, List<Invoice> owed, List<Payment> paid) {
        SortedMap<LocalDate, List<Runnable>> days = new TreeMap<>();
        SortedSet<LocalDate> credited = new TreeSet<>();
        for (Invoice document : owed) {
            at(days, document.issuedOn()).add(() -> batch.issue(document).orElseThrow());
            if (document.type() == InvoiceType.CREDIT_NOTE) {
                credited.add(document.issuedOn());
            }
        }
        for (Payment cheque : paid) {
            at(days, cheque.receivedOn()).add(() -> batch.receive(cheque).orElseThrow());
            credited.add(cheque.receivedOn());
        }
        days.forEach((day, commands) -> {
            commands.forEach(Runnable::run);
            if (!credited.isEmpty() && !day.isBefore(credited.first())) {
                batch.apply(CommandId.of("apply " + day), day, AllocationPolicy.referenceThenDue())
                        .orElseThrow();
            }
        });
        return days.size();
    }

    private static Customer file(CustomerId customer, NamedCsvRecord row) {
        String name = row.getField("name");
        Customer.Builder file = Customer.organisation(customer, name.isEmpty() ? customer.value() : name);
        String country = row.getField("country");
        return country.isEmpty() ? file.build() : file.country(country).build();
    }

    private static Invoice invoice(CustomerId customer, NamedCsvRecord row) {
        InvoiceId id = InvoiceId.of(row.getField("document"));
        LocalDate issued = LocalDate.parse(row.getField("issued"));
        String type = row.getField("type");
        Invoice.Builder draft = switch (type) {
            case "INVOICE" -> Invoice.draft(id, customer, issued);
            case "DEBIT_NOTE" -> Invoice.debitNote(id, customer, issued);
            case "CREDIT_NOTE" -> Invoice.creditNote(id, customer, issued);
            default -> throw new AssertionError("type " + type);
        };
        return draft.line("Total", money(row, "amount")).build();
    }

    private static Payment payment(CustomerId customer, NamedCsvRecord row) {
        LocalDate received = LocalDate.parse(row.getField("received"));
        return Payment.received(PaymentId.of(row.getField("payment")), customer, money(row, "amount"), received)
                .withMethod(PaymentMethod.of(row.getField("method")));
    }

    private static Map<String, List<NamedCsvRecord>> byCustomer(Path folder, String file) throws IOException {
        return rows(folder, file).stream().collect(Collectors.groupingBy(row -> row.getField("customer")));
    }

    private static List<NamedCsvRecord> rows(Path folder, String file) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(folder.resolve(file))) {
            return reader.stream().toList();
        }
    }

    private static List<Runnable> at(SortedMap<LocalDate, List<Runnable>> days, LocalDate day) {
        return days.computeIfAbsent(day, none -> new ArrayList<>());
    }

    private static Money money(NamedCsvRecord row, String column) {
        return Money.of(CurrencyUnit.of(row.getField("currency")), new BigDecimal(row.getField(column)));
    }
}
