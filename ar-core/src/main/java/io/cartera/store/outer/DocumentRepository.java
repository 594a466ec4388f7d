package io.cartera.store.outer;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.document.DocumentFile;
import io.cartera.document.DocumentId;
import io.cartera.document.DocumentRecorded;
import io.cartera.external.Referent;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What is recorded about the documents that are kept. Facts are only ever added.
 * <p>
 * Readings throw {@link io.cartera.store.UnreadableException} where what is kept can be no file of an account.
 */
public interface DocumentRepository {

    /** The facts of an account, in the order of recording; the empty file where there are none. */
    DocumentFile find(AccountId account);

    /**
     * The facts of one document of an account, in the order of recording; the empty file where there are none. What it costs
     * does not grow with the other documents: a command reads no more than this.
     */
    DocumentFile find(AccountId account, DocumentId document);

    /** What the command of this kind with this identifier recorded on the account. */
    Optional<DocumentRecorded> find(AccountId account, CommandKind kind, CommandId command);

    /** When the last fact of an account was recorded; empty where there is none. */
    Optional<Instant> lastRecordedAt(AccountId account);

    /** The file of every account of a ledger that has any fact, by customer. */
    SortedMap<CustomerId, DocumentFile> all(LedgerId ledger);

    /**
     * The facts in any file of a ledger that link a document with this thing; by customer, then in the order of recording.
     */
    List<DocumentRecorded> linksTo(LedgerId ledger, Referent subject);

    /**
     * Adds a fact whose command is not taken on the account, and which ends nothing that has ended. The caller holds the
     * account's lock and has asked {@link DocumentFile#refusalOf} of the document's facts.
     *
     * @throws io.cartera.store.DuplicateKeyException if it is taken, or what it ends has ended; a store that batches its
     *     writes may say so as late as on commit
     */
    void add(DocumentRecorded recorded);
}
