package io.cartera.store;

import io.cartera.account.AccountId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import java.util.List;
import java.util.Optional;

/**
 * The issued invoices, debit notes and credit notes, as they were issued; each that a series numbers with the number that
 * was {@linkplain NumberSeriesRepository#take taken} for it.
 */
public interface InvoiceRepository {

    /** The document with this identifier on the account. */
    Optional<Invoice> find(AccountId account, InvoiceId id);

    /** All documents of the account, by identifier. */
    List<Invoice> of(AccountId account);

    /**
     * The credit notes of the account that {@linkplain Invoice#credits() credit} this document, in the order of their
     * identifiers.
     */
    List<Invoice> creditNotesTo(AccountId account, InvoiceId id);

    /**
     * Adds a document whose identifier is not taken on the account. The caller holds the account's lock.
     *
     * @throws DuplicateKeyException if it is taken; a store that batches its writes may say so as late as on commit
     */
    void add(AccountId account, Invoice invoice);
}
