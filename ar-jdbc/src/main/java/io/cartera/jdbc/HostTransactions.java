package io.cartera.jdbc;

import io.cartera.jdbc.internal.Engine;
import io.cartera.jdbc.internal.JdbcSession;
import io.cartera.jdbc.internal.JoinedLease;
import io.cartera.jdbc.sealing.SensitiveCodec;
import io.cartera.store.RetryableStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sessions inside the host's transactions: nothing is committed here, and nothing is run again. */
final class HostTransactions implements Transactions {

    private final ConnectionSource host;
    private final @Nullable SensitiveCodec codec;
    private volatile @Nullable Engine known;

    HostTransactions(ConnectionSource host) {
        this(host, null);
    }

    private HostTransactions(ConnectionSource host, @Nullable SensitiveCodec codec) {
        this.host = host;
        this.codec = codec;
    }

    @Override
    public Transactions sealing(SensitiveCodec by) {
        return new HostTransactions(host, by);
    }

    @Override
    public Transactions sharded() {
        throw new IllegalArgumentException("a transaction of the host cannot be parted: use a store of its own");
    }

    @Override
    public <T> T write(Function<? super JdbcSession, ? extends T> work) {
        return joined(true, (connection, engine) -> {
            try (JoinedLease lease = JoinedLease.toWrite(connection, engine, host::rollbackOnly);
                    JdbcSession session = JdbcSession.writing(lease, codec)) {
                T result = work.apply(session);
                session.commit();
                return result;
            } catch (RetryableStoreException passing) {
                // Whoever threw it: what the host has done rests on work that is gone.
                host.rollbackOnly();
                throw passing;
            }
        });
    }

    @Override
    public <T> T read(Function<? super JdbcSession, ? extends T> work) {
        return joined(false, (connection, engine) -> {
            try (JoinedLease lease = JoinedLease.toRead(connection, engine, host::rollbackOnly);
                    JdbcSession session = JdbcSession.reading(lease, codec)) {
                T result = work.apply(session);
                session.requireSound();
                return result;
            }
        });
    }

    @Override
    public void afterCompletion(Consumer<? super Boolean> action) {
        host.afterCompletion(action);
    }

    private <T> T joined(boolean writes, Work<T> work) {
        Connection connection = acquire();
        try {
            return work.on(connection, checked(connection, writes));
        } finally {
            host.release(connection);
        }
    }

    private Connection acquire() {
        try {
            return host.acquire();
        } catch (SQLException e) {
            throw Engine.failure(known, "connect", e);
        }
    }

    /** The product, where the connection is in a transaction that can be joined. */
    private Engine checked(Connection connection, boolean writes) {
        try {
            if (connection.getAutoCommit()) {
                throw new NotJoinableException(
                        "no transaction of the host: the connection is in auto-commit mode, begin one first");
            }
            Engine engine = engine(connection);
            if (writes && !engine.canDecide(connection)) {
                throw new NotJoinableException("on this database the host's transaction has to be READ COMMITTED for a"
                        + " write: at any other isolation it would decide on an older state");
            }
            return engine;
        } catch (SQLException e) {
            host.rollbackOnly();
            throw Engine.failure(known, "connect", e);
        }
    }

    private Engine engine(Connection connection) throws SQLException {
        Engine engine = known;
        if (engine == null) {
            engine = Engine.of(connection);
            known = engine;
        }
        return engine;
    }

    private interface Work<T> {
        T on(Connection connection, Engine engine);
    }
}
