package io.cartera.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cartera.Receivables;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.MoneyBag;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.trace.Actor;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Worked cases of the commands on an account, and the figures and precedence of refusals. */
class CustomerAccountTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final ItemId INVOICE = ItemId.debit("INV-1");
    private static final ItemId RECEIPT = ItemId.credit("PAY-1");

    private final Receivables books = Receivables.over(new InMemoryStore());

    @BeforeEach
    void an_invoice_of_100_and_a_receipt_of_60() {
        books.customers().register(Customer.organisation(ACME, "Acme").build());
        books.invoicing().issue(invoice("INV-1", "EUR 100", "2026-01-10"));
        books.cash().receive(payment("PAY-1", "EUR 60", "2026-01-20"));
    }

    @Test
    void A07_an_allocation_counts_from_no_day_before_either_side() {
        assertThat(refusal(settle("S-1", RECEIPT, INVOICE, "EUR 10", "2026-01-19")))
                .isEqualTo(new AccountRefusal.TooEarly(RECEIPT, day("2026-01-19"), day("2026-01-20")));
        books.cash().receive(payment("PAY-0", "EUR 60", "2026-01-01"));
        assertThat(refusal(settle("S-2", ItemId.credit("PAY-0"), INVOICE, "EUR 10", "2026-01-09")))
                .isEqualTo(new AccountRefusal.TooEarly(INVOICE, day("2026-01-09"), day("2026-01-10")));
    }

    @Test
    void A01_a_credit_never_gives_more_than_it_has() {
        assertThat(refusal(settle("S-1", RECEIPT, INVOICE, "EUR 60.01", "2026-01-20")))
                .isEqualTo(new AccountRefusal.OverApplied(
                        RECEIPT, Money.parse("EUR 60.01"), Money.parse("EUR 60"), day("2026-01-20")));
        assertThat(settle("S-2", RECEIPT, INVOICE, "EUR 60", "2026-01-20").applied())
                .isPresent();
    }

    @Test
    void A02_a_debit_never_takes_more_than_it_is() {
        books.cash().receive(payment("PAY-2", "EUR 500", "2026-01-20"));

        assertThat(refusal(settle("S-1", ItemId.credit("PAY-2"), INVOICE, "EUR 100.01", "2026-01-20")))
                .isEqualTo(new AccountRefusal.OverApplied(
                        INVOICE, Money.parse("EUR 100.01"), Money.parse("EUR 100"), day("2026-01-20")));
    }

    @Test
    void A01_a_back_dated_allocation_leaves_enough_for_the_later_one() {
        settle("LATER", RECEIPT, INVOICE, "EUR 40", "2026-03-01");

        assertThat(refusal(settle("EARLIER", RECEIPT, INVOICE, "EUR 21", "2026-02-01")))
                .as("60 are open on the day, and 40 of them are spoken for from March on")
                .isEqualTo(new AccountRefusal.OverApplied(
                        RECEIPT, Money.parse("EUR 21"), Money.parse("EUR 20"), day("2026-02-01")));
        assertThat(settle("FITS", RECEIPT, INVOICE, "EUR 20", "2026-02-01").applied())
                .isPresent();
    }

    @Test
    void A05_currencies_are_never_mixed_and_nothing_changes() {
        books.invoicing().issue(invoice("INV-2", "USD 100", "2026-01-10"));

        assertThat(refusal(settle("S-1", RECEIPT, ItemId.debit("INV-2"), "EUR 10", "2026-01-20")))
                .isEqualTo(new AccountRefusal.CurrencyDiffers(
                        RECEIPT, ItemId.debit("INV-2"), CurrencyUnit.EUR, CurrencyUnit.USD, CurrencyUnit.EUR));
        assertThat(books.accounts().history(ACME).links()).isEmpty();
    }

    @Test
    void several_refusals_at_once_come_in_the_documented_order() {
        books.invoicing().issue(invoice("INV-2", "USD 100", "2026-01-10"));
        books.accounts().close(day("2026-01-31"));

        assertThat(refusal(settle("S-1", ItemId.credit("NONE"), ItemId.debit("INV-2"), "EUR 999", "2026-01-01")))
                .isEqualTo(new AccountRefusal.UnknownItem(ItemId.credit("NONE")));
        assertThat(refusal(settle("S-2", RECEIPT, ItemId.debit("INV-2"), "EUR 999", "2026-01-01")))
                .isInstanceOf(AccountRefusal.CurrencyDiffers.class);
        assertThat(refusal(settle("S-3", RECEIPT, INVOICE, "EUR 999", "2026-01-01")))
                .isEqualTo(new AccountRefusal.PeriodClosed(day("2026-01-01"), day("2026-01-31")));
        assertThat(refusal(settle("S-4", RECEIPT, INVOICE, "EUR 999", "2026-02-01")))
                .isInstanceOf(AccountRefusal.OverApplied.class);
    }

    @Test
    void a_settlement_that_fails_midway_records_nothing() {
        Settlement settlement = Settlement.none()
                .matching(RECEIPT, INVOICE, Money.parse("EUR 50"), day("2026-01-20"))
                .matching(RECEIPT, INVOICE, Money.parse("EUR 11"), day("2026-01-20"));

        assertThat(refusal(books.cash().settle(CommandId.of("S-1"), ACME, settlement)))
                .isEqualTo(new AccountRefusal.OverApplied(
                        RECEIPT, Money.parse("EUR 11"), Money.parse("EUR 10"), day("2026-01-20")));
        assertThat(books.accounts().history(ACME).links()).isEmpty();
        assertThat(books.accounts().openItems(ACME, day("2026-02-01"))).hasSize(2);
    }

    @Test
    void what_a_refused_settlement_had_used_up_can_be_applied_by_the_next_command_of_the_unit() {
        Settlement refused = Settlement.none()
                .matching(RECEIPT, INVOICE, Money.parse("EUR 60"), day("2026-01-20"))
                .matching(RECEIPT, INVOICE, Money.parse("EUR 1"), day("2026-01-20"));

        AccountChange applied = books.accounts()
                .inOneUnit(ACME, unit -> {
                    unit.apply(CommandId.of("A-1"), day("2026-01-15"), AllocationPolicy.oldest());
                    unit.settle(CommandId.of("S-1"), refused);
                    return unit.apply(CommandId.of("A-2"), day("2026-01-20"), AllocationPolicy.oldest());
                })
                .orElseThrow();

        assertThat(applied.allocations()).extracting(Allocation::amount).containsExactly(Money.parse("EUR 60"));
    }

    @Test
    void what_a_refused_settlement_had_linked_is_no_link_for_the_next_command_of_the_unit() {
        Settlement refused = Settlement.none()
                .matching(RECEIPT, INVOICE, Money.parse("EUR 60"), day("2026-01-20"))
                .matching(RECEIPT, INVOICE, Money.parse("EUR 1"), day("2026-01-20"));

        AccountChange reversed = books.accounts()
                .inOneUnit(ACME, unit -> {
                    unit.settle(CommandId.of("S-1"), refused);
                    return unit.reverse(CommandId.of("V-1"), RECEIPT, day("2026-01-21"));
                })
                .orElseThrow();

        assertThat(reversed.releases()).isEmpty();
        assertThat(reversed.allocations()).hasSize(1);
    }

    @Test
    void a_settlement_posts_entries_and_applies_them_in_one_command() {
        Entry entry = Entry.builder(
                        ItemId.credit("CASH-9"), EntryKind.RECEIPT, Money.parse("EUR 30"), day("2026-02-01"))
                .build();

        AccountChange change = books.cash()
                .settle(
                        CommandId.of("S-1"),
                        ACME,
                        Settlement.none()
                                .posting(entry)
                                .matching(entry.id(), INVOICE, Money.parse("EUR 30"), day("2026-02-01")))
                .orElseThrow();

        assertThat(change.entries()).containsExactly(entry);
        assertThat(change.allocations()).extracting(Allocation::debit).containsExactly(INVOICE);
    }

    @Test
    void L01_no_item_is_posted_twice_in_one_settlement() {
        Entry entry = Entry.builder(ItemId.credit("X"), EntryKind.RECEIPT, Money.parse("EUR 100"), day("2026-02-01"))
                .build();
        Settlement once = Settlement.none().posting(entry);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> once.posting(entry))
                .withMessage("X is posted twice");
    }

    @Test
    void entries_are_looked_at_before_matches() {
        books.accounts().close(day("2026-01-31"));
        Entry early = Entry.builder(ItemId.credit("X"), EntryKind.RECEIPT, Money.parse("EUR 1"), day("2026-01-31"))
                .build();
        Settlement settlement = Settlement.none()
                .posting(early)
                .matching(ItemId.credit("NONE"), INVOICE, Money.parse("EUR 1"), day("2026-02-01"));

        assertThat(refusal(books.cash().settle(CommandId.of("S-1"), ACME, settlement)))
                .isEqualTo(new AccountRefusal.PeriodClosed(day("2026-01-31"), day("2026-01-31")));
    }

    @Test
    void a_command_that_fails_midway_leaves_the_unit_as_it_was() {
        AccountFacts facts = factsThatFailOnLinksOf(INVOICE);
        CustomerAccount account =
                CustomerAccount.over(AccountId.of(LedgerId.MAIN, ACME), facts, Instant.parse("2026-06-01T00:00:00Z"));
        Command reverse = Command.of(CommandKind.REVERSE, CommandId.of("V-1"), Actor.SYSTEM, Optional.empty());
        Command settle = Command.of(CommandKind.SETTLE, CommandId.of("S-9"), Actor.SYSTEM, Optional.empty());
        Settlement failing = Settlement.none()
                .matching(RECEIPT, ItemId.debit("INV-2"), Money.parse("EUR 60"), day("2026-01-20"))
                .matching(RECEIPT, INVOICE, Money.parse("EUR 1"), day("2026-01-20"));

        assertThatIllegalStateException().isThrownBy(() -> account.reverse(reverse, INVOICE, day("2026-01-01")));
        assertThatIllegalStateException().isThrownBy(() -> account.settle(settle, failing));

        assertThat(account.writes().changes()).isEmpty();
        assertThat(account.item(ItemId.debit("INV-2")).orElseThrow().open()).isEqualTo(Money.parse("EUR 100"));
    }

    @Test
    void reversals_and_returns_cannot_be_posted_by_hand() {
        Entry forged = Entry.builder(ItemId.credit("X"), EntryKind.REVERSAL, Money.parse("EUR 100"), day("2026-02-01"))
                .reversing(INVOICE, EntryKind.INVOICE)
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> books.cash()
                        .settle(CommandId.of("S-1"), ACME, Settlement.none().posting(forged)));
    }

    @Test
    void a_release_begins_on_the_wanted_day_and_earlier_days_stand() {
        AllocationId allocation = allocated("EUR 60", "2026-02-01");

        AccountChange change = release("R-1", allocation, "2026-03-01").orElseThrow();

        assertThat(change.releases()).containsExactly(new Release(allocation, day("2026-03-01")));
        assertThat(open("INV-1", "2026-02-28")).isEqualTo(Money.parse("EUR 40"));
        assertThat(open("INV-1", "2026-03-01")).isEqualTo(Money.parse("EUR 100"));
        assertThat(refusal(release("R-2", allocation, "2026-04-01")))
                .isEqualTo(new AccountRefusal.AlreadyReleased(allocation, day("2026-03-01")));
    }

    @Test
    void a_release_wanted_before_the_allocation_begins_ends_it_on_its_first_day() {
        AllocationId allocation = allocated("EUR 60", "2026-02-01");

        assertThat(release("R-1", allocation, "2026-01-25").orElseThrow().releases())
                .containsExactly(new Release(allocation, day("2026-02-01")));
        assertThat(open("INV-1", "2026-02-01")).isEqualTo(Money.parse("EUR 100"));
    }

    @Test
    void L06_a_reversal_is_the_exact_opposite_once_and_never_of_a_reversal() {
        AccountChange change = reverse("V-1", INVOICE, "2026-02-10").orElseThrow();

        assertThat(change.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.id()).isEqualTo(ItemId.credit("V-1"));
            assertThat(entry.amount()).isEqualTo(Money.parse("EUR 100"));
            assertThat(entry.reversal()).contains(new Entry.Reversal(INVOICE, EntryKind.INVOICE));
        });
        assertThat(books.accounts().balance(ACME, day("2026-02-09"))).isEqualTo(MoneyBag.of(Money.parse("EUR 40")));
        assertThat(books.accounts().balance(ACME, day("2026-02-10"))).isEqualTo(MoneyBag.of(Money.parse("EUR -60")));
        assertThat(refusal(reverse("V-2", INVOICE, "2026-02-11")))
                .isEqualTo(new AccountRefusal.AlreadyReversed(INVOICE, ItemId.credit("V-1")));
        assertThat(refusal(reverse("V-3", ItemId.credit("V-1"), "2026-02-11")))
                .isEqualTo(new AccountRefusal.NotReversible(ItemId.credit("V-1"), EntryKind.REVERSAL));
    }

    @Test
    void A06_reversing_a_receipt_releases_all_it_paid_in_the_same_command() {
        allocated("EUR 60", "2026-02-01");

        AccountChange change = reverse("V-1", RECEIPT, "2026-02-10").orElseThrow();

        assertThat(change.releases()).hasSize(1);
        assertThat(open("INV-1", "2026-02-09")).isEqualTo(Money.parse("EUR 40"));
        assertThat(open("INV-1", "2026-02-10")).isEqualTo(Money.parse("EUR 100"));
        assertThat(books.accounts().openItems(ACME, day("2026-02-10"))).hasSize(1);
    }

    @Test
    void a_reversal_counts_from_no_day_before_its_item_nor_before_the_end_of_an_earlier_use() {
        release("R-1", allocated("EUR 60", "2026-02-01"), "2026-03-01");

        assertThat(reverse("V-1", RECEIPT, "2026-01-01").orElseThrow().entries())
                .extracting(Entry::effectiveOn)
                .containsExactly(day("2026-03-01"));
    }

    @Test
    void a_returned_payment_opens_what_it_paid_with_its_own_due_date_and_leaves_the_past_alone() {
        allocated("EUR 60", "2026-02-01");

        AccountChange change =
                books.cash().returned(returned("RET-1", "2026-02-05")).orElseThrow();

        assertThat(change.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(EntryKind.RETURNED_PAYMENT);
            assertThat(entry.reference()).contains("no funds");
        });
        assertThat(open("INV-1", "2026-02-04")).isEqualTo(Money.parse("EUR 40"));
        OpenItem again = books.accounts().openItems(ACME, day("2026-02-05")).get(0);
        assertThat(again.open()).isEqualTo(Money.parse("EUR 100"));
        assertThat(again.dueOn()).isEqualTo(day("2026-02-09"));
        assertThat(refusal(reverse("V-1", RECEIPT, "2026-03-01")))
                .isEqualTo(new AccountRefusal.AlreadyReturned(RECEIPT, ItemId.debit("RET-1")));
        assertThat(refusal(release("R-1", change.allocations().get(0).id(), "2026-03-01")))
                .isInstanceOf(AccountRefusal.NotReleasable.class);
    }

    @Test
    void a_return_that_was_a_mistake_is_undone_by_reversing_its_debit() {
        books.cash().returned(returned("RET-1", "2026-02-05"));
        reverse("V-1", ItemId.debit("RET-1"), "2026-02-07");

        assertThat(open("PAY-1", "2026-02-06")).isEqualTo(Money.zero(CurrencyUnit.EUR));
        assertThat(open("PAY-1", "2026-02-07")).isEqualTo(Money.parse("EUR 60"));
        assertThat(books.cash().returned(returned("RET-2", "2026-02-08")).applied())
                .isPresent();
    }

    @Test
    void a_return_with_another_reason_is_a_conflict_that_names_it() {
        PaymentReturn first = returned("RET-1", "2026-02-05");
        Outcome<AccountChange> outcome = books.cash().returned(first);

        assertThat(books.cash().returned(first)).isEqualTo(outcome);
        assertThat(books.cash()
                        .returned(
                                PaymentReturn.bounced(first.id(), ACME, first.payment(), first.on(), "account closed")))
                .isEqualTo(new Outcome.Conflicting<>(first.id(), "no funds", "account closed", "reason"));
    }

    @Test
    void I01_a_repeat_that_names_another_item_of_the_same_printed_form_is_a_conflict() {
        Entry part = Entry.builder(
                        new ItemId(Side.DEBIT, "A", 2), EntryKind.INVOICE, Money.parse("EUR 1"), day("2026-01-10"))
                .build();
        books.cash().settle(CommandId.of("S-1"), ACME, Settlement.none().posting(part));
        books.invoicing().issue(invoice("A#2", "EUR 1", "2026-01-10"));

        assertThat(reverse("V-1", part.id(), "2026-02-01").applied()).isPresent();
        assertThat(reverse("V-1", ItemId.debit("A#2"), "2026-02-01"))
                .isEqualTo(new Outcome.Conflicting<>(CommandId.of("V-1"), "DEBIT 2 A", "DEBIT 1 A#2", "item"));
    }

    @Test
    void the_values_of_a_conflict_are_not_printed() {
        books.customers()
                .register(Customer.organisation(CustomerId.of("X"), "Maria Canary")
                        .build());

        assertThat(books.customers()
                        .register(Customer.organisation(CustomerId.of("X"), "Other Canary")
                                .build()))
                .isInstanceOf(Outcome.Conflicting.class)
                .hasToString("Conflicting[X, name]");
    }

    @Test
    void only_receipts_are_returned() {
        books.invoicing()
                .issue(Invoice.creditNote(InvoiceId.of("CN-1"), ACME, day("2026-01-10"))
                        .line("Goods", Money.parse("EUR 5"))
                        .build());

        assertThat(refusal(books.cash()
                        .returned(PaymentReturn.bounced(
                                CommandId.of("RET-1"), ACME, PaymentId.of("CN-1"), day("2026-02-05"), "x"))))
                .isEqualTo(new AccountRefusal.NotReversible(ItemId.credit("CN-1"), EntryKind.CREDIT_NOTE));
    }

    @Test
    void a_closed_period_takes_nothing_and_names_its_last_day() {
        books.accounts().close(day("2026-01-31"));

        assertThat(refusal(books.invoicing().issue(invoice("INV-2", "EUR 1", "2026-01-31"))))
                .isEqualTo(new AccountRefusal.PeriodClosed(day("2026-01-31"), day("2026-01-31")));
        assertThat(books.invoicing()
                        .issue(invoice("INV-2", "EUR 1", "2026-02-01"))
                        .applied())
                .as("a refused document does not use up its identifier")
                .isPresent();
    }

    // The receipt and two invoices of 100, none of them applied; whoever asks for the links of one of them fails.
    private static AccountFacts factsThatFailOnLinksOf(ItemId failing) {
        Instant at = Instant.parse("2026-05-01T00:00:00Z");
        Map<ItemId, Item> items = new HashMap<>();
        for (String id : List.of("INV-1", "INV-2")) {
            Entry entry = Entry.builder(ItemId.debit(id), EntryKind.INVOICE, Money.parse("EUR 100"), day("2026-01-10"))
                    .build();
            items.put(entry.id(), new Item(entry, at, 10_000, day("2026-03-01")));
        }
        Entry receipt = Entry.builder(RECEIPT, EntryKind.RECEIPT, Money.parse("EUR 90"), day("2026-01-20"))
                .build();
        items.put(RECEIPT, Item.opened(receipt, at));
        return new AccountFacts() {
            @Override
            public AccountHead head() {
                return AccountHead.at(3, at);
            }

            @Override
            public Optional<Item> item(ItemId id) {
                return Optional.ofNullable(items.get(id));
            }

            @Override
            public List<Link> links(ItemId id) {
                if (id.equals(failing)) {
                    throw new IllegalStateException("the store is gone");
                }
                return List.of();
            }

            @Override
            public Optional<Link> link(AllocationId id) {
                return Optional.empty();
            }

            @Override
            public Iterator<Item> open(CurrencyUnit currency, Side side) {
                return items.values().stream()
                        .filter(item -> item.entry().side() == side)
                        .sorted(Item.openOrder())
                        .iterator();
            }

            @Override
            public Set<CurrencyUnit> openCurrencies(Side side) {
                return Set.of(CurrencyUnit.EUR);
            }

            @Override
            public Optional<AccountChange> change(CommandKind kind, CommandId id) {
                return Optional.empty();
            }
        };
    }

    private AllocationId allocated(String amount, String on) {
        return settle("S-1", RECEIPT, INVOICE, amount, on)
                .orElseThrow()
                .allocations()
                .get(0)
                .id();
    }

    private Outcome<AccountChange> settle(String id, ItemId credit, ItemId debit, String amount, String on) {
        return books.cash()
                .settle(
                        CommandId.of(id),
                        ACME,
                        Settlement.none().matching(credit, debit, Money.parse(amount), day(on)));
    }

    private Outcome<AccountChange> release(String id, AllocationId allocation, String on) {
        return books.cash().release(CommandId.of(id), ACME, allocation, day(on));
    }

    private Outcome<AccountChange> reverse(String id, ItemId item, String on) {
        return books.accounts().reverse(CommandId.of(id), ACME, item, day(on));
    }

    private Money open(String document, String on) {
        return books.accounts().openItems(ACME, day(on)).stream()
                .filter(item -> item.id().document().equals(document))
                .map(OpenItem::open)
                .findFirst()
                .orElse(Money.zero(CurrencyUnit.EUR));
    }

    private static Refusal refusal(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) outcome).refusal();
    }

    private static Invoice invoice(String id, String amount, String issued) {
        return Invoice.draft(InvoiceId.of(id), ACME, day(issued))
                .line("Goods", Money.parse(amount))
                .build();
    }

    private static Payment payment(String id, String amount, String received) {
        return Payment.received(PaymentId.of(id), ACME, Money.parse(amount), day(received));
    }

    private static PaymentReturn returned(String id, String on) {
        return PaymentReturn.bounced(CommandId.of(id), ACME, PaymentId.of("PAY-1"), day(on), "no funds");
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
