package io.cartera.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A real database behind a driver that counts its calls and fails where it is told to. For one thread. */
final class FaultyDatabase implements DataSource {

    static final String SECRET = "what the driver says";

    private static final Set<Class<?>> WATCHED =
            Set.of(Connection.class, Statement.class, PreparedStatement.class, ResultSet.class, DatabaseMetaData.class);

    private final DataSource real;
    private final List<String> calls = new ArrayList<>();
    private final Map<String, Object> answers = new HashMap<>();
    private int failAt;
    private boolean afterwards;
    private @Nullable String failOn;
    private int times;
    private String state = "";

    FaultyDatabase(DataSource real) {
        this.real = real;
    }

    /** Fails the call with this number, counted from now, before it is made. */
    void failAt(int call, String state) {
        calls.clear();
        this.failAt = call;
        this.afterwards = false;
        this.state = state;
    }

    /** Fails the call with this number, counted from now, after it was made. */
    void failAfter(int call, String state) {
        failAt(call, state);
        this.afterwards = true;
    }

    /** Fails so many calls of this method, before they are made. */
    void failOn(String method, int times, String state) {
        calls.clear();
        this.failOn = method;
        this.times = times;
        this.state = state;
    }

    /** Gives this answer to every call of this method. */
    void answer(String method, Object value) {
        answers.put(method, value);
    }

    /** The calls made since the last fault was set, by the name of their method. */
    List<String> calls() {
        return calls;
    }

    @Override
    public Connection getConnection() throws SQLException {
        boolean failing = begin("getConnection");
        Connection connection = watched(Connection.class, real.getConnection());
        end(failing);
        return connection;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    private boolean begin(String method) throws SQLException {
        calls.add(method);
        boolean named = method.equals(failOn) && times > 0;
        if (named) {
            times--;
        }
        boolean failing = named || calls.size() == failAt;
        if (failing && !afterwards) {
            throw new SQLException(SECRET, state);
        }
        return failing;
    }

    private void end(boolean failing) throws SQLException {
        if (failing) {
            throw new SQLException(SECRET, state);
        }
    }

    private <T> T watched(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            boolean failing = begin(method.getName());
            try {
                Object result = method.invoke(target, args);
                end(failing);
                Object shown = answers.getOrDefault(method.getName(), result);
                return shown != null && WATCHED.contains(method.getReturnType())
                        ? watched(method.getReturnType(), shown)
                        : shown;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
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
