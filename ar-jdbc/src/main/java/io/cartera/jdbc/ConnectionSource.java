package io.cartera.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * The host's transactions, in which a {@linkplain JdbcStore#joining store} takes part. The host begins them, commits
 * them or rolls them back, and decides on isolation; the store does none of it.
 * <p>
 * All methods speak of the transaction that the host has under way on the calling thread. Implementations are
 * thread-safe as the host's transactions are. What they throw comes out of the command or the reading; an
 * {@link SQLException} as a {@link io.cartera.store.StoreException}.
 * <p>
 * With Spring the four are {@code DataSourceUtils.getConnection} and {@code releaseConnection}, {@code setRollbackOnly} of
 * the {@code ConnectionHolder} that {@code TransactionSynchronizationManager.getResource} has for the data source, and
 * {@code registerSynchronization} there; with Jakarta Transactions the connection of the data source,
 * {@code setRollbackOnly} and {@code registerInterposedSynchronization} of the
 * {@code TransactionSynchronizationRegistry}.
 */
public interface ConnectionSource {

    /**
     * The connection of the transaction under way, with auto-commit off. Called once for each session; sessions that
     * follow one another in one transaction may get the same connection or another one of the same transaction.
     *
     * @throws SQLException if there is none to be had
     */
    Connection acquire() throws SQLException;

    /**
     * Takes back what {@link #acquire} gave, when the session has ended. The transaction goes on: nothing was committed,
     * rolled back, closed, or set otherwise.
     */
    void release(Connection connection);

    /**
     * Sees to it that the transaction under way can only be rolled back. Called where the database may have given it up,
     * in whole or in part; a host that commits nevertheless may keep half of its own work. May be called more than once.
     */
    void rollbackOnly();

    /**
     * Runs something once after the end of the transaction under way, with {@code true} where it was committed and
     * {@code false} where it was rolled back or nobody knows. Called only where a door has listeners: they are told
     * then, on the thread that runs this, in the order of the calls. An action that is never run holds up the events of
     * its account for ever.
     * <p>
     * What an action throws is the error of a listener, and may be passed on or logged; the transaction stands.
     */
    void afterCompletion(Consumer<? super Boolean> action);
}
