package io.cartera.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.cartera.contract.AccountFactsContract;
import io.cartera.contract.AccountHistoryContract;
import io.cartera.contract.AccountRepositoryContract;
import io.cartera.contract.AuditTrailContract;
import io.cartera.contract.ConcurrencyContract;
import io.cartera.contract.CreditLimitRepositoryContract;
import io.cartera.contract.CustomerRepositoryContract;
import io.cartera.contract.InvoiceRepositoryContract;
import io.cartera.contract.IsolationContract;
import io.cartera.contract.LedgerContract;
import io.cartera.contract.OpenItemsContract;
import io.cartera.contract.PaymentRepositoryContract;
import io.cartera.contract.RepeatContract;
import io.cartera.contract.TransactionContract;
import io.cartera.store.ReceivablesStore;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;

/** The store on PostgreSQL keeps the published contract. */
class PostgresStoreContractTest {

    private static final HikariDataSource DATABASE = TestDatabase.POSTGRESQL.pool(32);

    // Much faster than a new database for each case; the gate's rows stay.
    private static ReceivablesStore store() {
        try {
            TestDatabase.execute(
                    DATABASE,
                    "truncate cartera_account, cartera_allocation, cartera_audit, cartera_command, cartera_customer,"
                            + " cartera_entry, cartera_invoice, cartera_invoice_line, cartera_item, cartera_closing,"
                            + " cartera_limit_grant, cartera_payment, cartera_release");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return JdbcStore.using(DATABASE);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Nested
    class Customers extends CustomerRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return store();
        }
    }

    @Nested
    class Invoices extends InvoiceRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return store();
        }
    }

    @Nested
    class Payments extends PaymentRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return store();
        }
    }

    @Nested
    class CreditLimits extends CreditLimitRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return store();
        }
    }

    @Nested
    class Audit extends AuditTrailContract {
        @Override
        protected ReceivablesStore freshStore() {
            return store();
        }
    }

    @Nested
    class Accounts extends AccountRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return store();
        }
    }

    @Nested
    class Histories extends AccountHistoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return store();
        }
    }

    @Nested
    class Facts extends AccountFactsContract {
        @Override
        protected ReceivablesStore freshStore() {
            return store();
        }
    }

    @Nested
    class OpenItems extends OpenItemsContract {
        @Override
        protected ReceivablesStore freshStore() {
            return store();
        }
    }

    @Nested
    class Transactions extends TransactionContract {
        @Override
        protected ReceivablesStore freshStore() {
            return store();
        }
    }

    @Nested
    class Isolation extends IsolationContract {
        @Override
        protected ReceivablesStore freshStore() {
            return store();
        }
    }

    @Nested
    class Concurrency extends ConcurrencyContract {
        @Override
        protected ReceivablesStore freshStore() {
            return store();
        }
    }

    @Nested
    class Ledger extends LedgerContract {
        @Override
        protected ReceivablesStore freshStore() {
            return store();
        }
    }

    @Nested
    class Repeats extends RepeatContract {
        @Override
        protected ReceivablesStore freshStore() {
            return store();
        }
    }
}
