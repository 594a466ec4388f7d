package io.cartera.jdbc;

import io.cartera.Receivables;
import io.cartera.account.AccountChange;
import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.store.ReceivablesStore;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.joda.money.Money;

/** One customer's books on a store, worked through the door. */
record Desk(Receivables books, CustomerId customer) {

    static final CustomerId ACME = CustomerId.of("ACME");
    static final CustomerId BOLT = CustomerId.of("BOLT");
    static final AccountId ACCOUNT = AccountId.of(LedgerId.MAIN, ACME);
    static final LocalDate DAY = LocalDate.parse("2026-01-10");

    static Desk over(ReceivablesStore store) {
        Desk desk = onFile(store);
        desk.books.customers().register(Customer.organisation(ACME, "Acme").build());
        return desk;
    }

    /** The same for a customer that is on file already. */
    static Desk onFile(ReceivablesStore store) {
        Clock clock = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
        return new Desk(Receivables.over(store, clock), ACME);
    }

    Outcome<AccountChange> issue(String id, String amount) {
        return books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), customer, DAY)
                        .line("Goods", Money.parse(amount))
                        .build());
    }

    Outcome<AccountChange> receive(String id, String amount) {
        return books.cash().receive(Payment.received(PaymentId.of(id), customer, Money.parse(amount), DAY));
    }

    Outcome<AccountChange> apply(String id) {
        return books.cash().apply(CommandId.of(id), customer, DAY, AllocationPolicy.referenceThenDue());
    }
}
