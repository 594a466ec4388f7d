package io.cartera.contract;

import static io.cartera.contract.Samples.ACME_ACCOUNT;
import static io.cartera.contract.Samples.ACME_IN_BRANCH;
import static io.cartera.contract.Samples.BETA_ACCOUNT;
import static io.cartera.contract.Samples.day;
import static io.cartera.contract.Samples.eur;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountFacts;
import io.cartera.account.AccountWrites;
import io.cartera.account.Allocation;
import io.cartera.account.AllocationId;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.Item;
import io.cartera.account.ItemId;
import io.cartera.account.Link;
import io.cartera.account.Settlement;
import io.cartera.account.Side;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What the {@link AccountFacts} of a locked account answer. */
public abstract class AccountFactsContract extends StoreContract {

    private static final LocalDate DAY = day("2026-01-10");
    private static final ItemId INV_1 = ItemId.debit("INV-1");
    private static final ItemId PAY_1 = ItemId.credit("PAY-1");

    /** For the test of a store. */
    protected AccountFactsContract() {}

    private Optional<Item> item(ItemId id) {
        return keeperOf(ACME_ACCOUNT).facts(facts -> facts.item(id));
    }

    private List<Link> links(ItemId id) {
        return keeperOf(ACME_ACCOUNT).facts(facts -> facts.links(id));
    }

    private List<String> open(CurrencyUnit currency, Side side) {
        return keeperOf(ACME_ACCOUNT).facts(facts -> {
            List<String> ids = new ArrayList<>();
            facts.open(currency, side)
                    .forEachRemaining(item -> ids.add(item.id().toString()));
            return ids;
        });
    }

    /** INV-1 of 100 and PAY-1 of 60, of which 40 and 10 are allocated, the 40 released later. */
    private List<AccountChange> payAndRelease() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        AccountChange debit = acme.debit("INV-1", eur("100"), DAY, day("2026-02-09"));
        AccountChange credit = acme.credit("PAY-1", eur("60"), day("2026-01-20"));
        AccountChange first = acme.match("S-1", "PAY-1", "INV-1", eur("40"), day("2026-01-25"));
        AccountChange second = acme.match("S-2", "PAY-1", "INV-1", eur("10"), day("2026-01-21"));
        AccountChange release = acme.release("R-1", first.allocations().get(0).id(), day("2026-03-01"));
        return List.of(debit, credit, first, second, release);
    }

    @Test
    void the_head_says_version_and_last_recording() {
        List<AccountChange> changes = payAndRelease();

        assertEquals(5, keeperOf(ACME_ACCOUNT).version());
        assertEquals(
                Optional.of(changes.get(4).recording().at()),
                keeperOf(ACME_ACCOUNT).facts(facts -> facts.head().lastRecordedAt()));
    }

    @Test
    void an_item_is_found_with_what_is_open_and_when_that_changed_last() {
        List<AccountChange> changes = payAndRelease();
        Entry debit = changes.get(0).entries().get(0);
        Entry credit = changes.get(1).entries().get(0);

        assertEquals(
                Optional.of(new Item(debit, changes.get(0).recording().at(), 9000, day("2026-03-01"))), item(INV_1));
        assertEquals(
                Optional.of(new Item(credit, changes.get(1).recording().at(), 5000, day("2026-03-01"))), item(PAY_1));
    }

    @Test
    void items_stand_as_the_unit_of_work_left_them() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        Story.tell(acme);
        List<Item> written = store().write(session -> {
            AccountWrites writes = acme.writes(
                    session,
                    unit -> unit.settle(
                            Bookkeeper.command(CommandKind.SETTLE, "S-9"),
                            Settlement.none()
                                    .matching(
                                            ItemId.credit("PAY-3"),
                                            ItemId.debit("INV-2"),
                                            eur("33.33"),
                                            day("2026-03-11"))
                                    .posting(Bookkeeper.receipt("PAY-4", eur("7"), day("2026-03-11")))));
            session.accounts().record(writes);
            return writes.items();
        });

        assertEquals(3, written.size());
        written.forEach(item -> assertEquals(Optional.of(item), item(item.id())));
    }

    @Test
    void an_item_is_found_with_its_offers_and_a_discount_with_what_earned_it() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        Entry offering = Samples.offering("INV-1", DAY);
        acme.post(CommandKind.ISSUE, offering);
        acme.credit("PAY-1", eur("98"), DAY);

        assertEquals(offering, item(INV_1).orElseThrow().entry());
        AccountChange change = acme.settle("S-1", Samples.takingTheOffer("PAY-1", "INV-1", eur("98"), DAY));
        assertEquals(
                List.of(change.allocations().get(0).id()),
                item(ItemId.credit("S-1")).orElseThrow().entry().earnedBy());
    }

    @Test
    void a_settled_item_is_found_but_is_not_among_the_open_ones() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        acme.debit("INV-1", eur("100"), DAY, DAY);
        acme.debit("INV-2", eur("1"), DAY, DAY);
        acme.credit("PAY-1", eur("100"), DAY);
        acme.match("S-1", "PAY-1", "INV-1", eur("100"), DAY);

        assertEquals(0, item(INV_1).orElseThrow().openMinor());
        assertEquals(0, item(PAY_1).orElseThrow().openMinor());
        assertEquals(List.of("INV-2"), open(CurrencyUnit.EUR, Side.DEBIT));
        assertEquals(List.of(), open(CurrencyUnit.EUR, Side.CREDIT));
    }

    @Test
    void a_released_item_is_among_the_open_ones_again() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        acme.debit("INV-1", eur("100"), DAY, DAY);
        acme.credit("PAY-1", eur("100"), DAY);
        AccountChange match = acme.match("S-1", "PAY-1", "INV-1", eur("100"), DAY);
        acme.release("R-1", match.allocations().get(0).id(), DAY);

        assertEquals(List.of("INV-1"), open(CurrencyUnit.EUR, Side.DEBIT));
        assertEquals(List.of("PAY-1"), open(CurrencyUnit.EUR, Side.CREDIT));
    }

    @Test
    void an_unknown_item_has_neither_an_answer_nor_links() {
        payAndRelease();

        assertEquals(Optional.empty(), item(ItemId.credit("INV-1")));
        assertEquals(Optional.empty(), item(new ItemId(Side.DEBIT, "INV-1", 2)));
        assertEquals(Optional.empty(), item(ItemId.debit("inv-1")));
        assertEquals(List.of(), links(ItemId.credit("INV-1")));
    }

    @Test
    void links_come_in_the_order_of_recording_released_ones_too() {
        List<AccountChange> changes = payAndRelease();
        Allocation first = changes.get(2).allocations().get(0);
        Allocation second = changes.get(3).allocations().get(0);
        List<Link> expected = List.of(
                Link.live(first, changes.get(2).recording().at())
                        .released(
                                changes.get(4).releases().get(0),
                                changes.get(4).recording().at()),
                Link.live(second, changes.get(3).recording().at()));

        assertEquals(expected, links(INV_1));
        assertEquals(expected, links(PAY_1));
    }

    @Test
    void links_of_one_command_come_in_its_order() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        acme.credit("PAY-1", eur("100"), DAY);
        Settlement settlement = Settlement.none();
        for (int i = 12; i > 0; i--) {
            acme.debit("INV-" + i, eur("1"), DAY, DAY);
            settlement = settlement.matching(PAY_1, ItemId.debit("INV-" + i), eur("1"), DAY);
        }
        AccountChange change = acme.settle("S-1", settlement);

        assertEquals(
                change.allocations(),
                links(PAY_1).stream().map(Link::allocation).toList());
    }

    @Test
    void a_link_is_found_by_its_allocation() {
        List<AccountChange> changes = payAndRelease();
        AllocationId released = changes.get(2).allocations().get(0).id();
        AllocationId live = changes.get(3).allocations().get(0).id();

        assertEquals(Optional.of(links(INV_1).get(0)), link(released));
        assertEquals(Optional.of(links(INV_1).get(1)), link(live));
        assertEquals(Optional.empty(), link(new AllocationId(live.version(), 2)));
        assertEquals(Optional.empty(), link(new AllocationId(99, 1)));
    }

    private Optional<Link> link(AllocationId id) {
        return keeperOf(ACME_ACCOUNT).facts(facts -> facts.link(id));
    }

    @Test
    void open_items_come_by_due_date_document_date_and_code_point() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        Samples.idsOutOfOrder().forEach(id -> acme.debit(id, eur("1"), DAY, day("2026-02-09")));
        acme.debit("late", eur("1"), Samples.FIRST_DAY, Samples.LAST_DAY);
        acme.debit("older", eur("1"), day("2026-01-09"), day("2026-02-09"));
        acme.debit("due first", eur("1"), DAY, day("2026-02-08"));
        List<String> expected = new ArrayList<>(List.of("due first", "older"));
        expected.addAll(Samples.IDS_IN_ORDER);
        expected.add("late");

        assertEquals(expected, open(CurrencyUnit.EUR, Side.DEBIT));
    }

    @Test
    void parts_of_a_document_come_by_number() {
        Settlement settlement = Settlement.none();
        for (int part : List.of(10, 2, 1)) {
            settlement = settlement.posting(
                    Entry.builder(new ItemId(Side.DEBIT, "INV-1", part), EntryKind.INVOICE, eur("1"), DAY)
                            .build());
        }
        keeperOf(ACME_ACCOUNT).settle("S-1", settlement);

        assertEquals(List.of("INV-1", "INV-1#2", "INV-1#10"), open(CurrencyUnit.EUR, Side.DEBIT));
    }

    @Test
    void open_items_are_those_of_the_currency_and_side() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        acme.debit("euro", eur("1"), DAY, DAY);
        acme.debit("yen", Money.parse("JPY 1"), DAY, DAY);
        acme.credit("euro paid", eur("1"), DAY);

        assertEquals(List.of("euro"), open(CurrencyUnit.EUR, Side.DEBIT));
        assertEquals(List.of("yen"), open(CurrencyUnit.JPY, Side.DEBIT));
        assertEquals(List.of("euro paid"), open(CurrencyUnit.EUR, Side.CREDIT));
        assertEquals(List.of(), open(CurrencyUnit.JPY, Side.CREDIT));
        assertEquals(List.of(), open(CurrencyUnit.USD, Side.DEBIT));
    }

    @Test
    void open_items_may_be_read_as_far_as_they_are_needed_and_beside_other_questions() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        for (int i = 1; i <= 9; i++) {
            acme.debit("INV-" + i, eur("1"), DAY, DAY);
            acme.credit("PAY-" + i, eur("1"), DAY);
        }

        List<String> seen = acme.facts(facts -> {
            Iterator<Item> debits = facts.open(CurrencyUnit.EUR, Side.DEBIT);
            Iterator<Item> credits = facts.open(CurrencyUnit.EUR, Side.CREDIT);
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Item debit = debits.next();
                ids.add(debit.id() + " " + credits.next().id());
                assertEquals(Optional.of(debit), facts.item(debit.id()));
                assertEquals(List.of(), facts.links(debit.id()));
            }
            assertTrue(debits.hasNext());
            return ids;
        });

        assertEquals(List.of("INV-1 PAY-1", "INV-2 PAY-2", "INV-3 PAY-3"), seen);
        assertEquals(9, open(CurrencyUnit.EUR, Side.DEBIT).size());
    }

    @Test
    void open_currencies_are_those_with_something_open_on_that_side() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        assertEquals(Set.of(), openCurrencies(Side.DEBIT));

        acme.debit("INV-1", eur("1"), DAY, DAY);
        acme.debit("INV-2", Money.parse("JPY 1"), DAY, DAY);
        acme.credit("PAY-1", Money.parse("JPY 1"), DAY);
        acme.credit("PAY-2", Money.parse("KWD 1"), DAY);
        assertEquals(Set.of(CurrencyUnit.EUR, CurrencyUnit.JPY), openCurrencies(Side.DEBIT));
        assertEquals(Set.of(CurrencyUnit.JPY, CurrencyUnit.of("KWD")), openCurrencies(Side.CREDIT));

        acme.match("S-1", "PAY-1", "INV-2", Money.parse("JPY 1"), DAY);
        assertEquals(Set.of(CurrencyUnit.EUR), openCurrencies(Side.DEBIT));
        assertEquals(Set.of(CurrencyUnit.of("KWD")), openCurrencies(Side.CREDIT));
    }

    private Set<CurrencyUnit> openCurrencies(Side side) {
        return keeperOf(ACME_ACCOUNT).facts(facts -> facts.openCurrencies(side));
    }

    @Test
    void a_command_is_found_by_kind_and_identifier_with_all_it_changed() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);

        for (AccountChange change : Story.tell(acme)) {
            var command = change.recording().command();
            assertEquals(Optional.of(change), acme.facts(facts -> facts.change(command.kind(), command.id())));
        }
        assertEquals(Optional.empty(), change(CommandKind.RECEIVE, "INV-1"));
        assertEquals(Optional.empty(), change(CommandKind.ISSUE, "inv-1"));
    }

    @Test
    void commands_of_different_kinds_may_share_an_identifier() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        AccountChange debit = acme.debit("4711", eur("1"), DAY, DAY);
        AccountChange credit = acme.credit("4711", eur("2"), DAY);
        AccountChange match = acme.match("4711", "4711", "4711", eur("1"), DAY);

        assertEquals(Optional.of(debit), change(CommandKind.ISSUE, "4711"));
        assertEquals(Optional.of(credit), change(CommandKind.RECEIVE, "4711"));
        assertEquals(Optional.of(match), change(CommandKind.SETTLE, "4711"));
    }

    private Optional<AccountChange> change(CommandKind kind, String id) {
        return keeperOf(ACME_ACCOUNT).facts(facts -> facts.change(kind, CommandId.of(id)));
    }

    @Test
    void the_facts_of_one_account_are_not_those_of_another() {
        payAndRelease();

        for (Bookkeeper other : List.of(keeperOf(BETA_ACCOUNT), keeperOf(ACME_IN_BRANCH))) {
            assertEquals(Optional.empty(), other.facts(facts -> facts.item(INV_1)));
            assertEquals(List.of(), other.facts(facts -> facts.links(INV_1)));
            assertEquals(Optional.empty(), other.facts(facts -> facts.link(new AllocationId(3, 1))));
            assertEquals(
                    Optional.empty(), other.facts(facts -> facts.change(CommandKind.ISSUE, CommandId.of("INV-1"))));
            assertEquals(Set.of(), other.facts(facts -> facts.openCurrencies(Side.DEBIT)));
            assertEquals(
                    false,
                    other.facts(
                            facts -> facts.open(CurrencyUnit.EUR, Side.DEBIT).hasNext()));
            assertEquals(0, other.version());
        }
    }
}
