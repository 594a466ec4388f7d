package io.cartera.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.cartera.Receivables;
import io.cartera.aging.AgingBuckets;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.InvoiceId;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.ReceivablesStore;
import io.cartera.time.AsOf;
import io.cartera.trace.Event;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A borrowed connection goes back as it came, whatever happened in between. */
class ConnectionStateTest {

    @ParameterizedTest
    @EnumSource
    void a_pool_of_one_is_enough_and_is_never_held(TestDatabase kind) {
        try (HikariDataSource pool = kind.pool(1)) {
            happenAll(JdbcStore.using(pool));

            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void with_a_pool_of_one_every_command_and_reading_ends(TestDatabase kind) {
        try (HikariDataSource pool = kind.pool(1)) {
            List<Event> heard = new ArrayList<>();
            Receivables quiet = Desk.onFile(JdbcStore.using(pool)).books();
            Receivables books = quiet.notifying(event -> {
                heard.add(event);
                quiet.customers().find(Desk.ACME);
            });
            DoorCommand.prepare(books);
            int applied = 0;
            for (DoorCommand command : DoorCommand.values()) {
                applied += command.give(books).applied().isPresent() ? 1 : 0;
                assertThat(pool.getHikariPoolMXBean().getActiveConnections())
                        .as("%s", command)
                        .isZero();
            }
            AsOf today = AsOf.of(Desk.DAY);
            books.customers().overview(Desk.ACME, today);
            books.invoicing().settlement(Desk.ACME, InvoiceId.of("INV-1"), Desk.DAY);
            books.cash().propose(Desk.ACME, Desk.DAY, AllocationPolicy.oldest());
            books.adjustments().refunds(Desk.ACME);
            books.accounts().aging(AgingBuckets.days(30), Desk.DAY);
            books.accounts().openItems(today, item -> {});
            books.credit().utilisation(Desk.DAY);
            books.collections().collectable(Desk.ACME, today);
            books.collections().futurePayments(today);

            assertThat(applied).isGreaterThan(20).isLessThan(DoorCommand.values().length);
            assertThat(heard).hasSizeGreaterThan(applied);
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void wherever_the_driver_fails_the_next_one_finds_the_pool_as_it_was(TestDatabase kind) throws SQLException {
        DataSource real = kind.fresh();
        FaultyDatabase faulty = new FaultyDatabase(real);
        HikariConfig config = new HikariConfig();
        config.setDataSource(faulty);
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(20_000);
        try (HikariDataSource pool = new HikariDataSource(config);
                Connection other = real.getConnection()) {
            Desk desk = Desk.over(JdbcStore.using(pool));
            faulty.failAt(0, "");
            desk.receive("without a fault", "EUR 1").orElseThrow();
            int calls = faulty.calls().size();
            Settings settings = of(pool);

            int told = 0;
            for (int call = 1; call <= calls; call++) {
                String id = "call " + call;
                faulty.failAt(call, "58030");
                told += catchThrowable(() -> desk.receive(id, "EUR 1").orElseThrow()) == null ? 0 : 1;
                faulty.failAt(0, "");
                assertThat(of(pool)).as(id).isEqualTo(settings);
                try (Statement statement = other.createStatement()) {
                    // Whoever still held a row would keep the other connection from it.
                    assertThat(statement.executeUpdate("update cartera_gate set slot = slot"))
                            .isEqualTo(64);
                }
            }

            assertThat(told).isGreaterThan(calls / 2);
        }
    }

    private static Settings of(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return Settings.of(connection);
        }
    }

    @ParameterizedTest
    @EnumSource
    void settings_are_as_they_were(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        List<Settings> borrowed = List.of(
                new Settings(true, false, Connection.TRANSACTION_READ_COMMITTED),
                new Settings(false, false, Connection.TRANSACTION_READ_COMMITTED),
                new Settings(true, false, Connection.TRANSACTION_SERIALIZABLE),
                new Settings(false, false, Connection.TRANSACTION_REPEATABLE_READ));
        int customers = 0;
        try (Connection connection = database.getConnection()) {
            for (Settings settings : borrowed) {
                settings.set(connection);
                ReceivablesStore store = JdbcStore.using(lending(connection));
                for (Runnable happening : happenings(store, "C" + customers++)) {
                    happening.run();
                    assertThat(Settings.of(connection)).isEqualTo(settings);
                }
            }
        }
        assertThat(TestDatabase.count(database, "cartera_customer")).isEqualTo(customers);
    }

    @ParameterizedTest
    @EnumSource
    void a_read_only_connection_may_write_and_is_read_only_again(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        try (Connection connection = database.getConnection()) {
            connection.setReadOnly(true);
            boolean readOnly = connection.isReadOnly(); // H2 takes it for a hint

            happenings(JdbcStore.using(lending(connection)), "C").forEach(Runnable::run);

            assertThat(connection.isReadOnly()).isEqualTo(readOnly);
        }
        assertThat(TestDatabase.count(database, "cartera_customer")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void no_transaction_is_left_open(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        try (Connection connection = database.getConnection()) {
            for (Runnable happening : happenings(JdbcStore.using(lending(connection)), "C")) {
                happening.run();
                // Whoever still held the row would keep the other connection from it.
                assertThat(TestDatabase.execute(database, "update cartera_gate set slot = slot"))
                        .isEqualTo(64);
            }
        }
    }

    private static void happenAll(ReceivablesStore store) {
        happenings(store, "C").forEach(Runnable::run);
    }

    private static List<Runnable> happenings(ReceivablesStore store, String id) {
        Customer customer = Customer.organisation(CustomerId.of(id), "Acme").build();
        return List.of(
                () -> add(store, customer),
                () -> store.read(session -> session.customers().all()),
                () -> assertThatThrownBy(() -> add(store, customer)).isInstanceOf(DuplicateKeyException.class),
                () -> assertThatThrownBy(() -> store.write(session -> {
                            session.accounts().lock(Desk.ACCOUNT);
                            throw new UnsupportedOperationException("refused");
                        }))
                        .isInstanceOf(UnsupportedOperationException.class),
                () -> assertThatThrownBy(() -> store.read(session -> {
                            session.customers().all();
                            throw new UnsupportedOperationException("refused");
                        }))
                        .isInstanceOf(UnsupportedOperationException.class),
                () -> assertThatThrownBy(
                                () -> store.read(session -> session.accounts().lock(Desk.ACCOUNT)))
                        .isInstanceOf(IllegalStateException.class));
    }

    private static void add(ReceivablesStore store, Customer customer) {
        store.write(session -> {
            session.customers().add(customer);
            return true;
        });
    }

    /** A source that lends one and the same connection, as a pool would that resets nothing. */
    private static DataSource lending(Connection connection) {
        Connection lent = proxy(Connection.class, connection, Map.of("close", true));
        return proxy(DataSource.class, connection, Map.of("getConnection", lent));
    }

    private static <T> T proxy(Class<T> type, Object target, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (answers.containsKey(method.getName())) {
                return method.getReturnType() == void.class ? null : answers.get(method.getName());
            }
            try {
                return method.invoke(target, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private record Settings(boolean autoCommit, boolean readOnly, int isolation) {

        static Settings of(Connection connection) throws SQLException {
            boolean autoCommit = connection.getAutoCommit();
            Settings settings = new Settings(autoCommit, connection.isReadOnly(), connection.getTransactionIsolation());
            if (!autoCommit) {
                connection.rollback(); // asking was a statement
            }
            return settings;
        }

        void set(Connection connection) throws SQLException {
            connection.setAutoCommit(true);
            connection.setReadOnly(readOnly);
            connection.setTransactionIsolation(isolation);
            connection.setAutoCommit(autoCommit);
        }
    }
}
