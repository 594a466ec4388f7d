package io.cartera.jdbc.internal;

import io.cartera.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection borrowed for one transaction. It goes back with the transaction ended and its settings as they were;
 * what was not committed is rolled back.
 */
public final class ConnectionLease implements Lease {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLease.class);

    private final Connection connection;
    private final Engine engine;
    private final boolean toWrite;
    private final boolean autoCommit;
    // As the connection came, where a setting of it was changed.
    private @Nullable Boolean readOnly;
    private @Nullable Integer isolation;
    private boolean ended;

    private ConnectionLease(Connection connection, Engine engine, boolean toWrite) throws SQLException {
        this.connection = connection;
        this.engine = engine;
        this.toWrite = toWrite;
        this.autoCommit = connection.getAutoCommit();
        // The other settings cannot be changed, nor on PostgreSQL asked for, without being inside a transaction.
        connection.setAutoCommit(true);
    }

    /** A connection in a transaction that reads what is committed and may write. */
    public static ConnectionLease toWrite(DataSource database, Engine engine) {
        return lease(database, engine, true);
    }

    /** A connection in a transaction that sees one state and only reads. */
    public static ConnectionLease toRead(DataSource database, Engine engine) {
        return lease(database, engine, false);
    }

    private static ConnectionLease lease(DataSource database, Engine engine, boolean toWrite) {
        Connection connection;
        try {
            connection = database.getConnection();
        } catch (SQLException e) {
            throw Failures.of(engine, "connect", e);
        }
        try {
            ConnectionLease lease = new ConnectionLease(connection, engine, toWrite);
            try {
                lease.begin();
            } catch (SQLException e) {
                lease.close();
                throw Failures.of(engine, "begin", e);
            }
            return lease;
        } catch (SQLException e) {
            close(connection);
            throw Failures.of(engine, "begin", e);
        }
    }

    private void begin() throws SQLException {
        Optional<String> statement = toWrite ? Optional.empty() : engine.readingTransaction();
        if (statement.isPresent()) {
            connection.setAutoCommit(false);
            try (PreparedStatement first = connection.prepareStatement(statement.get())) {
                first.execute();
            }
            return;
        }
        boolean wasReadOnly = connection.isReadOnly();
        int was = connection.getTransactionIsolation();
        int wanted = toWrite ? Connection.TRANSACTION_READ_COMMITTED : engine.snapshotIsolation();
        if (was != wanted) {
            connection.setTransactionIsolation(wanted);
            isolation = was;
        }
        if (wasReadOnly == toWrite) {
            connection.setReadOnly(!toWrite);
            readOnly = wasReadOnly;
        }
        connection.setAutoCommit(false);
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
        return false;
    }

    @Override
    public void failed(StoreException failure) {
        // All of it is rolled back anyway.
    }

    @Override
    public void commit() {
        try {
            connection.commit();
            ended = true;
        } catch (SQLException e) {
            throw Failures.ofCommit(engine, e);
        }
    }

    @Override
    public void close() {
        try {
            if (!ended) {
                // The failure that led here is what the caller must hear of, so none of this method's is thrown.
                connection.rollback();
            }
            // Not after a failed rollback: switching auto-commit on would commit.
            connection.setAutoCommit(true);
            if (isolation != null) {
                connection.setTransactionIsolation(isolation);
            }
            if (readOnly != null) {
                connection.setReadOnly(readOnly);
            }
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            note("giving the connection back as it was", e);
        } finally {
            close(connection);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            note("close", e);
        }
    }

    private static void note(String what, SQLException e) {
        LOG.debug("{} failed, SQLState {}", what, e.getSQLState());
    }
}
