package io.cartera.jdbc.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FreshDatabasesTest {
    private static final String NAME = "\u0416\u00e9\u4e2d\ud83d\ude00";

    @Test
    void what_one_test_leaves_in_postgresql_the_next_does_not_see() throws SQLException {
        assertKeptApart(TestPostgres.freshDatabase(), TestPostgres.freshDatabase());
    }

    @Test
    void what_one_test_leaves_in_h2_the_next_does_not_see() throws SQLException {
        assertKeptApart(TestH2.freshDatabase(), TestH2.freshDatabase());
        assertKeptApart(TestH2.freshFileDatabase(), TestH2.freshFileDatabase());
    }

    @Test
    void what_one_test_leaves_in_mariadb_the_next_does_not_see() throws SQLException {
        assumeTrue(TestMariaDb.isHere(), TestMariaDb.ABSENT);
        assertKeptApart(TestMariaDb.freshDatabase(), TestMariaDb.freshDatabase());
        assertEquals(NAME, text(TestMariaDb.freshDatabase(), "select '" + NAME + "'"));
    }

    @Test
    void every_character_comes_back_from_both_databases() throws SQLException {
        assertEquals(NAME, text(TestPostgres.freshDatabase(), "select '" + NAME + "'"));
        assertEquals(NAME, text(TestH2.freshDatabase(), "select '" + NAME + "'"));
    }

    @Test
    void several_threads_may_ask_for_databases_at_once() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<String>> urls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                urls.add(threads.submit(TestPostgres::freshUrl));
            }
            HashSet<String> distinct = new HashSet<>();
            for (Future<String> url : urls) {
                distinct.add(url.get());
            }
            assertEquals(8, distinct.size());
        } finally {
            threads.shutdownNow();
        }
    }

    private static void assertKeptApart(DataSource one, DataSource other) throws SQLException {
        try (Connection first = one.getConnection();
                Connection second = other.getConnection()) {
            first.createStatement().execute("create table invoice (id varchar(20))");
            second.createStatement().execute("create table invoice (id varchar(20), amount_minor bigint)");
            assertNotEquals(columns(first), columns(second));
        }
        assertEquals("0", text(one, "select count(*) from invoice"));
    }

    private static int columns(Connection connection) throws SQLException {
        try (ResultSet rows = connection.createStatement().executeQuery("select * from invoice")) {
            return rows.getMetaData().getColumnCount();
        }
    }

    private static String text(DataSource database, String query) throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
