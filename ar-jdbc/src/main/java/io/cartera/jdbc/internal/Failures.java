package io.cartera.jdbc.internal;

import io.cartera.store.DuplicateKeyException;
import io.cartera.store.OutcomeUnknownException;
import io.cartera.store.RetryableStoreException;
import io.cartera.store.StoreException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a driver throws into what a store throws. Drivers put values of rows into their messages, so only the name
 * of the statement, the SQLState and the name of a constraint of ours pass.
 */
final class Failures {

    private static final String COMPLETION_UNKNOWN = "40003";
    /** What some databases call every primary key, whatever the script does. */
    private static final String PRIMARY_KEY = "primary";

    /**
     * Keys with a number that a session gives under the lock of its account or behind the gate. Only a session that sees an older
     * state finds one taken, as at the host's REPEATABLE READ; the same work succeeds in a transaction that begins later. So does
     * an import that another session has recorded first: its key is looked for before a row is written.
     */
    private static final Set<String> NUMBERED = Set.of(
            "cartera_audit_key",
            "cartera_closing_key",
            "cartera_collection_fact_key",
            "cartera_command_key",
            "cartera_customer_fact_key",
            "cartera_document_fact_key",
            "cartera_headroom_fact_key",
            "cartera_import_key",
            "cartera_limit_grant_key",
            "cartera_number_key",
            "cartera_number_seq_once",
            "cartera_points_entry_key",
            "cartera_points_move_key");

    private Failures() {}

    /** The failure of a statement. */
    static StoreException of(Engine engine, Sql statement, SQLException thrown) {
        return of(engine, statement.name(), statement.table(), thrown);
    }

    /** The failure of what writes no row. */
    static StoreException of(Engine engine, String statement, SQLException thrown) {
        return of(engine, statement, "", thrown);
    }

    private static StoreException of(Engine engine, String statement, String table, SQLException thrown) {
        SQLException failure = first(thrown);
        String message = statement + " failed" + state(failure) + constraint(engine, table, failure);
        SQLException cause = sanitised(message, failure);
        if (engine.isPassing(failure)) {
            return new RetryableStoreException(message, cause);
        }
        if (engine.isTaken(failure)) {
            return NUMBERED.stream().anyMatch(message::endsWith)
                    ? new RetryableStoreException(message, cause)
                    : new DuplicateKeyException(message, cause);
        }
        return new StoreException(message, cause);
    }

    /** The failure of a commit: unless the database itself says that it undid the work, nobody knows. */
    static StoreException ofCommit(Engine engine, SQLException thrown) {
        if (isUndone(first(thrown).getSQLState())) {
            return of(engine, "commit", thrown);
        }
        String message = "commit failed" + state(first(thrown)) + ", its outcome is unknown";
        return new OutcomeUnknownException(message, sanitised(message, thrown));
    }

    private static boolean isUndone(@Nullable String state) {
        return state != null
                && !COMPLETION_UNKNOWN.equals(state)
                && (state.startsWith("23") || state.startsWith("25") || state.startsWith("40"));
    }

    /** The failure of something outside any transaction. */
    static StoreException plain(String what, SQLException thrown) {
        String message = what + " failed" + state(first(thrown));
        return new StoreException(message, sanitised(message, thrown));
    }

    /** A batch says only that it failed; what happened is in the exception behind. */
    private static SQLException first(SQLException thrown) {
        SQLException next = thrown.getNextException();
        return thrown instanceof BatchUpdateException && next != null ? next : thrown;
    }

    private static String state(SQLException failure) {
        return failure.getSQLState() == null ? "" : ", SQLState " + failure.getSQLState();
    }

    private static String constraint(Engine engine, String table, SQLException failure) {
        if (!engine.isOfConstraint(failure) || failure.getMessage() == null) {
            return "";
        }
        Matcher told = engine.constraintTold().matcher(failure.getMessage().toLowerCase(Locale.ROOT));
        while (told.find()) {
            String name = PRIMARY_KEY.equals(told.group(1)) ? table + "_key" : told.group(1);
            if (SchemaScript.of(engine).constraints().contains(name)) {
                return ", constraint " + name;
            }
        }
        return "";
    }

    private static SQLException sanitised(String message, SQLException failure) {
        SQLException copy = new SQLException(message, failure.getSQLState(), failure.getErrorCode());
        copy.setStackTrace(failure.getStackTrace());
        return copy;
    }
}
