package io.cartera.store;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import io.cartera.time.Timeline;
import io.cartera.trace.CommandId;
import java.util.List;
import java.util.SortedMap;

/** The credit limits granted, with their history. */
public interface CreditLimitRepository {

    /** The limits of an account over time; the empty timeline where none was ever granted. */
    Timeline<CreditLimit> find(AccountId account);

    /** The limits over time of every account of a ledger to which one was ever granted, by customer. */
    SortedMap<CustomerId, Timeline<CreditLimit>> all(LedgerId ledger);

    /** The grants of an account in the order of recording. */
    List<LimitGrant> grants(AccountId account);

    /**
     * Adds a grant whose command is not taken on the account. The caller holds the account's lock.
     *
     * @throws DuplicateKeyException if it is taken; a store that batches its writes may say so as late as on commit
     */
    void add(AccountId account, LimitGrant grant);

    /**
     * A limit that was granted. Immutable.
     *
     * @param command the command that granted it
     * @param version the limit, from when on, and when it was recorded
     */
    record LimitGrant(CommandId command, Timeline.Version<CreditLimit> version) {}
}
