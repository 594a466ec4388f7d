package io.cartera.jdbc.internal;

import io.cartera.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The database products, and all in which they differ besides their scripts.
 * <p>
 * What a failure means is known by its SQLState or by the product's own number for it, whichever says more.
 */
public enum Engine {
    /** Sorts text by UTF-16 unit; names its passing failures by codes of its own. */
    H2(
            Connection.TRANSACTION_SERIALIZABLE,
            "stringtoutf8(%s)",
            "bigint",
            "for update skip locked",
            "for update",
            true,
            true,
            Set.of("40001", "57P01", "90067", "HYT00", "90131"),
            Set.of("23505"),
            Pattern.compile("(cartera_[a-z_]+)")),
    /** Sorts identifiers by code point, by the collation of their columns. */
    POSTGRESQL(
            Connection.TRANSACTION_REPEATABLE_READ,
            "%s",
            "bigint",
            "for update skip locked",
            "for share",
            true,
            false,
            Set.of("40001", "40P01", "55P03", "57P01"),
            Set.of("23505"),
            Pattern.compile("(cartera_[a-z_]+)")),
    /**
     * PostgreSQL on several servers, behind an engine that looks like one. That engine's parser knows no skipping of locked
     * rows, so the lock is a shared one; and it takes no arrays.
     */
    SHARDED_POSTGRESQL(
            Connection.TRANSACTION_REPEATABLE_READ,
            "%s",
            "bigint",
            "for share",
            "for share",
            true,
            false,
            Set.of("40001", "40P01", "55P03", "57P01"),
            Set.of("23505"),
            Pattern.compile("(cartera_[a-z_]+)")),
    /**
     * MariaDB and MySQL. Sorts text by code point, by the collation of the tables. Has no type for an instant that
     * leaves it alone, so it keeps days and times of day in UTC. Tells the constraint behind the values of the row.
     */
    MARIADB(
            Connection.TRANSACTION_REPEATABLE_READ,
            "%s",
            "signed",
            "for update skip locked",
            "lock in share mode",
            false,
            false,
            // changed since read, lock wait timeout, deadlock, interrupted, connection killed
            Set.of("40001", "1020", "1205", "1213", "1317", "1927"),
            Set.of("1062", "1586"),
            Pattern.compile(
                    "(?s)(?:for key '(?:\\w+\\.)?|constraint [`'])(\\w+)[`'](?!.*(?:for key '|constraint [`']))"));

    private static final String LOST_CONNECTION = "08";
    private static final String INTEGRITY = "23";
    private static final int CHECK_OF_MYSQL = 3819;

    private final int snapshotIsolation;
    private final String codePointOrder;
    private final String wholeNumber;
    private final String lockToPass;
    private final String lockToShare;
    private final boolean keepsInstants;
    private final boolean byAccount;
    private final Set<String> passing;
    private final Set<String> taken;
    private final Pattern constraintTold;

    Engine(
            int snapshotIsolation,
            String codePointOrder,
            String wholeNumber,
            String lockToPass,
            String lockToShare,
            boolean keepsInstants,
            boolean byAccount,
            Set<String> passing,
            Set<String> taken,
            Pattern constraintTold) {
        this.snapshotIsolation = snapshotIsolation;
        this.codePointOrder = codePointOrder;
        this.wholeNumber = wholeNumber;
        this.lockToPass = lockToPass;
        this.lockToShare = lockToShare;
        this.keepsInstants = keepsInstants;
        this.byAccount = byAccount;
        this.passing = passing;
        this.taken = taken;
        this.constraintTold = constraintTold;
    }

    /**
     * The product behind a source of connections.
     *
     * @throws IllegalArgumentException if it is none of these, too old, or set to cut what does not fit
     */
    public static Engine of(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return of(connection);
        } catch (SQLException e) {
            throw Failures.plain("connect", e);
        }
    }

    /**
     * The product behind a connection.
     *
     * @throws IllegalArgumentException if it is none of these, or too old
     */
    public static Engine of(Connection connection) throws SQLException {
        Engine engine = Release.of(connection.getMetaData()).engine();
        if (engine == MARIADB) {
            requireStrict(connection);
        }
        return engine;
    }

    /**
     * This product on several servers.
     *
     * @throws IllegalArgumentException if it was never tried so
     */
    public Engine sharded() {
        if (this != POSTGRESQL && this != SHARDED_POSTGRESQL) {
            throw new IllegalArgumentException("only PostgreSQL can be on several servers, this is " + this);
        }
        return SHARDED_POSTGRESQL;
    }

    /** The failure of something outside any session; by the states of the standard where the product is not known yet. */
    public static StoreException failure(@Nullable Engine engine, String what, SQLException thrown) {
        return Failures.of(engine == null ? POSTGRESQL : engine, what, thrown);
    }

    /** The folder of its scripts. */
    String folder() {
        return (this == SHARDED_POSTGRESQL ? POSTGRESQL : this).name().toLowerCase(Locale.ROOT);
    }

    /** Whether a statement takes arrays of texts, so that one asks for many things. */
    boolean takesArrays() {
        return this != MARIADB && this != SHARDED_POSTGRESQL;
    }

    /** Whether many rows are inserted fastest out of arrays, one for each column. */
    boolean insertsArrays() {
        return this == POSTGRESQL;
    }

    /** The isolation at which one transaction sees one state of all tables. */
    int snapshotIsolation() {
        return snapshotIsolation;
    }

    /**
     * What makes a transaction, as its first statement, one that sees one state and only reads, and leaves the connection's
     * settings alone; empty where only those do.
     */
    Optional<String> readingTransaction() {
        return this == POSTGRESQL
                ? Optional.of("set transaction isolation level repeatable read, read only")
                : Optional.empty();
    }

    /** An expression for a text that is sorted and compared by code point, as the core compares identifiers. */
    String inCodePointOrder(String expression) {
        return String.format(Locale.ROOT, codePointOrder, expression);
    }

    /** What an expression is cast to for a whole number of 64 bits. */
    String wholeNumber() {
        return wholeNumber;
    }

    /** How a row is locked that only who wants all rows is kept from: shared, or a row of one's own among many. */
    String lockToPass() {
        return lockToPass;
    }

    /** How a row is locked against who changes it, while others read it so too; where they cannot, they wait. */
    String lockToShare() {
        return lockToShare;
    }

    /** Whether its columns hold instants; else they hold days and times of day, which are those of UTC. */
    boolean keepsInstants() {
        return keepsInstants;
    }

    /**
     * Whether a write in the transaction of a connection decides on what is committed now. At READ COMMITTED it does. Above
     * it PostgreSQL refuses to lock a row that has changed since; H2 and MariaDB lock it, and read others as they were.
     */
    public boolean canDecide(Connection connection) throws SQLException {
        return this == POSTGRESQL || connection.getTransactionIsolation() == Connection.TRANSACTION_READ_COMMITTED;
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
        return isOneOf(passing, failure) || (state != null && state.startsWith(LOST_CONNECTION));
    }

    /** Whether a row with the same key is there. */
    boolean isTaken(SQLException failure) {
        return isOneOf(taken, failure);
    }

    /** Whether a constraint refused a row. */
    boolean isOfConstraint(SQLException failure) {
        String state = failure.getSQLState();
        return (state != null && state.startsWith(INTEGRITY))
                || (this == MARIADB && failure.getErrorCode() == CHECK_OF_MYSQL);
    }

    /** Where its messages may tell a constraint, in lower case: the first group. */
    Pattern constraintTold() {
        return constraintTold;
    }

    private static boolean isOneOf(Set<String> signs, SQLException failure) {
        String state = failure.getSQLState();
        return (state != null && signs.contains(state)) || signs.contains(String.valueOf(failure.getErrorCode()));
    }

    private static void requireStrict(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var mode = statement.executeQuery("select @@session.sql_mode")) {
            if (!mode.next() || !mode.getString(1).contains("STRICT_")) {
                throw new IllegalArgumentException("sql_mode is not strict: the database would cut what does not fit");
            }
        }
    }
}
