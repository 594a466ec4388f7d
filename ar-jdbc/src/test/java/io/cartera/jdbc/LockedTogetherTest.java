package io.cartera.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.Receivables;
import io.cartera.account.AccountFacts;
import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.account.CustomerAccount;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.audit.AuditFacts;
import io.cartera.audit.AuditRecord;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.store.AccountRepository.Foreseen;
import io.cartera.store.Session;
import io.cartera.store.StaleVersionException;
import io.cartera.trace.Actor;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.joda.money.Money;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Accounts that are locked together, with what is read ahead for them. */
@Timeout(120)
class LockedTogetherTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final LedgerId BRANCH = LedgerId.of("branch");
    private static final ItemId INVOICE = ItemId.debit("INV-0");
    private static final CommandId ISSUED = CommandId.of("INV-0");
    private static final AccountId FIRST = AccountId.of(LedgerId.MAIN, ImportLoad.customer(0));

    private static DataSource withBooks(TestDatabase kind) {
        DataSource database = kind.fresh();
        ImportLoad.begun(JdbcStore.using(database)).imports().run(ImportLoad.lines(0, 40), (line, no) -> {});
        return database;
    }

    private static AccountFacts lockedAhead(Session session) {
        session.accounts().lockAll(List.of(Foreseen.of(FIRST, Set.of(INVOICE), Set.of(ISSUED))));
        return session.accounts().lock(FIRST);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void what_was_read_ahead_is_not_answered_after_the_session(TestDatabase kind) {
        JdbcStore store = JdbcStore.using(withBooks(kind));

        AccountFacts kept = store.write(session -> {
            AccountFacts facts = lockedAhead(session);
            assertThat(facts.item(INVOICE)).isPresent();
            assertThat(facts.change(CommandKind.ISSUE, ISSUED)).isPresent();
            assertThat(facts.change(CommandKind.SETTLE, ISSUED)).isEmpty();
            return facts;
        });

        assertThatThrownBy(() -> kept.item(INVOICE)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> kept.change(CommandKind.SETTLE, ISSUED)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void a_version_that_went_on_behind_the_lock_is_found_when_the_rows_are_sent(TestDatabase kind) {
        DataSource database = withBooks(kind);
        Host host = new Host(database);
        JdbcStore store = JdbcStore.joining(host);
        AccountId other = AccountId.of(LedgerId.MAIN, ImportLoad.customer(1));

        host.transactAndRollBack(() -> assertThatThrownBy(() -> store.write(session -> {
                    session.accounts()
                            .lockAll(List.of(
                                    Foreseen.of(FIRST, Set.of(), Set.of()), Foreseen.of(other, Set.of(), Set.of())));
                    record(session, other);
                    long before = record(session, FIRST);
                    moveOn(host, FIRST.customer());
                    return before;
                }))
                .isInstanceOfSatisfying(StaleVersionException.class, stale -> {
                    assertThat(stale.account()).isEqualTo(FIRST);
                    assertThat(stale.found()).isEqualTo(stale.expected() + 100);
                }));
    }

    private static long record(Session session, AccountId account) {
        CustomerAccount unit = CustomerAccount.over(account, session.accounts().lock(account), NOW);
        long before = unit.version();
        Entry entry = Entry.builder(
                        ItemId.debit("LATE"), EntryKind.OPENING_BALANCE, Money.parse("EUR 1"), ImportLoad.FIRST_DAY)
                .build();
        unit.post(command(CommandKind.TAKE_OVER, "LATE"), List.of(entry)).orElseThrow();
        session.accounts().record(unit.writes());
        return before;
    }

    private static void moveOn(Host host, CustomerId customer) {
        try (var statement = host.acquire()
                .prepareStatement("update cartera_account set version = version + 100 where customer = ?")) {
            statement.setString(1, customer.value());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static Command command(CommandKind kind, String id) {
        return Command.of(kind, CommandId.of(id), Actor.SYSTEM, Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void a_row_of_the_audit_trail_that_is_not_one_leaves_the_next_one_its_place(TestDatabase kind) {
        JdbcStore store = JdbcStore.using(withBooks(kind));
        Receivables books = ImportLoad.books(store);
        int before = books.audit().trail(FIRST.customer()).size();
        AuditRecord row = AuditRecord.of(FIRST, NOW, command(CommandKind.SETTLE, "NONE"), "RefundApart");

        store.write(session -> {
            lockedAhead(session);
            assertThatThrownBy(() -> session.audit().append(row, null)).isInstanceOf(NullPointerException.class);
            session.audit().append(row, AuditFacts.none());
            return true;
        });

        assertThat(books.audit().trail(FIRST.customer())).hasSize(before + 1);
        assertThat(books.audit().verify()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void new_accounts_and_old_ones_in_turn_are_locked_in_their_order(TestDatabase kind) {
        StatementLog log = StatementLog.of(kind.fresh());
        Receivables books = ImportLoad.begun(JdbcStore.using(log.database())).inLedger(BRANCH);
        List<Integer> old = List.of(1, 3, 4);
        old.forEach(number -> books.invoicing()
                .issue(ImportLoad.document("OLD-" + number, number))
                .orElseThrow());
        log.takeSent();

        books.imports().run(ImportLoad.lines(0, 200), (line, no) -> {});

        // The turns: 0, then 1, then 2, then 3 and 4, then 5 and 6.
        assertThat(log.takeSent().stream().map(LockedTogetherTest::turn).filter(turn -> !turn.isEmpty()))
                .containsExactly("open", "lock", "open", "lock", "open");
        assertThat(histories(books)).isEqualTo(histories(oneByOne(old)));
        assertThat(books.audit().verify()).isEmpty();
    }

    private static String turn(String sql) {
        if (sql.startsWith("insert into cartera_account ")) {
            return "open";
        }
        return sql.contains("from cartera_account") && sql.endsWith("for update") ? "lock" : "";
    }

    private static Receivables oneByOne(List<Integer> old) {
        Receivables books = ImportLoad.begun(new InMemoryStore()).inLedger(BRANCH);
        old.forEach(number -> books.invoicing()
                .issue(ImportLoad.document("OLD-" + number, number))
                .orElseThrow());
        IntStream.range(0, 200).forEach(number -> ImportLoad.give(books, number));
        return books;
    }

    private static List<AccountHistory> histories(Receivables books) {
        return IntStream.range(0, ImportLoad.CUSTOMERS)
                .mapToObj(number -> books.accounts().history(ImportLoad.customer(number)))
                .toList();
    }
}
