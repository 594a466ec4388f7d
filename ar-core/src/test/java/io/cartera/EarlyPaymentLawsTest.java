package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.AccountChange;
import io.cartera.account.Adjustment;
import io.cartera.account.Allocation;
import io.cartera.account.AllocationId;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Link;
import io.cartera.account.OpenItem;
import io.cartera.account.Settlement;
import io.cartera.account.Side;
import io.cartera.account.TwoLegs;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.terms.DiscountOffer;
import io.cartera.terms.PaymentTerms;
import io.cartera.trace.CommandId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What holds of discounts for paying early, whatever is invoiced, paid, applied and released. */
class EarlyPaymentLawsTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BETA = CustomerId.of("BETA");
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");
    private static final List<AllocationPolicy> POLICIES = List.of(
            AllocationPolicy.referenceThenDue(),
            AllocationPolicy.oldest(),
            AllocationPolicy.largest(),
            AllocationPolicy.exactAmount(),
            AllocationPolicy.byRemittance(),
            AllocationPolicy.clearAccount(),
            AllocationPolicy.of("standard"),
            AllocationPolicy.imputation("principal", item -> 0));

    private Receivables books = Receivables.over(new InMemoryStore());

    private void begin(Random random) {
        books = Receivables.over(new InMemoryStore());
        books.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();
        List<Long> totals = new ArrayList<>();
        for (int i = 1; i <= 1 + random.nextInt(4); i++) {
            long minor = 100L * (1 + random.nextInt(4)) + (random.nextBoolean() ? 0 : random.nextInt(50));
            totals.add(minor);
            books.invoicing()
                    .issue(Invoice.draft(InvoiceId.of("I" + i), ACME, DAY)
                            .terms(PaymentTerms.parse("net 30 less 5% net " + (4 + random.nextInt(3)) + ", 2% net 9"))
                            .line("goods", money(minor))
                            .build())
                    .orElseThrow();
        }
        for (int i = 1; i <= 1 + random.nextInt(4); i++) {
            long whole = totals.get(random.nextInt(totals.size()));
            long minor = List.of(whole, whole * 95 / 100, whole * 98 / 100, whole / 2, whole + 60)
                    .get(random.nextInt(5));
            Payment payment = Payment.received(PaymentId.of("P" + i), ACME, money(minor), DAY.plusDays(11))
                    .withValueOn(DAY.plusDays(random.nextInt(12)));
            books.cash()
                    .receive(random.nextBoolean() ? payment : payment.withReference("I" + (1 + random.nextInt(4))))
                    .orElseThrow();
        }
    }

    /** Credit notes, moved debits and payments, and what a person has settled before. */
    private void complicate(Random random) {
        books.customers().register(Customer.organisation(BETA, "Beta").build()).orElseThrow();
        if (random.nextBoolean()) {
            long minor = 20L * (1 + random.nextInt(5));
            books.invoicing()
                    .issue(Invoice.creditNote(InvoiceId.of("CN"), ACME, DAY)
                            .line("returned", money(minor))
                            .reference("I1")
                            .build())
                    .orElseThrow();
            if (random.nextBoolean()) {
                settle("S-CN", Settlement.none().matching(ItemId.credit("CN"), ItemId.debit("I1"), money(minor), DAY));
            }
        }
        for (int i = 1; i <= random.nextInt(3); i++) {
            books.adjustments()
                    .record(
                            CommandId.of("T" + i),
                            TwoLegs.transfer(ACME, ItemId.debit("I1"), BETA, DAY)
                                    .of(money(1 + random.nextInt(50))));
        }
        if (random.nextBoolean()) {
            Payment payment = Payment.received(PaymentId.of("P9"), BETA, money(98), DAY.plusDays(11))
                    .withValueOn(DAY.plusDays(random.nextInt(12)));
            books.cash().receive(payment).orElseThrow();
            books.adjustments()
                    .record(CommandId.of("PT"), TwoLegs.transfer(BETA, ItemId.credit("P9"), ACME, DAY.plusDays(11)))
                    .orElseThrow();
        }
        if (random.nextBoolean()) {
            LocalDate on = DAY.plusDays(11);
            Settlement part = Settlement.none()
                    .matching(ItemId.credit("P1"), ItemId.debit("I1"), money(1 + random.nextInt(90)), on);
            DiscountOffer offer = offers(ACME, "I1").get(0);
            settle(
                    "S-P",
                    random.nextBoolean()
                            ? part
                            : part.adjusting(Adjustment.cashDiscount(ItemId.debit("I1"), on)
                                    .taking(offer)
                                    .of(money(1 + random.nextInt(4)))));
        }
    }

    private List<DiscountOffer> offers(CustomerId customer, String document) {
        return books.accounts()
                .history(customer)
                .entries()
                .filter(entry -> entry.id().equals(ItemId.debit(document)))
                .findFirst()
                .orElseThrow()
                .offers();
    }

    private void settle(String id, Settlement settlement) {
        books.cash().settle(CommandId.of(id), ACME, settlement);
    }

    /** What the best offer comes to, said anew: in proportion, less what was taken, in time for all money. */
    private long most(ItemId id, ItemId discount) {
        Map<ItemId, Entry> entries = new TreeMap<>();
        books.accounts().history(ACME).entries().forEach(entry -> entries.put(entry.id(), entry));
        long gone = 0;
        long taken = 0;
        LocalDate last = DAY;
        for (Link link : books.accounts().history(ACME).links()) {
            Allocation allocation = link.allocation();
            if (!allocation.debit().equals(id) || allocation.credit().equals(discount)) {
                continue;
            }
            Entry by = entries.get(allocation.credit());
            if (by.id().document().startsWith("P")) {
                last = by.valueOn().isAfter(last) ? by.valueOn() : last;
            } else if (by.kind() == EntryKind.CASH_DISCOUNT) {
                taken += by.amountMinor();
            } else {
                gone += allocation.amountMinor();
            }
        }
        Entry debit = entries.get(id);
        long most = 0;
        for (DiscountOffer offer : debit.offers()) {
            long share = Math.round(
                    offer.amount().getAmountMinorLong() * (debit.amountMinor() - gone) / (double) debit.amountMinor());
            most = offer.until().isBefore(last) ? most : Math.max(most, share - taken);
        }
        return most;
    }

    private static Money money(long minor) {
        return Money.ofMinor(CurrencyUnit.EUR, minor);
    }

    private Map<ItemId, Money> open(LocalDate on) {
        Map<ItemId, Money> open = new TreeMap<>();
        books.accounts().openItems(ACME, on).forEach(item -> open.put(item.id(), item.open()));
        return open;
    }

    private AccountChange apply(String id, AllocationPolicy policy) {
        return books.cash()
                .apply(CommandId.of(id), ACME, DAY.plusDays(11), policy)
                .orElseThrow();
    }

    @Property(tries = 400)
    void M09_a_discount_is_in_proportion_within_its_offer_in_time_for_all_money_and_completes_the_debit(
            @ForAll Random random) {
        begin(random);
        complicate(random);
        Map<ItemId, OpenItem> before = new TreeMap<>();
        books.accounts().openItems(ACME, DAY.plusDays(11)).forEach(item -> before.put(item.id(), item));

        AccountChange change = apply("A", POLICIES.get(random.nextInt(POLICIES.size())));

        Map<ItemId, Money> after = open(DAY.plusDays(11));
        for (Entry discount : change.entries()) {
            assertThat(discount.kind()).isEqualTo(EntryKind.CASH_DISCOUNT);
            Allocation own = change.allocations().stream()
                    .filter(allocation -> allocation.credit().equals(discount.id()))
                    .findFirst()
                    .orElseThrow();
            Allocation completing = change.allocations().stream()
                    .filter(allocation -> allocation.debit().equals(own.debit()) && allocation != own)
                    .reduce((first, last) -> last)
                    .orElseThrow();
            assertThat(discount.amount().getAmountMinorLong()).isLessThanOrEqualTo(most(own.debit(), discount.id()));
            assertThat(discount.offers().get(0).amount()).isEqualTo(discount.amount());
            assertThat(after).doesNotContainKey(own.debit());
            assertThat(discount.earnedBy()).contains(completing.id()).doesNotContain(own.id());
        }
        Money given = change.entries().stream().map(Entry::amount).reduce(money(0), Money::plus);
        assertThat(sum(before.values().stream()
                                .map(EarlyPaymentLawsTest::signed)
                                .toList())
                        .minus(given))
                .isEqualTo(books.accounts().balance(ACME, DAY.plusDays(11)).in(CurrencyUnit.EUR));
    }

    @Property(tries = 200)
    void M09_the_parts_of_an_offer_that_move_and_the_one_that_stays_come_to_the_offer(@ForAll Random random) {
        begin(random);
        books.customers().register(Customer.organisation(BETA, "Beta").build()).orElseThrow();
        Entry whole = books.accounts().history(ACME).entries().findFirst().orElseThrow();
        long left = whole.amountMinor();
        List<DiscountOffer> moved = new ArrayList<>();
        for (int i = 1; left > 0; i++) {
            long part = Math.min(left, 1 + random.nextInt(60));
            books.adjustments()
                    .record(
                            CommandId.of("T" + i),
                            TwoLegs.transfer(ACME, whole.id(), BETA, DAY).of(money(part)))
                    .orElseThrow();
            moved.addAll(offers(BETA, "T" + i));
            left -= part;
        }
        for (DiscountOffer offer : whole.offers()) {
            assertThat(moved.stream()
                            .filter(part -> part.until().equals(offer.until()))
                            .map(DiscountOffer::amount)
                            .reduce(money(0), Money::plus))
                    .isEqualTo(offer.amount());
        }
    }

    private static Money signed(OpenItem item) {
        return item.side() == Side.DEBIT ? item.open() : item.open().negated();
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(money(0), Money::plus);
    }

    @Property(tries = 400)
    void A03_to_apply_and_release_all_in_any_order_is_the_identity_and_no_earlier_day_moves(@ForAll Random random) {
        begin(random);
        Map<ItemId, Money> before = open(DAY.plusDays(11));
        apply("A", POLICIES.get(random.nextInt(POLICIES.size())));
        apply("B", AllocationPolicy.oldest());
        Map<ItemId, Money> applied = open(DAY.plusDays(11));
        LocalDate later = DAY.plusDays(12 + random.nextInt(5));

        int commands = 0;
        Set<AllocationId> done = new HashSet<>();
        for (List<AllocationId> live = live(); !live.isEmpty(); live = live()) {
            AllocationId next = live.get(random.nextInt(live.size()));
            assertThat(done.add(next)).isTrue();
            books.cash()
                    .release(CommandId.of("R" + ++commands), ACME, next, later)
                    .orElseThrow();
        }

        assertThat(open(later)).isEqualTo(before);
        assertThat(open(later.minusDays(1))).isEqualTo(applied);
        assertThat(open(DAY.plusDays(10))).isEqualTo(debitsOf(before));
    }

    private static Map<ItemId, Money> debitsOf(Map<ItemId, Money> open) {
        Map<ItemId, Money> debits = new TreeMap<>(open);
        debits.keySet().removeIf(id -> id.side() == Side.CREDIT);
        return debits;
    }

    /** The live allocations of payments. */
    private List<AllocationId> live() {
        return books.accounts().history(ACME).links().stream()
                .filter(link -> link.ended().isEmpty())
                .map(Link::allocation)
                .filter(allocation -> allocation.credit().document().startsWith("P"))
                .map(Allocation::id)
                .toList();
    }
}
