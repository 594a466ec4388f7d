package io.cartera.jdbc.race;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** One session on a database whose every statement, commit and rollback is a step that waits for its turn. */
final class SteppedDatabase {

    private static final Set<String> STEPS =
            Set.of("execute", "executeQuery", "executeUpdate", "executeBatch", "commit", "rollback");

    private final Connection session;
    private final Runnable beforeStep;
    private final UnaryOperator<String> sql;

    /** Every statement is changed by {@code sql} before it is prepared. */
    SteppedDatabase(Connection session, Runnable beforeStep, UnaryOperator<String> sql) {
        this.session = session;
        this.beforeStep = beforeStep;
        this.sql = sql;
    }

    /** Gives this one session to whoever asks, and never closes it. */
    DataSource source() {
        return proxy(
                DataSource.class,
                DataSource.class.cast(Proxy.newProxyInstance(
                        DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, args) -> {
                            if (!method.getName().equals("getConnection")) {
                                throw new SQLException(method.getName());
                            }
                            return session;
                        })));
    }

    private <T> T proxy(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            String name = method.getName();
            if (name.equals("close") && target instanceof Connection) {
                return null;
            }
            if (STEPS.contains(name)) {
                beforeStep.run();
            }
            if (name.equals("prepareStatement")) {
                args[0] = sql.apply((String) args[0]);
            }
            try {
                Object result = method.invoke(target, args);
                return result instanceof ResultSet || result == null ? result : watched(method.getReturnType(), result);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private Object watched(Class<?> type, Object result) {
        boolean hasSteps = type == Connection.class || type == Statement.class || type == PreparedStatement.class;
        return hasSteps ? proxy(type, result) : result;
    }
}
