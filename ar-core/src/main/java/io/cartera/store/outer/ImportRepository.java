package io.cartera.store.outer;

import io.cartera.account.LedgerId;
import io.cartera.freshness.SourceImported;
import java.util.List;

/** Through which days the sources of ledgers were imported. Facts are only ever added, and no lock is needed for it. */
public interface ImportRepository {

    /** What was recorded of a ledger, in the {@linkplain SourceImported#inOrderOfRecording() order of recording}. */
    List<SourceImported> all(LedgerId ledger);

    /**
     * Adds a fact.
     *
     * @throws io.cartera.store.DuplicateKeyException if another of the ledger has the same command identifier
     * @throws io.cartera.store.RetryableStoreException if another session has added one meanwhile
     */
    void add(SourceImported imported);
}
