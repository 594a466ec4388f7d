package io.cartera.jdbc;

import io.cartera.jdbc.internal.ConnectionLease;
import io.cartera.jdbc.internal.Engine;
import io.cartera.jdbc.internal.JdbcSession;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.RetryableStoreException;
import io.cartera.store.Session;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store in a relational database, which owns its transactions.
 * <p>
 * A write runs in one transaction at READ COMMITTED and locks accounts before it reads them. Where the database gives
 * it up for a passing reason, such as a deadlock, all of it is run again, up to {@value #MOST_RETRIES} times. A commit
 * is never repeated. A reading sees one snapshot. Each session borrows one connection and gives it back as it was:
 * auto-commit, isolation and read-only mode. The tables must be there: see {@link Schema}. Messages of failures name
 * the statement, the SQLState and the constraint, never a value. Thread-safe. Example:
 * <pre>{@code
 * Schema.apply(dataSource);                                  // once
 * Receivables books = Receivables.over(JdbcStore.using(dataSource));
 * }</pre>
 */
public final class JdbcStore implements ReceivablesStore {

    private static final int MOST_RETRIES = 10;
    private static final long LONGEST_PAUSE_MILLIS = 200;
    private static final Logger LOG = LoggerFactory.getLogger(JdbcStore.class);

    private final DataSource database;
    private final Engine engine;
    private final ThreadLocal<Boolean> inSession = new ThreadLocal<>();

    private JdbcStore(DataSource database, Engine engine) {
        this.database = database;
        this.engine = engine;
    }

    /**
     * The store in this database. Asks the database at once what it is.
     *
     * @throws io.cartera.store.StoreException if the database cannot be reached
     * @throws IllegalArgumentException if it is no {@link Dialect} known here, or too old or too lax for it
     */
    public static JdbcStore using(DataSource database) {
        return new JdbcStore(Objects.requireNonNull(database, "database"), Engine.of(database));
    }

    @Override
    public <T> T write(Function<? super Session, ? extends T> work) {
        Objects.requireNonNull(work, "work");
        for (int run = 0; ; run++) {
            try {
                return alone(() -> writeOnce(work));
            } catch (RetryableStoreException passing) {
                if (run == MOST_RETRIES) {
                    throw passing;
                }
                LOG.debug("run {} of a write was undone: {}", run + 1, passing.getMessage());
                pause(run, passing);
            }
        }
    }

    @Override
    public <T> T read(Function<? super Session, ? extends T> work) {
        Objects.requireNonNull(work, "work");
        return alone(() -> {
            try (ConnectionLease lease = ConnectionLease.toRead(database, engine);
                    JdbcSession session = JdbcSession.reading(lease)) {
                T result = work.apply(session);
                session.requireSound();
                return result;
            }
        });
    }

    private <T> T writeOnce(Function<? super Session, ? extends T> work) {
        try (ConnectionLease lease = ConnectionLease.toWrite(database, engine);
                JdbcSession session = JdbcSession.writing(lease)) {
            T result = work.apply(session);
            session.commit();
            return result;
        }
    }

    private <T> T alone(Supplier<T> work) {
        if (inSession.get() != null) {
            throw new IllegalStateException("a session is already open on this thread");
        }
        inSession.set(true);
        try {
            return work.get();
        } finally {
            inSession.remove();
        }
    }

    /** Waits a random while, longer with each run, so that two who met do not meet again. */
    private static void pause(int run, RetryableStoreException passing) {
        long most = Math.min(LONGEST_PAUSE_MILLIS, 4L << run);
        try {
            Thread.sleep(1 + ThreadLocalRandom.current().nextLong(most));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw passing;
        }
    }
}
