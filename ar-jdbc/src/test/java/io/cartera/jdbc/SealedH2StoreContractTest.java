package io.cartera.jdbc;

import io.cartera.store.ReceivablesStore;

/** The store on H2 keeps the published contract with its texts sealed. */
class SealedH2StoreContractTest extends DatabaseStoreContract {

    @Override
    ReceivablesStore emptyStore() {
        return JdbcStore.using(TestDatabase.H2.fresh()).sealing(MasterKeys.first());
    }
}
