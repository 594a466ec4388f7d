package io.cartera.examples.bench;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Plain JDBC on the four lean tables: by batches of a thousand rows, or by binary COPY. One transaction. */
final class JdbcKeeper implements Keeper {

    private static final int ROWS_A_BATCH = 1_000;
    private static final int BUFFER = 1 << 16;
    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final long FIRST_DAY = LocalDate.of(2000, 1, 1).toEpochDay();

    private final Connection connection;
    private final boolean copies;

    private JdbcKeeper(String url, boolean copies) {
        this.copies = copies;
        try {
            this.connection = DriverManager.getConnection(url);
        } catch (SQLException e) {
            throw new IllegalStateException("no connection", e);
        }
    }

    static Keeper copy(String url) {
        return new JdbcKeeper(url, true);
    }

    static Keeper rewriting(String url) {
        return new JdbcKeeper(url + "&reWriteBatchedInserts=true", false);
    }

    static Keeper plain(String url) {
        return new JdbcKeeper(url, false);
    }

    @Override
    public void prepare(Columns trade) {
        run(() -> LeanTables.create(connection));
    }

    @Override
    public void keep(Columns trade) {
        run(() -> {
            connection.setAutoCommit(false);
            if (copies) {
                copyAll(trade);
            } else {
                insertAll(trade);
            }
            connection.commit();
            connection.setAutoCommit(true);
        });
    }

    private void insertAll(Columns trade) throws SQLException {
        try (Batch batch = new Batch(0)) {
            LeanTables.invoices(
                    trade,
                    row -> batch.add(
                            row.customer(),
                            row.id(),
                            row.currency(),
                            row.issuedOn(),
                            row.dueOn(),
                            row.amount(),
                            row.open()));
        }
        try (Batch batch = new Batch(1)) {
            LeanTables.lines(
                    trade, row -> batch.add(row.customer(), row.invoice(), row.line(), row.description(), row.net()));
        }
        try (Batch batch = new Batch(2)) {
            LeanTables.payments(
                    trade,
                    row -> batch.add(
                            row.customer(), row.id(), row.currency(), row.receivedOn(), row.amount(), row.open()));
        }
        try (Batch batch = new Batch(3)) {
            LeanTables.allocations(
                    trade, row -> batch.add(row.customer(), row.payment(), row.invoice(), row.on(), row.amount()));
        }
    }

    private void copyAll(Columns trade) {
        copy(
                0,
                copy -> LeanTables.invoices(
                        trade,
                        row -> copy.row(7)
                                .text(row.customer())
                                .text(row.id())
                                .text(row.currency())
                                .date(row.issuedOn())
                                .date(row.dueOn())
                                .number(row.amount())
                                .number(row.open())));
        copy(
                1,
                copy -> LeanTables.lines(
                        trade,
                        row -> copy.row(5)
                                .text(row.customer())
                                .text(row.invoice())
                                .count(row.line())
                                .text(row.description())
                                .number(row.net())));
        copy(
                2,
                copy -> LeanTables.payments(
                        trade,
                        row -> copy.row(6)
                                .text(row.customer())
                                .text(row.id())
                                .text(row.currency())
                                .date(row.receivedOn())
                                .number(row.amount())
                                .number(row.open())));
        copy(
                3,
                copy -> LeanTables.allocations(
                        trade,
                        row -> copy.row(5)
                                .text(row.customer())
                                .text(row.payment())
                                .text(row.invoice())
                                .date(row.on())
                                .number(row.amount())));
    }

    private void copy(int table, Consumer<Copy> rows) {
        String sql = "copy " + LeanTables.NAMES.get(table) + " from stdin (format binary)";
        try (DataOutputStream out = new DataOutputStream(
                new BufferedOutputStream(new PGCopyOutputStream(connection.unwrap(PGConnection.class), sql), BUFFER))) {
            out.write(SIGNATURE);
            out.writeLong(0);
            rows.accept(new Copy(out));
            out.writeShort(-1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void open(int customer, Rows rows) {
        run(() -> LeanTables.open(connection, customer, rows));
    }

    @Override
    public void stream(Rows rows) {
        run(() -> LeanTables.stream(connection, rows));
    }

    @Override
    public long rows() {
        try {
            return LeanTables.rows(connection, "lean_");
        } catch (SQLException e) {
            throw new IllegalStateException("rows are not counted", e);
        }
    }

    @Override
    public void close() {
        run(connection::close);
    }

    private static void run(Work work) {
        try {
            work.run();
        } catch (SQLException e) {
            throw new IllegalStateException("the database refuses", e);
        }
    }

    private interface Work {
        void run() throws SQLException;
    }

    /** Rows of one table, sent a thousand at a time. */
    private final class Batch implements AutoCloseable {
        private final PreparedStatement statement;
        private int rows;

        Batch(int table) throws SQLException {
            statement = connection.prepareStatement(LeanTables.INSERTS.get(table));
        }

        void add(Object... values) {
            run(() -> {
                for (int i = 0; i < values.length; i++) {
                    if (values[i] instanceof Long number) {
                        statement.setLong(i + 1, number);
                    } else if (values[i] instanceof Integer number) {
                        statement.setInt(i + 1, number);
                    } else if (values[i] instanceof String text) {
                        statement.setString(i + 1, text);
                    } else {
                        statement.setObject(i + 1, values[i]);
                    }
                }
                statement.addBatch();
                rows++;
                if (rows % ROWS_A_BATCH == 0) {
                    statement.executeBatch();
                }
            });
        }

        @Override
        public void close() throws SQLException {
            statement.executeBatch();
            statement.close();
        }
    }

    /** Rows in the binary form of COPY. */
    private record Copy(DataOutputStream out) {

        Copy row(int columns) {
            return write(() -> out.writeShort(columns));
        }

        Copy text(String value) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            return write(() -> {
                out.writeInt(bytes.length);
                out.write(bytes);
            });
        }

        Copy number(long value) {
            return write(() -> {
                out.writeInt(Long.BYTES);
                out.writeLong(value);
            });
        }

        Copy count(int value) {
            return write(() -> {
                out.writeInt(Integer.BYTES);
                out.writeInt(value);
            });
        }

        Copy date(LocalDate value) {
            return count((int) (value.toEpochDay() - FIRST_DAY));
        }

        private Copy write(Bytes bytes) {
            try {
                bytes.write();
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private interface Bytes {
            void write() throws IOException;
        }
    }
}
