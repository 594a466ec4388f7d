package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.AccountChanged;
import io.cartera.account.AccountRefusal;
import io.cartera.account.Adjustment;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.account.Settlement;
import io.cartera.account.Side;
import io.cartera.account.TwoLegs;
import io.cartera.aging.AgingBuckets;
import io.cartera.aging.AgingSpec;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.audit.AuditRecord;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.journal.GlAccount;
import io.cartera.journal.JournalEntry;
import io.cartera.journal.JournalLine;
import io.cartera.journal.PostingRules;
import io.cartera.money.MoneyBag;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.settlement.SettlementState.Status;
import io.cartera.statement.StatementStyle;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transfers and nettings between two customers, and what the readings make of them. */
class TwoLegsTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BETA = CustomerId.of("BETA");
    private static final CustomerId GAMMA = CustomerId.of("GAMMA");
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");
    private static final LocalDate LATER = DAY.plusDays(10);
    private static final ItemId PAY_1 = ItemId.credit("PAY-1");
    private static final ItemId INV_1 = ItemId.debit("INV-1");

    private final Receivables books = Receivables.over(new InMemoryStore());

    @BeforeEach
    void register() {
        for (CustomerId customer : List.of(ACME, BETA, GAMMA)) {
            books.customers()
                    .register(Customer.organisation(customer, "Customer").build());
        }
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    private void invoice(CustomerId customer, String id, String amount) {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), customer, DAY)
                        .dueOn(DAY.plusDays(30))
                        .reference("order 7")
                        .line("Goods", Money.parse(amount))
                        .build())
                .orElseThrow();
    }

    private void payment(CustomerId customer, String id, String amount, String reference) {
        books.cash()
                .receive(Payment.received(PaymentId.of(id), customer, Money.parse(amount), DAY)
                        .withValueOn(DAY.minusDays(2))
                        .withReference(reference))
                .orElseThrow();
    }

    private Outcome<List<AccountChanged>> record(String command, TwoLegs legs) {
        return books.adjustments().record(CommandId.of(command), legs);
    }

    private Outcome<List<AccountChanged>> undo(String command, CustomerId customer, ItemId leg) {
        return books.adjustments().undo(CommandId.of(command), customer, leg, LATER);
    }

    private static AccountRefusal refusal(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return (AccountRefusal) ((Outcome.Refused<?>) outcome).refusal();
    }

    private List<String> open(CustomerId customer, LocalDate on) {
        return books.accounts().openItems(customer, on).stream()
                .map(item -> item.side() + " " + item.id() + " " + item.open())
                .toList();
    }

    private Entry entry(CustomerId customer, ItemId item) {
        return books.accounts()
                .history(customer)
                .entries()
                .filter(entry -> entry.id().equals(item))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_payment_booked_on_the_wrong_customer_goes_to_the_right_one_and_pays_the_invoice_it_names() {
        invoice(BETA, "INV-9", "EUR 80");
        payment(ACME, "PAY-1", "EUR 100", "INV-9");

        record("T-1", TwoLegs.transfer(ACME, PAY_1, BETA, DAY.plusDays(3)).of(eur("80")))
                .orElseThrow();
        books.cash().apply(BETA, DAY.plusDays(4)).orElseThrow();

        assertThat(open(ACME, DAY.plusDays(2))).containsExactly("CREDIT PAY-1 EUR 100.00");
        assertThat(open(ACME, DAY.plusDays(3))).containsExactly("CREDIT PAY-1 EUR 20.00");
        assertThat(open(BETA, DAY.plusDays(4))).isEmpty();
        Entry taken = entry(ACME, ItemId.debit("T-1"));
        assertThat(taken.counterpart()).contains(new Entry.Counterpart(BETA, ItemId.credit("T-1")));
        assertThat(taken.kind()).isEqualTo(EntryKind.TRANSFER);
        Entry arrived = entry(BETA, ItemId.credit("T-1"));
        assertThat(arrived.counterpart()).contains(new Entry.Counterpart(ACME, ItemId.debit("T-1")));
        assertThat(arrived.reference()).contains("INV-9");
        assertThat(arrived.valueOn()).isEqualTo(DAY.minusDays(2));
        assertThat(arrived.effectiveOn()).isEqualTo(DAY.plusDays(3));
        assertThat(arrived.documentOn()).isEqualTo(DAY);
    }

    @Test
    void a_debit_keeps_its_dates_and_is_known_by_its_document_however_often_it_moves_on() {
        invoice(ACME, "INV-1", "EUR 100");

        record("T-1", TwoLegs.transfer(ACME, INV_1, BETA, DAY.plusDays(3))).orElseThrow();
        record("T-2", TwoLegs.transfer(BETA, ItemId.debit("T-1"), GAMMA, DAY.plusDays(4)))
                .orElseThrow();

        assertThat(open(ACME, LATER)).isEmpty();
        assertThat(open(BETA, DAY.plusDays(3))).containsExactly("DEBIT T-1 EUR 100.00");
        assertThat(open(BETA, LATER)).isEmpty();
        OpenItem arrived = books.accounts().openItems(GAMMA, LATER).get(0);
        assertThat(arrived.documentOn()).isEqualTo(DAY);
        assertThat(arrived.dueOn()).isEqualTo(DAY.plusDays(30));
        assertThat(arrived.reference()).contains("INV-1");
    }

    @Test
    void an_item_may_arrive_under_its_own_name_and_then_payments_that_name_it_find_it() {
        invoice(ACME, "INV-1", "EUR 100");
        record("INV-1", TwoLegs.transfer(ACME, INV_1, BETA, DAY)).orElseThrow();
        invoice(BETA, "INV-0", "EUR 100");
        payment(BETA, "PAY-2", "EUR 100", "INV-1");

        books.cash().apply(CommandId.of("A"), BETA, DAY, AllocationPolicy.referenceThenDue());

        assertThat(open(BETA, DAY)).containsExactly("DEBIT INV-0 EUR 100.00");
    }

    @Test
    void the_number_of_a_payment_is_no_reference_to_an_invoice_of_that_number() {
        books.cash().receive(Payment.received(PaymentId.of("1001"), ACME, eur("5"), DAY));

        record("T-1", TwoLegs.transfer(ACME, ItemId.credit("1001"), BETA, DAY)).orElseThrow();

        assertThat(entry(BETA, ItemId.credit("T-1")).reference()).isEmpty();
    }

    @Test
    void D17_a_debit_and_a_credit_of_two_customers_are_offset_by_a_netting_only() {
        invoice(ACME, "INV-1", "EUR 5000");
        payment(BETA, "PAY-1", "EUR 1000", "none");
        assertThat(refusal(books.cash()
                        .settle(CommandId.of("S"), ACME, Settlement.none().matching(PAY_1, INV_1, eur("1000"), DAY))))
                .isEqualTo(new AccountRefusal.UnknownItem(PAY_1));

        record("N-1", TwoLegs.netting(ACME, INV_1, BETA, PAY_1, DAY)).orElseThrow();

        assertThat(open(ACME, DAY)).containsExactly("DEBIT INV-1 EUR 4000.00");
        assertThat(open(BETA, DAY)).isEmpty();
        assertThat(entry(ACME, ItemId.credit("N-1")).reference()).contains("PAY-1");
        assertThat(entry(BETA, ItemId.debit("N-1")).reference()).contains("INV-1");
        assertThat(entry(BETA, ItemId.debit("N-1")).counterpart())
                .contains(new Entry.Counterpart(ACME, ItemId.credit("N-1")));
    }

    @Test
    void a_repeat_gives_the_first_outcome_and_other_content_is_in_conflict_on_either_account() {
        payment(ACME, "PAY-1", "EUR 100", "x");
        payment(GAMMA, "PAY-1", "EUR 100", "x");
        TwoLegs legs = TwoLegs.transfer(BETA, PAY_1, ACME, DAY);
        assertThat(refusal(record("T-1", legs))).isEqualTo(new AccountRefusal.UnknownItem(PAY_1));
        TwoLegs forth = TwoLegs.transfer(ACME, PAY_1, BETA, DAY).of(eur("60"));

        Outcome<List<AccountChanged>> first = record("T-1", forth);

        assertThat(first.orElseThrow())
                .extracting(changed -> changed.account().customer())
                .containsExactly(ACME, BETA);
        assertThat(first.events()).isEqualTo(first.orElseThrow());
        assertThat(record("T-1", forth)).isEqualTo(first);
        assertThat(record("T-1", forth.of(eur("50"))))
                .isEqualTo(new Outcome.Conflicting<>(CommandId.of("T-1"), "EUR 60.00", "EUR 50.00", "amount"));
        assertThat(record("T-1", TwoLegs.transfer(GAMMA, PAY_1, BETA, DAY)))
                .isEqualTo(new Outcome.Conflicting<>(CommandId.of("T-1"), "ACME", "GAMMA", "from"));
        assertThat(record("T-1", TwoLegs.transfer(ACME, PAY_1, GAMMA, DAY).of(eur("60"))))
                .isEqualTo(new Outcome.Conflicting<>(CommandId.of("T-1"), "BETA", "GAMMA", "to"));
        assertThat(books.audit().trail(BETA).stream().map(AuditRecord::outcome))
                .containsExactly("Applied", "Refused:UnknownItem", "Applied", "Conflicting:amount", "Conflicting:from");
        assertThat(books.audit().trail(ACME).stream().map(AuditRecord::outcome))
                .containsExactly(
                        "Applied", "Applied", "Refused:UnknownItem", "Applied", "Conflicting:amount", "Conflicting:to");
        assertThat(books.accounts().history(GAMMA).changes()).hasSize(1);
    }

    @Test
    void an_identifier_taken_on_the_second_account_leaves_nothing_on_the_first() {
        payment(ACME, "PAY-1", "EUR 100", "x");
        payment(BETA, "T-1", "EUR 1", "x");

        assertThat(record("T-1", TwoLegs.transfer(ACME, PAY_1, BETA, DAY)))
                .isEqualTo(new Outcome.Conflicting<>(CommandId.of("T-1"), "RECEIPT", "TRANSFER", "kind"));
        assertThat(books.accounts().history(ACME).changes()).hasSize(1);
    }

    @Test
    void refusals_have_figures_and_change_neither_account() {
        invoice(ACME, "INV-1", "EUR 100");
        payment(BETA, "PAY-1", "EUR 30", "x");
        payment(BETA, "PAY-2", "USD 30", "x");
        ItemId usd = ItemId.credit("PAY-2");

        assertThat(refusal(record("T", TwoLegs.transfer(ACME, INV_1, BETA, DAY).of(eur("101")))))
                .isEqualTo(new AccountRefusal.OverApplied(INV_1, eur("101"), eur("100"), DAY));
        assertThat(refusal(record("T", TwoLegs.transfer(ACME, INV_1, BETA, DAY.minusDays(1)))))
                .isEqualTo(new AccountRefusal.TooEarly(INV_1, DAY.minusDays(1), DAY));
        assertThat(refusal(record("T", TwoLegs.transfer(ACME, INV_1, BETA, DAY).of(Money.parse("USD 1")))))
                .isInstanceOf(AccountRefusal.CurrencyDiffers.class);
        assertThat(refusal(record(
                        "T", TwoLegs.netting(ACME, INV_1, BETA, PAY_1, DAY).of(eur("31")))))
                .isEqualTo(new AccountRefusal.OverApplied(PAY_1, eur("31"), eur("30"), DAY));
        assertThat(refusal(record("T", TwoLegs.netting(ACME, INV_1, BETA, usd, DAY))))
                .isEqualTo(new AccountRefusal.CurrencyDiffers(
                        usd, INV_1, CurrencyUnit.USD, CurrencyUnit.EUR, CurrencyUnit.EUR));
        assertThat(((Outcome.Refused<?>) record("T", TwoLegs.transfer(CustomerId.of("NOBODY"), INV_1, BETA, DAY)))
                        .refusal())
                .isEqualTo(new UnknownCustomer(CustomerId.of("NOBODY")));
        assertThat(books.accounts().history(ACME).changes()).hasSize(1);
        assertThat(books.accounts().history(BETA).changes()).hasSize(2);
        assertThatIllegalArgumentException().isThrownBy(() -> TwoLegs.transfer(ACME, INV_1, ACME, DAY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TwoLegs.netting(ACME, INV_1, BETA, ItemId.debit("INV-2"), DAY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TwoLegs.transfer(ACME, INV_1, BETA, DAY).of(eur("0")));
    }

    @Test
    void a_leg_is_undone_with_its_counterpart_and_never_alone() {
        invoice(BETA, "INV-9", "EUR 80");
        payment(ACME, "PAY-1", "EUR 100", "INV-9");
        record("T-1", TwoLegs.transfer(ACME, PAY_1, BETA, DAY)).orElseThrow();
        books.cash().apply(BETA, DAY).orElseThrow();
        ItemId arrived = ItemId.credit("T-1");
        ItemId taken = ItemId.debit("T-1");

        assertThat(refusal(books.accounts().reverse(CommandId.of("R"), BETA, arrived, DAY)))
                .isEqualTo(new AccountRefusal.BoundToCounterpart(arrived, new Entry.Counterpart(ACME, taken)));
        assertThat(refusal(books.accounts().reverse(CommandId.of("R"), ACME, taken, DAY)))
                .isEqualTo(new AccountRefusal.BoundToCounterpart(taken, new Entry.Counterpart(BETA, arrived)));
        var allocation = books.accounts().history(ACME).links().get(0).allocation();
        assertThat(refusal(books.cash().release(CommandId.of("R"), ACME, allocation.id(), DAY)))
                .isEqualTo(new AccountRefusal.NotReleasable(allocation.id(), taken));
        Outcome<List<AccountChanged>> undone = undo("U-1", BETA, arrived);

        assertThat(undone.orElseThrow()).hasSize(2);
        assertThat(undo("U-1", BETA, arrived)).isEqualTo(undone);
        assertThat(open(ACME, LATER)).containsExactly("CREDIT PAY-1 EUR 100.00");
        assertThat(open(BETA, LATER)).containsExactly("DEBIT INV-9 EUR 80.00");
        assertThat(open(BETA, LATER.minusDays(1))).containsExactly("CREDIT T-1 EUR 20.00");
        assertThat(refusal(undo("U-2", ACME, taken)))
                .isEqualTo(new AccountRefusal.AlreadyReversed(taken, ItemId.credit("U-1")));
        assertThat(refusal(undo("U-3", ACME, PAY_1)))
                .isEqualTo(new AccountRefusal.NotReversible(PAY_1, EntryKind.RECEIPT));
        assertThat(refusal(undo("U-3", ACME, INV_1))).isEqualTo(new AccountRefusal.UnknownItem(INV_1));
    }

    @Test
    void both_legs_are_undone_on_one_day_though_one_was_in_use_for_longer() {
        invoice(BETA, "INV-9", "EUR 80");
        payment(ACME, "PAY-1", "EUR 80", "INV-9");
        record("T-1", TwoLegs.transfer(ACME, PAY_1, BETA, DAY)).orElseThrow();
        books.cash().apply(BETA, DAY).orElseThrow();
        var used = books.accounts().history(BETA).links().get(0).allocation().id();
        books.cash().release(CommandId.of("R"), BETA, used, LATER.plusDays(5)).orElseThrow();

        undo("U-1", ACME, ItemId.debit("T-1")).orElseThrow();

        assertThat(open(ACME, LATER.plusDays(4))).isEmpty();
        assertThat(open(ACME, LATER.plusDays(5))).containsExactly("CREDIT PAY-1 EUR 80.00");
        assertThat(open(BETA, LATER.plusDays(5))).containsExactly("DEBIT INV-9 EUR 80.00");
    }

    @Test
    void what_was_moved_is_returned_or_reversed_only_after_the_transfer_is_undone() {
        payment(ACME, "PAY-1", "EUR 100", "x");
        record("T-1", TwoLegs.transfer(ACME, PAY_1, BETA, DAY).of(eur("1"))).orElseThrow();
        record("T-2", TwoLegs.transfer(BETA, ItemId.credit("T-1"), GAMMA, DAY)).orElseThrow();
        PaymentReturn returned = PaymentReturn.bounced(CommandId.of("B"), ACME, PaymentId.of("PAY-1"), LATER, "no");
        AccountRefusal moved = new AccountRefusal.MovedAway(
                PAY_1, ItemId.debit("T-1"), new Entry.Counterpart(BETA, ItemId.credit("T-1")));

        assertThat(refusal(books.cash().returned(returned))).isEqualTo(moved);
        assertThat(refusal(books.accounts().reverse(CommandId.of("R"), ACME, PAY_1, LATER)))
                .isEqualTo(moved);
        assertThat(refusal(undo("U-1", ACME, ItemId.debit("T-1"))))
                .isEqualTo(new AccountRefusal.MovedAway(
                        ItemId.credit("T-1"), ItemId.debit("T-2"), new Entry.Counterpart(GAMMA, ItemId.credit("T-2"))));
        undo("U-2", GAMMA, ItemId.credit("T-2")).orElseThrow();
        undo("U-1", BETA, ItemId.credit("T-1")).orElseThrow();

        books.cash().returned(returned).orElseThrow();
        assertThat(Stream.of(ACME, BETA, GAMMA).flatMap(customer -> open(customer, LATER).stream()))
                .isEmpty();
    }

    @Test
    void what_adjusts_an_arrived_item_falls_with_it() {
        payment(ACME, "PAY-1", "EUR 100", "x");
        record("T-1", TwoLegs.transfer(ACME, PAY_1, BETA, DAY)).orElseThrow();
        ItemId arrived = ItemId.credit("T-1");
        books.adjustments()
                .adjust(
                        CommandId.of("W"),
                        BETA,
                        Adjustment.smallDifference(arrived, DAY).of(eur("1")))
                .orElseThrow();

        undo("U-1", ACME, ItemId.debit("T-1")).orElseThrow();

        assertThat(open(BETA, LATER)).isEmpty();
        assertThat(open(ACME, LATER)).containsExactly("CREDIT PAY-1 EUR 100.00");
        assertThat(books.generalLedger().controlTotal(LATER)).isEqualTo(MoneyBag.of(eur("-100")));
    }

    private void aTransferredPaymentEarnsADiscount() {
        invoice(BETA, "INV-9", "EUR 100");
        payment(ACME, "PAY-1", "EUR 98", "INV-9");
        record("T-1", TwoLegs.transfer(ACME, PAY_1, BETA, DAY)).orElseThrow();
        ItemId debit = ItemId.debit("INV-9");
        books.cash()
                .settle(
                        CommandId.of("S-1"),
                        BETA,
                        Settlement.none()
                                .matching(ItemId.credit("T-1"), debit, eur("98"), DAY)
                                .adjusting(Adjustment.cashDiscount(debit, DAY)))
                .orElseThrow();
    }

    @Test
    void a_discount_that_an_arrived_payment_earned_is_lost_with_it_whichever_leg_is_named() {
        aTransferredPaymentEarnsADiscount();

        List<AccountChanged> undone = undo("U-1", BETA, ItemId.credit("T-1")).orElseThrow();

        assertThat(undone.get(1).change().entries())
                .extracting(Entry::id)
                .containsExactly(ItemId.debit("U-1"), new ItemId(Side.DEBIT, "U-1", 2));
        assertThat(open(ACME, LATER)).containsExactly("CREDIT PAY-1 EUR 98.00");
        assertThat(open(BETA, LATER)).containsExactly("DEBIT INV-9 EUR 100.00");
    }

    @Test
    void L02_where_no_name_is_free_for_the_reversal_of_a_lost_discount_neither_account_changes() {
        aTransferredPaymentEarnsADiscount();
        Entry taken = Entry.builder(new ItemId(Side.DEBIT, "U-1", 2), EntryKind.OPENING_BALANCE, eur("5"), DAY)
                .build();
        books.adjustments().takeOver(CommandId.of("O"), BETA, List.of(taken)).orElseThrow();
        MoneyBag before = books.generalLedger().controlTotal(LATER);
        Outcome<List<AccountChanged>> conflict =
                new Outcome.Conflicting<>(CommandId.of("U-1"), "OPENING_BALANCE", "REVERSAL", "kind");

        assertThat(undo("U-1", BETA, ItemId.credit("T-1"))).isEqualTo(conflict);
        assertThat(undo("U-1", ACME, ItemId.debit("T-1"))).isEqualTo(conflict);

        assertThat(books.accounts().history(ACME).changes()).hasSize(2);
        assertThat(books.accounts().history(BETA).changes()).hasSize(4);
        assertThat(books.generalLedger().controlTotal(LATER)).isEqualTo(before);
        undo("U-2", BETA, ItemId.credit("T-1")).orElseThrow();
        assertThat(open(ACME, LATER)).containsExactly("CREDIT PAY-1 EUR 98.00");
    }

    @Test
    void readings_take_a_transfer_for_no_sale_and_no_activity_but_for_a_movement_of_the_balance() {
        invoice(ACME, "INV-1", "EUR 100");
        record("T-1", TwoLegs.transfer(ACME, INV_1, BETA, LATER)).orElseThrow();
        DateRange period = DateRange.ofClosed(DAY, LATER);

        assertThat(books.analysis().turnover(period).in(CurrencyUnit.EUR)).containsOnlyKeys(ACME);
        assertThat(books.analysis().customerFacts(BETA, LATER).lastActivity()).isEmpty();
        assertThat(books.analysis()
                        .customerFacts(BETA, LATER)
                        .deals(CurrencyUnit.EUR)
                        .count())
                .isZero();
        assertThat(books.analysis().customerFacts(ACME, LATER).lastActivity()).contains(DAY);
        assertThat(books.invoicing()
                        .settlement(ACME, INV_1, AsOf.of(LATER))
                        .orElseThrow()
                        .status())
                .isEqualTo(Status.WITHDRAWN);
        assertThat(books.invoicing()
                        .settlement(BETA, ItemId.debit("T-1"), AsOf.of(LATER))
                        .orElseThrow()
                        .status())
                .isEqualTo(Status.UNPAID);
        var statement = books.accounts()
                .statement(BETA, StatementStyle.BALANCE_FORWARD, period, AgingSpec.byDueDate(AgingBuckets.days(30)));
        var account = statement.find(CurrencyUnit.EUR).orElseThrow();
        assertThat(account.movements()).singleElement().satisfies(movement -> {
            assertThat(movement.kind()).isEqualTo(EntryKind.TRANSFER);
            assertThat(movement.change()).isEqualTo(eur("100"));
        });
        assertThat(account.closing()).isEqualTo(eur("100"));
        assertThat(books.accounts().balance(BETA, LATER)).isEqualTo(MoneyBag.of(eur("100")));
        assertThat(books.accounts().balance(ACME, LATER).in(CurrencyUnit.EUR)).isEqualTo(eur("0"));
        assertThat(books.generalLedger().controlTotal(LATER)).isEqualTo(MoneyBag.of(eur("100")));
    }

    @Test
    void a_netted_debit_is_paid_and_a_netted_credit_is_paid_back() {
        invoice(ACME, "INV-1", "EUR 100");
        payment(BETA, "PAY-1", "EUR 100", "x");
        record("N-1", TwoLegs.netting(ACME, INV_1, BETA, PAY_1, DAY)).orElseThrow();

        assertThat(books.invoicing()
                        .settlement(ACME, INV_1, AsOf.of(DAY))
                        .orElseThrow()
                        .paid())
                .isEqualTo(eur("100"));
        assertThat(books.invoicing()
                        .settlement(BETA, PAY_1, AsOf.of(DAY))
                        .orElseThrow()
                        .paid())
                .isEqualTo(eur("100"));
    }

    @Test
    void L02_L04_the_legs_stand_against_one_clearing_account_which_sums_to_zero_also_after_undoing() {
        invoice(ACME, "INV-1", "EUR 100");
        payment(BETA, "PAY-1", "EUR 30", "x");
        GlAccount clearing = GlAccount.of("1999");
        PostingRules rules = PostingRules.builder(GlAccount.of("1200"), GlAccount.of("1210"))
                .against(EntryKind.TRANSFER, clearing)
                .against(EntryKind.NETTING, clearing)
                .otherwise(GlAccount.of("9999"))
                .build();

        record("N-1", TwoLegs.netting(ACME, INV_1, BETA, PAY_1, DAY)).orElseThrow();
        record("T-1", TwoLegs.transfer(ACME, INV_1, BETA, DAY).of(eur("25"))).orElseThrow();
        assertThat(postedTo(clearing, rules)).containsExactly("-25", "-30", "25", "30");
        undo("U-1", BETA, ItemId.debit("T-1")).orElseThrow();

        assertThat(postedTo(clearing, rules)).containsExactly("-25", "-25", "-30", "25", "25", "30");
        assertThat(open(ACME, LATER)).containsExactly("DEBIT INV-1 EUR 70.00");
    }

    private List<String> postedTo(GlAccount account, PostingRules rules) {
        return Stream.of(ACME, BETA)
                .flatMap(customer ->
                        books.generalLedger().journal(customer, rules, DateRange.ofClosed(DAY, LATER)).stream())
                .map(JournalEntry::lines)
                .flatMap(List::stream)
                .filter(line -> line.account().equals(account))
                .map(TwoLegsTest::signed)
                .sorted()
                .toList();
    }

    private static String signed(JournalLine line) {
        return (line.side() == Side.DEBIT ? "" : "-") + line.amount().getAmountMajorLong();
    }
}
