package io.cartera.store;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.audit.AuditFacts;
import io.cartera.audit.AuditKey;
import io.cartera.audit.AuditLink;
import io.cartera.audit.AuditRecord;
import io.cartera.customer.CustomerId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The record of every command and what came of it, refused ones included, with the {@linkplain
 * io.cartera.audit.AuditChain chain} over the rows of each account. Rows are only ever added.
 */
public interface AuditTrail {

    /**
     * Adds a row. The caller holds the account's lock. The store keeps with it the link that
     * {@link io.cartera.audit.AuditChain#next} makes of it, under the key of the account; a store with which nobody can
     * tamper may make the links when it is asked for them.
     *
     * @param facts what the command recorded; nothing where it was not applied
     */
    void append(AuditRecord row, AuditFacts facts);

    /** The rows of an account in the order in which they were added. */
    List<AuditRecord> of(AccountId account);

    /** The links of an account, one for each row, in the order of the rows. */
    List<AuditLink> links(AccountId account);

    /** The last link of every account of a ledger that has rows, by customer. */
    SortedMap<CustomerId, AuditLink> heads(LedgerId ledger);

    /** The key of an account, made when it was opened; empty for an account that is not open, and once it is erased. */
    Optional<AuditKey> key(AccountId account);

    /**
     * What the store holds that contradicts a law of the books, on any account: nothing where all of it was written
     * through the store. A store whose rows others can reach compares them all with each other, which takes its time; the
     * others have nothing to find.
     */
    List<Violation> violations();
}
