package io.cartera.jdbc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.cartera.jdbc.testing.TestH2;
import io.cartera.jdbc.testing.TestMariaDb;
import io.cartera.jdbc.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The databases on which every test here runs; on MariaDB where it is there. */
enum TestDatabase {
    H2,
    POSTGRESQL,
    MARIADB;

    /** An empty database, unpooled. */
    DataSource empty() {
        return switch (this) {
            case H2 -> TestH2.freshDatabase();
            case POSTGRESQL -> TestPostgres.freshDatabase();
            case MARIADB -> {
                requireMariaDb();
                yield TestMariaDb.freshDatabase();
            }
        };
    }

    /** A database with the tables and nothing in them, unpooled. */
    DataSource fresh() {
        DataSource database = empty();
        Schema.apply(database);
        return database;
    }

    /** A database with the tables behind a pool, for the caller to close. */
    HikariDataSource pool(int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(freshUrl());
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(5_000);
        HikariDataSource pool = new HikariDataSource(config);
        Schema.apply(pool);
        return pool;
    }

    private String freshUrl() {
        return switch (this) {
            case H2 -> TestH2.freshUrl();
            case POSTGRESQL -> TestPostgres.freshUrl();
            case MARIADB -> {
                requireMariaDb();
                yield TestMariaDb.freshUrl();
            }
        };
    }

    private static void requireMariaDb() {
        assumeTrue(TestMariaDb.isHere(), TestMariaDb.ABSENT);
    }

    Dialect dialect() {
        return Dialect.valueOf(name());
    }

    /** The SQLState of a key that is taken. */
    String taken() {
        return this == MARIADB ? "23000" : "23505";
    }

    /** What its own messages call a constraint. */
    String told(String constraint) {
        return this == MARIADB && constraint.endsWith("_key") ? "primary'" : constraint;
    }

    /** Runs a statement as somebody would who does not go through the store. */
    static int execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    static long count(DataSource database, String table) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
