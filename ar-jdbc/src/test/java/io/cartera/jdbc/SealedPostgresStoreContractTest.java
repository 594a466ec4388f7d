package io.cartera.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.cartera.store.ReceivablesStore;
import org.junit.jupiter.api.AfterAll;

/** The store on PostgreSQL keeps the published contract with its texts sealed. */
class SealedPostgresStoreContractTest extends DatabaseStoreContract {

    private static final HikariDataSource DATABASE = TestDatabase.POSTGRESQL.pool(32);

    @Override
    int torturingCommands() {
        return 1_500;
    }

    @Override
    ReceivablesStore emptyStore() {
        PostgresStoreContractTest.empty(DATABASE);
        return JdbcStore.using(DATABASE).sealing(MasterKeys.first());
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }
}
