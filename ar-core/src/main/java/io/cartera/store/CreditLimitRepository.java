package io.cartera.store;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimits;
import io.cartera.exposure.LimitGranted;
import java.util.SortedMap;

/** The credit limits granted, with their history. Grants are only ever added. */
public interface CreditLimitRepository {

    /** The limits of an account, in the order of recording; none where none was ever granted. */
    CreditLimits find(AccountId account);

    /** The limits of every account of a ledger to which one was ever granted, by customer. */
    SortedMap<CustomerId, CreditLimits> all(LedgerId ledger);

    /**
     * Adds a grant whose command is not taken on its account. The caller holds the account's lock, and of a limit for a group
     * that of the group before it, where there is one: whoever locks the group later sees the grant.
     *
     * @throws DuplicateKeyException if it is taken; a store that batches its writes may say so as late as on commit
     */
    void add(LimitGranted granted);
}
