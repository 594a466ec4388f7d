package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.cartera.account.AccountChanged;
import io.cartera.account.AccountRefusal;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.Settlement;
import io.cartera.account.TwoLegs;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.NumberSeries;
import io.cartera.invoice.SeriesId;
import io.cartera.money.MoneyBag;
import io.cartera.money.Percentage;
import io.cartera.payment.BankLine;
import io.cartera.payment.BankLineSplit;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.store.RetryableStoreException;
import io.cartera.terms.CashDiscount;
import io.cartera.terms.PaymentTerms;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import io.cartera.trace.NotAppliedException;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Commands over what a store cannot keep in one transaction: customers on several servers. */
class KeptApartTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BETA = CustomerId.of("BETA");
    private static final CustomerId GAMMA = CustomerId.of("GAMMA");
    private static final CustomerId DELTA = CustomerId.of("DELTA");
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");
    private static final LocalDate LATER = DAY.plusDays(3);
    private static final CommandId MOVE = CommandId.of("T-1");
    private static final CommandId UNDO = CommandId.of("U-1");
    private static final TwoLegs SOME =
            TwoLegs.transfer(ACME, ItemId.debit("INV-1"), BETA, DAY).of(eur("400"));
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

    private final LosingStore apart = new LosingStore(new InMemoryStore()).keepingApart();
    private final Receivables books = over(apart);

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    /** Books with an invoice over 1,000 of which 30 may be deducted by paying early, and a payment. */
    private static Receivables over(LosingStore store) {
        Receivables books = Receivables.over(store, CLOCK);
        for (CustomerId customer : List.of(ACME, BETA)) {
            books.customers()
                    .register(Customer.organisation(customer, "Customer").build());
        }
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                        .terms(PaymentTerms.netDays(30).withDiscount(CashDiscount.of(Percentage.of("3"), 10)))
                        .line("Goods", eur("1000"))
                        .build())
                .orElseThrow();
        books.cash()
                .receive(Payment.received(PaymentId.of("PAY-1"), ACME, eur("70"), DAY)
                        .withReference("for BETA"))
                .orElseThrow();
        return books;
    }

    private static Receivables together() {
        return over(new LosingStore(new InMemoryStore()));
    }

    private static MoneyBag balance(Receivables books, CustomerId customer) {
        return books.accounts().balance(customer, LATER);
    }

    private static void assertThatTheyAreAlike(Receivables books, Receivables like) {
        for (CustomerId customer : List.of(ACME, BETA)) {
            assertThat(books.accounts().history(customer).changes())
                    .isEqualTo(like.accounts().history(customer).changes());
        }
        assertThat(books.audit().verify()).isEmpty();
    }

    private static Refusal refusal(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) outcome).refusal();
    }

    /** What a relay of the host does. */
    private static void relay(Receivables books) {
        while (books.outbox()
                        .relay(
                                10,
                                message -> books.adjustments().arrive(message).ifPresent(Outcome::orElseThrow))
                > 0) {}
    }

    private Receivables listened(List<String> told) {
        return books.notifying(event -> {
            if (event instanceof AccountChanged changed) {
                told.add(changed.account().customer() + " "
                        + changed.change().recording().command().id());
            }
        });
    }

    @Test
    void what_is_transferred_ends_as_on_one_server_and_each_write_records_on_one_account() {
        Receivables like = together();
        Outcome<List<AccountChanged>> expected = like.adjustments().record(MOVE, SOME);
        int before = apart.writes();

        assertThat(books.adjustments().record(MOVE, SOME)).isEqualTo(expected);

        assertThat(apart.writes()).isEqualTo(before + 2);
        assertThatTheyAreAlike(books, like);
        assertThat(books.adjustments().undo(UNDO, BETA, ItemId.debit("T-1"), LATER))
                .isEqualTo(like.adjustments().undo(UNDO, BETA, ItemId.debit("T-1"), LATER));
        assertThatTheyAreAlike(books, like);
        assertThat(books.adjustments().record(MOVE, SOME)).isEqualTo(expected);
        assertThatTheyAreAlike(books, like);
    }

    @Test
    void what_is_transferred_is_on_neither_balance_when_the_second_write_fails_and_arrives_with_the_next_try() {
        Receivables like = together();
        Outcome<List<AccountChanged>> expected = like.adjustments().record(MOVE, SOME);
        apart.keeping(1).undoing(1);

        assertThatThrownBy(() -> books.adjustments().record(MOVE, SOME)).isInstanceOf(RetryableStoreException.class);

        assertThat(balance(books, ACME)).isEqualTo(MoneyBag.of(eur("530")));
        assertThat(balance(books, BETA)).isEqualTo(MoneyBag.empty());
        assertThat(books.adjustments().record(MOVE, SOME)).isEqualTo(expected);
        assertThatTheyAreAlike(books, like);
    }

    @Test
    void what_is_in_transit_arrives_by_the_relay_as_it_was_sent_though_the_account_has_gone_on() {
        Receivables alike = together();
        apart.keeping(1).undoing(1);
        Receivables clerk = books.actingAs(Actor.of("clerk"));
        assertThatThrownBy(() -> clerk.adjustments().record(MOVE, SOME)).isInstanceOf(RetryableStoreException.class);
        alike.actingAs(Actor.of("clerk")).adjustments().record(MOVE, SOME);
        for (Receivables each : List.of(books, alike)) {
            // Of the offer, too, this takes a part that must not change what has left before.
            each.cash()
                    .settle(
                            CommandId.of("S-1"),
                            ACME,
                            Settlement.none().matching(ItemId.credit("PAY-1"), ItemId.debit("INV-1"), eur("70"), LATER))
                    .orElseThrow();
        }

        relay(books);

        assertThatTheyAreAlike(books, alike);
        assertThat(books.accounts()
                        .history(BETA)
                        .entries()
                        .findFirst()
                        .orElseThrow()
                        .offers())
                .singleElement()
                .satisfies(offer -> assertThat(offer.amount()).isEqualTo(eur("12")));
        assertThat(books.outbox().pending(10)).isEmpty();
    }

    @Test
    void an_undoing_takes_back_first_and_gives_back_with_the_next_try() {
        for (CustomerId named : List.of(ACME, BETA)) {
            LosingStore store = new LosingStore(new InMemoryStore()).keepingApart();
            Receivables undone = over(store);
            Receivables like = together();
            ItemId leg = named.equals(ACME) ? ItemId.credit("T-1") : ItemId.debit("T-1");
            for (Receivables each : List.of(undone, like)) {
                each.adjustments().record(MOVE, SOME).orElseThrow();
            }
            // The first one only looks where the other leg is.
            store.keeping(2).undoing(1);

            assertThatThrownBy(() -> undone.adjustments().undo(UNDO, named, leg, LATER))
                    .isInstanceOf(RetryableStoreException.class);

            assertThat(balance(undone, ACME)).isEqualTo(MoneyBag.of(eur("530")));
            assertThat(balance(undone, BETA)).isEqualTo(MoneyBag.empty());
            Outcome<List<AccountChanged>> expected = like.adjustments().undo(UNDO, named, leg, LATER);
            relay(undone);
            assertThatTheyAreAlike(undone, like);
            assertThat(undone.adjustments().undo(UNDO, named, leg, LATER)).isEqualTo(expected);
            assertThatTheyAreAlike(undone, like);
        }
    }

    @Test
    void commits_that_are_lost_are_looked_up_leg_by_leg() {
        Receivables like = together();
        Outcome<List<AccountChanged>> expected = like.adjustments().record(MOVE, SOME);
        List<String> told = new ArrayList<>();
        apart.keepingAndLosing(2);

        assertThat(listened(told).adjustments().record(MOVE, SOME)).isEqualTo(expected);

        assertThatTheyAreAlike(books, like);
        assertThat(told).containsExactly("ACME T-1", "BETA T-1");
    }

    @Test
    void what_would_arrive_in_a_closed_period_arrives_on_the_first_open_day_and_is_listed_until_then() {
        TwoLegs payment = TwoLegs.transfer(ACME, ItemId.credit("PAY-1"), BETA, DAY);
        apart.keeping(1).undoing(1);
        assertThatThrownBy(() -> books.adjustments().record(MOVE, payment)).isInstanceOf(RetryableStoreException.class);
        books.accounts().close(CommandId.of("C-1"), DAY.plusDays(1)).orElseThrow();
        assertThat(books.adjustments().inTransit()).containsExactly(entry(MOVE, MoneyBag.of(eur("-70"))));

        relay(books);

        assertThat(books.adjustments().inTransit()).isEmpty();
        assertThat(books.accounts().balance(BETA, DAY.plusDays(1))).isEqualTo(MoneyBag.empty());
        assertThat(books.accounts().balance(BETA, DAY.plusDays(2))).isEqualTo(MoneyBag.of(eur("-70")));
        assertThat(books.accounts().openItems(BETA, LATER))
                .singleElement()
                .satisfies(item -> assertThat(item.valueOn()).isEqualTo(DAY));
    }

    @Test
    void what_is_half_undone_when_the_period_closes_comes_back_on_the_first_open_day() {
        books.adjustments().record(MOVE, SOME).orElseThrow();
        apart.keeping(2).undoing(1);
        assertThatThrownBy(() -> books.adjustments().undo(UNDO, BETA, ItemId.debit("T-1"), DAY))
                .isInstanceOf(RetryableStoreException.class);
        books.accounts().close(CommandId.of("C-1"), DAY).orElseThrow();
        assertThat(books.adjustments().inTransit()).containsExactly(entry(MOVE, MoneyBag.of(eur("400"))));

        relay(books);

        assertThat(books.adjustments().inTransit()).isEmpty();
        assertThat(books.accounts().balance(ACME, DAY)).isEqualTo(MoneyBag.of(eur("530")));
        assertThat(books.accounts().balance(ACME, DAY.plusDays(1))).isEqualTo(MoneyBag.of(eur("930")));
    }

    @Test
    void an_identifier_that_the_other_account_has_is_a_conflict_before_anything_leaves_and_a_refusal_afterwards() {
        TwoLegs payment = TwoLegs.transfer(ACME, ItemId.credit("PAY-1"), BETA, DAY);
        books.cash()
                .receive(Payment.received(PaymentId.of("T-2"), BETA, eur("5"), DAY))
                .orElseThrow();
        int changes = books.accounts().history(ACME).changes().size();
        assertThat(books.adjustments().record(CommandId.of("T-2"), payment)).isInstanceOf(Outcome.Conflicting.class);
        assertThat(books.accounts().history(ACME).changes()).hasSize(changes);

        apart.keeping(1).undoing(1);
        assertThatThrownBy(() -> books.adjustments().record(MOVE, payment)).isInstanceOf(RetryableStoreException.class);
        books.cash()
                .receive(Payment.received(PaymentId.of("T-1"), BETA, eur("1"), DAY))
                .orElseThrow();

        assertThat(refusal(books.adjustments().record(MOVE, payment)))
                .isEqualTo(new AccountRefusal.LegInTransit(BETA, "Conflicting"));
        assertThatThrownBy(() -> relay(books)).isInstanceOf(NotAppliedException.class);
        assertThat(books.adjustments().inTransit()).containsOnlyKeys(MOVE);
    }

    @Test
    void transfers_of_one_identifier_between_others_are_told_apart_and_keep_each_other_out() {
        for (CustomerId customer : List.of(GAMMA, DELTA)) {
            books.customers()
                    .register(Customer.organisation(customer, "Customer").build());
        }
        books.cash()
                .receive(Payment.received(PaymentId.of("PAY-9"), GAMMA, eur("400"), DAY))
                .orElseThrow();
        TwoLegs opposite = TwoLegs.transfer(GAMMA, ItemId.credit("PAY-9"), DELTA, DAY);
        for (TwoLegs legs : List.of(SOME, opposite)) {
            apart.keeping(1).undoing(1);
            assertThatThrownBy(() -> books.adjustments().record(MOVE, legs))
                    .isInstanceOf(RetryableStoreException.class);
        }
        // 400 of a debit and 400 of a credit are under way.
        assertThat(books.adjustments().inTransit()).containsOnlyKeys(MOVE);
        relay(books);
        assertThat(books.adjustments().inTransit()).isEmpty();

        CommandId again = CommandId.of("T-2");
        apart.keeping(1).undoing(1);
        assertThatThrownBy(() -> books.adjustments().record(again, SOME)).isInstanceOf(RetryableStoreException.class);
        books.adjustments()
                .record(again, TwoLegs.transfer(BETA, ItemId.debit("T-1"), GAMMA, DAY))
                .orElseThrow();

        assertThat(refusal(books.adjustments().record(again, SOME)))
                .isEqualTo(new AccountRefusal.LegInTransit(BETA, "Conflicting"));
    }

    @Test
    void a_part_that_is_not_on_record_or_of_another_ledger_orders_nothing_here() {
        AccountChanged part =
                together().adjustments().record(MOVE, SOME).orElseThrow().get(0);
        assertThat(books.adjustments().arrive(part)).isEmpty();

        apart.keeping(1).undoing(1);
        assertThatThrownBy(() -> books.adjustments().record(MOVE, SOME)).isInstanceOf(RetryableStoreException.class);
        AccountChanged sent = books.outbox().pending(10).stream()
                .filter(message -> message.change().recording().command().id().equals(MOVE))
                .findFirst()
                .orElseThrow();
        assertThat(books.inLedger(LedgerId.of("branch")).adjustments().arrive(sent))
                .isPresent();
        assertThat(books.adjustments().inTransit()).isEmpty();
        assertThat(books.inLedger(LedgerId.of("branch"))
                        .accounts()
                        .history(BETA)
                        .changes())
                .isEmpty();
    }

    @Test
    void a_netting_that_was_recorded_before_they_were_kept_apart_is_a_repeat() {
        LosingStore store = new LosingStore(new InMemoryStore());
        Receivables before = over(store);
        before.cash()
                .receive(Payment.received(PaymentId.of("PAY-2"), BETA, eur("5"), DAY))
                .orElseThrow();
        TwoLegs netting = TwoLegs.netting(ACME, ItemId.debit("INV-1"), BETA, ItemId.credit("PAY-2"), DAY);
        Outcome<List<AccountChanged>> recorded = before.adjustments().record(MOVE, netting);

        store.keepingApart();

        assertThat(before.adjustments().record(MOVE, netting)).isEqualTo(recorded);
    }

    @Test
    void the_events_of_each_leg_are_told_once() {
        List<String> told = new ArrayList<>();
        Receivables listened = listened(told);

        listened.adjustments().record(MOVE, SOME).orElseThrow();
        listened.adjustments().record(MOVE, SOME).orElseThrow();

        assertThat(told).containsExactly("ACME T-1", "BETA T-1");
    }

    @Test
    void a_netting_a_split_payment_and_a_number_of_a_series_elsewhere_are_refused() {
        books.cash()
                .receive(Payment.received(PaymentId.of("PAY-2"), BETA, eur("5"), DAY))
                .orElseThrow();
        TwoLegs netting = TwoLegs.netting(ACME, ItemId.debit("INV-1"), BETA, ItemId.credit("PAY-2"), DAY);
        assertThat(refusal(books.adjustments().record(MOVE, netting))).isEqualTo(KeptApart.of(ACME, BETA));

        BankLine line = BankLine.builder("ES12", DAY, eur("100")).build();
        assertThat(refusal(books.cash()
                        .receive(BankLineSplit.of(line).share(BETA, eur("40")).share(ACME, eur("60")))))
                .isEqualTo(KeptApart.of(ACME, BETA));

        SeriesId series = SeriesId.of("F");
        books.numbering().define(NumberSeries.continuous(series, "F")).orElseThrow();
        assertThat(refusal(books.invoicing()
                        .issue(Invoice.draft(InvoiceId.of("INV-2"), ACME, DAY)
                                .numberedBy(series)
                                .line("Goods", eur("1"))
                                .build())))
                .isEqualTo(KeptApart.of(ACME, series));
        assertThat(books.accounts().history(BETA).entries().map(entry -> entry.kind()))
                .containsExactly(EntryKind.RECEIPT);
    }
}
