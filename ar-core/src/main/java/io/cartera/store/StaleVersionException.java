package io.cartera.store;

import io.cartera.account.AccountId;
import java.util.Objects;

/** A unit of work is based on a version which the account does not have; nothing of the transaction is kept. */
public final class StaleVersionException extends StoreException {

    private static final long serialVersionUID = 1L;

    private final transient AccountId account;
    private final long expected;
    private final long found;

    /** The account, the version on which the work is based, and the one found. */
    public StaleVersionException(AccountId account, long expected, long found) {
        super("account " + account + " is at version " + found + ", work is based on " + expected);
        this.account = Objects.requireNonNull(account, "account");
        this.expected = expected;
        this.found = found;
    }

    /** The account. */
    public AccountId account() {
        return account;
    }

    /** The version on which the work is based. */
    public long expected() {
        return expected;
    }

    /** The version found. */
    public long found() {
        return found;
    }
}
