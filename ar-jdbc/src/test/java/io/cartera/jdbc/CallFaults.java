package io.cartera.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * A real database behind a driver that counts the calls which reach it, and does something else than told at some of
 * them. It keeps one connection for the next who asks, so that a run costs no connection unless it loses one. For one
 * thread.
 */
final class CallFaults implements DataSource, AutoCloseable {

    /** What happens at a call. */
    enum Mode {
        /** The driver throws and the call is not made. */
        THROW_BEFORE,
        /** The call is made and then the driver throws. */
        THROW_AFTER,
        /** The server ends the session, and the call is made. */
        KILL_BEFORE,
        /** The call is made, and the server ends the session. */
        KILL_AFTER,
        /** A control: where the call would write it is not made, and the driver says that all went well. */
        PRETEND
    }

    private static final Set<String> WRITING = Set.of("executeUpdate", "executeBatch");
    private static final Set<String> REACHING = Set.of(
            "execute",
            "executeQuery",
            "executeUpdate",
            "executeBatch",
            "commit",
            "rollback",
            "setAutoCommit",
            "setTransactionIsolation",
            "setReadOnly",
            "close");

    private final DataSource real;
    private final Connection killer;
    private final List<String> calls = new ArrayList<>();
    private @Nullable Connection spare;
    private boolean isTainted;
    private Mode mode = Mode.THROW_BEFORE;
    private String state = "";
    private Set<Integer> at = Set.of();

    CallFaults(DataSource real) throws SQLException {
        this.real = real;
        this.killer = real.getConnection();
    }

    /** From now on the calls with these numbers go wrong, counted from 1. */
    void fail(Mode how, String with, Integer... numbers) {
        calls.clear();
        mode = how;
        state = with;
        at = Set.of(numbers);
    }

    /** Nothing goes wrong any more. */
    void heal() {
        at = Set.of();
    }

    /** The calls since the last {@link #fail}, by the name of their method. */
    List<String> calls() {
        return calls;
    }

    @Override
    public Connection getConnection() throws SQLException {
        calls.add("getConnection");
        boolean fails = at.contains(calls.size());
        if (fails && mode == Mode.THROW_BEFORE) {
            throw new SQLException("told to fail", state);
        }
        Connection connection = spare != null ? spare : real.getConnection();
        spare = null;
        if (fails && mode == Mode.THROW_AFTER) {
            spare = connection;
            throw new SQLException("told to fail", state);
        }
        if (fails && mode != Mode.PRETEND) {
            kill(connection);
            isTainted = true;
        }
        return watched(Connection.class, connection, connection);
    }

    private <T> T watched(Class<T> type, Object target, Connection connection) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, args) -> called(method, args, target, connection)));
    }

    private @Nullable Object called(Method method, Object @Nullable [] args, Object target, Connection connection)
            throws Throwable {
        boolean isClosing = method.getName().equals("close");
        if (!REACHING.contains(method.getName()) || isClosing && target != connection) {
            return isClosing ? made(method, args, target) : shown(made(method, args, target), method, connection);
        }
        calls.add(method.getName());
        boolean fails = at.contains(calls.size());
        isTainted |= fails && (mode == Mode.KILL_BEFORE || mode == Mode.KILL_AFTER || !isStatement(method));
        if (fails && mode == Mode.THROW_BEFORE) {
            if (isClosing) {
                keep(connection);
            }
            throw new SQLException("told to fail", state);
        }
        if (fails && mode == Mode.PRETEND && WRITING.contains(method.getName())) {
            return pretended(method);
        }
        if (fails && mode == Mode.KILL_BEFORE) {
            kill(connection);
        }
        Object result = null;
        if (isClosing) {
            keep(connection);
        } else {
            result = made(method, args, target);
        }
        if (fails && mode == Mode.KILL_AFTER) {
            kill(connection);
        }
        if (fails && mode == Mode.THROW_AFTER) {
            throw new SQLException("told to fail", state);
        }
        return result;
    }

    private static boolean isStatement(Method method) {
        return method.getName().startsWith("execute");
    }

    private @Nullable Object shown(@Nullable Object result, Method method, Connection connection) {
        if (result == null) {
            return null;
        }
        Class<?> type = method.getReturnType();
        return type == PreparedStatement.class || type == Statement.class ? watched(type, result, connection) : result;
    }

    private static @Nullable Object made(Method method, Object @Nullable [] args, Object target) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static @Nullable Object pretended(Method method) {
        if (method.getReturnType() == int[].class) {
            int[] counts = new int[1];
            Arrays.fill(counts, 1);
            return counts;
        }
        return method.getReturnType() == int.class ? 1 : null;
    }

    private void keep(Connection connection) throws SQLException {
        // What was not set back as it was is nothing for the next one.
        if (spare == null && !isTainted) {
            spare = connection;
        } else {
            connection.close();
        }
        isTainted = false;
    }

    private void kill(Connection connection) throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        int session = connection.unwrap(PGConnection.class).getBackendPID();
        try (PreparedStatement kill = killer.prepareStatement("select pg_terminate_backend(?, 10000)")) {
            kill.setInt(1, session);
            kill.executeQuery();
        }
    }

    @Override
    public void close() throws SQLException {
        if (spare != null) {
            spare.close();
        }
        killer.close();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
