package io.cartera.contract;

import static io.cartera.contract.Bookkeeper.command;
import static io.cartera.contract.Samples.ACME_ACCOUNT;
import static io.cartera.contract.Samples.ACME_IN_BRANCH;
import static io.cartera.contract.Samples.BETA_ACCOUNT;
import static io.cartera.contract.Samples.accountOf;
import static io.cartera.contract.Samples.closing;
import static io.cartera.contract.Samples.day;
import static io.cartera.contract.Samples.eur;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.account.AccountWrites;
import io.cartera.account.Entry;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.store.AccountRepository;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.LedgerClosing;
import io.cartera.store.Session;
import io.cartera.store.StaleVersionException;
import io.cartera.store.StoreException;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** How an {@link AccountRepository} opens, locks, records and closes. */
public abstract class AccountRepositoryContract extends StoreContract {

    private static final LocalDate DAY = day("2026-01-10");

    /** For the test of a store. */
    protected AccountRepositoryContract() {}

    private List<AccountId> accounts(LedgerId ledger) {
        return read(session -> session.accounts().accounts(ledger));
    }

    @Test
    void a_lock_opens_a_new_account() {
        assertEquals(List.of(), accounts(LedgerId.MAIN));

        Bookkeeper acme = keeperOf(ACME_ACCOUNT);

        assertEquals(0, acme.version());
        assertEquals(Optional.empty(), acme.facts(facts -> facts.head().lastRecordedAt()));
        assertEquals(List.of(ACME_ACCOUNT), accounts(LedgerId.MAIN));
        assertEquals(AccountHistory.of(ACME_ACCOUNT, List.of()), acme.history());
    }

    @Test
    void an_account_that_is_not_open_has_an_empty_history_and_reading_does_not_open_it() {
        assertEquals(
                AccountHistory.of(ACME_ACCOUNT, List.of()),
                keeperOf(ACME_ACCOUNT).history());
        assertEquals(List.of(), accounts(LedgerId.MAIN));
    }

    @Test
    void accounts_come_by_customer_and_only_of_the_ledger() {
        Samples.idsOutOfOrder().forEach(id -> write(accountOf(id), session -> {}));
        write(ACME_IN_BRANCH, session -> {});

        assertEquals(Samples.IDS_IN_ORDER.stream().map(Samples::accountOf).toList(), accounts(LedgerId.MAIN));
        assertEquals(List.of(ACME_IN_BRANCH), accounts(Samples.BRANCH));
    }

    @Test
    void customers_that_look_alike_have_accounts_of_their_own() {
        for (String id : Samples.IDS) {
            keeperOf(accountOf(id)).credit(id, eur("1"), DAY);
        }

        for (String id : Samples.IDS) {
            assertEquals(
                    List.of(id),
                    keeperOf(accountOf(id))
                            .history()
                            .entries()
                            .map(entry -> entry.id().document())
                            .toList());
        }
    }

    @Test
    void ledgers_that_look_alike_are_different() {
        for (String id : Samples.IDS) {
            AccountId account = AccountId.of(LedgerId.of(id), Samples.ACME);
            keeperOf(account).credit(id, eur("1"), DAY);
        }

        for (String id : Samples.IDS) {
            AccountId account = AccountId.of(LedgerId.of(id), Samples.ACME);
            assertEquals(1, keeperOf(account).history().changes().size());
            assertEquals(List.of(account), accounts(LedgerId.of(id)));
        }
    }

    @Test
    void a_customer_in_another_ledger_is_another_account() {
        AccountChange here = keeperOf(ACME_ACCOUNT).credit("PAY-1", eur("1"), DAY);
        AccountChange there = keeperOf(ACME_IN_BRANCH).credit("PAY-1", eur("2"), DAY);

        assertEquals(List.of(here), keeperOf(ACME_ACCOUNT).history().changes());
        assertEquals(List.of(there), keeperOf(ACME_IN_BRANCH).history().changes());
    }

    @Test
    void accounts_are_locked_in_the_order_of_identifiers() {
        write(session -> {
            session.accounts().lock(ACME_IN_BRANCH);
            session.accounts().lock(ACME_ACCOUNT);
            session.accounts().lock(BETA_ACCOUNT);
        });

        assertThrows(
                IllegalStateException.class,
                () -> write(BETA_ACCOUNT, session -> session.accounts().lock(ACME_ACCOUNT)));
        assertThrows(
                IllegalStateException.class,
                () -> write(ACME_ACCOUNT, session -> session.accounts().lock(ACME_IN_BRANCH)));
        assertThrows(
                IllegalStateException.class,
                () -> write(
                        accountOf(Samples.GRINNING_FACE),
                        session -> session.accounts().lock(accountOf("\uFF5E"))));
    }

    @Test
    void an_account_may_be_locked_again() {
        write(
                ACME_ACCOUNT,
                session -> assertEquals(
                        0, session.accounts().lock(ACME_ACCOUNT).head().version()));
    }

    @Test
    void versions_are_1_to_n() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        List<AccountChange> recorded = Story.tell(acme);

        assertEquals(recorded.size(), acme.version());
        for (int i = 0; i < recorded.size(); i++) {
            assertEquals(i + 1, acme.history().changes().get(i).recording().version());
        }
    }

    @Test
    void a_unit_of_many_commands_raises_the_version_by_as_many() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        write(session -> {
            var unit = acme.unit(session);
            for (int i = 1; i <= 300; i++) {
                unit.post(command(CommandKind.RECEIVE, "PAY-" + i), Bookkeeper.receipt("PAY-" + i, eur("1"), DAY));
            }
            session.accounts().record(unit.writes());
        });

        assertEquals(300, acme.version());
        assertEquals(300, acme.history().changes().get(299).recording().version());
    }

    @Test
    void a_session_may_record_twice_on_an_account() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        List<AccountChange> recorded = new ArrayList<>();
        write(session -> {
            recorded.clear();
            recorded.add(acme.apply(
                    session,
                    unit -> unit.post(
                            command(CommandKind.RECEIVE, "PAY-1"), Bookkeeper.receipt("PAY-1", eur("1"), DAY))));
            recorded.add(acme.apply(
                    session,
                    unit -> unit.post(
                            command(CommandKind.RECEIVE, "PAY-2"), Bookkeeper.receipt("PAY-2", eur("2"), DAY))));
        });

        assertEquals(recorded, acme.history().changes());
        assertEquals(2, acme.history().changes().get(1).recording().version());
    }

    @Test
    void a_session_may_record_on_several_accounts() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        Bookkeeper beta = keeperOf(BETA_ACCOUNT);
        write(session -> {
            for (Bookkeeper keeper : List.of(acme, beta)) {
                keeper.apply(
                        session,
                        unit -> unit.post(
                                command(CommandKind.RECEIVE, "PAY-1"), Bookkeeper.receipt("PAY-1", eur("1"), DAY)));
            }
        });

        assertEquals(1, acme.history().changes().size());
        assertEquals(1, beta.history().changes().size());
    }

    @Test
    void recording_without_the_lock_is_refused() {
        AccountWrites writes = new AccountWrites(ACME_ACCOUNT, 0, List.of(), List.of());

        assertThrows(
                IllegalStateException.class,
                () -> write(session -> session.accounts().record(writes)));
        assertThrows(
                IllegalStateException.class,
                () -> write(BETA_ACCOUNT, session -> session.accounts().record(writes)));
    }

    @Test
    void work_based_on_a_version_that_is_gone_is_refused_and_leaves_nothing() {
        assertStale(1);
    }

    @Test
    void work_based_on_a_version_that_never_was_is_refused_and_leaves_nothing() {
        assertStale(3);
    }

    private void assertStale(long basedOn) {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        acme.debit("INV-1", eur("1"), DAY, DAY);
        acme.debit("INV-2", eur("2"), DAY, DAY);
        AccountHistory before = acme.history();

        StaleVersionException stale = assertThrows(
                StaleVersionException.class,
                () -> write(session -> {
                    AccountWrites writes = acme.writes(
                            session,
                            unit -> unit.post(
                                    command(CommandKind.RECEIVE, "PAY-1"), Bookkeeper.receipt("PAY-1", eur("1"), DAY)));
                    session.accounts()
                            .record(new AccountWrites(ACME_ACCOUNT, basedOn, writes.changes(), writes.items()));
                }));

        assertEquals(ACME_ACCOUNT, stale.account());
        assertEquals(basedOn, stale.expected());
        assertEquals(2, stale.found());
        assertEquals(before, acme.history());
    }

    @Test
    void changes_that_are_not_numbered_in_sequence_are_refused_and_leave_nothing() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        acme.debit("INV-1", eur("1"), DAY, DAY);

        assertRefusedWhole(
                acme,
                writes -> new AccountWrites(
                        ACME_ACCOUNT,
                        1,
                        writes.changes().subList(1, 2),
                        writes.items().stream()
                                .filter(item -> item.id().equals(ItemId.credit("PAY-2")))
                                .toList()));
        assertRefusedWhole(
                acme,
                writes -> new AccountWrites(
                        ACME_ACCOUNT,
                        1,
                        List.of(writes.changes().get(1), writes.changes().get(0)),
                        writes.items()));
    }

    @Test
    void work_with_an_item_that_no_entry_opened_is_refused_and_leaves_nothing() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        acme.debit("INV-1", eur("1"), DAY, DAY);

        assertRefusedWhole(
                acme,
                writes -> new AccountWrites(ACME_ACCOUNT, 1, writes.changes().subList(0, 1), writes.items()));
    }

    /** Passes over the refusal of two receipts that are recorded as something else: even then nothing is kept. */
    private void assertRefusedWhole(Bookkeeper acme, UnaryOperator<AccountWrites> spoilt) {
        AccountHistory before = acme.history();

        assertThrows(
                StoreException.class,
                () -> write(session -> {
                    AccountWrites writes = acme.writes(session, unit -> {
                        unit.post(command(CommandKind.RECEIVE, "PAY-1"), Bookkeeper.receipt("PAY-1", eur("1"), DAY));
                        return unit.post(
                                command(CommandKind.RECEIVE, "PAY-2"), Bookkeeper.receipt("PAY-2", eur("1"), DAY));
                    });
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> session.accounts().record(spoilt.apply(writes)));
                }));

        assertEquals(before, acme.history());
        assertEquals(1, acme.version());
        assertEquals(1, acme.openItems(AsOf.of(DAY)).size());
    }

    @Test
    void a_ledger_that_was_never_closed_is_open() {
        assertEquals(Optional.empty(), closedThrough(LedgerId.MAIN));
        assertEquals(
                Optional.empty(),
                keeperOf(ACME_ACCOUNT).facts(facts -> facts.head().closedThrough()));
    }

    @Test
    void a_ledger_is_closed_through_a_day_and_no_other_ledger_is() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        acme.credit("PAY-1", eur("1"), DAY);
        write(session -> session.accounts().close(LedgerId.MAIN, closing("CLOSE", day("2026-01-31"))));

        assertEquals(Optional.of(day("2026-01-31")), closedThrough(LedgerId.MAIN));
        assertEquals(Optional.empty(), closedThrough(Samples.BRANCH));
        assertEquals(
                Optional.of(day("2026-01-31")), acme.facts(facts -> facts.head().closedThrough()));
        assertEquals(1, acme.version());
        assertEquals(
                Optional.of(day("2026-01-31")),
                keeperOf(BETA_ACCOUNT).facts(facts -> facts.head().closedThrough()));
        assertEquals(
                Optional.empty(),
                keeperOf(ACME_IN_BRANCH).facts(facts -> facts.head().closedThrough()));
    }

    @Test
    void a_closed_ledger_is_never_opened_again() {
        for (String through : List.of("2026-01-31", "2025-12-31", "2026-01-31", "0001-01-01")) {
            write(session -> session.accounts().close(LedgerId.MAIN, nextClosing(session, day(through))));
            assertEquals(Optional.of(day("2026-01-31")), closedThrough(LedgerId.MAIN));
        }
        for (LocalDate through : List.of(day("2026-02-28"), Samples.LAST_DAY)) {
            write(session -> session.accounts().close(LedgerId.MAIN, nextClosing(session, through)));
            assertEquals(Optional.of(through), closedThrough(LedgerId.MAIN));
        }
    }

    private static LedgerClosing nextClosing(Session session, LocalDate through) {
        return closing("CLOSE-" + session.accounts().closings(LedgerId.MAIN).size(), through);
    }

    @Test
    void closings_come_back_with_all_their_parts_in_the_order_of_recording() {
        Instant now = Instant.parse("2026-05-01T12:00:00.123456Z");
        List<LedgerClosing> closings = List.of(
                closing("Z", day("2026-01-31")),
                new LedgerClosing(
                        CommandId.of("A"),
                        day("2025-12-31"),
                        now,
                        Actor.of("clerk-7"),
                        Optional.of(Basis.of("year-end instruction " + Samples.GRINNING_FACE))),
                new LedgerClosing(CommandId.of("M"), Samples.FIRST_DAY, now, Actor.of("night job"), Optional.empty()),
                closing("a", Samples.LAST_DAY));
        closings.forEach(closing -> write(session -> session.accounts().close(LedgerId.MAIN, closing)));

        assertEquals(closings, closings(LedgerId.MAIN));
        assertEquals(List.of(), closings(Samples.BRANCH));
    }

    @Test
    void a_command_closes_a_ledger_once_and_the_first_closing_stays() {
        LedgerClosing first = closing("CLOSE", day("2026-01-31"));
        write(session -> session.accounts().close(LedgerId.MAIN, first));

        assertThrows(
                DuplicateKeyException.class,
                () -> write(session -> session.accounts().close(LedgerId.MAIN, closing("CLOSE", day("2026-02-28")))));
        assertThrows(
                DuplicateKeyException.class,
                () -> write(session -> session.accounts().close(LedgerId.MAIN, first)));
        write(session -> session.accounts().close(Samples.BRANCH, closing("CLOSE", day("2026-02-28"))));

        assertEquals(List.of(first), closings(LedgerId.MAIN));
        assertEquals(Optional.of(day("2026-01-31")), closedThrough(LedgerId.MAIN));
        assertEquals(Optional.of(day("2026-02-28")), closedThrough(Samples.BRANCH));
    }

    private List<LedgerClosing> closings(LedgerId ledger) {
        return read(session -> session.accounts().closings(ledger));
    }

    private Optional<LocalDate> closedThrough(LedgerId ledger) {
        return read(session -> session.accounts().closedThrough(ledger));
    }

    @Test
    void entries_of_a_period_come_account_by_account_in_the_order_of_recording() {
        Bookkeeper beta = keeperOf(BETA_ACCOUNT);
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        beta.credit("last of january", eur("1"), day("2026-01-31"));
        acme.credit("zz", eur("1"), day("2026-01-20"));
        beta.credit("first of january", eur("1"), day("2026-01-01"));
        acme.credit("last of december", eur("1"), day("2025-12-31"));
        acme.credit("first of february", eur("1"), day("2026-02-01"));
        acme.credit("aa", eur("1"), day("2026-01-10"));
        keeperOf(accountOf("\uFF5E")).credit("tilde", eur("1"), day("2026-01-10"));
        keeperOf(accountOf(Samples.GRINNING_FACE)).credit("face", eur("1"), day("2026-01-10"));
        keeperOf(ACME_IN_BRANCH).credit("branch", eur("1"), day("2026-01-10"));

        assertEquals(
                List.of(
                        "ACME zz",
                        "ACME aa",
                        "BETA last of january",
                        "BETA first of january",
                        "\uFF5E tilde",
                        Samples.GRINNING_FACE + " face"),
                entries(DateRange.of(day("2026-01-01"), day("2026-02-01"))));
        assertEquals(List.of(), entries(DateRange.of(day("2026-01-01"), day("2026-01-01"))));
    }

    @Test
    void entries_of_all_time_are_those_of_the_history() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        Story.tell(acme);

        assertEquals(acme.history().entries().toList(), read(session -> {
            var entries = new ArrayList<>();
            session.accounts()
                    .entries(LedgerId.MAIN, DateRange.upTo(Samples.LAST_DAY))
                    .forEach((customer, entry) -> entries.add(entry));
            return entries;
        }));
    }

    @Test
    void entries_of_an_account_in_a_period_are_those_of_the_ledger_that_are_its_own() {
        Story.tell(keeperOf(BETA_ACCOUNT));
        Story.tell(keeperOf(ACME_ACCOUNT));
        keeperOf(ACME_IN_BRANCH).credit("branch", eur("1"), day("2026-01-10"));

        read(session -> {
            for (LocalDate on : Story.DAYS) {
                for (DateRange period : List.of(DateRange.upTo(on), DateRange.ofClosed(on, Samples.LAST_DAY))) {
                    List<Entry> ofLedger = new ArrayList<>();
                    session.accounts().entries(LedgerId.MAIN, period).forEach((customer, entry) -> {
                        if (customer.equals(Samples.ACME)) {
                            ofLedger.add(entry);
                        }
                    });
                    List<Entry> ofAccount = new ArrayList<>();
                    session.accounts().entries(ACME_ACCOUNT, period).forEach((customer, entry) -> {
                        assertEquals(Samples.ACME, customer);
                        ofAccount.add(entry);
                    });
                    assertEquals(ofLedger, ofAccount, () -> "in " + period);
                }
            }
            session.accounts()
                    .entries(accountOf("nobody"), DateRange.upTo(Samples.LAST_DAY))
                    .forEach((customer, entry) -> fail("an account that is not open has " + entry));
            return true;
        });
    }

    private List<String> entries(DateRange period) {
        return read(session -> {
            List<String> entries = new ArrayList<>();
            session.accounts()
                    .entries(LedgerId.MAIN, period)
                    .forEach((customer, entry) ->
                            entries.add(customer + " " + entry.id().document()));
            return entries;
        });
    }
}
