package io.cartera.jdbc.race;

import io.cartera.Receivables;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.OpenItem;
import io.cartera.account.Settlement;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.store.ReceivablesStore;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.joda.money.Money;

/** The books of one round of the hammer: an empty ledger of their own, for customers whom all rounds share. */
final class Round {

    static final LocalDate DAY = LocalDate.parse("2026-01-20");
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final Clock CLOCK = Clock.fixed(START, ZoneOffset.UTC);
    private static final Clock GOING = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), START));

    private final ReceivablesStore store;
    private final LedgerId ledger;
    private final Receivables books;
    private final int clerks;
    private final Map<LocalDate, Integer> seenAtClosing = new ConcurrentHashMap<>();

    Round(ReceivablesStore store, String name, int clerks) {
        this.store = store;
        this.ledger = LedgerId.of(name);
        this.books = Receivables.over(store, CLOCK).inLedger(ledger);
        this.clerks = clerks;
    }

    /** Puts the customers of all rounds on file. */
    static void register(ReceivablesStore store, int clerks) {
        Receivables books = Receivables.over(store, CLOCK);
        for (int i = 0; i < clerks; i++) {
            books.customers()
                    .register(Customer.organisation(customer(i), "Customer").build())
                    .orElseThrow();
        }
    }

    static CustomerId customer(int number) {
        return CustomerId.of("C-" + number);
    }

    Receivables books() {
        return books;
    }

    /** The same books by a clock that goes on, where it matters which command was recorded first. */
    Receivables booksByTime() {
        return Receivables.over(store, GOING).inLedger(ledger);
    }

    int clerks() {
        return clerks;
    }

    /** A name that no other round has. */
    String name() {
        return ledger.value();
    }

    Outcome<?> settle(int clerk, String payment, String invoice, int euros) {
        return books.cash()
                .settle(
                        CommandId.of("SETTLE-" + clerk),
                        customer(0),
                        Settlement.none().matching(ItemId.credit(payment), ItemId.debit(invoice), euros(euros), DAY));
    }

    Outcome<?> issue(int customer, String id, int euros) {
        return books.invoicing().issue(draft(customer, id, euros).build());
    }

    Outcome<?> receive(int customer, String id, int euros, LocalDate on) {
        return books.cash().receive(payment(customer, id, euros, on));
    }

    static Payment payment(int customer, String id, int euros, LocalDate on) {
        return Payment.received(PaymentId.of(id), customer(customer), euros(euros), on);
    }

    static Invoice.Builder draft(int customer, String id, int euros) {
        return Invoice.draft(InvoiceId.of(id), customer(customer), DAY).line("Goods", euros(euros));
    }

    /** Closes the ledger, and remembers what was in the closed period when that was acknowledged. */
    Outcome<?> close(LocalDate through) {
        Outcome<LocalDate> outcome = books.accounts().close(CommandId.of("CLOSE-" + through), through);
        seenAtClosing.put(through, entriesThrough(through));
        return outcome;
    }

    /** How many entries came into a closed period after its closing was acknowledged. */
    int late() {
        return seenAtClosing.entrySet().stream()
                .mapToInt(closing -> entriesThrough(closing.getKey()) - closing.getValue())
                .sum();
    }

    private int entriesThrough(LocalDate day) {
        int[] count = {0};
        store.read(session -> {
            session.accounts().entries(ledger, DateRange.upTo(day)).forEach((customer, entry) -> count[0]++);
            return true;
        });
        return count[0];
    }

    /** What a customer owes on the day after, and how many commands the account has. */
    String account(int customer) {
        List<?> changes = books.accounts().history(customer(customer)).changes();
        return books.accounts().balance(customer(customer), DAY.plusDays(1)) + " by " + changes.size() + " commands";
    }

    /** What is open of an item of the first customer. */
    String open(ItemId item) {
        return books.accounts().openItems(customer(0), DAY).stream()
                .filter(open -> open.id().equals(item))
                .map(OpenItem::open)
                .map(Money::toString)
                .findFirst()
                .orElse("nothing");
    }

    static Money euros(int amount) {
        return Money.parse("EUR " + amount);
    }
}
