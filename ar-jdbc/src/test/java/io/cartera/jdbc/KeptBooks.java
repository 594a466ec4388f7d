package io.cartera.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** All rows of our tables in a database: as text to compare, and put back as they once were. For one thread. */
final class KeptBooks implements AutoCloseable {

    /** Drawn by chance for each account, or made of what was drawn or minted. */
    private static final Set<String> DRAWN = Set.of("audit_key", "facts_hash", "texts_hash", "hash");

    private final Connection connection;
    private final List<String> tables;
    private final String restore;

    /** Remembers what is there now. */
    KeptBooks(DataSource database) throws SQLException {
        this.connection = database.getConnection();
        this.tables = tables();
        for (String table : tables) {
            execute("create table before_" + table + " as select * from " + table);
        }
        this.restore = Stream.concat(
                        tables.stream().map(table -> "delete from " + table),
                        tables.stream().map(table -> "insert into " + table + " select * from before_" + table))
                .collect(Collectors.joining("; "));
    }

    private List<String> tables() throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet found = connection
                .getMetaData()
                .getTables(null, connection.getSchema(), null, new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                String name = found.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                // The gate holds nothing but its rows.
                if (name.startsWith("cartera_") && !name.equals("cartera_gate")) {
                    names.add(name);
                }
            }
        }
        return names.stream().sorted().toList();
    }

    /** Makes all tables what they were when they were remembered. */
    void restore() throws SQLException {
        execute(restore);
    }

    /** Every row of every table; what was minted is told without its number. */
    List<String> rows() throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String table : tables) {
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("select * from " + table)) {
                int columns = found.getMetaData().getColumnCount();
                while (found.next()) {
                    StringBuilder row = new StringBuilder(table);
                    for (int i = 1; i <= columns; i++) {
                        String column = found.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT);
                        row.append('|').append(DRAWN.contains(column) ? "drawn" : found.getString(i));
                    }
                    rows.add(row.toString().replaceAll("MINTED-\\d+", "MINTED"));
                }
            }
        }
        return rows.stream().sorted().toList();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
