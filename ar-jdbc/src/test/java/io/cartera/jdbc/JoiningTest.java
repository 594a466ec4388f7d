package io.cartera.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartera.Receivables;
import io.cartera.account.AccountChanged;
import io.cartera.account.LedgerId;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.RetryableStoreException;
import io.cartera.store.StoreException;
import io.cartera.trace.Event;
import io.cartera.trace.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Commands inside the host's transactions. */
@Timeout(600)
class JoiningTest {

    private static final CustomerId BOLT = CustomerId.of("BOLT");

    private final ExecutorService clerks = Executors.newCachedThreadPool();

    @AfterEach
    void goHome() {
        clerks.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource
    void what_the_host_does_and_what_the_store_does_is_kept_together_or_not_at_all(TestDatabase kind)
            throws SQLException {
        DataSource database = hosting(kind);
        Host host = new Host(database);
        Desk desk = deskOf(database, host);

        Host.End kept = host.transact(() -> {
            host.note("before");
            desk.issue("INV-1", "EUR 10").orElseThrow();
            desk.receive("PAY-1", "EUR 4").orElseThrow();
            desk.apply("APPLY").orElseThrow();
            host.note("after");
            assertThat(host.lent()).isZero();
        });
        host.transactAndRollBack(() -> {
            host.note("undone");
            desk.issue("INV-2", "EUR 10").orElseThrow();
        });

        assertThat(kept).isEqualTo(Host.End.COMMITTED);
        assertThat(TestDatabase.count(database, "host_note")).isEqualTo(2);
        assertThat(TestDatabase.count(database, "cartera_command")).isEqualTo(3);
        assertThat(TestDatabase.count(database, "cartera_item where open_minor = 600"))
                .isEqualTo(1);
        assertThat(TestDatabase.count(database, "cartera_invoice")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_refusal_is_an_answer_which_is_audited_and_the_host_goes_on(TestDatabase kind) throws SQLException {
        DataSource database = hosting(kind);
        Host host = new Host(database);
        Receivables books = Receivables.over(JdbcStore.joining(host));

        host.transact(() -> {
            assertThat(books.cash().receive(payment("PAY-1", BOLT))).isInstanceOf(Outcome.Refused.class);
            assertThat(host.isRollbackOnly()).isFalse();
            host.note("kept");
        });

        assertThat(TestDatabase.count(database, "cartera_audit")).isEqualTo(1);
        assertThat(TestDatabase.count(database, "host_note")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_session_that_fails_leaves_what_was_there_before_it_and_the_host_may_go_on(TestDatabase kind)
            throws SQLException {
        DataSource database = hosting(kind);
        Host host = new Host(database);
        JdbcStore store = JdbcStore.joining(host);
        Desk desk = deskOf(database, host);

        Host.End end = host.transact(() -> {
            host.note("before");
            desk.receive("PAY-1", "EUR 1").orElseThrow();
            assertThatThrownBy(() -> store.write(session -> {
                        session.accounts().lock(Desk.ACCOUNT);
                        session.payments().add(Desk.ACCOUNT, payment("PAY-1", Desk.ACME));
                        return true;
                    }))
                    .isInstanceOf(DuplicateKeyException.class);
            assertThatThrownBy(() -> store.write(session -> {
                        session.customers()
                                .add(Customer.organisation(BOLT, "Bolt").build());
                        throw new UnsupportedOperationException("the host's own");
                    }))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThat(host.isRollbackOnly()).isFalse();
            assertThat(host.lent()).isZero();
            desk.receive("PAY-2", "EUR 1").orElseThrow();
            host.note("after");
        });

        assertThat(end).isEqualTo(Host.End.COMMITTED);
        assertThat(TestDatabase.count(database, "host_note")).isEqualTo(2);
        assertThat(TestDatabase.count(database, "cartera_payment")).isEqualTo(2);
        assertThat(TestDatabase.count(database, "cartera_customer")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_failure_that_the_work_passes_over_is_told_and_nothing_of_the_session_is_kept(TestDatabase kind)
            throws SQLException {
        DataSource database = hosting(kind);
        Host host = new Host(database);
        JdbcStore store = JdbcStore.joining(host);
        Customer bolt = Customer.organisation(BOLT, "Bolt").build();
        deskOf(database, host);

        host.transact(() -> {
            host.note("before");
            assertThatThrownBy(() -> store.write(session -> {
                        session.customers().add(bolt);
                        assertThatThrownBy(() -> session.customers().add(bolt))
                                .isInstanceOf(DuplicateKeyException.class);
                        return true;
                    }))
                    .isInstanceOf(DuplicateKeyException.class);
        });

        assertThat(TestDatabase.count(database, "host_note")).isEqualTo(1);
        assertThat(TestDatabase.count(database, "cartera_customer")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void after_a_passing_failure_the_host_can_only_roll_back_and_the_work_is_not_run_again(TestDatabase kind)
            throws SQLException {
        DataSource database = hosting(kind);
        for (String state : List.of("40001", "08006")) {
            FaultyDatabase faulty = new FaultyDatabase(database);
            Host host = new Host(faulty);
            JdbcStore store = JdbcStore.joining(host);
            AtomicInteger runs = new AtomicInteger();

            Host.End end = host.transact(() -> {
                host.note("lost");
                // What database it is, is asked once.
                store.read(session -> true);
                faulty.failOn("executeQuery", 1, state);
                assertThatThrownBy(() -> store.write(session -> {
                            runs.incrementAndGet();
                            return session.accounts().lock(Desk.ACCOUNT);
                        }))
                        .isInstanceOf(RetryableStoreException.class);
                assertThat(host.isRollbackOnly()).isTrue();
                assertThat(faulty.calls()).doesNotContain("rollback");
            });

            assertThat(runs).hasValue(1);
            assertThat(end).isEqualTo(Host.End.ROLLED_BACK);
            assertThat(TestDatabase.count(database, "host_note")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void of_two_hosts_that_lock_against_the_order_one_is_told_to_begin_again(TestDatabase kind)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        DataSource database = hosting(kind);
        Host host = new Host(database);
        Receivables books = deskOf(database, host).books();
        host.transact(() -> books.customers()
                .register(Customer.organisation(BOLT, "Bolt").build())
                .orElseThrow());
        CountDownLatch bothHoldOne = new CountDownLatch(2);

        Future<Host.End> first = clerks.submit(() -> payTwice(host, books, bothHoldOne, Desk.ACME, BOLT));
        Future<Host.End> second = clerks.submit(() -> payTwice(host, books, bothHoldOne, BOLT, Desk.ACME));

        List<Host.End> ends = List.of(first.get(60, TimeUnit.SECONDS), second.get(60, TimeUnit.SECONDS));
        long whole = ends.stream().filter(Host.End.COMMITTED::equals).count();
        assertThat(ends).contains(Host.End.ROLLED_BACK);
        assertThat(TestDatabase.count(database, "cartera_payment")).isEqualTo(2 * whole);
        assertThat(TestDatabase.count(database, "host_note")).isEqualTo(whole);
    }

    private static Host.End payTwice(
            Host host, Receivables books, CountDownLatch bothHoldOne, CustomerId one, CustomerId other) {
        return host.transact(() -> {
            host.note(one + " before " + other);
            books.cash().receive(payment("OF " + one, one)).orElseThrow();
            bothHoldOne.countDown();
            await(bothHoldOne);
            try {
                books.cash().receive(payment("OF " + one, other)).orElseThrow();
            } catch (RetryableStoreException passing) {
                assertThat(host.isRollbackOnly()).isTrue();
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void wherever_the_driver_fails_the_host_goes_on_without_the_session_or_rolls_back(TestDatabase kind)
            throws SQLException {
        DataSource database = hosting(kind);
        FaultyDatabase faulty = new FaultyDatabase(database);
        Host host = new Host(faulty);
        Desk desk = deskOf(database, host);
        host.transact(() -> {
            faulty.failAt(0, "");
            desk.receive("without a fault", "EUR 1").orElseThrow();
        });
        long calls =
                faulty.calls().stream().filter(call -> !call.equals("commit")).count();

        int wentOn = 0;
        for (int call = 1; call <= calls; call++) {
            String id = "call " + call;
            int at = call;
            boolean[] isTold = new boolean[1];
            Host.End end = host.transact(() -> {
                host.note(id);
                faulty.failAt(at, "58030");
                isTold[0] = isTold(() -> desk.receive(id, "EUR 1").orElseThrow());
                faulty.failAt(0, "");
            });
            long expected = end == Host.End.COMMITTED && !isTold[0] ? 1 : 0;
            assertThat(TestDatabase.count(database, "cartera_payment where payment = '" + id + "'"))
                    .as(id)
                    .isEqualTo(expected);
            assertThat(TestDatabase.count(database, "cartera_audit where command = '" + id + "'"))
                    .as(id)
                    .isEqualTo(expected);
            assertThat(TestDatabase.count(database, "host_note where text = '" + id + "'"))
                    .as(id)
                    .isEqualTo(end == Host.End.COMMITTED ? 1 : 0);
            wentOn += end == Host.End.COMMITTED && isTold[0] ? 1 : 0;
            host.transact(() -> desk.receive(id, "EUR 1").orElseThrow());
        }

        assertThat(wentOn).isGreaterThan(20);
    }

    private static boolean isTold(Runnable command) {
        try {
            command.run();
            return false;
        } catch (StoreException e) {
            return true;
        }
    }

    @ParameterizedTest
    @EnumSource
    void without_a_transaction_of_the_host_nothing_is_sent(TestDatabase kind) throws SQLException {
        DataSource database = hosting(kind);
        FaultyDatabase faulty = new FaultyDatabase(database);
        List<Connection> given = new ArrayList<>();
        List<Connection> takenBack = new ArrayList<>();
        ConnectionSource careless = new ConnectionSource() {
            @Override
            public Connection acquire() throws SQLException {
                given.add(faulty.getConnection());
                return given.get(given.size() - 1);
            }

            @Override
            public void release(Connection connection) {
                takenBack.add(connection);
            }

            @Override
            public void rollbackOnly() {
                throw new AssertionError("there is nothing to roll back");
            }

            @Override
            public void afterCompletion(Consumer<? super Boolean> action) {
                throw new AssertionError("there is nothing to complete");
            }
        };
        Receivables books = Receivables.over(JdbcStore.joining(careless)).notifying(event -> {});
        faulty.failAt(0, "");

        assertThatThrownBy(() -> books.cash().receive(payment("PAY-1", Desk.ACME)))
                .isExactlyInstanceOf(NotJoinableException.class)
                .hasMessageContaining("auto-commit");
        assertThatThrownBy(() -> books.customers().all()).isExactlyInstanceOf(NotJoinableException.class);

        assertThat(takenBack).hasSize(2).isEqualTo(given);
        assertThat(faulty.calls()).doesNotContain("prepareStatement", "createStatement");
        for (Connection connection : given) {
            connection.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_connection_that_is_lost_already_is_a_failure_of_the_store(TestDatabase kind) {
        FaultyDatabase faulty = new FaultyDatabase(hosting(kind));
        Host host = new Host(faulty);
        host.transact(() -> {
            faulty.failOn("getAutoCommit", 1, "08006");
            assertThatThrownBy(() -> JdbcStore.joining(host).read(session -> true))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("connect failed, SQLState 08006");
            assertThat(host.isRollbackOnly()).isTrue();
            assertThat(host.lent()).isZero();
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_reading_sees_what_the_host_has_not_committed_and_others_do_not(TestDatabase kind) {
        DataSource database = hosting(kind);
        Host host = new Host(database);
        Desk desk = deskOf(database, host);
        Receivables others = Receivables.over(JdbcStore.using(database));

        host.transact(() -> {
            desk.issue("INV-1", "EUR 10").orElseThrow();
            assertThat(desk.books().accounts().openItems(Desk.ACME, Desk.DAY)).hasSize(1);
            assertThat(desk.books().accounts().history(Desk.ACME).changes()).hasSize(1);
            assertThat(others.accounts().openItems(Desk.ACME, Desk.DAY)).isEmpty();
        });

        assertThat(others.accounts().openItems(Desk.ACME, Desk.DAY)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_reading_that_fails_may_have_ended_the_transaction(TestDatabase kind) throws SQLException {
        DataSource database = hosting(kind);
        Host host = new Host(database);
        JdbcStore store = JdbcStore.joining(host);
        TestDatabase.execute(database, "drop view cartera_payment_view");
        TestDatabase.execute(database, "drop table cartera_payment");

        Host.End end = host.transact(() -> {
            assertThatThrownBy(() -> store.read(session -> {
                        assertThatThrownBy(() -> session.payments().find(Desk.ACCOUNT, PaymentId.of("P")))
                                .isInstanceOf(StoreException.class);
                        return true;
                    }))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("find payment failed");
            assertThat(host.isRollbackOnly()).isTrue();
        });

        assertThat(end).isEqualTo(Host.End.ROLLED_BACK);
    }

    @ParameterizedTest
    @EnumSource
    void two_doors_and_many_sessions_share_a_transaction_but_sessions_do_not_nest(TestDatabase kind)
            throws SQLException {
        DataSource database = hosting(kind);
        Host host = new Host(database);
        JdbcStore store = JdbcStore.joining(host);
        Receivables main = Receivables.over(store);
        Receivables other = Receivables.over(store).inLedger(LedgerId.of("OTHER"));
        Receivables third = Receivables.over(JdbcStore.joining(host)).inLedger(LedgerId.of("THIRD"));

        host.transact(() -> {
            for (Receivables books : List.of(main, other, third)) {
                books.customers().register(Customer.organisation(BOLT, "Bolt").build());
                books.credit()
                        .grant(BOLT, CreditLimit.of(Money.parse("EUR 5")), Desk.DAY)
                        .orElseThrow();
                for (int i = 0; i < 100; i++) {
                    books.cash().receive(payment("PAY-" + i, BOLT)).orElseThrow();
                }
                assertThatThrownBy(() -> books.accounts()
                                .inOneUnit(BOLT, batch -> books.customers().all()))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("a session is already open on this thread");
            }
            assertThat(host.lent()).isZero();
            assertThat(gateRowsHeld(database, kind)).isEqualTo(1);
        });

        assertThat(TestDatabase.count(database, "cartera_payment")).isEqualTo(300);
    }

    /** How many rows of the gate somebody else cannot have. */
    private static long gateRowsHeld(DataSource database, TestDatabase kind) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select slot from cartera_gate for update skip locked")) {
                int free = 0;
                while (rows.next()) {
                    free++;
                }
                return 64 - free;
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new AssertionError(kind.name(), e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void listeners_are_told_when_the_host_has_committed_and_of_nothing_it_rolled_back(TestDatabase kind) {
        DataSource database = hosting(kind);
        Host host = new Host(database);
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        Receivables books = deskOf(database, host).books().notifying(event -> {
            assertThat(host.isInTransaction()).isFalse();
            heard.add(told(event));
        });

        host.transact(() -> {
            books.cash().receive(payment("PAY-1", Desk.ACME)).orElseThrow();
            books.cash().receive(payment("PAY-2", Desk.ACME)).orElseThrow();
            books.cash().receive(payment("PAY-2", Desk.ACME)).orElseThrow();
            assertThat(heard).isEmpty();
        });
        assertThat(heard).containsExactly("PAY-1", "PAY-2");
        host.transactAndRollBack(
                () -> books.cash().receive(payment("PAY-3", Desk.ACME)).orElseThrow());
        host.transact(() -> books.cash().receive(payment("PAY-4", Desk.ACME)).orElseThrow());

        assertThat(heard).containsExactly("PAY-1", "PAY-2", "PAY-4");
    }

    @ParameterizedTest
    @EnumSource
    void what_others_record_meanwhile_is_told_in_the_order_of_the_account(TestDatabase kind)
            throws InterruptedException, ExecutionException, TimeoutException {
        DataSource database = hosting(kind);
        Host host = new Host(database);
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        Receivables books = deskOf(database, host).books().notifying(event -> heard.add(told(event)));
        List<Future<?>> behind = new ArrayList<>();

        host.transact(() -> {
            books.cash().receive(payment("PAY-1", Desk.ACME)).orElseThrow();
            behind.add(clerks.submit(() -> host.transact(
                    () -> books.cash().receive(payment("PAY-2", Desk.ACME)).orElseThrow())));
            assertThatThrownBy(() -> behind.get(0).get(300, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            books.cash().receive(payment("PAY-3", Desk.ACME)).orElseThrow();
            assertThat(heard).isEmpty();
        });
        behind.get(0).get(30, TimeUnit.SECONDS);

        assertThat(heard).containsExactly("PAY-1", "PAY-3", "PAY-2");
    }

    private static String told(Event event) {
        return ((AccountChanged) event).change().recording().command().id().value();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Payment payment(String id, CustomerId customer) {
        return Payment.received(PaymentId.of(id), customer, Money.parse("EUR 1"), Desk.DAY);
    }

    /** A database with our tables and one of the host's. */
    static DataSource hosting(TestDatabase kind) {
        DataSource database = kind.fresh();
        try {
            TestDatabase.execute(database, "create table host_note (text varchar(100) not null)");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return database;
    }

    /** The books of a customer who is on file already. */
    static Desk deskOf(DataSource database, Host host) {
        Desk.over(JdbcStore.using(database));
        return Desk.onFile(JdbcStore.joining(host));
    }
}
