package io.cartera.jdbc.internal;

import io.cartera.jdbc.internal.Parameters.Binding;
import io.cartera.store.StoreException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Rows to be written, sent in batches. The statements go out in a fixed order, so that what refers to a row follows it.
 * Each statement is for one row; where that row is not there, nothing of the transaction is kept.
 */
final class WriteBuffer implements AutoCloseable {

    private static final int MOST_ROWS = 1000;

    private final Transaction transaction;
    private final List<Sql> inOrder;
    private final Map<Sql, Batch> batches = new HashMap<>();
    private boolean isEmpty = true;

    WriteBuffer(Transaction transaction, List<Sql> inOrder) {
        this.transaction = transaction;
        this.inOrder = inOrder;
    }

    SensitiveTexts texts() {
        return transaction.texts();
    }

    void add(Sql sql, Binding binding) {
        Batch batch = batch(sql);
        batch.add(binding);
        added(batch);
    }

    /** Adds a row, and what is thrown if the statement does not find it. */
    void add(Sql sql, Binding binding, Supplier<? extends StoreException> missing) {
        Batch batch = batch(sql);
        batch.add(binding, missing);
        added(batch);
    }

    private Batch batch(Sql sql) {
        transaction.requireWritable();
        return batches.computeIfAbsent(sql, this::begun);
    }

    private Batch begun(Sql sql) {
        if (!inOrder.contains(sql)) {
            throw new IllegalStateException(sql.name() + " has no place in the order");
        }
        return new Batch(transaction, sql);
    }

    private void added(Batch batch) {
        isEmpty = false;
        if (batch.rows() == MOST_ROWS) {
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
        for (Sql sql : inOrder) {
            Batch batch = batches.get(sql);
            if (batch != null) {
                batch.send();
            }
        }
    }

    @Override
    public void close() {
        batches.values().forEach(Batch::close);
    }
}
