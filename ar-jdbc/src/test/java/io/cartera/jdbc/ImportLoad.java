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
        return begun(store, CUSTOMERS);
    }

    /** The door with so many customers on file. */
    static Receivables begun(ReceivablesStore store, int customers) {
        Receivables books = books(store);
        for (int i = 0; i < customers; i++) {
            books.customers()
                    .register(Customer.organisation(customer(i, customers), "Customer")
                            .build())
                    .orElseThrow();
        }
        return books;
    }

    static CustomerId customer(int number) {
        return customer(number, CUSTOMERS);
    }

    private static CustomerId customer(int number, int customers) {
        return CustomerId.of("C-" + number % customers);
    }

    static Iterator<Imports.Line> lines(int from, int to) {
        return lines(from, to, CUSTOMERS);
    }

    /** Lines for so many customers. */
    static Iterator<Imports.Line> lines(int from, int to, int customers) {
        return IntStream.range(from, to)
                .mapToObj(number -> line(number, customers))
                .iterator();
    }

    static Imports.Line line(int number) {
        return line(number, CUSTOMERS);
    }

    private static Imports.Line line(int number, int customers) {
        int trade = number / 4;
        CustomerId customer = customer(trade * 5, customers);
        return switch (number % 4) {
            case 0 -> Imports.Line.document(invoice(trade, customer));
            case 1 -> Imports.Line.payment(payment(trade, customer));
            case 2 -> Imports.Line.settlement(CommandId.of("SET-" + trade), customer, matching(trade, "EUR 8"));
            default -> Imports.Line.settlement(CommandId.of("BAD-" + trade), customer, matching(trade, "EUR 5"));
        };
    }

    /** Gives what the line says as the command of the door. */
    static void give(Receivables books, int number) {
        int trade = number / 4;
        CustomerId customer = customer(trade * 5);
        switch (number % 4) {
            case 0 -> books.invoicing().issue(invoice(trade, customer)).orElseThrow();
            case 1 -> books.cash().receive(payment(trade, customer)).orElseThrow();
            case 2 ->
                books.cash()
                        .settle(CommandId.of("SET-" + trade), customer, matching(trade, "EUR 8"))
                        .orElseThrow();
            default -> books.cash().settle(CommandId.of("BAD-" + trade), customer, matching(trade, "EUR 5"));
        }
    }

    /** A document of a customer that is no line. */
    static Invoice document(String id, int customer) {
        return Invoice.draft(InvoiceId.of(id), customer(customer), FIRST_DAY)
                .line("Goods", Money.parse("EUR 1"))
                .build();
    }

    private static Invoice invoice(int trade, CustomerId customer) {
        return Invoice.draft(InvoiceId.of("INV-" + trade), customer, day(trade))
                .line("Goods", Money.parse("EUR 10"))
                .line("Freight", Money.parse("EUR 2"))
                .build();
    }

    private static Payment payment(int trade, CustomerId customer) {
        return Payment.received(PaymentId.of("PAY-" + trade), customer, Money.parse("EUR 9"), day(trade));
    }

    private static Settlement matching(int trade, String amount) {
        return Settlement.none()
                .matching(ItemId.credit("PAY-" + trade), ItemId.debit("INV-" + trade), Money.parse(amount), day(trade));
    }

    private static LocalDate day(int trade) {
        return FIRST_DAY.plusDays(trade / 10);
    }
}
