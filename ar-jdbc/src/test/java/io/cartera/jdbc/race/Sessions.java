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

/** What a database knows of its sessions: which one a connection is, and whether it waits for a lock. */
enum Sessions {
    POSTGRESQL("select pg_backend_pid()", "select 1 from pg_stat_activity where pid = ? and wait_event_type = 'Lock'"),
    MARIADB(
            "select connection_id()",
            "select 1 from information_schema.innodb_trx where trx_mysql_thread_id = ? and trx_state = 'LOCK WAIT'");

    private final String own;
    private final String waiting;

    Sessions(String own, String waiting) {
        this.own = own;
        this.waiting = waiting;
    }

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

    boolean waits(Connection observer, long session) throws SQLException {
        try (PreparedStatement statement = observer.prepareStatement(waiting)) {
            statement.setLong(1, session);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}
