package io.cartera.examples.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;

/** The very rows that the library writes, by binary COPY into the library's tables: the least that these tables cost. */
final class CopiedKeeper implements Keeper {

    private static final List<String> TABLES = List.of(
            "account", "outbox", "command", "entry", "item", "allocation", "invoice", "invoice_line", "payment", "audit");

    private final CarteraKeeper original;
    private final Connection connection;
    private final Path folder;

    CopiedKeeper(String url) {
        this.original = new CarteraKeeper(url);
        try {
            this.connection = DriverManager.getConnection(url);
            this.folder = Files.createTempDirectory("copied");
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("no connection", e);
        }
    }

    @Override
    public void prepare(Columns trade) {
        original.prepare(trade);
        original.keep(trade);
        for (String table : TABLES) {
            try (OutputStream out = Files.newOutputStream(folder.resolve(table));
                    Statement statement = connection.createStatement()) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("copy cartera_" + table + " to stdout (format binary)", out);
                statement.execute("truncate cartera_" + table);
            } catch (SQLException | IOException e) {
                throw new IllegalStateException(table, e);
            }
        }
    }

    @Override
    public void keep(Columns trade) {
        try {
            connection.setAutoCommit(false);
            for (String table : TABLES) {
                try (InputStream in = Files.newInputStream(folder.resolve(table))) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy cartera_" + table + " from stdin (format binary)", in);
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("not copied", e);
        }
    }

    @Override
    public void open(int customer, Rows rows) {
        original.open(customer, rows);
    }

    @Override
    public void stream(Rows rows) {
        original.stream(rows);
    }

    @Override
    public long rows() {
        return original.rows();
    }

    @Override
    public void close() {
        original.close();
        try {
            connection.close();
            for (String table : TABLES) {
                Files.deleteIfExists(folder.resolve(table));
            }
            Files.delete(folder);
        } catch (SQLException e) {
            throw new IllegalStateException("not closed", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
