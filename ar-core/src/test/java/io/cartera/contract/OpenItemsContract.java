package io.cartera.contract;

import static io.cartera.contract.Samples.ACME_ACCOUNT;
import static io.cartera.contract.Samples.ACME_IN_BRANCH;
import static io.cartera.contract.Samples.BETA_ACCOUNT;
import static io.cartera.contract.Samples.accountOf;
import static io.cartera.contract.Samples.day;
import static io.cartera.contract.Samples.eur;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.aging.AgingBuckets;
import io.cartera.aging.AgingReport;
import io.cartera.aging.AgingSpec;
import io.cartera.money.MinorUnits;
import io.cartera.store.AccountRepository;
import io.cartera.store.Session;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What an {@link AccountRepository} says is open: as of any day, and as known at any instant. */
public abstract class OpenItemsContract extends StoreContract {

    private static final LocalDate DAY = day("2026-01-10");

    /** For the test of a store. */
    protected OpenItemsContract() {}

    private List<String> open(String on) {
        return open(AsOf.of(day(on)));
    }

    private List<String> open(AsOf asOf) {
        return keeperOf(ACME_ACCOUNT).openItems(asOf).stream()
                .map(OpenItemsContract::inWords)
                .toList();
    }

    private static String inWords(OpenItem item) {
        return item.id() + " " + item.open();
    }

    private static List<OpenItem> ofLedger(Session session, LedgerId ledger, AsOf asOf) {
        List<OpenItem> items = new ArrayList<>();
        session.accounts().openItems(ledger, asOf).forEach(items::add);
        return items;
    }

    @Test
    void an_account_without_facts_has_nothing_open() {
        assertEquals(List.of(), open("2026-01-10"));

        write(ACME_ACCOUNT, session -> {});

        assertEquals(List.of(), open("2026-01-10"));
        assertEquals(List.of(), read(session -> ofLedger(session, LedgerId.MAIN, AsOf.of(DAY))));
    }

    @Test
    void an_open_item_comes_with_all_that_the_entry_says() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        List<AccountChange> changes = Story.begin(acme);

        List<OpenItem> items = acme.openItems(AsOf.of(day("2026-02-01")));

        assertEquals(
                List.of(
                        OpenItem.of(Samples.ACME, changes.get(0).entries().get(0), 10_000),
                        OpenItem.of(Samples.ACME, changes.get(1).entries().get(0), 25_050),
                        OpenItem.of(Samples.ACME, changes.get(4).entries().get(0), 12_000),
                        OpenItem.of(Samples.ACME, changes.get(2).entries().get(0), 5000),
                        OpenItem.of(Samples.ACME, changes.get(3).entries().get(0), 1234)),
                items);
    }

    @Test
    void an_open_item_comes_with_the_value_date_and_what_is_offered() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        Entry invoice = Samples.offering("INV-1", DAY);
        acme.post(CommandKind.ISSUE, invoice);
        Entry payment = Entry.builder(ItemId.credit("PAY-1"), EntryKind.RECEIPT, eur("98"), DAY)
                .valueOn(DAY.minusDays(2))
                .build();
        acme.post(CommandKind.RECEIVE, payment);

        List<OpenItem> items = acme.openItems(AsOf.of(DAY));

        assertEquals(
                List.of(OpenItem.of(Samples.ACME, invoice, 10_000), OpenItem.of(Samples.ACME, payment, 9_800)), items);
        assertEquals(invoice.offers(), items.get(0).offers());
        assertEquals(DAY.minusDays(2), items.get(1).valueOn());
    }

    @Test
    void a_past_day_is_as_it_was_then() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        acme.debit("INV-1", eur("100"), DAY, day("2026-02-09"));
        acme.credit("PAY-1", eur("100"), day("2026-02-01"));
        acme.match("S-1", "PAY-1", "INV-1", eur("100"), day("2026-02-05"));

        assertEquals(List.of(), open("2026-01-09"));
        assertEquals(List.of("INV-1 EUR 100.00"), open("2026-01-10"));
        assertEquals(List.of("INV-1 EUR 100.00", "PAY-1 EUR 100.00"), open("2026-02-04"));
        assertEquals(List.of(), open("2026-02-05"));
    }

    @Test
    void a_released_allocation_counts_until_its_release() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        acme.debit("INV-1", eur("100"), DAY, DAY);
        acme.credit("PAY-1", eur("30"), DAY);
        AccountChange match = acme.match("S-1", "PAY-1", "INV-1", eur("30"), day("2026-01-15"));
        acme.release("R-1", match.allocations().get(0).id(), day("2026-01-20"));

        assertEquals(List.of("INV-1 EUR 100.00", "PAY-1 EUR 30.00"), open("2026-01-14"));
        assertEquals(List.of("INV-1 EUR 70.00"), open("2026-01-19"));
        assertEquals(List.of("INV-1 EUR 100.00", "PAY-1 EUR 30.00"), open("2026-01-20"));
    }

    @Test
    void a_back_dated_allocation_counts_from_its_day_on() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        acme.debit("INV-1", eur("100"), DAY, DAY);
        acme.credit("PAY-1", eur("30"), DAY);
        acme.credit("PAY-2", eur("20"), DAY);
        acme.match("S-1", "PAY-1", "INV-1", eur("30"), day("2026-03-01"));
        acme.match("S-2", "PAY-2", "INV-1", eur("20"), day("2026-01-20"));

        assertEquals(List.of("INV-1 EUR 100.00", "PAY-1 EUR 30.00", "PAY-2 EUR 20.00"), open("2026-01-19"));
        assertEquals(List.of("INV-1 EUR 80.00", "PAY-1 EUR 30.00"), open("2026-01-20"));
        assertEquals(List.of("INV-1 EUR 50.00"), open("2026-03-01"));
    }

    @Test
    void a_future_dated_fact_does_not_count_yet() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        acme.debit("INV-1", eur("100"), DAY, DAY);
        acme.credit("PAY-1", eur("100"), day("2030-01-01"));
        acme.match("S-1", "PAY-1", "INV-1", eur("100"), day("2031-01-01"));

        assertEquals(List.of("INV-1 EUR 100.00"), open("2029-12-31"));
        assertEquals(List.of("INV-1 EUR 100.00", "PAY-1 EUR 100.00"), open("2030-12-31"));
        assertEquals(List.of(), open("9999-12-31"));
    }

    @Test
    void what_was_known_begins_with_the_microsecond_of_recording() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        Instant first = acme.debit("INV-1", eur("100"), DAY, DAY).recording().at();
        Instant second = acme.credit("PAY-1", eur("30"), DAY).recording().at();
        AccountChange match = acme.match("S-1", "PAY-1", "INV-1", eur("30"), DAY);
        Instant third = match.recording().at();
        Instant fourth = acme.release("R-1", match.allocations().get(0).id(), DAY)
                .recording()
                .at();
        AsOf later = AsOf.of(day("2026-12-31"));

        assertEquals(List.of(), open(later.knownAt(first.minusNanos(1000))));
        assertEquals(List.of("INV-1 EUR 100.00"), open(later.knownAt(first)));
        assertEquals(List.of("INV-1 EUR 100.00"), open(later.knownAt(second.minusNanos(1000))));
        assertEquals(List.of("INV-1 EUR 100.00", "PAY-1 EUR 30.00"), open(later.knownAt(second)));
        assertEquals(List.of("INV-1 EUR 70.00"), open(later.knownAt(third)));
        assertEquals(List.of("INV-1 EUR 70.00"), open(later.knownAt(fourth.minusNanos(1000))));
        assertEquals(List.of("INV-1 EUR 100.00", "PAY-1 EUR 30.00"), open(later.knownAt(fourth)));
    }

    /** What is open on the days of the story, as known after each of the changes. */
    private Map<AsOf, List<OpenItem>> answers(Bookkeeper keeper, List<AccountChange> changes) {
        return read(session -> {
            Map<AsOf, List<OpenItem>> answers = new LinkedHashMap<>();
            for (AccountChange change : changes) {
                for (LocalDate on : Story.DAYS) {
                    AsOf asOf = AsOf.of(on).knownAt(change.recording().at());
                    answers.put(asOf, keeper.openItems(session, asOf));
                }
            }
            return answers;
        });
    }

    @Test
    void what_was_known_at_an_instant_is_not_changed_by_anything_recorded_later() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        List<AccountChange> changes = Story.begin(acme);
        Map<AsOf, List<OpenItem>> before = answers(acme, changes);

        Story.goOn(acme);

        Map<AsOf, List<OpenItem>> after = answers(acme, changes);
        before.forEach((asOf, items) -> assertEquals(items, after.get(asOf), () -> "as of " + asOf));
    }

    @Test
    void every_answer_is_the_fold_of_the_history() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        Story.tell(acme);
        AccountHistory history = acme.history();

        answers(acme, history.changes())
                .forEach((asOf, items) -> assertEquals(
                        history.knownAt(asOf.knownAt().orElseThrow()).openItems(asOf.date()),
                        items,
                        () -> "as of " + asOf));
        for (LocalDate on : Story.DAYS) {
            assertEquals(history.openItems(on), acme.openItems(AsOf.of(on)), () -> "as of " + on);
        }
    }

    @Test
    void a_reversal_and_a_returned_payment_leave_earlier_days_as_they_were() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        acme.debit("INV-1", eur("100"), DAY, DAY);
        acme.credit("PAY-1", eur("100"), DAY);
        acme.credit("PAY-2", eur("5"), DAY);
        acme.match("S-1", "PAY-1", "INV-1", eur("100"), day("2026-01-15"));
        acme.returned("RET-1", "PAY-1", day("2026-02-01"), "insufficient funds");
        acme.reverse("REV-1", ItemId.credit("PAY-2"), day("2026-02-02"));

        assertEquals(List.of("PAY-2 EUR 5.00"), open("2026-01-31"));
        assertEquals(List.of("INV-1 EUR 100.00", "PAY-2 EUR 5.00"), open("2026-02-01"));
        assertEquals(List.of("INV-1 EUR 100.00"), open("2026-02-02"));
    }

    @Test
    void items_come_by_currency_side_due_date_document_date_and_code_point() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        acme.debit("1 dollar", Money.parse("USD 1"), DAY, DAY);
        acme.credit("1 paid", eur("1"), day("2025-01-01"));
        acme.debit("late", eur("1"), DAY, Samples.LAST_DAY);
        Samples.idsOutOfOrder().forEach(id -> acme.debit(id, eur("1"), DAY, day("2026-02-09")));
        acme.debit("older", eur("1"), day("2026-01-09"), day("2026-02-09"));
        acme.debit("yen", Money.parse("JPY 1"), DAY, DAY);
        List<String> expected = new ArrayList<>(List.of("older EUR 1.00"));
        Samples.IDS_IN_ORDER.forEach(id -> expected.add(id + " EUR 1.00"));
        expected.addAll(List.of("late EUR 1.00", "1 paid EUR 1.00", "yen JPY 1", "1 dollar USD 1.00"));

        assertEquals(expected, open("2026-03-01"));
        assertEquals(expected, open(AsOf.of(day("2026-03-01")).knownAt(Instant.parse("2999-01-01T00:00:00Z"))));
    }

    @Test
    void the_open_items_of_a_ledger_are_those_of_its_accounts_by_customer() {
        for (AccountId account : List.of(BETA_ACCOUNT, accountOf(Samples.GRINNING_FACE), ACME_ACCOUNT)) {
            Story.tell(keeperOf(account));
        }
        keeperOf(accountOf("\uFF5E")).debit("INV-1", eur("1"), DAY, DAY);
        keeperOf(accountOf("Z")).debit("INV-1", eur("1"), DAY, DAY);
        keeperOf(accountOf("a")).debit("INV-1", eur("1"), DAY, DAY);
        Story.begin(keeperOf(ACME_IN_BRANCH));

        read(session -> {
            for (LocalDate on : Story.DAYS) {
                AsOf today = AsOf.of(on);
                for (AsOf asOf : List.of(today, today.knownAt(Bookkeeper.OPENING.plusSeconds(86_400 * 9)))) {
                    List<OpenItem> union = new ArrayList<>();
                    for (String customer : List.of("ACME", "BETA", "Z", "a", "\uFF5E", Samples.GRINNING_FACE)) {
                        union.addAll(keeperOf(accountOf(customer)).openItems(session, asOf));
                    }
                    assertEquals(union, ofLedger(session, LedgerId.MAIN, asOf), () -> "as of " + asOf);
                    assertEquals(
                            keeperOf(ACME_IN_BRANCH).openItems(session, asOf), ofLedger(session, Samples.BRANCH, asOf));
                }
            }
            return true;
        });
    }

    @Test
    void the_aging_of_a_ledger_is_that_of_its_open_items() {
        for (AccountId account : List.of(BETA_ACCOUNT, accountOf(Samples.GRINNING_FACE), ACME_ACCOUNT)) {
            Story.tell(keeperOf(account));
        }
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        acme.debit("yen", Money.parse("JPY 1"), DAY, DAY);
        acme.credit("paid", Money.parse("JPY 1"), DAY);
        acme.debit("dollar", Money.parse("USD 1"), DAY, day("2026-02-09"));
        acme.credit("dollar paid", Money.parse("USD 1"), day("2026-02-09"));
        acme.match("S-USD", "dollar paid", "dollar", Money.parse("USD 1"), day("2026-02-09"));
        acme.post(CommandKind.RECEIVE, deposit("ahead", "40"));
        acme.match("S-AHEAD", "ahead", "INV-1", eur("1"), day("2026-03-01"));
        keeperOf(BETA_ACCOUNT).post(CommandKind.RECEIVE, deposit("ahead", "7.30"));
        keeperOf(accountOf("Z")).post(CommandKind.RECEIVE, deposit("nothing else", "3"));
        keeperOf(accountOf("\uFF5E")).debit("INV-1", eur("1"), Samples.FIRST_DAY, Samples.LAST_DAY);
        // Together more than a long holds.
        for (int i = 0; i < 10; i++) {
            keeperOf(BETA_ACCOUNT).debit("huge " + i, Money.ofMinor(CurrencyUnit.EUR, MinorUnits.MAX), DAY, DAY);
        }
        Story.begin(keeperOf(ACME_IN_BRANCH));

        read(session -> {
            List<LocalDate> days = new ArrayList<>(Story.DAYS);
            days.addAll(List.of(Samples.FIRST_DAY, DAY, day("2026-02-10"), Samples.LAST_DAY));
            for (LocalDate on : days) {
                AsOf today = AsOf.of(on);
                for (AsOf asOf : List.of(today, today.knownAt(Bookkeeper.OPENING.plusSeconds(86_400 * 9)))) {
                    for (LedgerId ledger : List.of(LedgerId.MAIN, Samples.BRANCH)) {
                        agings().forEach(spec -> requireAged(session, ledger, spec, asOf));
                    }
                }
            }
            return true;
        });
    }

    private static Entry deposit(String id, String amount) {
        return Entry.builder(ItemId.credit(id), EntryKind.DEPOSIT, eur(amount), day("2026-02-05"))
                .build();
    }

    private static Stream<AgingSpec> agings() {
        AgingBuckets most = AgingBuckets.days(1, 2, 3, 10, 20, 30, 31, 32, 60, 90, 180, 365);
        AgingBuckets fewest = AgingBuckets.days(25);
        Stream<AgingSpec> together = Stream.of(fewest, most)
                .flatMap(buckets -> Stream.of(
                                AgingSpec.byDueDate(buckets),
                                AgingSpec.byDocumentDate(buckets),
                                AgingSpec.byDueDate(buckets).withGraceDays(40))
                        .flatMap(spec -> Stream.of(spec, spec.withCreditsNetted(), spec.withCreditsToOldest())));
        return Stream.concat(
                together,
                Stream.of(
                        AgingSpec.byDueDate(most).withDepositsApart(),
                        AgingSpec.byDocumentDate(fewest).withCreditsToOldest().withDepositsApart()));
    }

    private static void requireAged(Session session, LedgerId ledger, AgingSpec spec, AsOf asOf) {
        AgingReport expected = spec.age(OpenItemSource.of(ofLedger(session, ledger, asOf)), asOf.date());
        AgingReport found = session.accounts().aging(ledger, spec, asOf);
        assertEquals(expected.rows(), found.rows(), () -> spec + " as of " + asOf);
        assertEquals(expected.asOf(), found.asOf());
        assertEquals(expected.spec(), found.spec());
    }

    @Test
    void an_aging_with_disputes_or_promises_apart_is_refused() {
        AgingSpec spec = AgingSpec.byDueDate(AgingBuckets.days(30));

        for (AgingSpec apart : List.of(spec.withDisputesApart(), spec.withPromisesApart())) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> this.<AgingReport>read(
                            session -> session.accounts().aging(LedgerId.MAIN, apart, AsOf.of(DAY))));
        }
    }

    @Test
    void a_source_can_be_gone_through_again_from_the_start() {
        Story.begin(keeperOf(ACME_ACCOUNT));
        AsOf asOf = AsOf.of(day("2026-02-01"));

        read(session -> {
            for (OpenItemSource source : List.of(
                    session.accounts().openItems(ACME_ACCOUNT, asOf),
                    session.accounts().openItems(LedgerId.MAIN, asOf))) {
                List<OpenItem> first = new ArrayList<>();
                List<OpenItem> second = new ArrayList<>();
                source.forEach(first::add);
                source.forEach(second::add);
                assertEquals(5, first.size());
                assertEquals(first, second);
            }
            return true;
        });
    }

    @Test
    void the_smallest_and_largest_amounts_of_any_currency_come_back() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        for (Money amount : Samples.AMOUNTS) {
            acme.debit("INV " + amount, amount, Samples.FIRST_DAY, Samples.LAST_DAY);
        }

        assertEquals(acme.history().openItems(Samples.FIRST_DAY), acme.openItems(AsOf.of(Samples.FIRST_DAY)));
        assertEquals(
                Samples.AMOUNTS.size(),
                acme.openItems(AsOf.of(Samples.LAST_DAY)).size());
    }
}
