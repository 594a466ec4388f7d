package io.cartera.jdbc;

import io.cartera.customer.CustomerId;
import io.cartera.invoice.SeriesId;
import io.cartera.jdbc.internal.JdbcSession;
import io.cartera.jdbc.sealing.SensitiveCodec;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.Session;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * A store in a relational database, which either owns its transactions or takes part in those of the host.
 * <p>
 * <b>{@link #using}.</b> A write runs in one transaction at READ COMMITTED and locks accounts before it reads them. Where
 * the database gives it up for a passing reason, such as a deadlock, all of it is run again, up to
 * {@value OwnTransactions#MOST_RETRIES} times. A commit is never repeated. A reading sees one snapshot. Each session
 * borrows one connection and gives it back as it was: auto-commit, isolation and read-only mode. Example:
 * <pre>{@code
 * Schema.apply(dataSource);                                  // once
 * Receivables books = Receivables.over(JdbcStore.using(dataSource));
 * }</pre>
 * <b>{@link #joining}.</b> Sessions run in the transaction that the host has under way on the thread, one after another,
 * also through several doors. The host alone begins, commits and rolls back; the connection's settings are not
 * touched, and a connection in auto-commit mode is a {@link NotJoinableException}. Each write has a savepoint: where
 * it fails, nothing of it is left and the host may go on, except after a
 * {@link io.cartera.store.RetryableStoreException}, when the host's transaction can only be rolled back
 * ({@link ConnectionSource#rollbackOnly}) and run again by the host; the store never runs it again. A refusal is an answer, no failure. Readings see what the
 * host has written and not committed; how much they see of others, and whether that is one state, is as the host's
 * isolation has it: one consistent state only at REPEATABLE READ or higher. Locks are held until the host's transaction
 * ends, so whoever writes on several accounts in one transaction does it in the order of their identifiers, or risks a
 * deadlock.
 * <p>
 * The tables must be there: see {@link Schema}. Messages of failures name the statement, the SQLState and the
 * constraint, never a value. Thread-safe.
 */
public final class JdbcStore implements ReceivablesStore {

    private static final Function<String, Object> ONE_SERVER = shardKey -> JdbcStore.class;

    private final Transactions transactions;
    private final Function<? super String, ?> serverOf;
    private final ThreadLocal<Boolean> inSession;

    private JdbcStore(Transactions transactions, Function<? super String, ?> serverOf, ThreadLocal<Boolean> inSession) {
        this.inSession = inSession;
        this.transactions = transactions;
        this.serverOf = serverOf;
    }

    /**
     * The store in this database, with transactions of its own. Asks the database at once what it is.
     *
     * @throws io.cartera.store.StoreException if the database cannot be reached
     * @throws IllegalArgumentException if it is no {@link Dialect} known here, or too old or too lax for it
     */
    public static JdbcStore using(DataSource database) {
        return new JdbcStore(
                new OwnTransactions(Objects.requireNonNull(database, "database")), ONE_SERVER, new ThreadLocal<>());
    }

    /**
     * The store in the host's database, inside the host's transactions. Asks the database what it is with the first
     * session, which throws {@link IllegalArgumentException} if it is no {@link Dialect} known here.
     */
    public static JdbcStore joining(ConnectionSource connections) {
        return new JdbcStore(
                new HostTransactions(Objects.requireNonNull(connections, "connections")),
                ONE_SERVER,
                new ThreadLocal<>());
    }

    /**
     * This store, over a database that is several PostgreSQL servers: what has one shard key lies on one of them. Commands
     * over customers, or a customer and a number series, on two of them are then recorded in two writes or refused: see
     * {@link ReceivablesStore#keepsTogether}. The shard key of a customer and all that belongs to the customer's accounts is
     * the customer's identifier, that of a number series its own. References of other systems and bank lines have their own
     * too, and are committed apart from what names them: read {@code docs/scale-out.md} first.
     *
     * @param serverOf what names the server of a shard key, by {@code equals}: the rule by which the database is sharded.
     *     It never changes for a key
     * @throws IllegalArgumentException if this store joins transactions of a host, or the database is another product
     */
    public JdbcStore sharded(Function<? super String, ?> serverOf) {
        return new JdbcStore(transactions.sharded(), Objects.requireNonNull(serverOf, "serverOf"), inSession);
    }

    @Override
    public boolean keepsTogether(CustomerId one, CustomerId other) {
        return keepsTogether(one.value(), other.value());
    }

    @Override
    public boolean keepsTogether(CustomerId customer, SeriesId series) {
        return keepsTogether(customer.value(), series.value());
    }

    private boolean keepsTogether(String one, String other) {
        return Objects.equals(serverOf.apply(one), serverOf.apply(other));
    }

    /**
     * The same store, with the texts that may be personal sealed by a codec. Which they are is in {@code docs/jdbc.md}; every
     * reading is as without one.
     * <p>
     * Texts that were written before stay as they are and are read. Whoever has sealed once needs a codec that opens it from
     * then on: without one, reading a sealed text is a {@link io.cartera.jdbc.sealing.SensitiveTextException}.
     */
    public JdbcStore sealing(SensitiveCodec codec) {
        return new JdbcStore(transactions.sealing(Objects.requireNonNull(codec, "codec")), serverOf, inSession);
    }

    /** The keys of the customers under which the store seals. */
    public SubjectKeys subjectKeys() {
        return new SubjectKeys(this);
    }

    @Override
    public <T> T write(Function<? super Session, ? extends T> work) {
        Objects.requireNonNull(work, "work");
        return alone(() -> transactions.write(work));
    }

    @Override
    public <T> T read(Function<? super Session, ? extends T> work) {
        Objects.requireNonNull(work, "work");
        return alone(() -> transactions.read(work));
    }

    <T> T writing(Function<? super JdbcSession, ? extends T> work) {
        return alone(() -> transactions.write(work));
    }

    <T> T reading(Function<? super JdbcSession, ? extends T> work) {
        return alone(() -> transactions.read(work));
    }

    @Override
    public void afterCompletion(Consumer<? super Boolean> action) {
        transactions.afterCompletion(Objects.requireNonNull(action, "action"));
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
}
