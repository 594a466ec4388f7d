package io.cartera.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.ReceivablesStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
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
