package io.cartera.examples.bench;

import io.cartera.AccountBatch;
import io.cartera.Receivables;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.trace.CommandId;
import java.time.LocalDate;
import org.joda.money.Money;

/**
 * One account with many open invoices, on which an invoice is issued, a payment received and the payment applied to the
 * oldest invoice, again and again, each command in a transaction of its own. As many stay open as were.
 */
final class OneAccount {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final Money AMOUNT = Money.parse("EUR 100");
    private static final CustomerId CUSTOMER = CustomerId.of("C1");
    private static final int ROUND = 100;

    private final Receivables books = Receivables.over(new InMemoryStore());
    private int issued;
    private int received;

    OneAccount(int openInvoices) {
        books.customers()
                .register(Customer.organisation(CUSTOMER, "C1").build())
                .orElseThrow();
        books.accounts().inOneUnit(CUSTOMER, batch -> issue(batch, openInvoices));
    }

    private boolean issue(AccountBatch batch, int count) {
        for (int i = 0; i < count; i++) {
            batch.issue(invoice()).orElseThrow();
        }
        return true;
    }

    private Invoice invoice() {
        LocalDate day = DAY.plusDays(issued / 1_000);
        return Invoice.draft(InvoiceId.of(Names.invoice(issued++)), CUSTOMER, day)
                .line("Goods", AMOUNT)
                .dueOn(day.plusDays(30))
                .build();
    }

    /**
     * The best average of a hundred commands, in nanoseconds.
     *
     * @param issue to post an invoice
     * @param receive to post a payment
     * @param apply to apply it
     */
    record Costs(long issue, long receive, long apply) {}

    /** Goes round so many times a hundred. */
    Costs measure(int rounds) {
        long issue = Long.MAX_VALUE;
        long receive = Long.MAX_VALUE;
        long apply = Long.MAX_VALUE;
        for (int round = 0; round < rounds; round++) {
            Costs sum = round();
            issue = Math.min(issue, sum.issue());
            receive = Math.min(receive, sum.receive());
            apply = Math.min(apply, sum.apply());
        }
        return new Costs(issue / ROUND, receive / ROUND, apply / ROUND);
    }

    private Costs round() {
        long issue = 0;
        long receive = 0;
        long apply = 0;
        for (int i = 0; i < ROUND; i++) {
            Invoice invoice = invoice();
            LocalDate day = invoice.issuedOn();
            Payment payment = Payment.received(PaymentId.of(Names.payment(received)), CUSTOMER, AMOUNT, day);
            CommandId command = CommandId.of("apply " + received++);
            long start = System.nanoTime();
            books.invoicing().issue(invoice).orElseThrow();
            long afterIssue = System.nanoTime();
            books.cash().receive(payment).orElseThrow();
            long afterReceive = System.nanoTime();
            books.cash()
                    .apply(command, CUSTOMER, day, AllocationPolicy.oldest())
                    .orElseThrow();
            long end = System.nanoTime();
            issue += afterIssue - start;
            receive += afterReceive - afterIssue;
            apply += end - afterReceive;
        }
        return new Costs(issue, receive, apply);
    }

    /** How many items are open. */
    int openItems() {
        return books.accounts().openItems(CUSTOMER, DAY.plusDays(issued)).size();
    }
}
