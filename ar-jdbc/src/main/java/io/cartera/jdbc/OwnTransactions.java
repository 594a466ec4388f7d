package io.cartera.jdbc;

import io.cartera.jdbc.internal.ConnectionLease;
import io.cartera.jdbc.internal.Engine;
import io.cartera.jdbc.internal.JdbcSession;
import io.cartera.jdbc.sealing.SensitiveCodec;
import io.cartera.store.RetryableStoreException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One transaction for each session, committed here; a write that the database gave up is run again from the start. */
final class OwnTransactions implements Transactions {

    static final int MOST_RETRIES = 10;

    private static final long LONGEST_PAUSE_MILLIS = 200;
    private static final Logger LOG = LoggerFactory.getLogger(JdbcStore.class);

    private final DataSource database;
    private final Engine engine;
    private final @Nullable SensitiveCodec codec;

    OwnTransactions(DataSource database) {
        this(database, Engine.of(database), null);
    }

    private OwnTransactions(DataSource database, Engine engine, @Nullable SensitiveCodec codec) {
        this.database = database;
        this.engine = engine;
        this.codec = codec;
    }

    @Override
    public Transactions sealing(SensitiveCodec by) {
        return new OwnTransactions(database, engine, by);
    }

    @Override
    public Transactions sharded() {
        return new OwnTransactions(database, engine.sharded(), codec);
    }

    @Override
    public <T> T write(Function<? super JdbcSession, ? extends T> work) {
        for (int run = 0; ; run++) {
            try {
                return writeOnce(work);
            } catch (RetryableStoreException passing) {
                if (run == MOST_RETRIES) {
                    throw passing;
                }
                LOG.debug("run {} of a write was undone: {}", run + 1, passing.getMessage());
                pause(run, passing);
            }
        }
    }

    private <T> T writeOnce(Function<? super JdbcSession, ? extends T> work) {
        try (ConnectionLease lease = ConnectionLease.toWrite(database, engine);
                JdbcSession session = JdbcSession.writing(lease, codec)) {
            T result = work.apply(session);
            session.commit();
            return result;
        }
    }

    @Override
    public <T> T read(Function<? super JdbcSession, ? extends T> work) {
        try (ConnectionLease lease = ConnectionLease.toRead(database, engine);
                JdbcSession session = JdbcSession.reading(lease, codec)) {
            T result = work.apply(session);
            session.requireSound();
            return result;
        }
    }

    @Override
    public void afterCompletion(Consumer<? super Boolean> action) {
        action.accept(true);
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
