package io.cartera.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.cartera.store.ReceivablesStore;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;

/** The store on PostgreSQL keeps the published contract. */
class PostgresStoreContractTest extends DatabaseStoreContract {

    private static final HikariDataSource DATABASE = TestDatabase.POSTGRESQL.pool(32);

    // Much faster than a new database for each case; the gate's rows stay.
    @Override
    ReceivablesStore emptyStore() {
        try {
            TestDatabase.execute(
                    DATABASE,
                    "truncate cartera_account, cartera_allocation, cartera_audit, cartera_command, cartera_customer,"
                            + " cartera_entry, cartera_invoice, cartera_invoice_line, cartera_item, cartera_closing,"
                            + " cartera_limit_grant, cartera_payment, cartera_release, cartera_collection_fact,"
                            + " cartera_promised_item, cartera_external_ref, cartera_bank_line,"
                            + " cartera_number_series, cartera_number, cartera_outbox");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return JdbcStore.using(DATABASE);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }
}
