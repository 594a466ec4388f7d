package io.cartera.jdbc;

import io.cartera.jdbc.internal.BooksCheck;
import io.cartera.jdbc.internal.SchemaScript;
import io.cartera.jdbc.internal.SchemaWork;
import java.util.List;
import javax.sql.DataSource;

/**
 * The tables that {@link JdbcStore} needs. Nothing is ever created or changed unless it is asked for here.
 * <p>
 * The scripts lie in the jar as {@code io/cartera/jdbc/schema/<dialect>/V1__cartera.sql} and so on, one for each version
 * of the tables, so Flyway can run them as well. All names begin with {@code cartera_}; the tables are made in the current schema of the connection.
 */
public final class Schema {

    private Schema() {}

    /** The scripts of a dialect, one after the other, as they would be run. */
    public static String ddl(Dialect dialect) {
        return SchemaScript.of(dialect.engine()).text();
    }

    /**
     * Creates the tables in a database that has none of them.
     *
     * @throws io.cartera.store.StoreException if the database refuses, as when a table is there already; PostgreSQL
     *     then has what it had before
     */
    public static void apply(DataSource database) {
        SchemaWork.apply(database);
    }

    /**
     * Brings the tables of an earlier version up to date: runs the scripts of which the database has nothing, in their
     * order, each as a whole; all of them where it has no table. What is there is never dropped, and a database that is up to
     * date is left as it is. It must be asked by one program at a time. MariaDB and MySQL keep what a script did before it
     * failed; the message then names the statement.
     *
     * @return the names of the scripts that were run, such as {@code V2__customer_file}
     * @throws io.cartera.store.StoreException if the database has a part of a script only, whose name and what is missing
     *     are in the message; or if it refuses a statement
     */
    public static List<String> upgrade(DataSource database) {
        return SchemaWork.upgrade(database);
    }

    /**
     * What the database lacks: each missing table, column, constraint or index by name, and the
     * table whose rows from a script are not all there, in the order of the scripts.
     * Empty where all is there.
     *
     * @throws io.cartera.store.StoreException if the database cannot be asked
     */
    public static List<String> verify(DataSource database) {
        return SchemaWork.missing(database);
    }

    /**
     * Questions to the tables that find nothing where the books are right, as plain SQL for an auditor: one statement for
     * each law, the same on every dialect. They only read. {@link io.cartera.store.AuditTrail#violations()} runs them.
     */
    public static String checks() {
        return BooksCheck.script();
    }
}
