package io.cartera.jdbc.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;

/** The database products, and all in which they differ besides their scripts. */
public enum Engine {
    /** Sorts text by UTF-16 unit; names its passing failures by codes of its own. */
    H2(Connection.TRANSACTION_SERIALIZABLE, "stringtoutf8(%s)", Set.of("40001", "HYT00", "90131")),
    /** Sorts identifiers by code point, by the collation of their columns. */
    POSTGRESQL(Connection.TRANSACTION_REPEATABLE_READ, "%s", Set.of("40001", "40P01", "55P03"));

    private final int snapshotIsolation;
    private final String codePointOrder;
    private final Set<String> passingStates;

    Engine(int snapshotIsolation, String codePointOrder, Set<String> passingStates) {
        this.snapshotIsolation = snapshotIsolation;
        this.codePointOrder = codePointOrder;
        this.passingStates = passingStates;
    }

    /** The product behind a source of connections. */
    public static Engine of(DataSource database) {
        try (Connection connection = database.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            return switch (product.toLowerCase(Locale.ROOT)) {
                case "h2" -> H2;
                case "postgresql" -> POSTGRESQL;
                default -> throw new IllegalArgumentException("no dialect for the database " + product);
            };
        } catch (SQLException e) {
            throw Failures.plain("connect", e);
        }
    }

    /** The folder of its scripts. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The isolation at which one transaction sees one state of all tables. */
    int snapshotIsolation() {
        return snapshotIsolation;
    }

    /** An expression for a text that is sorted and compared by code point, as the core compares identifiers. */
    String inCodePointOrder(String expression) {
        return String.format(Locale.ROOT, codePointOrder, expression);
    }

    /** Whether the same work may succeed when it is run again. */
    boolean isPassing(SQLException failure) {
        return failure.getSQLState() != null && passingStates.contains(failure.getSQLState());
    }
}
