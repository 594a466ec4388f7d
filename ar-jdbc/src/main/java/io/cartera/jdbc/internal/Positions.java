package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import java.util.HashMap;
import java.util.Map;

/** Numbers the rows of a table within each account. The account's lock keeps others from taking the same numbers. */
final class Positions {

    private final Transaction transaction;
    private final Accounts accounts;
    private final Sql last;
    private final Map<AccountId, Long> taken = new HashMap<>();

    Positions(Transaction transaction, Accounts accounts, Sql last) {
        this.transaction = transaction;
        this.accounts = accounts;
        this.last = last;
    }

    long next(AccountId account) {
        Long before = taken.get(account);
        long position = (before != null ? before : last(account)) + 1;
        taken.put(account, position);
        return position;
    }

    // Not the greatest of all: the key in falling order lets every database read one row of it.
    private long last(AccountId account) {
        return accounts.isNew(account)
                ? 0
                : transaction
                        .find(last, parameters -> parameters.account(account), Row::number)
                        .orElse(0L);
    }
}
