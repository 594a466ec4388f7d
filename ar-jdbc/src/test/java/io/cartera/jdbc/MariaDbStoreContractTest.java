package io.cartera.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.cartera.jdbc.testing.TestMariaDb;
import io.cartera.store.ReceivablesStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;

/** The store on MariaDB keeps the published contract. */
@EnabledIf(value = "io.cartera.jdbc.testing.TestMariaDb#isHere", disabledReason = TestMariaDb.ABSENT)
class MariaDbStoreContractTest extends DatabaseStoreContract {

    private static final List<String> EMPTYING = Pattern.compile("create table (cartera_(?!gate)\\w+)")
            .matcher(Schema.ddl(Dialect.MARIADB))
            .results()
            .map(table -> "delete from " + table.group(1))
            .toList();

    private static @Nullable HikariDataSource database;

    @BeforeAll
    static void open() {
        database = TestDatabase.MARIADB.pool(32);
    }

    @Override
    int torturingCommands() {
        return 1_500;
    }

    @Override
    ReceivablesStore emptyStore() {
        empty(database);
        return JdbcStore.using(database);
    }

    // A table that is truncated is made anew, file and all: slower than its few rows.
    static void empty(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String emptying : EMPTYING) {
                statement.addBatch(emptying);
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @AfterAll
    static void close() {
        database.close();
    }
}
