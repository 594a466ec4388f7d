package io.cartera.examples.monthend;

import io.cartera.Receivables;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.store.ReceivablesStore;

/** The store of a run. */
final class LedgerStore implements AutoCloseable {

    static final String EMBEDDED = "embedded";

    private final ReceivablesStore store;

    private LedgerStore(ReceivablesStore store) {
        this.store = store;
    }

    static LedgerStore open(String option) {
        return new LedgerStore(new InMemoryStore());
    }

    ReceivablesStore store() {
        return store;
    }

    void requireEmpty(Receivables books) {
        if (!books.customers().all().isEmpty()) {
            throw new CannotRunException("the ledger in this store is not empty");
        }
    }

    @Override
    public void close() {}
}
