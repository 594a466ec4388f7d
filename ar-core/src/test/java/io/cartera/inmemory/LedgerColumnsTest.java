package io.cartera.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.Receivables;
import io.cartera.account.AccountId;
import io.cartera.account.CustomerAccount;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.account.Settlement;
import io.cartera.account.Side;
import io.cartera.aging.AgedBalance;
import io.cartera.aging.AgingBuckets;
import io.cartera.aging.AgingByGroup;
import io.cartera.aging.AgingSpec;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.store.Session;
import io.cartera.time.AsOf;
import io.cartera.trace.Actor;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** The columns that a store in memory ages from say what its items say, whatever was written or taken back in between. */
class LedgerColumnsTest {

    private static final LocalDate DAY = LocalDate.parse("2026-01-01");
    private static final AgingSpec SPEC = AgingSpec.byDueDate(AgingBuckets.days(7, 30));

    private final Receivables books = Receivables.over(new InMemoryStore());
    private final Set<CustomerId> registered = new HashSet<>();
    private int number;

    private CustomerId customer(int which) {
        CustomerId id = CustomerId.of("C" + (1_000 + which));
        if (registered.add(id)) {
            books.customers()
                    .register(Customer.organisation(id, "Customer").build())
                    .orElseThrow();
        }
        return id;
    }

    private Invoice invoice(CustomerId customer, Random random) {
        LocalDate on = DAY.plusDays(random.nextInt(60));
        CurrencyUnit currency = random.nextInt(4) == 0 ? CurrencyUnit.USD : CurrencyUnit.EUR;
        return Invoice.draft(InvoiceId.of("I" + number++), customer, on)
                .line("Goods", Money.ofMinor(currency, 1 + random.nextInt(100)))
                .dueOn(on.plusDays(random.nextInt(40)))
                .build();
    }

    private void issue(CustomerId customer, Random random) {
        books.invoicing().issue(invoice(customer, random)).orElseThrow();
    }

    /** Pays part of what is open somewhere, all on days of their own. */
    private void pay(CustomerId customer, Random random) {
        books.accounts().openItems(customer, DAY.plusDays(100)).stream()
                .filter(item -> item.side() == Side.DEBIT)
                .findFirst()
                .ifPresent(debit -> {
                    LocalDate on = DAY.plusDays(random.nextInt(60));
                    PaymentId id = PaymentId.of("P" + number++);
                    Money amount = debit.open().plusMinor(random.nextInt(3));
                    books.cash()
                            .receive(Payment.received(id, customer, amount, on))
                            .orElseThrow();
                    LocalDate later =
                            (debit.documentOn().isAfter(on) ? debit.documentOn() : on).plusDays(random.nextInt(20));
                    Money part = Money.ofMinor(amount.getCurrencyUnit(), 1 + random.nextInt((int) debit.openMinor()));
                    Settlement match = Settlement.none().matching(ItemId.credit(id.value()), debit.id(), part, later);
                    // Refused where another allocation counts by then; then nothing changes.
                    books.cash().settle(CommandId.of("S" + number++), customer, match);
                    if (random.nextBoolean()) {
                        ItemId credit = ItemId.credit(id.value());
                        books.accounts().reverse(CommandId.of("R" + number++), customer, credit, later.plusDays(5));
                    }
                });
    }

    private void failAfterWriting(CustomerId customer, Random random) {
        assertThatThrownBy(() -> books.accounts().inOneUnit(customer, batch -> {
                    batch.issue(invoice(customer, random)).orElseThrow();
                    throw new IllegalStateException("taken back");
                }))
                .hasMessage("taken back");
    }

    private void assertColumnsSayWhatItemsSay(LocalDate day) {
        List<OpenItem> items = new ArrayList<>();
        books.accounts().openItems(AsOf.of(day), items::add);
        for (AgingSpec spec : List.of(SPEC, SPEC.withCreditsNetted(), SPEC.withCreditsToOldest())) {
            AgingByGroup<CustomerId> itemByItem = spec.ageBy(OpenItemSource.of(items), day, OpenItem::customer);
            List<AgedBalance> expected = itemByItem.groups().stream()
                    .flatMap(customer ->
                            itemByItem.of(customer).stream().map(amounts -> new AgedBalance(customer, amounts)))
                    .toList();
            assertThat(books.accounts().aging(spec, AsOf.of(day)).rows()).isEqualTo(expected);
        }
    }

    @Property(tries = 150)
    void columns_say_what_items_say_between_any_writes(@ForAll long seed) {
        LedgerColumnsTest fresh = new LedgerColumnsTest();
        Random random = new Random(seed);
        int readings = 0;
        for (int step = 0; step < 60; step++) {
            CustomerId customer = fresh.customer(random.nextInt(6));
            switch (random.nextInt(6)) {
                case 0, 1 -> fresh.issue(customer, random);
                case 2 -> fresh.pay(customer, random);
                case 3 -> fresh.failAfterWriting(customer, random);
                default -> {
                    fresh.assertColumnsSayWhatItemsSay(DAY.plusDays(random.nextInt(100)));
                    readings++;
                }
            }
        }
        fresh.assertColumnsSayWhatItemsSay(DAY.plusDays(30));
        Statistics.label("readings").collect(readings < 10 ? "few" : "many");
    }

    @Test
    void accounts_opened_in_any_order_between_readings_are_in_their_place() {
        Random random = new Random(7);
        List<Integer> order = new ArrayList<>(IntStream.range(0, 300).boxed().toList());
        Collections.shuffle(order, random);
        for (int which : order) {
            issue(customer(which), random);
            if (which % 3 == 0) {
                failAfterWriting(customer(500 + which), random);
            }
            if (which % 5 == 0) {
                assertColumnsSayWhatItemsSay(DAY.plusDays(random.nextInt(100)));
            }
        }
        assertThat(books.accounts().aging(SPEC, AsOf.of(DAY.plusDays(99))).rows())
                .hasSize(300)
                .isSortedAccordingTo((a, b) -> a.customer().compareTo(b.customer()));
        assertColumnsSayWhatItemsSay(DAY.plusDays(99));
    }

    @Test
    void what_a_transaction_wrote_counts_in_its_own_readings_and_no_longer_once_it_is_taken_back() {
        InMemoryStore store = new InMemoryStore();
        AccountId account = AccountId.of(LedgerId.MAIN, CustomerId.of("ACME"));
        Command first = Command.of(CommandKind.ISSUE, CommandId.of("1"), Actor.SYSTEM, Optional.empty());
        Command second = Command.of(CommandKind.ISSUE, CommandId.of("2"), Actor.SYSTEM, Optional.empty());
        store.write(session -> post(session, account, first, "I1"));
        assertThat(openIn(store)).isEqualTo("EUR 5.00");

        assertThatThrownBy(() -> store.write(session -> {
                    post(session, account, second, "I2");
                    assertThat(open(session)).isEqualTo("EUR 10.00");
                    throw new IllegalStateException("taken back");
                }))
                .hasMessage("taken back");

        assertThat(openIn(store)).isEqualTo("EUR 5.00");
    }

    private static boolean post(Session session, AccountId id, Command command, String document) {
        Instant now = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(document.charAt(1));
        CustomerAccount account = CustomerAccount.over(id, session.accounts().lock(id), now);
        Entry entry = Entry.builder(ItemId.debit(document), EntryKind.INVOICE, Money.parse("EUR 5"), DAY)
                .build();
        account.post(command, entry).orElseThrow();
        session.accounts().record(account.writes());
        return true;
    }

    private static String openIn(InMemoryStore store) {
        return store.read(LedgerColumnsTest::open);
    }

    private static String open(Session session) {
        return SPEC.age(session.accounts().openItems(LedgerId.MAIN, AsOf.of(DAY)), DAY)
                .total(CurrencyUnit.EUR)
                .openDebits()
                .toString();
    }
}
