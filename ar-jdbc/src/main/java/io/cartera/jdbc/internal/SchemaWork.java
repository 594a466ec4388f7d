package io.cartera.jdbc.internal;

import io.cartera.jdbc.internal.SchemaScript.Name;
import io.cartera.store.StoreException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** Runs scripts on a database, and compares a database with them. */
public final class SchemaWork {

    // Where every primary key is called PRIMARY, it is the one of the script all the same.
    private static final String CONSTRAINTS = "select lower(case when constraint_name = 'PRIMARY'"
            + " then concat(table_name, '_key') else constraint_name end)"
            + " from information_schema.table_constraints"
            + " where table_schema = ? and lower(table_name) like 'cartera!_%' escape '!'";

    private SchemaWork() {}

    /** Runs the first versions in one transaction, where the database can. */
    public static void apply(DataSource database, int versions) {
        Engine engine = Engine.of(database);
        try (ConnectionLease lease = ConnectionLease.toWrite(database, engine)) {
            SchemaScript.each(engine).stream().limit(versions).forEach(script -> run(script, lease.connection()));
            lease.commit();
        }
    }

    /** Runs all versions, as {@link #apply(DataSource, int)}. */
    public static void apply(DataSource database) {
        apply(database, Integer.MAX_VALUE);
    }

    /** Runs the versions of which the database has nothing, in one transaction, where the database can; which they were. */
    public static List<String> upgrade(DataSource database) {
        Engine engine = Engine.of(database);
        try (ConnectionLease lease = ConnectionLease.toWrite(database, engine)) {
            List<SchemaScript> lacking = lacking(engine, found(engine, lease.connection()));
            lacking.forEach(script -> run(script, lease.connection()));
            lease.commit();
            return lacking.stream().map(SchemaScript::name).toList();
        } catch (SQLException e) {
            throw Failures.plain("reading the catalog", e);
        }
    }

    private static List<SchemaScript> lacking(Engine engine, Set<Name> found) {
        List<SchemaScript> lacking = new ArrayList<>();
        Set<Name> before = new HashSet<>();
        for (SchemaScript script : SchemaScript.each(engine)) {
            List<Name> own = script.names().stream()
                    .filter(name -> !before.contains(name))
                    .toList();
            List<Name> missing =
                    own.stream().filter(name -> !found.contains(name)).toList();
            if (missing.size() == own.size()) {
                lacking.add(script);
            } else if (!missing.isEmpty() || !lacking.isEmpty()) {
                throw new StoreException("the database has a part of " + script.name() + ", it lacks "
                        + (missing.isEmpty() ? lacking.get(0).name() : missing.get(0)));
            }
            before.addAll(own);
        }
        return lacking;
    }

    private static void run(SchemaScript script, Connection connection) {
        int number = 0;
        try (Statement statement = connection.createStatement()) {
            for (String sql : script.statements()) {
                number++;
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw Failures.plain("statement " + number + " of " + script.name(), e);
        }
    }

    /** What the scripts make and the database lacks, in their order. */
    public static List<String> missing(DataSource database) {
        Engine engine = Engine.of(database);
        try (ConnectionLease lease = ConnectionLease.toRead(database, engine)) {
            Set<Name> found = found(engine, lease.connection());
            return SchemaScript.of(engine).names().stream()
                    .filter(name -> !found.contains(name))
                    .map(Name::toString)
                    .toList();
        } catch (SQLException e) {
            throw Failures.plain("reading the catalog", e);
        }
    }

    private static Set<Name> found(Engine engine, Connection connection) throws SQLException {
        DatabaseMetaData catalog = connection.getMetaData();
        String database = connection.getCatalog();
        String schema = connection.getSchema();
        Set<Name> found = new HashSet<>();
        List<String> tables = new ArrayList<>();
        try (ResultSet columns = catalog.getColumns(database, schema, null, null)) {
            while (columns.next()) {
                String table = columns.getString("TABLE_NAME");
                String lower = lower(table);
                if (lower.startsWith("cartera_") && found.add(new Name("table", lower))) {
                    found.add(new Name("view", lower));
                    tables.add(table);
                }
                found.add(new Name("column", lower + "." + lower(columns.getString("COLUMN_NAME"))));
            }
        }
        for (String table : tables) {
            try (ResultSet indexes = catalog.getIndexInfo(database, schema, table, false, true)) {
                while (indexes.next()) {
                    String index = indexes.getString("INDEX_NAME");
                    if (index != null) {
                        found.add(new Name("index", lower(index)));
                    }
                }
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(CONSTRAINTS)) {
            statement.setString(1, schema == null ? database : schema);
            try (ResultSet constraints = statement.executeQuery()) {
                while (constraints.next()) {
                    found.add(new Name("constraint", constraints.getString(1)));
                }
            }
        }
        for (Map.Entry<String, Long> rows : SchemaScript.of(engine).rows().entrySet()) {
            if (found.contains(new Name("table", rows.getKey()))
                    && count(connection, rows.getKey()) >= rows.getValue()) {
                found.add(new Name(SchemaScript.ROWS, rows.getKey()));
            }
        }
        return found;
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
