package io.cartera.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.cartera.Receivables;
import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.NumberSeries;
import io.cartera.invoice.NumberingRefusal;
import io.cartera.invoice.SeriesId;
import io.cartera.store.NumberClaim;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.Session;
import io.cartera.store.StoreException;
import io.cartera.store.TakenNumber;
import io.cartera.trace.Actor;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Outcome;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Numbers of documents while many work at once, sessions fail and connections break. */
@Timeout(120)
class NumberSeriesTest {

    private static final SeriesId F = SeriesId.of("sales");
    private static final LocalDate DAY = Desk.DAY;
    private static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");
    private static final int CLERKS = 8;
    private static final int DOCUMENTS = 40;

    private final ExecutorService clerks = Executors.newFixedThreadPool(CLERKS);

    @AfterEach
    void goHome() {
        clerks.shutdownNow();
    }

    private static final class Spoiled extends IllegalStateException {
        private static final long serialVersionUID = 1L;
    }

    private static Receivables begun(ReceivablesStore store) {
        Receivables books = Receivables.over(store);
        books.numbering().define(NumberSeries.yearly(F, "F")).orElseThrow();
        for (int i = 0; i < CLERKS; i++) {
            books.customers()
                    .register(Customer.organisation(customer(i), "Some Ltd").build())
                    .orElseThrow();
        }
        return books;
    }

    private static CustomerId customer(int clerk) {
        return CustomerId.of("C" + clerk);
    }

    private static Invoice invoice(CustomerId customer, String id, LocalDate issuedOn) {
        return Invoice.draft(InvoiceId.of(id), customer, issuedOn)
                .line("goods", Money.parse("EUR 10"))
                .numberedBy(F)
                .build();
    }

    private static void assertSound(Receivables books) {
        List<TakenNumber> numbers = books.numbering().numbers(F);
        assertThat(numbers)
                .extracting(taken -> taken.number().ordinal())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, numbers.size()).boxed().toList());
        assertThat(numbers).extracting(TakenNumber::position).isSorted();
        assertThat(numbers.stream().map(taken -> taken.claim().on())).isSorted();
        for (int i = 1; i < numbers.size(); i++) {
            assertThat(numbers.get(i).recordedAt()).isAfter(numbers.get(i - 1).recordedAt());
        }
        assertThat(books.numbering().gaps(F)).isEmpty();
    }

    /** A store in which now and then a session fails when all its work is done. */
    private record Failing(ReceivablesStore sound) implements ReceivablesStore {
        @Override
        public <T> T write(Function<? super Session, ? extends T> work) {
            return sound.write(session -> {
                T result = work.apply(session);
                if (Math.floorMod(System.nanoTime() / 1000, 4) == 0) {
                    throw new Spoiled();
                }
                return result;
            });
        }

        @Override
        public <T> T read(Function<? super Session, ? extends T> work) {
            return sound.read(work);
        }
    }

    @ParameterizedTest
    @EnumSource
    void N01_N02_N04_eight_clerks_on_one_series_leave_no_hole_whatever_is_refused_or_fails(TestDatabase kind)
            throws InterruptedException, ExecutionException {
        try (HikariDataSource pool = kind.pool(CLERKS)) {
            Receivables books = begun(JdbcStore.using(pool));
            Receivables failing = Receivables.over(new Failing(JdbcStore.using(pool)));
            List<Callable<List<Integer>>> works = IntStream.range(0, CLERKS)
                    .<Callable<List<Integer>>>mapToObj(clerk -> () -> work(failing, clerk))
                    .toList();

            int[] came = new int[3];
            for (Future<List<Integer>> work : clerks.invokeAll(works)) {
                for (int i = 0; i < came.length; i++) {
                    came[i] += work.get().get(i);
                }
            }

            assertThat(came).as("issued, refused, failed").doesNotContain(0);
            assertThat(books.numbering().numbers(F)).hasSize(came[0]);
            assertSound(books);
            for (int clerk = 0; clerk < CLERKS; clerk++) {
                CustomerId customer = customer(clerk);
                books.numbering().numbers(F).stream()
                        .filter(taken ->
                                taken.claim().account().orElseThrow().customer().equals(customer))
                        .forEach(taken -> assertThat(books.invoicing()
                                        .find(customer, taken.claim().document().orElseThrow())
                                        .flatMap(Invoice::number))
                                .contains(taken.number()));
            }
        }
    }

    /** How many documents were issued, how many refused, and how many sessions failed. */
    private static List<Integer> work(Receivables books, int clerk) {
        Random choice = new Random(clerk);
        int issued = 0;
        int refused = 0;
        int failed = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            Invoice one = invoice(customer(clerk), "INV-" + i, DAY.plusDays(i + choice.nextInt(6)));
            Invoice other = invoice(customer(clerk), "DN-" + i, one.issuedOn());
            boolean isPair = choice.nextBoolean();
            try {
                for (Outcome<?> outcome : books.accounts()
                        .inOneUnit(
                                customer(clerk),
                                batch -> isPair
                                        ? List.of(batch.issue(one), batch.issue(other))
                                        : List.of(batch.issue(one)))) {
                    issued += outcome.applied().isPresent() ? 1 : 0;
                    if (outcome instanceof Outcome.Refused<?> refusal) {
                        assertThat(refusal.refusal()).isInstanceOf(NumberingRefusal.IssuedBeforeLast.class);
                        refused++;
                    }
                }
            } catch (Spoiled expected) {
                failed++;
            }
        }
        return List.of(issued, refused, failed);
    }

    @ParameterizedTest
    @EnumSource
    void a_session_that_fails_after_it_took_a_number_gives_it_back(TestDatabase kind) {
        JdbcStore store = JdbcStore.using(kind.fresh());
        Receivables books = begun(store);

        assertThatThrownBy(() -> store.write(session -> {
                    take(session, "INV-1");
                    throw new Spoiled();
                }))
                .isInstanceOf(Spoiled.class);
        books.invoicing().issue(invoice(customer(0), "INV-2", DAY)).orElseThrow();

        assertThat(books.numbering().numbers(F)).singleElement().satisfies(taken -> {
            assertThat(taken.number()).hasToString("F-2026-00001");
            assertThat(taken.claim().document()).contains(InvoiceId.of("INV-2"));
        });
    }

    private static List<TakenNumber> take(Session session, String document) {
        AccountId account = AccountId.of(LedgerId.MAIN, customer(0));
        session.accounts().lock(account);
        Command issue = Command.of(CommandKind.ISSUE, CommandId.of(document), Actor.SYSTEM, Optional.empty());
        return session.numberSeries()
                .take(LedgerId.MAIN, F, List.of(NumberClaim.issued(issue, account, InvoiceId.of(document), DAY)), AT);
    }

    @ParameterizedTest
    @EnumSource
    void N02_whatever_statement_fails_a_document_has_one_number_in_the_end_and_none_is_missing(TestDatabase kind) {
        FaultyDatabase database = new FaultyDatabase(kind.fresh());
        Receivables books = begun(JdbcStore.using(database));
        database.failAt(0, "");
        books.invoicing().issue(invoice(customer(0), "without a fault", DAY)).orElseThrow();
        List<String> names = List.copyOf(database.calls());
        int[] statements = IntStream.range(0, names.size())
                .filter(i -> names.get(i).startsWith("execute") || names.get(i).equals("commit"))
                .toArray();

        int told = 0;
        for (int statement : statements) {
            database.failAt(statement + 1, "58030");
            told += meetFault(books, database, "before call " + statement);
            database.failAfter(statement + 1, "58030");
            told += meetFault(books, database, "after call " + statement);
        }

        assertThat(told).isEqualTo(2 * statements.length);
        assertThat(statements).hasSizeGreaterThan(10);
        assertThat(books.numbering().numbers(F)).hasSize(1 + 2 * statements.length);
        assertSound(books);
    }

    /** Issues a document that meets a fault, and issues it again; counts 1 where the fault was told. */
    private static int meetFault(Receivables books, FaultyDatabase database, String id) {
        Invoice document = invoice(customer(0), id, DAY);
        int told = 0;
        try {
            books.invoicing().issue(document).orElseThrow();
        } catch (StoreException e) {
            told = 1;
        }
        database.failAt(0, "");
        books.invoicing().issue(document).orElseThrow();
        return told;
    }

    @ParameterizedTest
    @EnumSource
    void a_series_is_locked_when_all_else_is_written(TestDatabase kind) {
        StatementLog log = StatementLog.of(kind.fresh());
        Receivables books = begun(JdbcStore.using(log.database()));
        log.takeSent();
        books.accounts().inOneUnit(customer(0), batch -> {
            batch.issue(invoice(customer(0), "INV-1", DAY)).orElseThrow();
            return batch.issue(invoice(customer(0), "INV-2", DAY.plusDays(1))).orElseThrow();
        });

        List<String> sent = log.takeSent();
        int lock = IntStream.range(0, sent.size())
                .filter(i -> sent.get(i).contains("cartera_number_series")
                        && sent.get(i).endsWith("for update"))
                .findFirst()
                .orElseThrow();

        assertThat(sent.subList(0, lock))
                .anyMatch(sql -> sql.startsWith("insert into cartera_command"))
                .anyMatch(sql -> sql.startsWith("insert into cartera_entry"))
                .anyMatch(sql -> sql.startsWith("insert into cartera_item"))
                .anyMatch(sql -> sql.startsWith("insert into cartera_invoice_line"))
                .anyMatch(sql -> sql.startsWith("insert into cartera_audit"))
                .anyMatch(sql -> sql.startsWith("update cartera_account"));
        assertThat(sent.subList(lock + 1, sent.size()))
                .hasSize(4)
                .allMatch(sql -> sql.contains("cartera_number where")
                        || sql.startsWith("insert into cartera_number ")
                        || sql.equals("commit"))
                .endsWith("commit")
                .filteredOn(sql -> sql.startsWith("insert"))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void two_sessions_that_hold_two_accounts_each_come_to_an_end_and_neither_locks_a_third(TestDatabase kind)
            throws InterruptedException, ExecutionException, TimeoutException {
        JdbcStore store = JdbcStore.using(kind.fresh());
        begun(store);
        CountDownLatch bothHold = new CountDownLatch(2);
        CountDownLatch taken = new CountDownLatch(1);
        // The first has the number and wants an account of the second, who wants a number: each would wait for the
        // other.
        Future<Boolean> first = clerks.submit(() -> store.write(session -> {
            lock(session, 0, 2);
            meet(bothHold);
            claim(session, 0, "INV-1");
            taken.countDown();
            assertThatThrownBy(() -> session.accounts().lock(account(3)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("last lock");
            return true;
        }));
        Future<Boolean> second = clerks.submit(() -> store.write(session -> {
            lock(session, 1, 3);
            meet(bothHold);
            await(taken);
            claim(session, 3, "INV-1");
            return true;
        }));

        assertThat(first.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(second.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Receivables.over(store).numbering().numbers(F))
                .extracting(number -> number.claim().account().orElseThrow())
                .containsExactly(account(0), account(3));
    }

    private static void lock(Session session, int first, int second) {
        session.accounts().lock(account(first));
        session.accounts().lock(account(second));
    }

    private static AccountId account(int clerk) {
        return AccountId.of(LedgerId.MAIN, customer(clerk));
    }

    private static void claim(Session session, int clerk, String document) {
        Command issue = Command.of(CommandKind.ISSUE, CommandId.of(document), Actor.SYSTEM, Optional.empty());
        NumberClaim claim = NumberClaim.issued(issue, account(clerk), InvoiceId.of(document), DAY);
        session.numberSeries().take(LedgerId.MAIN, F, List.of(claim), AT);
    }

    private static void meet(CountDownLatch latch) {
        latch.countDown();
        await(latch);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void N04_who_is_overtaken_by_a_later_day_is_run_again_and_refused_by_name(TestDatabase kind) {
        JdbcStore store = JdbcStore.using(kind.fresh());
        Receivables books = begun(store);
        List<Outcome<?>> outcomes = new ArrayList<>();
        int[] runs = {0};

        books.accounts().inOneUnit(customer(0), batch -> {
            outcomes.add(batch.issue(invoice(customer(0), "INV-1", DAY)));
            if (runs[0]++ == 0) {
                issueMeanwhile(books);
            }
            return true;
        });

        assertThat(runs[0]).isEqualTo(2);
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Applied.class);
        assertThat(outcomes.get(1))
                .isEqualTo(new Outcome.Refused<>(
                        CommandId.of("INV-1"), NumberingRefusal.IssuedBeforeLast.of(F, DAY, DAY.plusDays(1))));
        assertThat(books.numbering().numbers(F))
                .singleElement()
                .satisfies(taken -> assertThat(taken.claim().document()).contains(InvoiceId.of("INV-2")));
        assertThat(books.accounts().history(customer(0)).changes()).isEmpty();
    }

    private void issueMeanwhile(Receivables books) {
        try {
            clerks.submit(() -> books.invoicing()
                            .issue(invoice(customer(1), "INV-2", DAY.plusDays(1)))
                            .orElseThrow())
                    .get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_tables_refuse_a_number_that_is_given_twice(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        Receivables books = begun(JdbcStore.using(database));
        books.invoicing().issue(invoice(customer(0), "INV-1", DAY)).orElseThrow();
        books.numbering().voidNext(CommandId.of("V-1"), F, DAY, "spoiled").orElseThrow();
        String columns = "shard_key, ledger, series, period, written, issued_on, customer, document, reason, kind,"
                + " command, actor, basis, recorded_at";
        String again = "insert into cartera_number (" + columns + ", ordinal, seq) select " + columns;

        refused(kind, database, "cartera_number_key", again + ", ordinal, 9 from cartera_number where ordinal = 2");
        refused(kind, database, "cartera_number_seq_once", again + ", 9, seq from cartera_number where ordinal = 2");
        refused(kind, database, "cartera_number_document_once", again + ", 9, 9 from cartera_number where ordinal = 1");
        refused(kind, database, "cartera_number_shard", "update cartera_number set shard_key = 'other'");
        refused(kind, database, "cartera_number_period", "update cartera_number set period = 10000");
        refused(kind, database, "cartera_number_ordinal", "update cartera_number set ordinal = 0 where ordinal = 1");
        refused(kind, database, "cartera_number_seq", "update cartera_number set seq = 0 where seq = 1");
        refused(kind, database, "cartera_number_bearer", "update cartera_number set reason = 'why' where ordinal = 1");
        refused(kind, database, "cartera_number_bearer", "update cartera_number set reason = null where ordinal = 2");
        refused(kind, database, "cartera_number_bearer", "update cartera_number set customer = 'C0' where ordinal = 2");
        String series = "update cartera_number_series set ";
        refused(kind, database, "cartera_number_series_shard", series + "shard_key = 'other'");
        refused(kind, database, "cartera_number_series_restarts", series + "restarts = 'OFTEN'");
        refused(kind, database, "cartera_number_series_year", series + "shows_year = 0");
        refused(kind, database, "cartera_number_series_digits", series + "digits = 0");
        refused(kind, database, "cartera_number_series_first", series + "first_ordinal = 0");
        refused(kind, database, "cartera_number_series_first", series + "first_year = 2026");
        refused(
                kind,
                database,
                "cartera_number_series_key",
                "insert into cartera_number_series select * from cartera_number_series");
    }

    private static void refused(TestDatabase kind, DataSource database, String constraint, String sql) {
        assertThatThrownBy(() -> TestDatabase.execute(database, sql))
                .as(sql)
                .isInstanceOfSatisfying(SQLException.class, e -> {
                    assertThat(e.getSQLState()).startsWith("23");
                    assertThat(e.getMessage()).containsIgnoringCase(kind.told(constraint));
                });
    }
}
