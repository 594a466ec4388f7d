package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.account.AccountRefusal;
import io.cartera.account.Adjustment;
import io.cartera.account.ItemId;
import io.cartera.account.Settlement;
import io.cartera.account.TwoLegs;
import io.cartera.collection.CollectableItem;
import io.cartera.collection.CollectionFact;
import io.cartera.collection.CollectionFile;
import io.cartera.collection.CollectionRefusal;
import io.cartera.collection.Dispute;
import io.cartera.collection.DisputeId;
import io.cartera.collection.DisputeReason;
import io.cartera.collection.PromiseId;
import io.cartera.collection.PromiseState;
import io.cartera.collection.PromiseToPay;
import io.cartera.collection.PromiseWithdrawal;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class C066PromisesTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BOLT = CustomerId.of("BOLT");
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");
    private static final LocalDate FRIDAY = LocalDate.parse("2026-03-06");
    private static final LocalDate SATURDAY = FRIDAY.plusDays(1);
    private static final Instant NOON = Instant.parse("2026-03-20T12:00:00Z");

    private final InMemoryStore store = new InMemoryStore();
    private final Receivables books = Receivables.over(store, Clock.fixed(NOON, ZoneOffset.UTC));

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    @BeforeEach
    void three_invoices() {
        for (CustomerId customer : List.of(ACME, BOLT)) {
            books.customers()
                    .register(Customer.organisation(customer, "Customer").build())
                    .orElseThrow();
        }
        issue("INV-1", eur("100"), DAY.minusDays(30));
        issue("INV-2", eur("50"), DAY.minusDays(10));
        issue("USD-1", Money.parse("USD 70"), DAY.minusDays(10));
    }

    private void issue(String id, Money amount, LocalDate on) {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), ACME, on)
                        .line("Goods", amount)
                        .dueOn(on)
                        .build())
                .orElseThrow();
    }

    @Test
    void a_payment_that_was_booked_on_another_customer_keeps_the_promise_from_its_own_day() {
        promised(promise("P-1", "100", FRIDAY));
        books.cash()
                .receive(Payment.received(PaymentId.of("LOST"), BOLT, eur("100"), FRIDAY))
                .orElseThrow();
        books.adjustments()
                .record(CommandId.of("T"), TwoLegs.transfer(BOLT, ItemId.credit("LOST"), ACME, FRIDAY.plusDays(5)))
                .orElseThrow();

        assertThat(books.collections().promises(ACME, AsOf.of(FRIDAY.plusDays(4))))
                .extracting(PromiseState::standing)
                .containsExactly(PromiseState.Standing.BROKEN);
        assertThat(books.collections().promises(ACME, AsOf.of(FRIDAY.plusDays(5))))
                .extracting(PromiseState::standing)
                .containsExactly(PromiseState.Standing.KEPT);
    }

    private static PromiseToPay promise(String id, String amount, LocalDate payBy) {
        return PromiseToPay.of(PromiseId.of(id), ACME, eur(amount), DAY, payBy);
    }

    private void promised(PromiseToPay promise) {
        books.collections().promise(promise).orElseThrow();
    }

    private void receive(String id, Money amount, LocalDate on) {
        books.cash()
                .receive(Payment.received(PaymentId.of(id), ACME, amount, on))
                .orElseThrow();
    }

    private void allocate(String id, String receipt, String debit, String amount, LocalDate on) {
        books.cash()
                .settle(
                        CommandId.of(id),
                        ACME,
                        Settlement.none().matching(ItemId.credit(receipt), ItemId.debit(debit), eur(amount), on))
                .orElseThrow();
    }

    /** Where a customer's promises stand, in words. */
    private List<String> standing(AsOf asOf, int grace) {
        return books.collections().promises(ACME, asOf, grace).stream()
                .map(state -> state.promise().id() + " " + state.standing() + " "
                        + state.received().getAmount())
                .toList();
    }

    private List<String> standing(LocalDate on) {
        return standing(AsOf.of(on), 0);
    }

    @Test
    void a_receipt_on_the_very_day_keeps_it() {
        promised(promise("P", "100", FRIDAY));
        receive("PAY", eur("120"), FRIDAY);

        assertThat(standing(DAY.minusDays(1))).isEmpty();
        assertThat(standing(FRIDAY.minusDays(1))).containsExactly("P PENDING 0.00");
        assertThat(standing(FRIDAY)).containsExactly("P KEPT 100.00");
        assertThat(standing(SATURDAY)).containsExactly("P KEPT 100.00");
    }

    @Test
    void a_day_late_it_is_broken_unless_there_is_grace() {
        promised(promise("P", "100", FRIDAY));
        receive("PAY", eur("100"), SATURDAY);

        assertThat(standing(FRIDAY)).containsExactly("P PENDING 0.00");
        assertThat(standing(SATURDAY)).containsExactly("P BROKEN 0.00");
        assertThat(standing(AsOf.of(SATURDAY), 1)).containsExactly("P KEPT 100.00");
    }

    @Test
    void some_of_it_keeps_it_in_part_once_the_time_is_over() {
        promised(promise("P", "100", FRIDAY));
        receive("PAY", eur("60"), DAY);

        assertThat(standing(FRIDAY)).containsExactly("P PENDING 60.00");
        assertThat(standing(SATURDAY)).containsExactly("P PARTLY_KEPT 60.00");
        assertThat(standing(AsOf.of(SATURDAY), 2)).containsExactly("P PENDING 60.00");
    }

    @Test
    void a_receipt_counts_once_for_the_promise_that_is_to_be_paid_first() {
        promised(promise("A-LATER", "100", SATURDAY));
        promised(promise("B-FIRST", "100", FRIDAY));
        receive("PAY", eur("130"), FRIDAY);

        assertThat(standing(FRIDAY)).containsExactly("B-FIRST KEPT 100.00", "A-LATER PENDING 30.00");
        assertThat(standing(SATURDAY.plusDays(1))).containsExactly("B-FIRST KEPT 100.00", "A-LATER PARTLY_KEPT 30.00");
    }

    @Test
    void what_bounces_later_kept_it_before_and_broke_it_after() {
        promised(promise("P", "100", FRIDAY));
        receive("PAY", eur("100"), FRIDAY);
        LocalDate monday = FRIDAY.plusDays(3);
        books.cash()
                .returned(PaymentReturn.bounced(CommandId.of("R"), ACME, PaymentId.of("PAY"), monday, "no funds"))
                .orElseThrow();

        assertThat(standing(FRIDAY)).containsExactly("P KEPT 100.00");
        assertThat(standing(monday.minusDays(1))).containsExactly("P KEPT 100.00");
        assertThat(standing(monday)).containsExactly("P BROKEN 0.00");
    }

    @Test
    void another_currency_or_a_receipt_before_the_promise_does_not_count() {
        promised(promise("P", "70", FRIDAY));
        receive("PAY-1", Money.parse("USD 70"), FRIDAY);
        receive("PAY-2", eur("70"), DAY.minusDays(1));

        assertThat(standing(SATURDAY)).containsExactly("P BROKEN 0.00");
    }

    @Test
    void money_that_was_reversed_refunded_or_moved_away_does_not_count_and_a_deposit_does() {
        promised(promise("P", "100", FRIDAY));
        for (String id : List.of("REVERSED", "REFUNDED", "MOVED", "KEPT")) {
            receive(id, eur("30"), DAY);
        }
        books.cash()
                .receive(Payment.received(PaymentId.of("DEPOSIT"), ACME, eur("5"), DAY)
                        .asDeposit())
                .orElseThrow();
        books.accounts()
                .reverse(CommandId.of("X-1"), ACME, ItemId.credit("REVERSED"), FRIDAY)
                .orElseThrow();
        books.adjustments()
                .adjust(
                        CommandId.of("X-2"),
                        ACME,
                        Adjustment.refund(ItemId.credit("REFUNDED"), FRIDAY).of(eur("10")))
                .orElseThrow();
        books.adjustments()
                .record(CommandId.of("X-3"), TwoLegs.transfer(ACME, ItemId.credit("MOVED"), BOLT, FRIDAY))
                .orElseThrow();

        assertThat(standing(FRIDAY.minusDays(1))).containsExactly("P KEPT 100.00");
        assertThat(standing(FRIDAY)).containsExactly("P PENDING 55.00");
    }

    @Test
    void a_promise_for_items_counts_what_is_allocated_to_them_whenever_that_was_done() {
        promised(promise("P", "80", FRIDAY).forItems(List.of(ItemId.debit("INV-1"))));
        receive("PAY", eur("100"), FRIDAY);
        allocate("S-1", "PAY", "INV-2", "50", FRIDAY);
        allocate("S-2", "PAY", "INV-1", "45", FRIDAY.plusDays(5));

        assertThat(standing(FRIDAY)).containsExactly("P PENDING 0.00");
        assertThat(standing(SATURDAY)).containsExactly("P BROKEN 0.00");
        assertThat(standing(FRIDAY.plusDays(5))).containsExactly("P PARTLY_KEPT 45.00");
    }

    @Test
    void a_receipt_that_one_promise_took_whole_is_gone_for_the_next_whatever_it_pays() {
        promised(promise("P-1", "60", FRIDAY));
        promised(promise("P-2", "60", SATURDAY).forItems(List.of(ItemId.debit("INV-1"))));
        receive("PAY", eur("100"), FRIDAY);
        allocate("S", "PAY", "INV-1", "100", FRIDAY);

        assertThat(standing(FRIDAY)).containsExactly("P-1 KEPT 60.00", "P-2 PENDING 40.00");
    }

    @Test
    void withdrawn_or_replaced_it_takes_nothing_from_that_day_on() {
        promised(promise("P-1", "100", FRIDAY));
        receive("PAY", eur("100"), FRIDAY);
        promised(PromiseToPay.of(PromiseId.of("P-2"), ACME, eur("80"), DAY.plusDays(2), SATURDAY)
                .replacing(PromiseId.of("P-1")));
        books.collections()
                .withdraw(PromiseWithdrawal.of(PromiseId.of("P-2"), ACME, SATURDAY))
                .orElseThrow();

        assertThat(standing(DAY.plusDays(1))).containsExactly("P-1 PENDING 0.00");
        assertThat(standing(FRIDAY)).containsExactly("P-1 WITHDRAWN 0.00", "P-2 KEPT 80.00");
        assertThat(standing(SATURDAY)).containsExactly("P-1 WITHDRAWN 0.00", "P-2 WITHDRAWN 0.00");
    }

    @Test
    void once_its_time_is_over_a_promise_stays_what_it_was_and_leaves_its_money_to_no_other() {
        promised(promise("P-1", "100", FRIDAY));
        promised(promise("P-2", "100", SATURDAY));
        receive("PAY", eur("130"), FRIDAY);
        LocalDate sunday = SATURDAY.plusDays(1);
        assertThat(standing(sunday)).containsExactly("P-1 KEPT 100.00", "P-2 PARTLY_KEPT 30.00");

        books.collections()
                .withdraw(PromiseWithdrawal.of(PromiseId.of("P-1"), ACME, sunday))
                .orElseThrow();
        promised(PromiseToPay.of(PromiseId.of("P-3"), ACME, eur("70"), sunday, sunday.plusDays(9))
                .replacing(PromiseId.of("P-2")));

        assertThat(standing(sunday)).containsExactly("P-1 KEPT 100.00", "P-2 PARTLY_KEPT 30.00", "P-3 PENDING 0.00");
        assertThat(standing(AsOf.of(sunday), 2))
                .as("with grace both ended in time")
                .containsExactly("P-1 WITHDRAWN 0.00", "P-2 WITHDRAWN 0.00", "P-3 PENDING 0.00");
    }

    @Test
    void a_promise_that_ends_on_its_last_day_frees_what_it_took() {
        promised(promise("P-1", "100", FRIDAY));
        promised(promise("P-2", "100", SATURDAY));
        receive("PAY", eur("100"), FRIDAY);
        books.collections()
                .withdraw(PromiseWithdrawal.of(PromiseId.of("P-1"), ACME, FRIDAY))
                .orElseThrow();

        assertThat(standing(SATURDAY)).containsExactly("P-1 WITHDRAWN 0.00", "P-2 KEPT 100.00");
    }

    @Test
    void what_pays_a_refund_that_is_open_again_keeps_a_promise() {
        receive("PAID-TWICE", eur("60"), DAY.minusDays(5));
        books.adjustments()
                .adjust(CommandId.of("RF"), ACME, Adjustment.refund(ItemId.credit("PAID-TWICE"), DAY.minusDays(4)))
                .orElseThrow();
        books.accounts()
                .reverse(CommandId.of("X"), ACME, ItemId.credit("PAID-TWICE"), DAY)
                .orElseThrow();
        promised(promise("P", "60", FRIDAY));
        receive("PAY", eur("60"), FRIDAY);
        allocate("S", "PAY", "RF", "60", FRIDAY);

        assertThat(standing(FRIDAY)).containsExactly("P KEPT 60.00");
    }

    @Test
    void what_was_netted_with_another_customers_debit_keeps_no_promise() {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("B-1"), BOLT, DAY)
                        .line("Goods", eur("40"))
                        .build())
                .orElseThrow();
        promised(promise("P", "100", FRIDAY));
        receive("PAY", eur("100"), DAY);
        books.adjustments()
                .record(
                        CommandId.of("N"),
                        TwoLegs.netting(BOLT, ItemId.debit("B-1"), ACME, ItemId.credit("PAY"), FRIDAY))
                .orElseThrow();

        assertThat(standing(FRIDAY.minusDays(1))).containsExactly("P KEPT 100.00");
        assertThat(standing(FRIDAY)).containsExactly("P PENDING 60.00");
    }

    @Test
    void what_was_not_known_does_not_count() {
        promised(promise("P", "100", FRIDAY));
        Receivables later = Receivables.over(store, Clock.fixed(NOON.plusSeconds(60), ZoneOffset.UTC));
        later.cash()
                .receive(Payment.received(PaymentId.of("PAY"), ACME, eur("100"), FRIDAY))
                .orElseThrow();

        assertThat(standing(AsOf.of(SATURDAY).knownAt(NOON.plusSeconds(59)), 0)).containsExactly("P BROKEN 0.00");
        assertThat(standing(AsOf.of(SATURDAY).knownAt(NOON.minusSeconds(1)), 0)).isEmpty();
        assertThat(standing(SATURDAY)).containsExactly("P KEPT 100.00");
    }

    @Test
    void D04_every_illegal_step_is_refused_by_name_and_nothing_changes() {
        promised(promise("P-1", "100", FRIDAY));
        promised(promise("P-2", "100", FRIDAY).replacing(PromiseId.of("P-1")));
        receive("PAY", eur("1"), DAY);
        CollectionFile file = books.collections().file(ACME);
        var all = books.collections();
        ItemId first = ItemId.debit("INV-1");

        assertThat(refusal(
                        all.promise(PromiseToPay.of(PromiseId.of("P"), CustomerId.of("NOBODY"), eur("1"), DAY, DAY))))
                .isEqualTo(new UnknownCustomer(CustomerId.of("NOBODY")));
        assertThat(refusal(all.promise(promise("P", "1", FRIDAY).forItems(List.of(ItemId.debit("X"), first)))))
                .isEqualTo(new AccountRefusal.UnknownItem(ItemId.debit("X")));
        assertThat(refusal(all.promise(promise("P", "1", FRIDAY).forItems(List.of(ItemId.credit("PAY"))))))
                .isEqualTo(new CollectionRefusal.NotADebit(ItemId.credit("PAY")));
        assertThat(refusal(all.promise(promise("P", "1", FRIDAY).forItems(List.of(first, ItemId.debit("USD-1"))))))
                .isEqualTo(new CollectionRefusal.CurrencyDiffers(
                        ItemId.debit("USD-1"), CurrencyUnit.USD, CurrencyUnit.EUR));
        assertThat(refusal(all.promise(promise("P", "150.01", FRIDAY).forItems(List.of(first, ItemId.debit("INV-2"))))))
                .isEqualTo(new CollectionRefusal.AboveAmount(eur("150.01"), eur("150")));
        assertThat(refusal(all.promise(promise("P", "1", FRIDAY).replacing(PromiseId.of("P-9")))))
                .isEqualTo(new CollectionRefusal.UnknownPromise(PromiseId.of("P-9")));
        assertThat(refusal(all.promise(promise("P", "1", FRIDAY).replacing(PromiseId.of("P-1")))))
                .isEqualTo(new CollectionRefusal.AlreadyWithdrawn(PromiseId.of("P-1"), DAY));
        assertThat(refusal(all.withdraw(PromiseWithdrawal.of(PromiseId.of("P-1"), ACME, FRIDAY))))
                .isEqualTo(new CollectionRefusal.AlreadyWithdrawn(PromiseId.of("P-1"), DAY));
        assertThat(refusal(all.withdraw(PromiseWithdrawal.of(PromiseId.of("P-9"), ACME, FRIDAY))))
                .isEqualTo(new CollectionRefusal.UnknownPromise(PromiseId.of("P-9")));
        assertThat(refusal(all.withdraw(PromiseWithdrawal.of(PromiseId.of("P-2"), ACME, DAY.minusDays(1)))))
                .isEqualTo(new CollectionRefusal.TooEarly(DAY.minusDays(1), DAY));
        books.accounts().close(DAY).orElseThrow();
        assertThat(refusal(all.promise(promise("P", "1", FRIDAY))))
                .isEqualTo(new AccountRefusal.PeriodClosed(DAY, DAY));
        assertThat(refusal(all.withdraw(PromiseWithdrawal.of(PromiseId.of("P-2"), ACME, DAY))))
                .isEqualTo(new AccountRefusal.PeriodClosed(DAY, DAY));

        assertThat(all.file(ACME)).isEqualTo(file);
        assertThat(all.promise(PromiseToPay.of(PromiseId.of("P"), ACME, eur("1"), FRIDAY, FRIDAY))
                        .applied())
                .isPresent();
    }

    private static <F extends CollectionFact> Refusal refusal(Outcome<F> outcome) {
        return ((Outcome.Refused<F>) outcome).refusal();
    }

    @Test
    void C062_what_is_past_due_is_disputed_promised_or_left_to_be_collected() {
        issue("NOT-DUE", eur("500"), FRIDAY.plusDays(20));
        books.collections()
                .dispute(Dispute.opened(DisputeId.of("D"), ACME, ItemId.debit("INV-1"), DisputeReason.QUALITY, DAY)
                        .of(eur("30")))
                .orElseThrow();
        promised(promise("P", "90", FRIDAY));

        assertThat(collectable(DAY))
                .containsExactly("INV-1 30.00 70.00 0.00", "INV-2 0.00 20.00 30.00", "USD-1 0.00 0.00 70.00");
        receive("PAY", eur("80"), FRIDAY);
        assertThat(collectable(FRIDAY))
                .containsExactly("INV-1 30.00 10.00 60.00", "INV-2 0.00 0.00 50.00", "USD-1 0.00 0.00 70.00");
        assertThat(collectable(SATURDAY))
                .containsExactly("INV-1 30.00 0.00 70.00", "INV-2 0.00 0.00 50.00", "USD-1 0.00 0.00 70.00");
    }

    private List<String> collectable(LocalDate on) {
        return books.collections().collectable(ACME, AsOf.of(on)).stream()
                .map(item -> item.item().id() + " " + item.disputed().getAmount() + " "
                        + item.promised().getAmount() + " " + item.collectable().getAmount())
                .toList();
    }

    @Test
    void C062_a_promise_for_items_holds_back_these_only() {
        promised(promise("P", "60", FRIDAY).forItems(List.of(ItemId.debit("INV-2"), ItemId.debit("INV-1"))));
        promised(promise("Q", "50", SATURDAY).forItems(List.of(ItemId.debit("INV-2"))));

        assertThat(collectable(DAY))
                .containsExactly("INV-1 0.00 60.00 40.00", "INV-2 0.00 50.00 0.00", "USD-1 0.00 0.00 70.00");
    }

    @Test
    void parts_and_grace_out_of_bounds_are_refused() {
        var item = books.accounts().openItems(ACME, DAY).get(0);
        assertThat(CollectableItem.of(item, eur("60"), eur("40")).collectable()).isEqualTo(eur("0"));
        assertThatThrownBy(() -> CollectableItem.of(item, eur("60"), eur("40.01")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CollectableItem.of(item, eur("-1"), eur("0")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> books.collections().promises(ACME, AsOf.of(DAY), 367))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(books.collections().promises(BOLT, AsOf.of(DAY))).isEmpty();
    }
}
