package io.cartera.jdbc.internal;

import io.cartera.jdbc.internal.Parameters.Binding;
import io.cartera.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rows to be written, sent in batches. The statements go out in a fixed order, so that what refers to a row follows it.
 * Each statement is for one row; where that row is not there, nothing of the transaction is kept.
 */
final class WriteBuffer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WriteBuffer.class);
    private static final int MOST_ROWS = 1000;

    private final Transaction transaction;
    private final Map<Sql, Batch> batches = new LinkedHashMap<>();
    private boolean isEmpty = true;

    WriteBuffer(Transaction transaction, List<Sql> inOrder) {
        this.transaction = transaction;
        inOrder.forEach(sql -> batches.put(sql, new Batch(sql)));
    }

    SensitiveTexts texts() {
        return transaction.texts();
    }

    void add(Sql sql, Binding binding) {
        add(sql, binding, batches.get(sql).notAsRead);
    }

    /** Adds a row, and what is thrown if the statement does not find it. */
    void add(Sql sql, Binding binding, Supplier<? extends StoreException> missing) {
        transaction.requireWritable();
        Batch batch = batches.get(sql);
        try {
            batch.add(binding, missing);
        } catch (SQLException e) {
            throw transaction.failed(sql, e);
        }
        isEmpty = false;
        if (batch.missing.size() == MOST_ROWS) {
            flush();
        }
    }

    /** Sends all that is waiting; to be called before a query that should see it. */
    void flush() {
        if (isEmpty) {
            return;
        }
        transaction.requireWritable();
        isEmpty = true;
        batches.values().forEach(Batch::send);
    }

    @Override
    public void close() {
        batches.values().forEach(Batch::close);
    }

    private final class Batch {
        private final Sql sql;
        private final Supplier<StoreException> notAsRead;
        private @Nullable PreparedStatement statement;
        private List<Supplier<? extends StoreException>> missing = new ArrayList<>();

        Batch(Sql sql) {
            this.sql = sql;
            this.notAsRead = () -> new StoreException(sql.name() + " found a row that is not as it was read");
        }

        void add(Binding binding, Supplier<? extends StoreException> unlessFound) throws SQLException {
            if (statement == null) {
                statement = transaction.prepare(sql);
            }
            binding.to(new Parameters(statement, transaction.engine(), transaction.texts()));
            statement.addBatch();
            missing.add(unlessFound);
        }

        void send() {
            if (statement == null || missing.isEmpty()) {
                return;
            }
            List<Supplier<? extends StoreException>> sent = missing;
            missing = new ArrayList<>();
            try {
                int[] counts = statement.executeBatch();
                for (int i = 0; i < counts.length; i++) {
                    int count = counts[i];
                    if (count == Statement.SUCCESS_NO_INFO && sql.isUpdate()) {
                        throw transaction.failed(
                                new StoreException(sql.name() + " is not told by the driver whether it found its row"));
                    }
                    if (count == 0) {
                        throw transaction.failed(sent.get(i).get());
                    }
                }
            } catch (SQLException e) {
                throw transaction.failed(sql, e);
            }
        }

        void close() {
            if (statement != null) {
                try {
                    statement.close();
                } catch (SQLException e) {
                    LOG.debug("closing {} failed, SQLState {}", sql.name(), e.getSQLState());
                }
            }
        }
    }
}
