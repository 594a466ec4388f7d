package io.cartera.jdbc;

import io.cartera.customer.CustomerId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Makes an account long behind the store's back: all its rows are copied under later versions and other identifiers, with
 * earlier days and later instants, again and again. The account must consist of whole settlements recorded one microsecond
 * after the other. All that the checks of the books ask for holds of the copies; the links of the audit trail are copies
 * too, so they are no chain.
 */
final class SettledItems {

    private static final List<String> TABLES = List.of(
            "cartera_command",
            "cartera_entry",
            "cartera_item",
            "cartera_allocation",
            "cartera_invoice",
            "cartera_invoice_line",
            "cartera_payment",
            "cartera_audit");
    private static final Set<String> IDENTIFIERS =
            Set.of("command", "document", "payment", "credit_document", "debit_document");
    private static final Set<String> INSTANTS = Set.of("recorded_at", "audited_at");

    private final DataSource database;
    private final CustomerId customer;

    SettledItems(DataSource database, CustomerId customer) {
        this.database = database;
        this.customer = customer;
    }

    /** Doubles what is on the account, so many times. */
    void doubled(int times) throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (int time = 0; time < times; time++) {
                long version = number(connection, "select max(version) from cartera_command where customer = ?");
                Map<String, String> copied = Map.of(
                        "identifier", "concat('" + (char) ('a' + time) + "', %s)",
                        "version", "%s + " + version,
                        "seq", "%s + " + number(connection, "select max(seq) from cartera_audit where customer = ?"),
                        "instant",
                                String.format(
                                        Locale.ROOT,
                                        "%%s + interval '%d.%06d' second",
                                        version / 1_000_000,
                                        version % 1_000_000),
                        "day", "%s - interval '" + (time + 1) + "' day");
                for (String table : TABLES) {
                    copy(connection, table, copied);
                }
            }
            update(
                    connection,
                    "update cartera_account set version = (select max(c.version) from cartera_command c where c.customer = ?),"
                            + " last_recorded_at = (select max(c.recorded_at) from cartera_command c where c.customer = ?)"
                            + " where customer = ?",
                    3);
        }
    }

    private void copy(Connection connection, String table, Map<String, String> copied) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (String column : columns(connection, table)) {
            columns.add(column);
            values.add(String.format(Locale.ROOT, copied.getOrDefault(kind(table, column), "%s"), column));
        }
        update(
                connection,
                "insert into " + table + " (" + String.join(", ", columns) + ") select " + String.join(", ", values)
                        + " from " + table + " where customer = ?",
                1);
    }

    private static String kind(String table, String column) {
        if (IDENTIFIERS.contains(column)) {
            return "identifier";
        }
        if (INSTANTS.contains(column)) {
            return "instant";
        }
        if (column.endsWith("_on")) {
            return "day";
        }
        boolean isNumbered = column.equals("version") || (column.equals("seq") && table.equals("cartera_audit"));
        return isNumbered ? column : "as it is";
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select * from " + table + " where 1 = 0");
                ResultSet rows = statement.executeQuery()) {
            ResultSetMetaData data = rows.getMetaData();
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= data.getColumnCount(); i++) {
                columns.add(data.getColumnName(i).toLowerCase(Locale.ROOT));
            }
            return columns;
        }
    }

    private long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, customer.value());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void update(Connection connection, String sql, int parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 1; i <= parameters; i++) {
                statement.setString(i, customer.value());
            }
            statement.executeUpdate();
        }
    }
}
