package io.cartera.jdbc;

import io.cartera.contract.AccountFactsContract;
import io.cartera.contract.AccountHistoryContract;
import io.cartera.contract.AccountRepositoryContract;
import io.cartera.contract.AsOfTortureContract;
import io.cartera.contract.AuditChainContract;
import io.cartera.contract.AuditTrailContract;
import io.cartera.contract.CollectionRepositoryContract;
import io.cartera.contract.ConcurrencyContract;
import io.cartera.contract.CreditLimitRepositoryContract;
import io.cartera.contract.CreditLogRepositoryContract;
import io.cartera.contract.CustomerFileContract;
import io.cartera.contract.CustomerRepositoryContract;
import io.cartera.contract.DocumentRepositoryContract;
import io.cartera.contract.ExternalRefRepositoryContract;
import io.cartera.contract.HeadroomRepositoryContract;
import io.cartera.contract.ImportRepositoryContract;
import io.cartera.contract.InvoiceRepositoryContract;
import io.cartera.contract.IsolationContract;
import io.cartera.contract.LedgerContract;
import io.cartera.contract.NumberSeriesRepositoryContract;
import io.cartera.contract.OpenItemsContract;
import io.cartera.contract.OutboxContract;
import io.cartera.contract.PaymentRepositoryContract;
import io.cartera.contract.PointsRepositoryContract;
import io.cartera.contract.RepeatContract;
import io.cartera.contract.TransactionContract;
import io.cartera.store.ReceivablesStore;
import org.junit.jupiter.api.Nested;

/** All suites of the published contract, for a store in a database. */
abstract class DatabaseStoreContract {

    /** A store in which nothing is kept yet. */
    abstract ReceivablesStore emptyStore();

    /** Fewer where another store proves the statements with all of them. */
    int torturingCommands() {
        return 5_000;
    }

    @Nested
    class Customers extends CustomerRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return emptyStore();
        }
    }

    @Nested
    class CustomerFiles extends CustomerFileContract {
        @Override
        protected ReceivablesStore freshStore() {
            return emptyStore();
        }
    }

    @Nested
    class Invoices extends InvoiceRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return emptyStore();
        }
    }

    @Nested
    class Series extends NumberSeriesRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return emptyStore();
        }
    }

    @Nested
    class Payments extends PaymentRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return emptyStore();
        }
    }

    @Nested
    class ExternalRefs extends ExternalRefRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return emptyStore();
        }
    }

    @Nested
    class CreditLimits extends CreditLimitRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return emptyStore();
        }
    }

    @Nested
    class Reservations extends HeadroomRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return emptyStore();
        }
    }

    @Nested
    class Collections extends CollectionRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return emptyStore();
        }
    }

    @Nested
    class CreditLog extends CreditLogRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return emptyStore();
        }
    }

    @Nested
    class Importing extends ImportRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return emptyStore();
        }
    }

    @Nested
    class Points extends PointsRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return emptyStore();
        }
    }

    @Nested
    class Filing extends DocumentRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return emptyStore();
        }
    }

    @Nested
    class Audit extends AuditTrailContract {
        @Override
        protected ReceivablesStore freshStore() {
            return emptyStore();
        }
    }

    @Nested
    class Chain extends AuditChainContract {
        @Override
        protected ReceivablesStore freshStore() {
            return emptyStore();
        }
    }

    @Nested
    class Messages extends OutboxContract {
        @Override
        protected ReceivablesStore freshStore() {
            return emptyStore();
        }
    }

    @Nested
    class Accounts extends AccountRepositoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return emptyStore();
        }
    }

    @Nested
    class Histories extends AccountHistoryContract {
        @Override
        protected ReceivablesStore freshStore() {
            return emptyStore();
        }
    }

    @Nested
    class Facts extends AccountFactsContract {
        @Override
        protected ReceivablesStore freshStore() {
            return emptyStore();
        }
    }

    @Nested
    class OpenItems extends OpenItemsContract {
        @Override
        protected ReceivablesStore freshStore() {
            return emptyStore();
        }
    }

    @Nested
    class Torture extends AsOfTortureContract {
        @Override
        protected int commands() {
            return torturingCommands();
        }

        @Override
        protected ReceivablesStore freshStore() {
            return emptyStore();
        }
    }

    @Nested
    class Transactions extends TransactionContract {
        @Override
        protected ReceivablesStore freshStore() {
            return emptyStore();
        }
    }

    @Nested
    class Isolation extends IsolationContract {
        @Override
        protected ReceivablesStore freshStore() {
            return emptyStore();
        }
    }

    @Nested
    class Concurrency extends ConcurrencyContract {
        @Override
        protected ReceivablesStore freshStore() {
            return emptyStore();
        }
    }

    @Nested
    class Ledger extends LedgerContract {
        @Override
        protected ReceivablesStore freshStore() {
            return emptyStore();
        }
    }

    @Nested
    class Repeats extends RepeatContract {
        @Override
        protected ReceivablesStore freshStore() {
            return emptyStore();
        }
    }
}
