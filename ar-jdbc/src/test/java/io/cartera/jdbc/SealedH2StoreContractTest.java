package io.cartera.jdbc;

import io.cartera.store.ReceivablesStore;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The store on H2 keeps the published contract with its texts sealed. */
@EnabledIfSystemProperty(named = "cartera.sealed", matches = "all", disabledReason = "as on PostgreSQL")
class SealedH2StoreContractTest extends DatabaseStoreContract {

    @Override
    int torturingCommands() {
        return 1_500;
    }

    @Override
    ReceivablesStore emptyStore() {
        return JdbcStore.using(TestDatabase.H2.fresh()).sealing(MasterKeys.first());
    }
}
