package io.cartera.jdbc;

import io.cartera.Imports;
import io.cartera.Receivables;
import io.cartera.account.ItemId;
import io.cartera.account.Settlement;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.store.ReceivablesStore;
import io.cartera.trace.CommandId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.joda.money.Money;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Lines to be imported, made one after another: of each four an invoice, a payment of most of it, what was allocated, and a
 * line that is refused. By day, so that customers take turns.
 */
final class ImportLoad {

    static final int CUSTOMERS = 7;
    static final LocalDate FIRST_DAY = LocalDate.parse("2024-01-01");

    private ImportLoad() {}

    /** Imports into a PostgreSQL, as a program of its own that can be killed; says after each chunk how far it is. */
    public static void main(String[] args) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(args[0]);
        int lines = Integer.parseInt(args[1]);
        Iterator<Imports.Line> said = IntStream.range(0, lines)
                .mapToObj(number -> {
                    System.out.println(number);
                    return line(number);
                })
                .iterator();
        books(JdbcStore.using(database)).imports().inChunksOf(100).run(said, (line, outcome) -> {});
    }

    /** The door at a standing clock: then instants tell the order of commands and nothing else. */
    static Receivables books(ReceivablesStore store) {
        return Receivables.over(store, Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC));
    }

    static Receivables begun(ReceivablesStore store) {
        Receivables books = books(store);
        for (int i = 0; i < CUSTOMERS; i++) {
            books.customers()
                    .register(Customer.organisation(customer(i), "Customer").build())
                    .orElseThrow();
        }
        return books;
    }

    static CustomerId customer(int number) {
        return CustomerId.of("C-" + number % CUSTOMERS);
    }

    static Iterator<Imports.Line> lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(ImportLoad::line).iterator();
    }

    static Imports.Line line(int number) {
        int trade = number / 4;
        CustomerId customer = customer(trade * 5);
        LocalDate day = FIRST_DAY.plusDays(trade / 10);
        ItemId credit = ItemId.credit("PAY-" + trade);
        ItemId debit = ItemId.debit("INV-" + trade);
        return switch (number % 4) {
            case 0 ->
                Imports.Line.document(Invoice.draft(InvoiceId.of("INV-" + trade), customer, day)
                        .line("Goods", Money.parse("EUR 10"))
                        .line("Freight", Money.parse("EUR 2"))
                        .build());
            case 1 ->
                Imports.Line.payment(
                        Payment.received(PaymentId.of("PAY-" + trade), customer, Money.parse("EUR 9"), day));
            case 2 ->
                Imports.Line.settlement(
                        CommandId.of("SET-" + trade),
                        customer,
                        Settlement.none().matching(credit, debit, Money.parse("EUR 8"), day));
            default ->
                Imports.Line.settlement(
                        CommandId.of("BAD-" + trade),
                        customer,
                        Settlement.none().matching(credit, debit, Money.parse("EUR 5"), day));
        };
    }
}
