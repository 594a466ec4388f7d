package io.cartera.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.AccountId;
import io.cartera.customer.CustomerId;
import io.cartera.jdbc.testing.TestMariaDb;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.mariadb.jdbc.MariaDbDataSource;

/** What a real server says when it gives a work up is known for what it is. */
@Timeout(60)
@EnabledIf(value = "io.cartera.jdbc.testing.TestMariaDb#isHere", disabledReason = TestMariaDb.ABSENT)
class MariaDbFailureTest {

    private static final AccountId LATER = AccountId.of(Desk.ACCOUNT.ledger(), CustomerId.of("ZETA"));

    private final ExecutorService clerks = Executors.newCachedThreadPool();

    @AfterEach
    void goHome() {
        clerks.shutdownNow();
    }

    @Test
    void who_waited_too_long_for_a_lock_tries_again()
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        String url = TestMariaDb.freshUrl();
        DataSource database = new MariaDbDataSource(
                url + (url.contains("?") ? "&" : "?") + "sessionVariables=innodb_lock_wait_timeout=1");
        Schema.apply(database);
        JdbcStore store = JdbcStore.using(database);
        lock(store, Desk.ACCOUNT);
        CountDownLatch locked = new CountDownLatch(1);
        Future<Boolean> holder = clerks.submit(() -> store.write(session -> {
            session.accounts().lock(Desk.ACCOUNT);
            locked.countDown();
            return pause(2_500);
        }));
        assertThat(locked.await(30, TimeUnit.SECONDS)).isTrue();
        AtomicInteger runs = new AtomicInteger();

        store.write(session -> {
            runs.incrementAndGet();
            session.accounts().lock(Desk.ACCOUNT);
            return true;
        });

        assertThat(holder.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(runs).hasValueGreaterThan(1);
    }

    @Test
    void whose_connection_is_killed_tries_again_on_another() throws SQLException {
        DataSource database = TestDatabase.MARIADB.fresh();
        JdbcStore store = JdbcStore.using(database);
        AtomicInteger runs = new AtomicInteger();

        store.write(session -> {
            session.accounts().lock(Desk.ACCOUNT);
            if (runs.incrementAndGet() == 1) {
                killOthers(database);
            }
            return session.accounts().closedThrough(Desk.ACCOUNT.ledger());
        });

        assertThat(runs).hasValue(2);
        assertThat(TestDatabase.count(database, "cartera_account")).isEqualTo(1);
    }

    @Test
    void who_is_given_up_for_a_deadlock_tries_again() throws SQLException, ExecutionException, InterruptedException {
        DataSource database = TestDatabase.MARIADB.fresh();
        JdbcStore store = JdbcStore.using(database);
        lock(store, Desk.ACCOUNT);
        lock(store, LATER);
        AtomicInteger runs = new AtomicInteger();
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            // Who has written more is not given up.
            statement.execute("delete from cartera_gate where slot = 1");
            statement.execute("insert into cartera_gate (slot) values (1)");
            statement.execute(lockRow(LATER));
            AtomicReference<Future<Boolean>> waiting = new AtomicReference<>();

            store.write(session -> {
                session.accounts().lock(Desk.ACCOUNT);
                if (runs.incrementAndGet() == 1) {
                    waiting.set(clerks.submit(() -> {
                        statement.execute(lockRow(Desk.ACCOUNT));
                        other.rollback();
                        return true;
                    }));
                    pause(300);
                }
                session.accounts().lock(LATER);
                return true;
            });

            assertThat(waiting.get().get()).isTrue();
        }
        assertThat(runs).hasValue(2);
    }

    private static String lockRow(AccountId account) {
        String customer = account.customer().value();
        return "select version from cartera_account where shard_key = '" + customer + "' and ledger = '"
                + account.ledger().value() + "' and customer = '" + customer + "' for update";
    }

    private static void lock(JdbcStore store, AccountId account) {
        store.write(session -> {
            session.accounts().lock(account);
            return true;
        });
    }

    private static void killOthers(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet others = statement.executeQuery("select id from information_schema.processlist"
                        + " where db = database() and id <> connection_id()");
                Statement kill = connection.createStatement()) {
            while (others.next()) {
                kill.execute("kill " + others.getLong(1));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean pause(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
