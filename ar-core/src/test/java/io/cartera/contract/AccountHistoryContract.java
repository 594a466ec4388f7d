package io.cartera.contract;

import static io.cartera.contract.Bookkeeper.command;
import static io.cartera.contract.Samples.ACME_ACCOUNT;
import static io.cartera.contract.Samples.BETA_ACCOUNT;
import static io.cartera.contract.Samples.day;
import static io.cartera.contract.Samples.eur;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountChanged;
import io.cartera.account.Adjustment;
import io.cartera.account.CustomerAccount;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.Item;
import io.cartera.account.ItemId;
import io.cartera.account.Settlement;
import io.cartera.account.Side;
import io.cartera.account.TwoLegs;
import io.cartera.payment.ReturnKind;
import io.cartera.statement.HistoryLine;
import io.cartera.statement.HistoryPage;
import io.cartera.statement.HistoryQuery;
import io.cartera.store.AccountRepository;
import io.cartera.time.DateRange;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** That an {@link AccountRepository} gives back what was recorded, fact by fact, as it was recorded. */
public abstract class AccountHistoryContract extends StoreContract {

    private static final LocalDate DAY = day("2026-01-10");

    /** For the test of a store. */
    protected AccountHistoryContract() {}

    private AccountChange onlyChange() {
        List<AccountChange> changes = keeperOf(ACME_ACCOUNT).history().changes();
        assertEquals(1, changes.size());
        return changes.get(0);
    }

    private void assertComesBack(AccountChange recorded) {
        List<AccountChange> changes = keeperOf(ACME_ACCOUNT).history().changes();
        assertEquals(recorded, changes.get(changes.size() - 1));
    }

    @Test
    void a_history_with_all_that_can_happen_comes_back() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        List<AccountChange> recorded = Story.tell(acme);

        assertEquals(recorded, acme.history().changes());
        assertEquals(ACME_ACCOUNT, acme.history().account());
    }

    @Test
    void the_facts_of_a_command_come_back_in_the_order_in_which_it_made_them() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        Settlement settlement = Settlement.none();
        for (String id : List.of("9", "1", "5")) {
            settlement = settlement
                    .posting(Entry.builder(ItemId.debit(id), EntryKind.INVOICE, eur("10"), DAY)
                            .build())
                    .posting(Bookkeeper.receipt(id, eur("10"), DAY));
        }
        for (String id : List.of("5", "9", "1", "5")) {
            settlement = settlement.matching(ItemId.credit("9"), ItemId.debit(id), eur("1"), DAY);
        }
        AccountChange settled = acme.settle("S-1", settlement);
        AccountChange reversed = acme.reverse("REV-1", ItemId.credit("9"), DAY);

        assertEquals(List.of(settled, reversed), acme.history().changes());
        assertEquals(settlement.entries(), acme.history().changes().get(0).entries());
        assertEquals(4, acme.history().changes().get(1).releases().size());
    }

    @Test
    void a_command_with_nothing_to_do_is_recorded_all_the_same() {
        assertEquals(keeperOf(ACME_ACCOUNT).settle("S-0", Settlement.none()), onlyChange());
    }

    @Test
    void an_entry_comes_back_with_all_its_dates_and_its_reference() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);

        assertComesBack(acme.post(
                CommandKind.ISSUE,
                Entry.builder(ItemId.debit("INV-1"), EntryKind.INVOICE, eur("1"), day("2026-01-04"))
                        .documentOn(day("2026-01-02"))
                        .dueOn(day("2026-01-03"))
                        .valueOn(day("2026-01-01"))
                        .reference("order 4711")
                        .build()));
        assertComesBack(acme.post(
                CommandKind.ISSUE,
                Entry.builder(ItemId.debit("INV-2"), EntryKind.DEBIT_NOTE, eur("1"), DAY)
                        .build()));
    }

    @Test
    void a_returned_payment_comes_back_with_the_way_it_was_returned() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        for (ReturnKind kind : ReturnKind.values()) {
            acme.credit("PAY " + kind, eur("1"), DAY);
            AccountChange change = acme.apply(unit -> unit.returnPayment(
                    command(CommandKind.RETURN_PAYMENT, "RET " + kind),
                    ItemId.credit("PAY " + kind),
                    DAY,
                    kind,
                    "no funds"));

            assertEquals(Optional.of(kind), change.entries().get(0).returned());
            assertComesBack(change);
        }
    }

    @Test
    void adjustments_of_every_kind_come_back() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        acme.debit("INV-1", eur("100"), DAY, DAY);
        acme.credit("PAY-1", eur("100"), DAY);
        ItemId invoice = ItemId.debit("INV-1");
        ItemId receipt = ItemId.credit("PAY-1");
        for (Adjustment adjustment : List.of(
                Adjustment.badDebt(invoice, DAY),
                Adjustment.concession(invoice, DAY),
                Adjustment.bankFee(invoice, DAY),
                Adjustment.smallDifference(invoice, DAY),
                Adjustment.smallDifference(receipt, DAY),
                Adjustment.refund(receipt, DAY))) {
            AccountChange change = acme.adjust(
                    adjustment.kind() + " of " + adjustment.item(),
                    adjustment.of(eur("0.01")).because("agreed"));

            assertEquals(adjustment.kind(), change.entries().get(0).kind());
            assertComesBack(change);
        }
    }

    @Test
    void legs_come_back_with_their_counterparts() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        Bookkeeper beta = keeperOf(BETA_ACCOUNT);
        acme.debit("INV-1", eur("100"), DAY, DAY);
        beta.credit("PAY-1", eur("100"), DAY);
        ItemId invoice = ItemId.debit("INV-1");
        List<TwoLegs> all = List.of(
                TwoLegs.transfer(Samples.ACME, invoice, Samples.BETA, DAY).of(eur("10")),
                TwoLegs.netting(Samples.ACME, invoice, Samples.BETA, ItemId.credit("PAY-1"), DAY));
        for (TwoLegs legs : all) {
            String id = legs.kind() + " " + Samples.GRINNING_FACE;
            List<AccountChanged> changes = store().write(session -> {
                CustomerAccount from = acme.unit(session);
                CustomerAccount to = beta.unit(session);
                List<AccountChanged> made = CustomerAccount.record(command(CommandKind.TRANSFER, id), legs, from, to)
                        .orElseThrow();
                session.accounts().record(from.writes());
                session.accounts().record(to.writes());
                return made;
            });

            assertComesBack(changes.get(0).change());
            Entry leg = changes.get(1).change().entries().get(0);
            List<AccountChange> ofBeta = beta.history().changes();
            assertEquals(changes.get(1).change(), ofBeta.get(ofBeta.size() - 1));
            assertEquals(
                    Optional.of(new Entry.Counterpart(Samples.ACME, ItemId.credit(id))),
                    ofBeta.get(ofBeta.size() - 1).entries().get(0).counterpart());
            assertEquals(
                    Optional.of(leg), beta.facts(facts -> facts.item(leg.id()).map(Item::entry)));
        }
    }

    @Test
    void the_smallest_and_largest_amounts_of_any_currency_come_back() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        for (Money amount : Samples.AMOUNTS) {
            assertComesBack(acme.debit("INV " + amount, amount, DAY, DAY));
            assertComesBack(acme.credit("PAY " + amount, amount, DAY));
            assertComesBack(acme.match("S " + amount, "PAY " + amount, "INV " + amount, amount, DAY));
        }
    }

    @Test
    void the_first_and_the_last_day_come_back() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);

        assertComesBack(acme.debit("INV-1", eur("1"), Samples.FIRST_DAY, Samples.LAST_DAY));
        assertComesBack(acme.credit("PAY-1", eur("1"), Samples.FIRST_DAY));
        AccountChange match = acme.match("S-1", "PAY-1", "INV-1", eur("1"), Samples.FIRST_DAY);
        assertComesBack(match);
        assertComesBack(acme.release("R-1", match.allocations().get(0).id(), Samples.LAST_DAY));
    }

    @Test
    void texts_come_back_character_by_character() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        for (String text : Samples.TEXTS) {
            String id = "PAY-" + acme.history().changes().size();
            Entry entry = Entry.builder(ItemId.credit(id), EntryKind.RECEIPT, eur("1"), DAY)
                    .reference(text)
                    .build();
            assertComesBack(acme.apply(unit -> unit.post(command(CommandKind.RECEIVE, id, text), entry)));
        }
    }

    @Test
    void identifiers_that_look_alike_are_different_facts_and_commands() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        List<AccountChange> recorded = new ArrayList<>();
        for (String id : Samples.IDS) {
            recorded.add(acme.credit(id, eur("1"), DAY));
        }

        assertEquals(recorded, acme.history().changes());
        for (AccountChange change : recorded) {
            CommandId id = change.recording().command().id();
            assertEquals(Optional.of(change), acme.facts(facts -> facts.change(CommandKind.RECEIVE, id)));
        }
    }

    @Test
    void parts_of_a_document_come_back_as_parts() {
        AccountChange change = keeperOf(ACME_ACCOUNT)
                .settle(
                        "S-1",
                        Settlement.none()
                                .posting(part(2, "2026-02-01"))
                                .posting(part(10, "2026-03-01"))
                                .posting(part(1, "2026-01-10")));

        assertEquals(change, onlyChange());
    }

    @Test
    void what_an_entry_offers_for_paying_early_comes_back() {
        AccountChange change = keeperOf(ACME_ACCOUNT).post(CommandKind.ISSUE, Samples.offering("INV-1", DAY));

        assertEquals(change, onlyChange());
        assertEquals(
                Samples.offering("INV-1", DAY).offers(),
                onlyChange().entries().get(0).offers());
    }

    @Test
    void a_cash_discount_comes_back_with_the_offer_taken_and_what_earned_it() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        acme.post(CommandKind.ISSUE, Samples.offering("INV-1", DAY));
        acme.credit("PAY-1", eur("98"), DAY);
        AccountChange first = acme.match("S-1", "PAY-1", "INV-1", eur("40"), DAY);
        AccountChange earned = acme.settle("S-2", Samples.takingTheOffer("PAY-1", "INV-1", eur("58"), DAY));

        assertEquals(earned, acme.history().changes().get(3));
        Entry discount = acme.history().changes().get(3).entries().get(0);
        assertEquals(1, discount.offers().size());
        assertEquals(
                List.of(
                        first.allocations().get(0).id(),
                        earned.allocations().get(0).id()),
                discount.earnedBy());
    }

    private static Entry part(int part, String dueOn) {
        ItemId id = new ItemId(Side.DEBIT, "INV-1", part);
        return Entry.builder(id, EntryKind.INVOICE, eur("1"), DAY)
                .dueOn(day(dueOn))
                .build();
    }

    @Test
    void a_command_comes_back_with_its_actor_and_its_basis() {
        Command command = Command.of(
                CommandKind.RECEIVE,
                CommandId.of("PAY-1"),
                Actor.of("night job"),
                Optional.of(Basis.of("bank file 2026-01-10")));
        record(command, Instant.parse("2026-01-10T22:00:00Z"));

        assertEquals(command, onlyChange().recording().command());
    }

    @Test
    void a_command_without_a_basis_comes_back_without_one() {
        Command command = command(CommandKind.RECEIVE, "PAY-1");
        record(command, Instant.parse("2026-01-10T22:00:00Z"));

        assertEquals(command, onlyChange().recording().command());
    }

    @Test
    void the_content_of_a_command_comes_back_in_its_order() {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("zebra", "1");
        content.put("apple", "a=b=c");
        content.put("empty", "");
        content.put("match 12", "\u00E9 e\u0301 " + Samples.GRINNING_FACE + " \t; , \" \\ 'quoted' ");
        content.put("long", "x".repeat(5000));
        record(command(CommandKind.RECEIVE, "PAY-1").withContent(content), Instant.parse("2026-01-10T22:00:00Z"));

        assertEquals(
                List.copyOf(content.entrySet()),
                List.copyOf(onlyChange().recording().command().content().entrySet()));
    }

    @Test
    void a_settlement_of_many_matches_comes_back() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        Settlement settlement = Settlement.none().posting(Bookkeeper.receipt("PAY-1", eur("500"), DAY));
        for (int i = 0; i < 500; i++) {
            ItemId debit = ItemId.debit("INV-" + i * 7919 % 10_007);
            settlement = settlement
                    .posting(Entry.builder(debit, EntryKind.INVOICE, eur("1"), DAY)
                            .build())
                    .matching(ItemId.credit("PAY-1"), debit, eur("1"), DAY);
        }

        assertEquals(acme.settle("S-1", settlement), onlyChange());
    }

    @Test
    void instants_come_back_to_the_microsecond() {
        for (String instant : List.of(
                "1969-12-31T23:59:59.999999Z",
                "2026-03-29T01:30:00.000001Z",
                "2026-12-31T23:59:59.999999Z",
                "9999-12-31T23:59:59.999998Z")) {
            AccountChange change = record(command(CommandKind.RECEIVE, "PAY " + instant), Instant.parse(instant));

            assertEquals(Instant.parse(instant), change.recording().at());
            assertComesBack(change);
        }
    }

    private AccountChange record(Command command, Instant now) {
        Entry entry = Bookkeeper.receipt(command.id().value(), eur("1"), DAY);
        return store().write(session -> {
            CustomerAccount unit =
                    CustomerAccount.over(ACME_ACCOUNT, session.accounts().lock(ACME_ACCOUNT), now);
            AccountChange change = unit.post(command, entry).orElseThrow();
            session.accounts().record(unit.writes());
            return change;
        });
    }

    /** The lines of the whole history, made of its changes. */
    private static List<HistoryLine> lines(Bookkeeper keeper) {
        List<HistoryLine> lines = new ArrayList<>();
        for (AccountChange change : keeper.history().changes()) {
            for (int i = 0; i < change.entries().size(); i++) {
                lines.add(HistoryLine.of(
                        change.recording().version(),
                        i + 1,
                        change.recording().at(),
                        change.entries().get(i)));
            }
        }
        return lines;
    }

    private HistoryPage page(HistoryQuery query) {
        return store().read(session -> session.accounts().history(ACME_ACCOUNT, query));
    }

    private static Entry referring(String id, String reference) {
        return Entry.builder(ItemId.credit(id), EntryKind.RECEIPT, Money.parse("USD 10"), DAY)
                .reference(reference)
                .build();
    }

    @Test
    void the_lines_of_a_history_are_found_by_each_condition_and_by_several() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        Story.tell(acme);
        acme.post(CommandKind.RECEIVE, referring("R-1", "O'Neil; ü"));
        acme.post(CommandKind.RECEIVE, referring("R-2", "o'neil; ü"));
        List<HistoryLine> lines = lines(acme);
        HistoryQuery all = HistoryQuery.all();
        Entry some = lines.get(lines.size() / 2).entry();
        LocalDate on = some.effectiveOn();
        List<HistoryQuery> queries = List.of(
                all,
                all.in(DateRange.ofClosed(on, on)),
                all.in(DateRange.upTo(on)),
                all.ofKinds(EntryKind.RECEIPT),
                all.ofKinds(EntryKind.REVERSAL, EntryKind.RETURNED_PAYMENT),
                all.ofAmounts(some.amount(), some.amount()),
                all.ofAmounts(Money.parse("USD 10"), Money.parse("USD 10")),
                all.ofDocument(some.id().document()),
                all.withReference("O'Neil; ü"),
                all.mentioning("neil; Ü"),
                all.mentioning("; ü").inPagesOf(1),
                all.ofDocuments(List.of(some.id().document(), "R-2", "nothing")),
                all.ofDocuments(List.of("R-1", "R-2")).mentioning("O'N").ofKinds(EntryKind.RECEIPT),
                all.in(DateRange.upTo(on)).ofKinds(EntryKind.INVOICE).ofAmounts(eur("1"), eur("100000")));
        for (HistoryQuery query : queries) {
            List<HistoryLine> found = lines.stream().filter(query::matches).toList();
            assertFalse(found.isEmpty(), "nothing to find by " + query);
            assertEquals(HistoryPage.of(query, found), page(query));
        }
        assertEquals(List.of(), page(all.withReference("nobody's")).lines());
        assertEquals(List.of(), page(all.mentioning("nobody's")).lines());
        assertEquals(List.of(), page(all.ofDocuments(List.of())).lines());
    }

    @Test
    void the_pages_of_a_history_follow_one_another_both_ways() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        Settlement settlement = Settlement.none();
        for (String id : List.of("9", "1", "5")) {
            settlement = settlement.posting(Bookkeeper.receipt(id, eur("10"), DAY));
        }
        Story.tell(acme);
        acme.settle("PAGES", settlement);
        List<HistoryLine> lines = lines(acme);
        List<HistoryLine> backwards = new ArrayList<>(lines);
        Collections.reverse(backwards);
        for (int size : List.of(1, 2, lines.size() - 1, lines.size(), lines.size() + 1)) {
            HistoryQuery query = HistoryQuery.all().inPagesOf(size);
            assertEquals(lines, turnAll(query));
            assertEquals(backwards, turnAll(query.latestFirst()));
        }
        assertEquals(
                List.of(),
                store().read(session -> session.accounts()
                        .history(BETA_ACCOUNT, HistoryQuery.all())
                        .lines()));
    }

    private List<HistoryLine> turnAll(HistoryQuery first) {
        List<HistoryLine> lines = new ArrayList<>();
        Optional<HistoryQuery> query = Optional.of(first);
        while (query.isPresent()) {
            HistoryPage page = page(query.get());
            lines.addAll(page.lines());
            query = page.next();
        }
        return lines;
    }

    @Test
    void what_is_recorded_meanwhile_moves_no_page_that_follows() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        Story.tell(acme);
        List<HistoryLine> backwards = new ArrayList<>(lines(acme));
        Collections.reverse(backwards);
        HistoryPage first = page(HistoryQuery.all().latestFirst().inPagesOf(2));
        acme.credit("LATE", eur("3"), DAY);

        HistoryPage second = page(first.next().orElseThrow());

        assertEquals(backwards.subList(0, 2), first.lines());
        assertEquals(backwards.subList(2, 4), second.lines());
    }
}
