package io.cartera.jdbc.internal;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** The database products, and all in which they differ besides their scripts. */
public enum Engine {
    /** Sorts text by UTF-16 unit; names its passing failures by codes of its own. */
    H2(
            Connection.TRANSACTION_SERIALIZABLE,
            "stringtoutf8(%s)",
            true,
            Set.of("40001", "57P01", "90067", "HYT00", "90131")),
    /** Sorts identifiers by code point, by the collation of their columns. */
    POSTGRESQL(Connection.TRANSACTION_REPEATABLE_READ, "%s", false, Set.of("40001", "40P01", "55P03", "57P01"));

    private static final String LOST_CONNECTION = "08";
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)");

    /** The first that passes over rows which others have locked, as the gate needs it. */
    private static final int[] OLDEST_H2 = {2, 2, 220};

    private final int snapshotIsolation;
    private final String codePointOrder;
    private final boolean byAccount;
    private final Set<String> passingStates;

    Engine(int snapshotIsolation, String codePointOrder, boolean byAccount, Set<String> passingStates) {
        this.snapshotIsolation = snapshotIsolation;
        this.codePointOrder = codePointOrder;
        this.byAccount = byAccount;
        this.passingStates = passingStates;
    }

    /**
     * The product behind a source of connections.
     *
     * @throws IllegalArgumentException if it is none of these, or too old
     */
    public static Engine of(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return known(connection.getMetaData());
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

    /**
     * Whether a whole ledger is better read account by account, in the order of the accounts, than in one statement. H2
     * keeps a whole result, and sorts a large one on disk.
     */
    boolean readsByAccount() {
        return byAccount;
    }

    /**
     * Whether the same work may succeed when it is run again. That holds for a lost connection too, as long as the
     * commit was not sent: then nothing is kept.
     */
    boolean isPassing(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (passingStates.contains(state) || state.startsWith(LOST_CONNECTION));
    }

    private static Engine known(DatabaseMetaData database) throws SQLException {
        String product = database.getDatabaseProductName();
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "h2" -> newEnough(database.getDatabaseProductVersion());
            case "postgresql" -> POSTGRESQL;
            default -> throw new IllegalArgumentException("no dialect for the database " + product);
        };
    }

    private static Engine newEnough(String h2) {
        Matcher version = VERSION.matcher(h2);
        if (version.lookingAt()) {
            int[] found = IntStream.rangeClosed(1, OLDEST_H2.length)
                    .map(part -> Integer.parseInt(version.group(part)))
                    .toArray();
            if (Arrays.compare(found, OLDEST_H2) < 0) {
                throw new IllegalArgumentException("H2 " + version.group() + " is too old, it takes 2.2.220 or newer");
            }
        }
        return H2;
    }
}
