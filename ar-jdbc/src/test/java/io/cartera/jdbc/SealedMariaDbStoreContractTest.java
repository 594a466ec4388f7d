package io.cartera.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.cartera.jdbc.testing.TestMariaDb;
import io.cartera.store.ReceivablesStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The store on MariaDB keeps the published contract with its texts sealed. */
@EnabledIf(value = "io.cartera.jdbc.testing.TestMariaDb#isHere", disabledReason = TestMariaDb.ABSENT)
@EnabledIfSystemProperty(named = "cartera.sealed", matches = "all", disabledReason = "as on PostgreSQL")
class SealedMariaDbStoreContractTest extends DatabaseStoreContract {

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
        MariaDbStoreContractTest.empty(database);
        return JdbcStore.using(database).sealing(MasterKeys.first());
    }

    @AfterAll
    static void close() {
        database.close();
    }
}
