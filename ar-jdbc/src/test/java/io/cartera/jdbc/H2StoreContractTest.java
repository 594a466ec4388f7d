package io.cartera.jdbc;

import io.cartera.jdbc.testing.TestH2;
import io.cartera.store.ReceivablesStore;
import javax.sql.DataSource;

/** The store on H2 keeps the published contract. */
class H2StoreContractTest extends DatabaseStoreContract {

    @Override
    ReceivablesStore emptyStore() {
        DataSource database = TestH2.freshDatabase();
        Schema.apply(database);
        return JdbcStore.using(database);
    }
}
