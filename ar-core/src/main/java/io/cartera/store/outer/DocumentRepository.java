package io.cartera.store.outer;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.document.DocumentFile;
import io.cartera.document.DocumentRecorded;
import io.cartera.external.Referent;
import java.util.List;
import java.util.SortedMap;

/** What is recorded about the documents that are kept. Facts are only ever added. */
public interface DocumentRepository {

    /** The facts of an account, in the order of recording; the empty file where there are none. */
    DocumentFile find(AccountId account);

    /** The file of every account of a ledger that has any fact, by customer. */
    SortedMap<CustomerId, DocumentFile> all(LedgerId ledger);

    /**
     * The facts in any file of a ledger that link a document with this thing; by customer, then in the order of recording.
     */
    List<DocumentRecorded> linksTo(LedgerId ledger, Referent subject);

    /**
     * Adds a fact whose command is not taken on the account, and which ends nothing that has ended. The caller holds the
     * account's lock and has asked {@link DocumentFile#refusalOf}.
     *
     * @throws io.cartera.store.DuplicateKeyException if it is taken, or what it ends has ended; a store that batches its
     *     writes may say so as late as on commit
     */
    void add(DocumentRecorded recorded);
}
