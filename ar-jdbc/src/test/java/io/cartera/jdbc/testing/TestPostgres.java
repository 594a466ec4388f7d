package io.cartera.jdbc.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Empty PostgreSQL databases for tests, all on one real server per JVM, which starts at the first call, listens on
 * the loopback address only, and is stopped and deleted when the JVM ends.
 * <p>
 * Where the environment names a server in {@code AR_TEST_PG_URL}, that one is used, and each call makes a schema in
 * its database instead; the schemas are dropped when the JVM ends. A server that cannot be had fails the test.
 * <p>
 * The server runs in UTC, but the driver gives every session the default time zone of the JVM.
 */
public final class TestPostgres {
    private static final String SERVER_OF_YOUR_OWN = "AR_TEST_PG_URL";

    /** Runs once; a failure is kept too, so that every test that needs the server fails for the same stated reason. */
    private static final FutureTask<LocalPostgres> OWN_SERVER = new FutureTask<>(LocalPostgres::start);

    private TestPostgres() {}

    /** A new empty database, unpooled: every {@code getConnection} opens a session. */
    public static DataSource freshDatabase() {
        return dataSource(freshUrl());
    }

    /** The JDBC address, credentials included, of a new empty database. */
    public static String freshUrl() {
        String name = "cartera_" + UUID.randomUUID().toString().replace("-", "");
        String given = System.getenv(SERVER_OF_YOUR_OWN);
        return given == null || given.isBlank() ? newDatabase(name) : newSchema(given.strip(), name);
    }

    private static String newDatabase(String name) {
        // Nobody can have changed template0. C sorts as Java's code points do. A file copy is twice as fast as the log.
        execute(
                ownServer().url("postgres"),
                "create database " + name + " template template0 encoding 'UTF8' locale 'C' strategy file_copy");
        return ownServer().url(name);
    }

    private static LocalPostgres ownServer() {
        OWN_SERVER.run();
        try {
            return OWN_SERVER.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(
                    "These tests need PostgreSQL, and it did not start. Name a server of your own in "
                            + SERVER_OF_YOUR_OWN + "=jdbc:postgresql://... or mend this: "
                            + failed.getCause().getMessage(),
                    failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while PostgreSQL was starting", interrupted);
        }
    }

    private static String newSchema(String server, String name) {
        execute(server, "create schema " + name);
        GivenServer.LEFT_BEHIND.add(name);
        return server + (server.contains("?") ? "&" : "?") + "currentSchema=" + name;
    }

    private static void execute(String url, String... statements) {
        try (Connection connection = dataSource(url).getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(
                    "The PostgreSQL server for tests refused: " + String.join("; ", statements), refused);
        }
    }

    private static DataSource dataSource(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }

    private static final class GivenServer {
        static final Queue<String> LEFT_BEHIND = new ConcurrentLinkedQueue<>();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(GivenServer::dropSchemas, "drop-test-schemas"));
        }

        private static void dropSchemas() {
            // A session that a test left open may hold locks: give up rather than keep the JVM alive.
            LEFT_BEHIND.forEach(schema -> execute(
                    System.getenv(SERVER_OF_YOUR_OWN).strip(),
                    "set lock_timeout = '5s'",
                    "drop schema " + schema + " cascade"));
        }
    }
}
