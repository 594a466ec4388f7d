package io.cartera.jdbc;

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
import io.cartera.jdbc.testing.TestH2;
import io.cartera.store.ReceivablesStore;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;

/** The store on H2 keeps the published contract. */
class H2StoreContractTest {

    private static ReceivablesStore store() {
        DataSource database = TestH2.freshDatabase();
        Schema.apply(database);
        return JdbcStore.using(database);
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
