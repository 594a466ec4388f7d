package io.cartera.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What is sent to a database, in order: the text of each statement when it is executed, and each commit. For one thread. */
final class StatementLog {

    private final List<String> sent = new ArrayList<>();
    private final DataSource database;

    private StatementLog(DataSource real) {
        this.database = watched(DataSource.class, real, "");
    }

    static StatementLog of(DataSource real) {
        return new StatementLog(real);
    }

    /** The database with the log before it. */
    DataSource database() {
        return database;
    }

    /** What was sent since this was asked last. */
    List<String> takeSent() {
        List<String> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    private <T> T watched(Class<T> type, Object target, String sql) {
        InvocationHandler watching = (proxy, method, args) -> {
            if (method.getName().startsWith("execute")) {
                sent.add(sql);
            } else if (method.getName().equals("commit")) {
                sent.add("commit");
            }
            return shown(call(target, method, args), args);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, watching));
    }

    private Object shown(Object result, Object[] args) {
        if (result instanceof Connection) {
            return watched(Connection.class, result, "");
        }
        return result instanceof PreparedStatement
                ? watched(PreparedStatement.class, result, (String) args[0])
                : result;
    }

    private static Object call(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
