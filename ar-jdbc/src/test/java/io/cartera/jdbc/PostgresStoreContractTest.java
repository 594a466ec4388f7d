package io.cartera.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.cartera.store.ReceivablesStore;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;

/** The store on PostgreSQL keeps the published contract. */
class PostgresStoreContractTest extends DatabaseStoreContract {

    private static final HikariDataSource DATABASE = TestDatabase.POSTGRESQL.pool(32);

    @Override
    ReceivablesStore emptyStore() {
        empty(DATABASE);
        return JdbcStore.using(DATABASE);
    }

    // Much faster than a new database for each case; the gate's rows stay.
    static void empty(DataSource database) {
        try {
            TestDatabase.execute(
                    database,
                    "truncate cartera_account, cartera_allocation, cartera_audit, cartera_command, cartera_customer,"
                            + " cartera_entry, cartera_invoice, cartera_invoice_line, cartera_item, cartera_closing,"
                            + " cartera_limit_grant, cartera_payment, cartera_release, cartera_collection_fact,"
                            + " cartera_promised_item, cartera_noticed_item, cartera_credit_log, cartera_document_fact, cartera_customer_fact, cartera_external_ref, cartera_bank_line,"
                            + " cartera_number_series, cartera_number, cartera_outbox, cartera_subject_key,"
                            + " cartera_invoice_line_detail, cartera_invoice_adjustment, cartera_import,"
                            + " cartera_headroom_fact, cartera_reservation, cartera_credit_group, cartera_points_entry, cartera_points_move");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }
}
