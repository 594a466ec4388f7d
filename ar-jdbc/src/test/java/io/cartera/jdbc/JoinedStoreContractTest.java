package io.cartera.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.cartera.contract.AccountRepositoryContract;
import io.cartera.contract.CollectionRepositoryContract;
import io.cartera.contract.ConcurrencyContract;
import io.cartera.contract.CreditLogRepositoryContract;
import io.cartera.contract.CustomerFileContract;
import io.cartera.contract.HeadroomRepositoryContract;
import io.cartera.contract.IsolationContract;
import io.cartera.contract.LedgerContract;
import io.cartera.contract.RepeatContract;
import io.cartera.contract.TransactionContract;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.Session;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/**
 * The store inside a host's transactions keeps the published contract, where each session has one to itself. The suites
 * of what a transaction has to do with; the statements of the others are the same as with transactions of our own.
 */
class JoinedStoreContractTest {

    private final List<HikariDataSource> pools = new ArrayList<>();

    @AfterEach
    void closePools() {
        pools.forEach(HikariDataSource::close);
    }

    private ReceivablesStore emptyStore() {
        HikariDataSource pool = TestDatabase.POSTGRESQL.pool(16);
        pools.add(pool);
        Host host = new Host(pool);
        return new InOneTransactionEach(host, JdbcStore.joining(host));
    }

    @Nested
    class CustomerFiles extends CustomerFileContract {
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

    private record InOneTransactionEach(Host host, ReceivablesStore joined) implements ReceivablesStore {

        @Override
        public <T> T write(Function<? super Session, ? extends T> work) {
            return host.isInTransaction()
                    ? joined.write(work)
                    : host.transacting(Connection.TRANSACTION_READ_COMMITTED, () -> joined.write(work));
        }

        @Override
        public <T> T read(Function<? super Session, ? extends T> work) {
            return host.isInTransaction()
                    ? joined.read(work)
                    : host.transacting(Connection.TRANSACTION_REPEATABLE_READ, () -> joined.read(work));
        }
    }
}
