package io.cartera.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cartera.jdbc.internal.Parameters.Binding;
import io.cartera.jdbc.testing.TestH2;
import io.cartera.jdbc.testing.TestPostgres;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.StoreException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that are sent together are the rows that they would be one by one, whatever is in them. */
class BatchTest {

    private static final String PLACES = " (a, b, c, d, e, f, g) values (?, ?, ?, ?, ?, ?, 7)";
    private static final Sql SEVERAL = Sql.of("insert several", "insert into several" + PLACES);
    private static final Sql SINGLE = Sql.of("insert single", "insert into single" + PLACES);
    private static final Sql KEYED = Sql.of("insert invoice", "insert into cartera_x (a) values (?)");
    private static final String UNLIKE = "select count(*) from ((select * from several except select * from single)"
            + " union all (select * from single except select * from several)) x";

    private enum Kind {
        H2,
        POSTGRESQL;

        DataSource fresh() {
            return this == H2 ? TestH2.freshDatabase() : TestPostgres.freshDatabase();
        }
    }

    @ParameterizedTest
    @EnumSource
    void many_rows_are_kept_as_single_ones_are(Kind kind) throws SQLException {
        DataSource database = kind.fresh();
        for (String table : List.of("several", "single")) {
            execute(
                    database,
                    "create table " + table + " (a varchar(100), b bigint, c numeric(40, 10), d date,"
                            + " e timestamp(6) with time zone, f "
                            + (kind == Kind.H2 ? "varbinary(10)" : "bytea") + ", g integer)");
        }
        List<Binding> rows = rows();

        write(database, transaction -> {
            transaction.updateAll(SEVERAL, rows);
            rows.forEach(row -> transaction.update(SINGLE, row));
        });

        assertThat(number(database, "select count(*) from several")).isEqualTo(rows.size());
        assertThat(number(database, UNLIKE)).isZero();
        assertThat(number(database, "select count(*) from several where a = '{\"it''s\", NULL, \\ }' and g = 7"))
                .isEqualTo(1);
        assertThat(number(database, "select count(*) from several where d = date '9999-12-31'"))
                .isEqualTo(1);
        assertThat(number(database, "select count(*) from several where c = -12345678901234567890.0000000001"))
                .isEqualTo(1);
    }

    private static List<Binding> rows() {
        List<Binding> rows = new ArrayList<>();
        rows.add(row("plain", 1, "0", "2026-01-10", "2026-01-10T10:00:00Z", new byte[] {1, 0, -1}));
        rows.add(row("", Long.MIN_VALUE, "1E+3", "0001-01-01", "0001-01-01T00:00:00Z", new byte[0]));
        rows.add(row(
                "{\"it's\", NULL, \\ }",
                Long.MAX_VALUE,
                "-12345678901234567890.0000000001",
                "9999-12-31",
                "9999-12-31T23:59:59.999999Z",
                new byte[] {-128}));
        rows.add(row("NULL", -1, "0.10", "1969-12-31", "1969-12-31T23:59:59.000001Z", null));
        rows.add(row("çà 漢字 \uD83D\uDE00\n\t", 0, "-0.5", "2000-02-29", "2262-04-11T23:47:16.854776Z", null));
        rows.add(parameters -> parameters
                .text(null)
                .numberOrNone(null)
                .decimal(null)
                .date(null)
                .instant(Instant.EPOCH)
                .bytes(null));
        return rows;
    }

    private static Binding row(
            String text, long number, String decimal, String day, String at, byte @Nullable [] bytes) {
        return parameters -> parameters
                .text(text)
                .number(number)
                .decimal(new BigDecimal(decimal))
                .date(LocalDate.parse(day))
                .instant(Instant.parse(at))
                .bytes(bytes);
    }

    @ParameterizedTest
    @EnumSource
    void a_taken_key_is_told_alike_of_many_rows_and_of_one(Kind kind) throws SQLException {
        for (int others : List.of(0, 5)) {
            DataSource database = kind.fresh();
            execute(
                    database,
                    "create table cartera_x (a varchar(100), constraint cartera_invoice_key primary key (a))");
            execute(database, "insert into cartera_x (a) values ('secret')");

            DuplicateKeyException taken = catchThrowableOfType(
                    DuplicateKeyException.class,
                    () -> write(database, transaction -> {
                        List<Binding> rows = new ArrayList<>();
                        for (int i = 0; i < others; i++) {
                            String other = "other " + i;
                            rows.add(parameters -> parameters.text(other));
                        }
                        rows.add(parameters -> parameters.text("secret"));
                        transaction.updateAll(KEYED, rows);
                    }));

            assertThat(taken)
                    .hasMessage("insert invoice failed, SQLState 23505, constraint cartera_invoice_key")
                    .rootCause()
                    .message()
                    .doesNotContain("secret");
            assertThat(number(database, "select count(*) from cartera_x")).isEqualTo(1);
        }
    }

    @Test
    void rows_that_are_not_all_written_are_not_kept() throws SQLException {
        DataSource database = TestPostgres.freshDatabase();
        execute(database, "create table cartera_x (a varchar(100))");
        execute(database, "create rule fewer as on insert to cartera_x where new.a = '3' do instead nothing");
        List<Binding> rows = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String text = Integer.toString(i);
            rows.add(parameters -> parameters.text(text));
        }

        assertThatThrownBy(() -> write(database, transaction -> transaction.updateAll(KEYED, rows)))
                .isExactlyInstanceOf(StoreException.class)
                .hasMessage("insert invoice wrote 4 rows and not 5");

        assertThat(number(database, "select count(*) from cartera_x")).isZero();
    }

    @Test
    void a_place_has_one_type_in_all_rows() {
        Columns columns = new Columns();
        columns.text(1, "text");
        columns.endRow();

        assertThatThrownBy(() -> columns.number(1, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("place 1 is TEXT, not NUMBER");
    }

    @Test
    void an_insert_of_arrays_has_one_for_each_place() {
        assertThat(Sql.of("insert", "insert into t (a, b, c) values (?, 1, ?)")
                        .ofArrays(List.of(Columns.Type.TEXT, Columns.Type.DAY)))
                .isEqualTo("insert into t (a, b, c) select unnest(cast(? as varchar[])), 1,"
                        + " date '2000-01-01' + unnest(cast(? as integer[]))");
    }

    private static void write(DataSource database, Consumer<Transaction> work) {
        try (ConnectionLease lease = ConnectionLease.toWrite(database, Engine.of(database));
                Transaction transaction = new Transaction(lease, true, null)) {
            work.accept(transaction);
            transaction.commit();
        }
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
