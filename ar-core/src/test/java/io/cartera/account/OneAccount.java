package io.cartera.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.Receivables;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The account of one customer in the words of worked cases: every amount in EUR, on one day unless it is said. */
final class OneAccount {

    static final CustomerId ACME = CustomerId.of("ACME");
    static final LocalDate DAY = LocalDate.parse("2026-02-01");

    final Receivables books = Receivables.over(new InMemoryStore());
    private int commands;

    OneAccount() {
        books.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();
    }

    static LocalDate day(String date) {
        return LocalDate.parse(date);
    }

    static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    static Refusal refusal(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) outcome).refusal();
    }

    CommandId next() {
        return CommandId.of("C" + ++commands);
    }

    ItemId invoice(String id, String amount) {
        return issued(Invoice.draft(InvoiceId.of(id), ACME, DAY), amount);
    }

    ItemId creditNote(String id, String amount) {
        issued(Invoice.creditNote(InvoiceId.of(id), ACME, DAY), amount);
        return ItemId.credit(id);
    }

    private ItemId issued(Invoice.Builder draft, String amount) {
        Invoice invoice = draft.line("Goods", eur(amount)).build();
        books.invoicing().issue(invoice).orElseThrow();
        return ItemId.debit(invoice.id().value());
    }

    Payment payment(String id, String amount) {
        return Payment.received(PaymentId.of(id), ACME, eur(amount), DAY);
    }

    ItemId receipt(String id, String amount) {
        books.cash().receive(payment(id, amount)).orElseThrow();
        return ItemId.credit(id);
    }

    ItemId deposit(String id, String amount) {
        books.cash().receive(payment(id, amount).asDeposit()).orElseThrow();
        return ItemId.credit(id);
    }

    AccountChange allocate(ItemId credit, ItemId debit, String amount) {
        return tryToAllocate(credit, debit, amount).orElseThrow();
    }

    Outcome<AccountChange> tryToAllocate(ItemId credit, ItemId debit, String amount) {
        return settle(Settlement.none().matching(credit, debit, eur(amount), DAY));
    }

    Outcome<AccountChange> settle(Settlement settlement) {
        return books.cash().settle(next(), ACME, settlement);
    }

    /** Adjusts and gives the entry that was made. */
    ItemId adjust(Adjustment adjustment) {
        return tryTo(adjustment).orElseThrow().entries().get(0).id();
    }

    Outcome<AccountChange> tryTo(Adjustment adjustment) {
        return books.adjustments().adjust(next(), ACME, adjustment);
    }

    AccountChange reverse(ItemId item, LocalDate on) {
        return books.accounts().reverse(next(), ACME, item, on).orElseThrow();
    }

    /** What is open of an item on the day. */
    Money open(ItemId item) {
        return open(item, DAY);
    }

    Money open(ItemId item, LocalDate on) {
        return books.accounts().openItems(ACME, on).stream()
                .filter(open -> open.id().equals(item))
                .map(OpenItem::open)
                .findFirst()
                .orElse(eur("0"));
    }

    /** All that is open on a day, by side and identifier; credits with a minus. */
    Map<String, Money> open(LocalDate on) {
        Map<String, Money> open = new TreeMap<>();
        for (OpenItem item : books.accounts().openItems(ACME, on)) {
            boolean isDebit = item.side() == Side.DEBIT;
            open.put(item.id().toString(), isDebit ? item.open() : item.open().negated());
        }
        return open;
    }

    Money balance(LocalDate on) {
        return books.accounts().balance(ACME, on).in(CurrencyUnit.EUR);
    }

    /** The amounts of the live allocations of an item, in the order of amounts. */
    List<Money> allocated(ItemId item) {
        return books.accounts().history(ACME).links().stream()
                .filter(link -> link.ended().isEmpty())
                .map(Link::allocation)
                .filter(allocation ->
                        allocation.credit().equals(item) || allocation.debit().equals(item))
                .map(Allocation::amount)
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
