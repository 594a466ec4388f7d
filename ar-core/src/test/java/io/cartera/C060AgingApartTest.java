package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.account.ItemId;
import io.cartera.account.OpenItemSource;
import io.cartera.account.Settlement;
import io.cartera.account.TwoLegs;
import io.cartera.aging.AgedAmounts;
import io.cartera.aging.AgingBuckets;
import io.cartera.aging.AgingReport;
import io.cartera.aging.AgingSpec;
import io.cartera.aging.FuturePayments;
import io.cartera.collection.Dispute;
import io.cartera.collection.DisputeId;
import io.cartera.collection.DisputeReason;
import io.cartera.collection.DisputeResolution;
import io.cartera.collection.HeldBack;
import io.cartera.collection.PromiseId;
import io.cartera.collection.PromiseToPay;
import io.cartera.credit.CreditDecision;
import io.cartera.credit.CreditPolicy;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.statement.StatementCycle;
import io.cartera.statement.StatementStyle;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where an aging, a statement and a credit decision show what is disputed, promised, or paid from a later day on. */
class C060AgingApartTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BOLT = CustomerId.of("BOLT");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-31");
    private static final AgingSpec SPEC = AgingSpec.byDueDate(AgingBuckets.days(30));
    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");

    private final InMemoryStore store = new InMemoryStore();
    private final Receivables books = Receivables.over(store, Clock.fixed(NOON, ZoneOffset.UTC));

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    /** 300 is 60 days past due, 200 is 10 days, 100 not due; 40 are unapplied. */
    @BeforeEach
    void acme_owes() {
        for (CustomerId customer : List.of(ACME, BOLT)) {
            books.customers()
                    .register(Customer.organisation(customer, "Customer").build())
                    .orElseThrow();
        }
        issue(ACME, "OLD", eur("300"), TODAY.minusDays(60));
        issue(ACME, "NEW", eur("200"), TODAY.minusDays(10));
        issue(ACME, "NOT-DUE", eur("100"), TODAY);
        receive("PAY", eur("40"), TODAY.minusDays(20));
    }

    private void issue(CustomerId customer, String id, Money amount, LocalDate due) {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), customer, due)
                        .line("Goods", amount)
                        .dueOn(due)
                        .build())
                .orElseThrow();
    }

    private void receive(String id, Money amount, LocalDate on) {
        books.cash()
                .receive(Payment.received(PaymentId.of(id), ACME, amount, on))
                .orElseThrow();
    }

    private void dispute(String id, String item, String amount) {
        books.collections()
                .dispute(Dispute.opened(
                                DisputeId.of(id), ACME, ItemId.debit(item), DisputeReason.DELIVERY, TODAY.minusDays(5))
                        .of(eur(amount)))
                .orElseThrow();
    }

    private void promise(String amount) {
        books.collections()
                .promise(PromiseToPay.of(PromiseId.of("P"), ACME, eur(amount), TODAY.minusDays(5), TODAY.plusDays(5)))
                .orElseThrow();
    }

    private AgedAmounts aged(AgingSpec spec) {
        return books.accounts()
                .aging(spec, AsOf.of(TODAY))
                .find(ACME, CurrencyUnit.EUR)
                .orElseThrow();
    }

    private static AgedAmounts columns(String notDue, String young, String old, String unapplied) {
        return AgedAmounts.of(eur(notDue), List.of(eur(young), eur(old)), eur(unapplied));
    }

    @Test
    void what_is_disputed_leaves_its_bucket_for_a_column_of_its_own_then_what_is_promised() {
        dispute("D-1", "OLD", "120");
        dispute("D-2", "NOT-DUE", "10");
        promise("250");

        assertThat(aged(SPEC)).isEqualTo(columns("100", "200", "300", "40"));
        assertThat(aged(SPEC.withDisputesApart()))
                .isEqualTo(columns("90", "200", "180", "40").apart(eur("130"), eur("0")));
        assertThat(aged(SPEC.withPromisesApart()))
                .isEqualTo(columns("100", "130", "120", "40").apart(eur("0"), eur("250")));
        AgedAmounts both = aged(SPEC.withDisputesApart().withPromisesApart());
        assertThat(both).isEqualTo(columns("90", "130", "0", "40").apart(eur("130"), eur("250")));
        assertThat(both.balance()).isEqualTo(eur("560"));
        assertThat(both.openDebits()).isEqualTo(eur("600"));
        assertThat(both.overdueTotal()).isEqualTo(eur("130"));
        assertThat(both).isNotEqualTo(columns("90", "130", "0", "40"));
        assertThat(both.toString()).contains("disputed=EUR 130.00");
    }

    @Test
    void credits_are_taken_off_the_oldest_of_what_is_not_apart() {
        dispute("D-1", "OLD", "290");

        assertThat(aged(SPEC.withCreditsToOldest().withDisputesApart()))
                .isEqualTo(columns("100", "170", "0", "0").apart(eur("290"), eur("0")));
        assertThat(aged(SPEC.withCreditsNetted().withDisputesApart()))
                .isEqualTo(columns("100", "160", "10", "0").apart(eur("290"), eur("0")));
    }

    @Test
    void a_row_of_which_all_is_disputed_is_there_and_totals_add_up_what_is_apart() {
        issue(BOLT, "B", eur("70"), TODAY.minusDays(1));
        books.collections()
                .dispute(Dispute.opened(DisputeId.of("D"), BOLT, ItemId.debit("B"), DisputeReason.OTHER, TODAY))
                .orElseThrow();
        dispute("D-1", "OLD", "5");

        AgingReport report = books.accounts().aging(SPEC.withDisputesApart(), AsOf.of(TODAY));

        assertThat(report.find(BOLT, CurrencyUnit.EUR))
                .contains(columns("0", "0", "0", "0").apart(eur("70"), eur("0")));
        assertThat(report.rows()).extracting(row -> row.customer()).containsExactly(ACME, BOLT);
        assertThat(report.total(CurrencyUnit.EUR).disputed()).isEqualTo(eur("75"));
        assertThat(report.totals()).containsExactly(report.total(CurrencyUnit.EUR));
    }

    @Test
    void a_spec_that_shows_them_apart_asks_for_them_and_says_so() {
        AgingSpec apart = SPEC.withDisputesApart();
        OpenItemSource nothing = OpenItemSource.of(List.of());

        assertThatThrownBy(() -> apart.age(nothing, TODAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("disputes apart");
        assertThatThrownBy(() -> SPEC.withPromisesApart().ageBy(nothing, TODAY, item -> "all"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("promises apart");
        assertThat(apart.age(nothing, TODAY, HeldBack.nothing()).rows()).isEmpty();
        assertThat(apart).isEqualTo(SPEC.withDisputesApart()).isNotEqualTo(SPEC);
        assertThat(apart.withGraceDays(1).withCreditsNetted().showsDisputes()).isTrue();
        assertThat(apart.showsPromises()).isFalse();
    }

    @Test
    void C028_outstanding_is_overdue_not_due_disputed_promised_and_unapplied() {
        dispute("D-1", "OLD", "120");
        promise("250");
        issue(ACME, "USD", Money.parse("USD 9"), TODAY.plusDays(9));

        List<AgedAmounts> outstanding = books.collections().outstanding(ACME, AsOf.of(TODAY));

        assertThat(outstanding).extracting(AgedAmounts::currency).containsExactly(CurrencyUnit.EUR);
        AgedAmounts euros = outstanding.get(0);
        assertThat(euros.balance()).isEqualTo(eur("560"));
        assertThat(euros.overdueTotal()).isEqualTo(eur("130"));
        assertThat(euros.notDue()).isEqualTo(eur("100"));
        assertThat(euros.disputed()).isEqualTo(eur("120"));
        assertThat(euros.promised()).isEqualTo(eur("250"));
        assertThat(euros.unapplied()).isEqualTo(eur("40"));
        assertThat(books.collections().outstanding(ACME, AsOf.of(TODAY.plusDays(9))))
                .extracting(AgedAmounts::currency)
                .containsExactly(CurrencyUnit.EUR, CurrencyUnit.USD);
    }

    @Test
    void C042_a_statement_shows_them_apart_in_its_aging() {
        dispute("D-1", "OLD", "120");
        DateRange period = DateRange.ofClosed(TODAY.minusDays(30), TODAY);

        var account = books.accounts()
                .statement(ACME, StatementStyle.OPEN_ITEM, period, SPEC.withDisputesApart())
                .find(CurrencyUnit.EUR)
                .orElseThrow();

        assertThat(account.aging()).isEqualTo(columns("100", "200", "180", "40").apart(eur("120"), eur("0")));
        assertThat(account.aging().balance()).isEqualTo(account.closing());
    }

    @Test
    void C043_a_cycle_may_hold_back_who_disputes_until_it_is_resolved() {
        issue(BOLT, "B", eur("70"), TODAY);
        dispute("D-1", "OLD", "120");
        StatementCycle cycle = StatementCycle.monthEnd();
        StatementCycle held = cycle.holdingBackDisputes();
        var balances = books.generalLedger().balances(cycle.periodTo(TODAY));
        var collections = books.collections();

        assertThat(cycle.plan(balances)).containsExactly(ACME, BOLT);
        assertThat(held.plan(balances, collections.heldBack(AsOf.of(TODAY)))).containsExactly(BOLT);
        assertThatThrownBy(() -> held.plan(balances))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dispute");
        collections
                .resolve(DisputeResolution.rejected(DisputeId.of("D-1"), ACME, TODAY))
                .orElseThrow();
        assertThat(held.plan(balances, collections.heldBack(AsOf.of(TODAY)))).containsExactly(ACME, BOLT);
        assertThat(held).isNotEqualTo(cycle).isEqualTo(StatementCycle.monthEnd().holdingBackDisputes());
    }

    @Test
    void C073_what_is_disputed_is_at_stake_unless_the_policy_leaves_it_out() {
        dispute("D-1", "OLD", "120");
        CreditPolicy without = CreditPolicy.ofDefaults().leavingOutDisputes();
        books.credit().grant(ACME, CreditLimit.of(eur("500")), TODAY).orElseThrow();

        assertThat(books.credit().exposure(ACME, CurrencyUnit.EUR, TODAY).net()).isEqualTo(eur("560"));
        assertThat(books.credit()
                        .exposure(ACME, CurrencyUnit.EUR, TODAY, without)
                        .net())
                .isEqualTo(eur("440"));
        assertThat(books.credit().decide(ACME, eur("60"), TODAY)).isInstanceOf(CreditDecision.Declined.class);
        assertThat(books.credit().decide(ACME, eur("60"), TODAY, without)).isInstanceOf(CreditDecision.Approved.class);
        assertThat(books.credit().decide(ACME, eur("60.01"), TODAY, without))
                .isInstanceOf(CreditDecision.Declined.class);
    }

    @Test
    void E17_a_payment_of_a_later_day_is_a_memo_beside_the_balance() {
        issue(BOLT, "USD", Money.parse("USD 100"), TODAY);
        books.cash()
                .receive(Payment.received(PaymentId.of("P"), BOLT, Money.parse("USD 90"), TODAY.plusDays(1)))
                .orElseThrow();

        AgedAmounts row =
                withFuture(AsOf.of(TODAY)).find(BOLT, CurrencyUnit.USD).orElseThrow();

        assertThat(row.balance()).isEqualTo(Money.parse("USD 100"));
        assertThat(row.futurePayments()).isEqualTo(Money.parse("USD 90"));
        assertThat(row.balance().minus(row.futurePayments())).isEqualTo(Money.parse("USD 10"));
        assertThat(withFuture(AsOf.of(TODAY.plusDays(1)))
                        .total(CurrencyUnit.USD)
                        .futurePayments())
                .isEqualTo(Money.parse("USD 0"));
    }

    private AgingReport withFuture(AsOf asOf) {
        return books.accounts().aging(SPEC, asOf).with(books.collections().futurePayments(asOf));
    }

    @Test
    void future_payments_are_those_known_and_not_taken_back_applied_or_not() {
        receive("F-1", eur("30"), TODAY.plusDays(3));
        receive("F-2", eur("50"), TODAY.plusDays(4));
        receive("F-3", Money.parse("KWD 1.250"), TODAY.plusDays(4));
        books.cash().apply(ACME, TODAY.plusDays(4)).orElseThrow();
        Receivables later = Receivables.over(store, Clock.fixed(NOON.plusSeconds(60), ZoneOffset.UTC));
        later.cash()
                .returned(PaymentReturn.bounced(
                        CommandId.of("R"), ACME, PaymentId.of("F-2"), TODAY.plusDays(6), "no funds"))
                .orElseThrow();

        AgingReport report = withFuture(AsOf.of(TODAY));
        assertThat(report.total(CurrencyUnit.EUR).futurePayments()).isEqualTo(eur("30"));
        assertThat(report.find(ACME, CurrencyUnit.of("KWD")).orElseThrow().futurePayments())
                .isEqualTo(Money.parse("KWD 1.250"));
        assertThat(report.total(CurrencyUnit.of("KWD")).balance().isZero()).isTrue();
        AsOf before = AsOf.of(TODAY).knownAt(NOON.plusSeconds(1));
        assertThat(books.collections().futurePayments(before).of(ACME, CurrencyUnit.EUR))
                .isEqualTo(eur("80"));
        assertThat(books.collections()
                        .futurePayments(AsOf.of(LocalDate.MAX.withYear(9999)))
                        .of(ACME, CurrencyUnit.EUR))
                .isEqualTo(FuturePayments.none().of(ACME, CurrencyUnit.EUR))
                .isEqualTo(eur("0"));
    }

    @Test
    void a_future_payment_that_was_moved_is_to_come_for_whom_it_was_moved_to() {
        receive("F-1", eur("30"), TODAY.plusDays(3));
        receive("F-2", eur("50"), TODAY.plusDays(4));
        receive("F-3", eur("8"), TODAY.plusDays(4));
        issue(BOLT, "B-1", eur("8"), TODAY);
        move("T-1", TwoLegs.transfer(ACME, ItemId.credit("F-1"), BOLT, TODAY.plusDays(3)));
        move(
                "T-2",
                TwoLegs.transfer(ACME, ItemId.credit("F-2"), BOLT, TODAY.plusDays(5))
                        .of(eur("20")));
        move("T-3", TwoLegs.netting(BOLT, ItemId.debit("B-1"), ACME, ItemId.credit("F-3"), TODAY.plusDays(4)));

        FuturePayments future = books.collections().futurePayments(AsOf.of(TODAY));
        assertThat(future.of(ACME, CurrencyUnit.EUR)).isEqualTo(eur("30"));
        assertThat(future.of(BOLT, CurrencyUnit.EUR)).isEqualTo(eur("50"));

        books.adjustments()
                .undo(CommandId.of("U"), ACME, ItemId.debit("T-1"), TODAY.plusDays(6))
                .orElseThrow();
        FuturePayments undone = books.collections().futurePayments(AsOf.of(TODAY));
        assertThat(undone.of(ACME, CurrencyUnit.EUR)).isEqualTo(eur("60"));
        assertThat(undone.of(BOLT, CurrencyUnit.EUR)).isEqualTo(eur("20"));
    }

    private void move(String command, TwoLegs legs) {
        books.adjustments().record(CommandId.of(command), legs).orElseThrow();
    }

    @Test
    void what_pays_a_debit_that_was_moved_here_is_still_to_come() {
        issue(BOLT, "B-1", eur("30"), TODAY);
        move("T-1", TwoLegs.transfer(BOLT, ItemId.debit("B-1"), ACME, TODAY));
        receive("F-1", eur("30"), TODAY.plusDays(3));
        books.cash()
                .settle(
                        CommandId.of("S"),
                        ACME,
                        Settlement.none()
                                .matching(ItemId.credit("F-1"), ItemId.debit("T-1"), eur("30"), TODAY.plusDays(3)))
                .orElseThrow();

        assertThat(books.collections().futurePayments(AsOf.of(TODAY)).of(ACME, CurrencyUnit.EUR))
                .isEqualTo(eur("30"));
    }

    @Test
    void amounts_apart_are_in_the_currency_and_not_negative() {
        AgedAmounts amounts = columns("1", "2", "3", "4");
        assertThatThrownBy(() -> amounts.apart(eur("-1"), eur("0"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> amounts.withFuturePayments(eur("-1"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> amounts.apart(eur("1"), Money.parse("USD 1")))
                .isInstanceOf(CurrencyMismatchException.class);
        assertThat(amounts.apart(eur("0"), eur("0"))).isEqualTo(amounts);
        assertThat(amounts.apart(eur("1"), eur("2"))
                        .withFuturePayments(eur("7"))
                        .balance())
                .isEqualTo(eur("5"));
    }
}
