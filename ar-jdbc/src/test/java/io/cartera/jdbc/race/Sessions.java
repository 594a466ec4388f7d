package io.cartera.jdbc.race;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.cartera.jdbc.Schema;
import io.cartera.jdbc.testing.TestMariaDb;
import io.cartera.jdbc.testing.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/** What a database knows of its sessions: which one a connection is, and whether it waits for a lock. */
enum Sessions {
    POSTGRESQL("select pg_backend_pid()") {
        @Override
        boolean waits(Connection observer, long session) throws SQLException {
            try (PreparedStatement statement = observer.prepareStatement(
                    "select 1 from pg_stat_activity where pid = ? and wait_event_type = 'Lock'")) {
                statement.setLong(1, session);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next();
                }
            }
        }
    },
    MARIADB("select connection_id()") {
        // The table innodb_trx would be easier to ask, but who asks more often than every 100 ms is told the same
        // again.
        @Override
        boolean waits(Connection observer, long session) throws SQLException {
            try (Statement statement = observer.createStatement();
                    ResultSet row = statement.executeQuery("show engine innodb status")) {
                row.next();
                String status = row.getString(3);
                String now = status.substring(status.indexOf("LIST OF TRANSACTIONS"));
                return Stream.of(now.split("---TRANSACTION"))
                        .filter(transaction -> transaction.contains("thread id " + session + ","))
                        .anyMatch(transaction -> transaction.contains("LOCK WAIT"));
            }
        }
    };

    private final String own;

    Sessions(String own) {
        this.own = own;
    }

    /** Whether a session waits for a lock at this moment. */
    abstract boolean waits(Connection observer, long session) throws SQLException;

    /** A new database with the tables behind a pool, for the caller to close; what wants MariaDB is passed over without it. */
    HikariDataSource pool(int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(freshUrl());
        config.setMaximumPoolSize(size);
        HikariDataSource pool = new HikariDataSource(config);
        Schema.apply(pool);
        return pool;
    }

    private String freshUrl() {
        if (this == POSTGRESQL) {
            return TestPostgres.freshUrl();
        }
        assumeTrue(TestMariaDb.isHere(), TestMariaDb.ABSENT);
        return TestMariaDb.freshUrl();
    }

    long of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(own)) {
            row.next();
            return row.getLong(1);
        }
    }
}
