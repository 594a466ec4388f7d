package io.cartera.store;

import io.cartera.account.AccountId;
import java.util.List;

/** The record of every command and what came of it, refused ones included. Rows are only ever added. */
public interface AuditTrail {

    /** Adds a row. The caller holds the account's lock. */
    void append(AuditRecord row);

    /** The rows of an account in the order in which they were added. */
    List<AuditRecord> of(AccountId account);
}
