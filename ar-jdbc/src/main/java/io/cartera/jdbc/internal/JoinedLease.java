package io.cartera.jdbc.internal;

import io.cartera.store.RetryableStoreException;
import io.cartera.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The host's connection, in the host's transaction. What a session wrote and may not be kept is undone back to a
 * savepoint, so that the host can go on. Where the database may have given up the transaction, the host is told that it
 * can only be rolled back, and nothing more is sent: some databases would begin another one without a word, and commit
 * half of the host's work with it.
 */
public final class JoinedLease implements Lease {

    private static final Logger LOG = LoggerFactory.getLogger(JoinedLease.class);

    // By statements, not by the driver's methods: those are refused inside a distributed transaction.
    private static final String SET = "savepoint cartera_session";
    private static final String UNDO = "rollback to savepoint cartera_session";
    private static final String RELEASE = "release savepoint cartera_session";

    private final Connection connection;
    private final Engine engine;
    private final Runnable rollbackOnly;
    private final boolean hasSavepoint;
    private boolean isKept;
    private boolean isLost;

    private JoinedLease(Connection connection, Engine engine, Runnable rollbackOnly, boolean hasSavepoint) {
        this.connection = connection;
        this.engine = engine;
        this.rollbackOnly = rollbackOnly;
        this.hasSavepoint = hasSavepoint;
    }

    /** For a session that writes: its failure leaves the host what it had done before. */
    public static JoinedLease toWrite(Connection connection, Engine engine, Runnable rollbackOnly) {
        try {
            execute(connection, SET);
        } catch (SQLException e) {
            rollbackOnly.run();
            throw Failures.of(engine, "set savepoint", e);
        }
        return new JoinedLease(connection, engine, rollbackOnly, true);
    }

    /** For a session that only reads. */
    public static JoinedLease toRead(Connection connection, Engine engine, Runnable rollbackOnly) {
        return new JoinedLease(connection, engine, rollbackOnly, false);
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public Engine engine() {
        return engine;
    }

    @Override
    public boolean isJoined() {
        return true;
    }

    @Override
    public void commit() {
        try {
            execute(connection, RELEASE);
            isKept = true;
        } catch (SQLException e) {
            lose();
            throw Failures.of(engine, "release savepoint", e);
        }
    }

    @Override
    public void failed(StoreException failure) {
        // Without a savepoint there is nothing to go back to, and a failed statement may have ended the transaction.
        if (failure instanceof RetryableStoreException || !hasSavepoint) {
            lose();
        }
    }

    @Override
    public void close() {
        if (!hasSavepoint || isKept || isLost) {
            return;
        }
        try {
            execute(connection, UNDO);
            execute(connection, RELEASE);
        } catch (SQLException e) {
            // The failure that led here is what the caller must hear of.
            LOG.debug("going back to the savepoint failed, SQLState {}", e.getSQLState());
            lose();
        }
    }

    private void lose() {
        if (!isLost) {
            isLost = true;
            rollbackOnly.run();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
