package io.cartera.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.jdbc.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;

/**
 * T10b: each key, check and NOT NULL of the schema refuses something that nothing else refuses. What the tables have is
 * asked of the catalogue, so one that is added has to be shown to be needed too.
 */
class ConstraintTest {

    private static final String CONSTRAINTS =
            "select c.conname, t.relname, 'alter table ' || t.relname || ' drop constraint ' || c.conname"
                    + " from pg_constraint c join pg_class t on t.oid = c.conrelid"
                    + " where t.relnamespace = current_schema()::regnamespace and c.contype <> 'n'"
                    + " union all select i.relname, t.relname, 'drop index ' || i.relname"
                    + " from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid"
                    + " where t.relnamespace = current_schema()::regnamespace and x.indisunique"
                    + " and not exists (select 1 from pg_constraint c where c.conindid = x.indexrelid)"
                    + " order by 2, 1";

    private static final String NOT_NULL = "select a.attname, t.relname, coalesce((select 'alter table ' || t.relname"
            + " || ' drop constraint ' || c.conname || '; ' from pg_constraint c where c.conrelid = t.oid"
            + " and c.contype = 'p' and a.attnum = any (c.conkey)), '')"
            + " || 'alter table ' || t.relname || ' alter column ' || a.attname || ' drop not null'"
            + " from pg_attribute a join pg_class t on t.oid = a.attrelid"
            + " where t.relnamespace = current_schema()::regnamespace and t.relkind = 'r'"
            + " and a.attnotnull and a.attnum > 0 and not a.attisdropped order by 2, 1";

    private static DataSource database;

    /** Something that must not be, what refuses it, and how that is taken away. */
    private record Line(String constraint, String table, String dropped) {}

    @BeforeAll
    static void keepAYear() throws SQLException {
        database = TestPostgres.freshDatabase();
        Schema.apply(database);
        YearOfBooks.keep(JdbcStore.using(database));
        YearOfBooks.fileProfile(JdbcStore.using(database));
        YearOfBooks.reserve(JdbcStore.using(database));
        RewardedBooks.keep(JdbcStore.using(database));
        // No text of theirs is sealed.
        TestDatabase.execute(database, "insert into cartera_subject_key values ('ACME', 'ACME', 1, 'MASTER', 'KEY')");
    }

    @Test
    void T10b_every_key_and_check_refuses_what_nothing_else_refuses() throws SQLException {
        Map<String, List<String>> violations = ForbiddenStatements.byConstraint();

        List<String> unproven = new ArrayList<>();
        for (Line line : lines(CONSTRAINTS)) {
            unproven.addAll(unproven(line, violations.getOrDefault(line.constraint(), List.of())));
        }

        assertThat(unproven).isEmpty();
        assertThat(violations.keySet())
                .as("nothing is listed that is not there")
                .containsExactlyInAnyOrderElementsOf(
                        lines(CONSTRAINTS).stream().map(Line::constraint).toList());
        System.out.printf(
                Locale.ROOT,
                "T10b schema: %d keys and checks, %d statements refused with them and accepted without%n",
                violations.size(),
                violations.values().stream().mapToInt(List::size).sum());
    }

    @Test
    void T10b_every_column_that_may_not_be_null_refuses_null() throws SQLException {
        List<String> unproven = new ArrayList<>();
        List<Line> columns = lines(NOT_NULL);
        for (Line column : columns) {
            String sql = "update " + column.table() + " set " + column.constraint() + " = null";
            unproven.addAll(tried(column, sql, "23502"));
        }

        assertThat(unproven).isEmpty();
        assertThat(columns).isNotEmpty();
        System.out.printf(
                Locale.ROOT,
                "T10b schema: %d columns not null, each refuses null and nothing else does%n",
                columns.size());
    }

    /** The controls: a constraint of which nothing is shown, and statements that show nothing. */
    @Test
    void T10b_a_constraint_that_nothing_shows_to_be_needed_is_told() throws SQLException {
        Line open = lines(CONSTRAINTS).stream()
                .filter(line -> line.constraint().equals("cartera_item_open"))
                .findFirst()
                .orElseThrow();
        String unlucky = "update cartera_item set open_minor = -1 where document = 'NONE'";
        String byAnother = "update cartera_item set part = 0 where document = 'INV-3'";
        String byTwo = "update cartera_item set open_minor = -1, part = 0 where document = 'INV-3'";

        assertThat(unproven(open, List.of())).containsExactly("cartera_item_open: nothing shows that it is needed");
        assertThat(unproven(open, List.of(unlucky))).containsExactly("cartera_item_open does not refuse: " + unlucky);
        assertThat(unproven(open, List.of(byAnother)))
                .singleElement()
                .asString()
                .startsWith("cartera_item_open is not what refuses: " + byAnother);
        assertThat(unproven(open, List.of(byTwo)))
                .singleElement()
                .asString()
                .startsWith("cartera_item_open is not alone: " + byTwo);
    }

    private static List<String> unproven(Line line, List<String> statements) throws SQLException {
        if (statements.isEmpty()) {
            return List.of(line.constraint() + ": nothing shows that it is needed");
        }
        List<String> unproven = new ArrayList<>();
        for (String sql : statements) {
            unproven.addAll(tried(line, sql, "23"));
        }
        return unproven;
    }

    /** What is not as it should be where a statement is tried with a constraint and without it; leaves all as it was. */
    private static List<String> tried(Line line, String sql, String state) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            Savepoint before = connection.setSavepoint();
            try {
                statement.executeUpdate(sql);
                return List.of(line.constraint() + " does not refuse: " + sql);
            } catch (PSQLException refused) {
                if (!refused.getSQLState().startsWith(state) || !isBy(line, refused)) {
                    return List.of(line.constraint() + " is not what refuses: " + sql + ", but " + refused);
                }
            }
            connection.rollback(before);
            statement.execute(line.dropped());
            return statement.executeUpdate(sql) > 0
                    ? List.of()
                    : List.of(line.constraint() + " changes nothing: " + sql);
        } catch (PSQLException refused) {
            return List.of(line.constraint() + " is not alone: " + sql + ", but " + refused);
        }
    }

    private static boolean isBy(Line line, PSQLException refused) {
        return line.constraint().equals(refused.getServerErrorMessage().getConstraint())
                || line.constraint().equals(refused.getServerErrorMessage().getColumn());
    }

    private static List<Line> lines(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<Line> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(new Line(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
            return lines;
        }
    }
}
