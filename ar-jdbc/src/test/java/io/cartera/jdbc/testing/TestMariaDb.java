package io.cartera.jdbc.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * Empty MariaDB databases for tests, all on one real server per JVM, which starts at the first call, listens on the
 * loopback address only, and is stopped and deleted when the JVM ends. The profile {@code mariadb} brings the server.
 * <p>
 * Where the environment names a server in {@code AR_TEST_MARIADB_URL}, or one of MySQL in {@code AR_TEST_MYSQL_URL},
 * that one is used; both are addresses for the driver of MariaDB, of a user who may create databases. The databases are
 * dropped when the JVM ends.
 * <p>
 * Where there is neither, {@link #isHere} says so and tests are to be passed over; but not where the environment says
 * {@code CI=true}: there a missing server fails them.
 */
public final class TestMariaDb {
    /** Why tests are passed over. */
    public static final String ABSENT =
            "MariaDB is not here: build with -Pmariadb, or name a server in AR_TEST_MARIADB_URL or AR_TEST_MYSQL_URL";

    private static final Pattern ADDRESS = Pattern.compile("(jdbc:mariadb:[^/]*//[^/?]+)/?[^?]*(\\?.*)?");

    /** Runs once; a failure is kept too, so that every test that needs the server fails for the same stated reason. */
    private static final FutureTask<LocalMariaDb> OWN_SERVER = new FutureTask<>(LocalMariaDb::start);

    private TestMariaDb() {}

    /** Whether tests are to run on MariaDB. */
    public static boolean isHere() {
        return given().isPresent() || LocalMariaDb.isPacked() || "true".equals(System.getenv("CI"));
    }

    /** A new empty database, unpooled: every {@code getConnection} opens a session. */
    public static DataSource freshDatabase() {
        return dataSource(freshUrl());
    }

    /** The JDBC address, credentials included, of a new empty database. */
    public static String freshUrl() {
        String name = "cartera_" + UUID.randomUUID().toString().replace("-", "");
        Optional<String> given = given();
        String server = given.orElseGet(() -> ownServer().url(""));
        execute(server, "create database " + name);
        if (given.isPresent()) {
            GivenServer.LEFT_BEHIND.add(name);
        }
        return on(server, name);
    }

    private static Optional<String> given() {
        return Stream.of("AR_TEST_MARIADB_URL", "AR_TEST_MYSQL_URL")
                .map(System::getenv)
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(url -> !url.isEmpty())
                .findFirst();
    }

    private static String on(String server, String database) {
        Matcher address = ADDRESS.matcher(server);
        if (!address.matches()) {
            throw new IllegalStateException("The address of the server for tests does not begin with jdbc:mariadb://");
        }
        return address.group(1) + "/" + database + Objects.requireNonNullElse(address.group(2), "");
    }

    private static LocalMariaDb ownServer() {
        OWN_SERVER.run();
        try {
            return OWN_SERVER.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(
                    "These tests need MariaDB, and it did not start. " + ABSENT + ". Or mend this: "
                            + failed.getCause().getMessage(),
                    failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while MariaDB was starting", interrupted);
        }
    }

    private static void execute(String url, String sql) {
        try (Connection connection = dataSource(url).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new IllegalStateException("The MariaDB server for tests refused: " + sql, refused);
        }
    }

    private static DataSource dataSource(String url) {
        try {
            return new MariaDbDataSource(url);
        } catch (SQLException malformed) {
            throw new IllegalStateException("The address of the server for tests is malformed", malformed);
        }
    }

    private static final class GivenServer {
        static final Queue<String> LEFT_BEHIND = new ConcurrentLinkedQueue<>();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(GivenServer::drop, "drop-test-databases"));
        }

        private static void drop() {
            given().ifPresent(server -> LEFT_BEHIND.forEach(name -> execute(server, "drop database " + name)));
        }
    }
}
