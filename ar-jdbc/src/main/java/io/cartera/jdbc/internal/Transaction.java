package io.cartera.jdbc.internal;

import io.cartera.jdbc.internal.Parameters.Binding;
import io.cartera.jdbc.internal.Row.Reading;
import io.cartera.jdbc.sealing.SensitiveCodec;
import io.cartera.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one session. After the first failure nothing more runs and the commit is refused with that same
 * failure, whatever the caller did with the exception: some databases would commit what is left, without a word.
 */
final class Transaction implements AutoCloseable {

    private static final int ROWS_AT_A_TIME = 1000;

    private final Lease lease;
    private final boolean writes;
    private final SensitiveTexts texts;
    private final Thread owner = Thread.currentThread();
    private boolean ended;
    private @Nullable StoreException failure;

    Transaction(Lease lease, boolean writes, @Nullable SensitiveCodec codec) {
        this.lease = lease;
        this.writes = writes;
        this.texts = new SensitiveTexts(this, codec);
    }

    /** The texts that may be personal. */
    SensitiveTexts texts() {
        return texts;
    }

    /** Refuses what comes after the end, from another thread, or after a failure. */
    void requireUsable() {
        if (ended) {
            throw new IllegalStateException("the session has ended");
        }
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("the session belongs to another thread");
        }
        if (failure != null) {
            throw new StoreException("the transaction has failed before: " + failure.getMessage(), failure);
        }
    }

    /**
     * Whether a whole ledger is read account by account: where the engine is better at it, and all statements see one
     * state, which they do where the session only reads in a transaction of our own.
     */
    boolean readsByAccount() {
        return !writes && !lease.isJoined() && lease.engine().readsByAccount();
    }

    /** Whether it is the transaction of a host, which may have begun to read long before. */
    boolean isJoined() {
        return lease.isJoined();
    }

    boolean writes() {
        return writes;
    }

    void requireWritable() {
        requireUsable();
        if (!writes) {
            throw new IllegalStateException("the session only reads");
        }
    }

    /** Throws the failure again, if there was one. */
    void requireSound() {
        if (failure != null) {
            throw failure;
        }
    }

    /** Notes a failure after which nothing may be kept. */
    <E extends StoreException> E failed(E thrown) {
        if (failure == null) {
            failure = thrown;
        }
        lease.failed(thrown);
        return thrown;
    }

    /** Notes a failure that says more than the one noted before. */
    <E extends StoreException> E replaced(E thrown) {
        failure = thrown;
        lease.failed(thrown);
        return thrown;
    }

    StoreException failed(Sql sql, SQLException thrown) {
        return failed(Failures.of(lease.engine(), sql, thrown));
    }

    void commit() {
        requireSound();
        lease.commit();
    }

    Engine engine() {
        return lease.engine();
    }

    PreparedStatement prepare(Sql sql) throws SQLException {
        return prepare(sql.text(lease.engine()));
    }

    PreparedStatement prepare(String text) throws SQLException {
        return lease.connection().prepareStatement(text);
    }

    /** What gives values with the texts of this session. */
    Parameters parameters(Values values) {
        return new Parameters(values, texts);
    }

    <T> Optional<T> find(Sql sql, Binding binding, Reading<T> reading) {
        return list(sql, binding, reading).stream().findFirst();
    }

    <T> List<T> list(Sql sql, Binding binding, Reading<T> reading) {
        List<T> rows = new ArrayList<>();
        each(sql, binding, reading, rows::add);
        return rows;
    }

    /** Hands over row after row; they are fetched as they are needed. */
    <T> void each(Sql sql, Binding binding, Reading<T> reading, Consumer<? super T> action) {
        requireUsable();
        try (PreparedStatement statement = prepare(sql)) {
            binding.to(parameters(new StatementValues(statement, lease.engine())));
            statement.setFetchSize(ROWS_AT_A_TIME);
            try (ResultSet columns = statement.executeQuery()) {
                Row row = new Row(columns, lease.engine(), texts);
                while (columns.next()) {
                    action.accept(reading.from(row.restart()));
                    requireUsable();
                }
            }
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** Runs a statement that writes, and gives the number of rows. */
    int update(Sql sql, Binding binding) {
        requireWritable();
        try (PreparedStatement statement = prepare(sql)) {
            binding.to(parameters(new StatementValues(statement, lease.engine())));
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** Runs a statement that writes one row for each binding, all of them together. */
    void updateAll(Sql sql, List<Binding> bindings) {
        requireWritable();
        try (Batch batch = new Batch(this, sql)) {
            bindings.forEach(batch::add);
            batch.send();
        }
    }

    @Override
    public void close() {
        ended = true;
    }
}
