package io.cartera.jdbc.internal;

import io.cartera.jdbc.internal.Parameters.Binding;
import io.cartera.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rows for one statement that writes one row each, sent together. Where the engine takes rows out of arrays, many new rows are one
 * statement; changes of rows go one after the other, since a plan for many may come to read all of a table that grows.
 */
final class Batch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    /** From so many rows on, one statement with arrays takes less than one for each. */
    private static final int MANY = 3;

    private final Transaction transaction;
    private final Sql sql;
    private final @Nullable Columns columns;
    private final Supplier<StoreException> notAsRead;
    private @Nullable PreparedStatement single;
    private @Nullable PreparedStatement many;
    private List<Supplier<? extends StoreException>> missing = new ArrayList<>();

    Batch(Transaction transaction, Sql sql) {
        this.transaction = transaction;
        this.sql = sql;
        this.columns = transaction.engine().insertsArrays() && sql.isInsert() ? new Columns() : null;
        this.notAsRead = () -> new StoreException(sql.name() + " found a row that is not as it was read");
    }

    /** How many rows are waiting. */
    int rows() {
        return missing.size();
    }

    void add(Binding binding) {
        add(binding, notAsRead);
    }

    /** Adds a row, and what is thrown if the statement does not find it. */
    void add(Binding binding, Supplier<? extends StoreException> unlessFound) {
        try {
            if (columns == null) {
                PreparedStatement statement = single();
                binding.to(transaction.parameters(new StatementValues(statement, transaction.engine())));
                statement.addBatch();
            } else {
                binding.to(transaction.parameters(columns));
                columns.endRow();
            }
            missing.add(unlessFound);
        } catch (SQLException e) {
            throw transaction.failed(sql, e);
        }
    }

    /** Sends what is waiting. */
    void send() {
        if (missing.isEmpty()) {
            return;
        }
        List<Supplier<? extends StoreException>> sent = missing;
        missing = new ArrayList<>();
        try {
            if (columns == null) {
                sendEach(sent);
            } else if (columns.rows() < MANY) {
                PreparedStatement statement = single();
                for (int row = 0; row < columns.rows(); row++) {
                    columns.copyRow(row, new StatementValues(statement, transaction.engine()));
                    statement.addBatch();
                }
                columns.clear();
                sendEach(sent);
            } else {
                sendTogether(columns);
            }
        } catch (SQLException e) {
            throw transaction.failed(sql, e);
        }
    }

    private void sendEach(List<Supplier<? extends StoreException>> sent) throws SQLException {
        int[] counts = single().executeBatch();
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
    }

    private void sendTogether(Columns rows) throws SQLException {
        if (many == null) {
            many = transaction.prepare(sql.ofArrays(rows.types()));
        }
        rows.bindArrays(many);
        int wanted = rows.rows();
        rows.clear();
        int written = many.executeUpdate();
        if (written != wanted) {
            throw transaction.failed(new StoreException(sql.name() + " wrote " + written + " rows and not " + wanted));
        }
    }

    private PreparedStatement single() throws SQLException {
        if (single == null) {
            single = transaction.prepare(sql);
        }
        return single;
    }

    @Override
    public void close() {
        close(single);
        close(many);
    }

    private void close(@Nullable PreparedStatement statement) {
        if (statement != null) {
            try {
                statement.close();
            } catch (SQLException e) {
                LOG.debug("closing {} failed, SQLState {}", sql.name(), e.getSQLState());
            }
        }
    }
}
