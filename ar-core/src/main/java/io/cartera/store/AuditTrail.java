package io.cartera.store;

import io.cartera.account.AccountId;
import java.util.List;

/** The record of every command and what came of it, refused ones included. Rows are only ever added. */
public interface AuditTrail {

    /** Adds a row. The caller holds the account's lock. */
    void append(AuditRecord row);

    /** The rows of an account in the order in which they were added. */
    List<AuditRecord> of(AccountId account);

    /**
     * What the store holds that contradicts a law of the books, on any account: nothing where all of it was written
     * through the store. A store whose rows others can reach compares them all with each other, which takes its time; the
     * others have nothing to find.
     */
    List<Violation> violations();
}
