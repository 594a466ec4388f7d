package io.cartera.jdbc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cartera.jdbc.testing.LocalMariaDb;
import io.cartera.jdbc.testing.LocalPostgres;
import io.cartera.jdbc.testing.TestMariaDb;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** A server of the test's own, which is killed and started again on its files. */
sealed interface KilledServer {

    /** What can be killed; MariaDB where the profile brought it. */
    enum Product {
        POSTGRESQL,
        MARIADB
    }

    static KilledServer start(Product product) throws IOException, SQLException {
        if (product == Product.POSTGRESQL) {
            LocalPostgres server = LocalPostgres.start();
            return new Postgres(server, server.data());
        }
        assumeTrue(LocalMariaDb.isPacked(), TestMariaDb.ABSENT);
        return new MariaDb(LocalMariaDb.start());
    }

    /** The address of a new empty database. */
    String newDatabase() throws SQLException;

    /** From now on, until the server is started again, it says of commits that they are kept before they are. */
    void acknowledgeTooEarly(String url) throws SQLException;

    void crash() throws IOException, SQLException;

    void restart() throws IOException;

    /** PostgreSQL, and where its files are. */
    record Postgres(LocalPostgres server, Path data) implements KilledServer {
        @Override
        public String newDatabase() throws SQLException {
            String name = fresh();
            execute(
                    server.url("postgres"),
                    "create database " + name + " template template0 encoding 'UTF8' locale 'C'");
            return server.url(name);
        }

        @Override
        public void acknowledgeTooEarly(String url) throws SQLException {
            execute(
                    url,
                    "do $$ begin execute 'alter database ' || current_database()"
                            + " || ' set synchronous_commit = off'; end $$");
        }

        @Override
        public void crash() throws IOException, SQLException {
            server.crash();
        }

        @Override
        public void restart() throws IOException {
            server.restart(data);
        }
    }

    /** MariaDB, which begins with its own settings each time. */
    record MariaDb(LocalMariaDb server) implements KilledServer {
        @Override
        public String newDatabase() throws SQLException {
            String name = fresh();
            execute(server.url(""), "create database " + name);
            return server.url(name);
        }

        @Override
        public void acknowledgeTooEarly(String url) throws SQLException {
            execute(url, "set global innodb_flush_log_at_trx_commit = 0");
        }

        @Override
        public void crash() throws IOException {
            server.crash();
        }

        @Override
        public void restart() throws IOException {
            server.restart();
        }
    }

    private static String fresh() {
        return "crash_" + UUID.randomUUID().toString().replace("-", "");
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
