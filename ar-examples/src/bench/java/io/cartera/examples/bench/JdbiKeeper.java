package io.cartera.examples.bench;

import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Jdbi on the four lean tables, in batches of a thousand rows; the driver rewrites them. One transaction. */
final class JdbiKeeper implements Keeper {

    private static final int ROWS_A_BATCH = 1_000;

    private final Handle handle;

    JdbiKeeper(String url) {
        this.handle = Jdbi.create(url + "&reWriteBatchedInserts=true").open();
    }

    @Override
    public void prepare(Columns trade) {
        try {
            LeanTables.create(handle.getConnection());
        } catch (SQLException e) {
            throw new IllegalStateException("no tables", e);
        }
    }

    @Override
    public void keep(Columns trade) {
        handle.useTransaction(same -> {
            try (Rows4 rows = new Rows4(0)) {
                LeanTables.invoices(
                        trade,
                        row -> rows.add(
                                row.customer(),
                                row.id(),
                                row.currency(),
                                row.issuedOn(),
                                row.dueOn(),
                                row.amount(),
                                row.open()));
            }
            try (Rows4 rows = new Rows4(1)) {
                LeanTables.lines(
                        trade, row -> rows.add(row.customer(), row.invoice(), row.line(), row.description(), row.net()));
            }
            try (Rows4 rows = new Rows4(2)) {
                LeanTables.payments(
                        trade,
                        row -> rows.add(
                                row.customer(), row.id(), row.currency(), row.receivedOn(), row.amount(), row.open()));
            }
            try (Rows4 rows = new Rows4(3)) {
                LeanTables.allocations(
                        trade, row -> rows.add(row.customer(), row.payment(), row.invoice(), row.on(), row.amount()));
            }
        });
    }

    @Override
    public void open(int customer, Rows rows) {
        List<LeanTables.Open> found = handle.createQuery(LeanTables.OF_CUSTOMER)
                .bind(0, Names.customer(customer))
                .bind(1, Names.customer(customer))
                .map((row, context) -> LeanTables.Open.of(row))
                .list();
        found.forEach(open -> open.addTo(rows));
    }

    @Override
    public void stream(Rows rows) {
        handle.useTransaction(same -> same.createQuery(LeanTables.OF_ALL)
                .setFetchSize(1_000)
                .map((row, context) -> LeanTables.Open.of(row))
                .useIterator(all -> all.forEachRemaining(open -> open.addTo(rows))));
    }

    @Override
    public long rows() {
        try {
            return LeanTables.rows(handle.getConnection(), "lean_");
        } catch (SQLException e) {
            throw new IllegalStateException("rows are not counted", e);
        }
    }

    @Override
    public void close() {
        handle.close();
    }

    /** Rows of one of the four tables. */
    private final class Rows4 implements AutoCloseable {
        private final PreparedBatch batch;

        Rows4(int table) {
            this.batch = handle.prepareBatch(LeanTables.INSERTS.get(table));
        }

        void add(Object... values) {
            for (int i = 0; i < values.length; i++) {
                batch.bind(i, values[i]);
            }
            batch.add();
            if (batch.size() == ROWS_A_BATCH) {
                batch.execute();
            }
        }

        @Override
        public void close() {
            if (batch.size() > 0) {
                batch.execute();
            }
            batch.close();
        }
    }
}
