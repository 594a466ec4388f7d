package io.cartera.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** A host with transactions of its own, one for each thread at a time, which lends its connections and nothing else. */
final class Host implements ConnectionSource {

    private static final Set<String> THE_HOSTS_OWN = Set.of(
            "commit",
            "rollback",
            "close",
            "abort",
            "setAutoCommit",
            "setTransactionIsolation",
            "setReadOnly",
            "setHoldability",
            "setSchema",
            "setCatalog");

    private final DataSource database;
    private final int isolation;
    private final ThreadLocal<Running> running = new ThreadLocal<>();

    Host(DataSource database) {
        this(database, Connection.TRANSACTION_READ_COMMITTED);
    }

    Host(DataSource database, int isolation) {
        this.database = database;
        this.isolation = isolation;
    }

    /** What a host's transaction came to. */
    enum End {
        COMMITTED,
        ROLLED_BACK
    }

    /** Runs work in a transaction, which is committed unless something said that it can only be rolled back. */
    End transact(Runnable work) {
        return end(isolation, () -> {
            work.run();
            return true;
        });
    }

    /** Runs work in a transaction that is rolled back in the end. */
    void transactAndRollBack(Runnable work) {
        end(isolation, () -> {
            work.run();
            return false;
        });
    }

    /** Runs work in a transaction of this isolation and gives what it gives; if it throws, all is rolled back. */
    <T> T transacting(int other, Supplier<T> work) {
        List<T> results = new ArrayList<>();
        end(other, () -> results.add(work.get()));
        return results.get(0);
    }

    private End end(int wanted, Supplier<Boolean> work) {
        Running here = begin(wanted);
        boolean commits = false;
        try {
            commits = work.get() && !here.rollbackOnly;
        } finally {
            running.remove();
            here.end(commits);
        }
        return commits ? End.COMMITTED : End.ROLLED_BACK;
    }

    private Running begin(int wanted) {
        try {
            Connection connection = database.getConnection();
            connection.setTransactionIsolation(wanted);
            connection.setAutoCommit(false);
            Running here = new Running(connection);
            running.set(here);
            return here;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** A row of the host's own in the transaction under way. */
    void note(String text) {
        try (PreparedStatement statement =
                here().connection.prepareStatement("insert into host_note (text) values (?)")) {
            statement.setString(1, text);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    boolean isRollbackOnly() {
        return here().rollbackOnly;
    }

    boolean isInTransaction() {
        return running.get() != null;
    }

    /** How many connections were given to the store and not taken back. */
    int lent() {
        return here().lent;
    }

    @Override
    public Connection acquire() {
        here().lent++;
        return here().guarded;
    }

    @Override
    public void release(Connection connection) {
        here().lent--;
    }

    @Override
    public void rollbackOnly() {
        here().rollbackOnly = true;
    }

    @Override
    public void afterCompletion(Consumer<? super Boolean> action) {
        here().completions.add(action);
    }

    private Running here() {
        Running here = running.get();
        if (here == null) {
            throw new AssertionError("the host has no transaction on this thread");
        }
        return here;
    }

    private static final class Running {
        private final Connection connection;
        private final Connection guarded;
        private final List<Consumer<? super Boolean>> completions = new ArrayList<>();
        private boolean rollbackOnly;
        private int lent;

        Running(Connection connection) {
            this.connection = connection;
            this.guarded = guarded(connection);
        }

        void end(boolean commits) {
            try (Connection ending = connection) {
                if (commits) {
                    ending.commit();
                } else {
                    ending.rollback();
                }
            } catch (SQLException e) {
                throw new AssertionError(e);
            } finally {
                completions.forEach(action -> action.accept(commits));
            }
        }

        private static Connection guarded(Connection connection) {
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                        if (THE_HOSTS_OWN.contains(method.getName())) {
                            throw new AssertionError(method.getName() + " is the host's own");
                        }
                        try {
                            return method.invoke(connection, args);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
