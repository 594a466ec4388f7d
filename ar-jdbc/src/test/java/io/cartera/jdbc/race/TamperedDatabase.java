package io.cartera.jdbc.race;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** A database whose connections are listened to, or do not quite get what the store tells them: what wrong stores are made of. */
final class TamperedDatabase {

    private static final String LOCK = " for update";

    private final DataSource real;
    private final String method;
    private final Telling told;

    private TamperedDatabase(DataSource real, String method, Telling told) {
        this.real = real;
        this.method = method;
        this.told = told;
    }

    private interface Telling {
        void tell(Connection connection, Object[] args) throws SQLException;
    }

    /** Every statement is rewritten before it is prepared. */
    static DataSource rewriting(DataSource real, UnaryOperator<String> sql) {
        return new TamperedDatabase(
                        real, "prepareStatement", (connection, args) -> args[0] = sql.apply((String) args[0]))
                .source();
    }

    /** Whatever is undone is counted, but for readings, which end like that. */
    static DataSource counting(DataSource real, AtomicLong undone) {
        return new TamperedDatabase(
                        real, "rollback", (connection, none) -> undone.addAndGet(isReading(connection) ? 0 : 1))
                .source();
    }

    /** PostgreSQL's readings say so of the transaction alone, which only the server knows of. */
    private static boolean isReading(Connection connection) throws SQLException {
        if (connection.isReadOnly()) {
            return true;
        }
        try (Statement statement = connection.createStatement();
                ResultSet setting = statement.executeQuery("select current_setting('transaction_read_only')")) {
            setting.next();
            return setting.getString(1).equals("on");
        } catch (SQLException e) {
            // Another engine, or a transaction in which something failed.
            return false;
        }
    }

    /** A statement without the lock on the rows that it reads. */
    static String unlocked(String sql) {
        return sql.replace(LOCK + " skip locked", "").replace(LOCK, "");
    }

    /** Whether a statement locks the rows that it reads. */
    static boolean locks(String sql) {
        return sql.contains(LOCK);
    }

    private DataSource source() {
        return proxy(DataSource.class, (proxy, called, args) -> {
            Object result = call(real, called, args);
            return result instanceof Connection connection ? tampered(connection) : result;
        });
    }

    private Connection tampered(Connection connection) {
        return proxy(Connection.class, (proxy, called, args) -> {
            if (called.getName().equals(method)) {
                told.tell(connection, args);
            }
            return call(connection, called, args);
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method called, Object[] args) throws Throwable {
        try {
            return called.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
