package io.cartera.store;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.collection.CollectionFile;
import io.cartera.collection.CollectionRecorded;
import io.cartera.customer.CustomerId;
import io.cartera.time.AsOf;
import java.util.SortedMap;

/** Disputes and promises to pay, how they ended, notices that were sent or withdrawn, and refunds that were asked for and answered. Facts are only ever added. */
public interface CollectionRepository {

    /** The facts of an account, in the order of recording; the empty file where there are none. */
    CollectionFile find(AccountId account);

    /**
     * The disputes, the promises, their ends, and the requests for refunds with their answers of every account of a ledger that has any, by customer, with those only that
     * count as of then: effective on or before the day and, where the question says as known at an instant, recorded at or
     * before it. Notices, which hold nothing back and may be many, and their withdrawals are not among them.
     */
    SortedMap<CustomerId, CollectionFile> all(LedgerId ledger, AsOf asOf);

    /**
     * Adds a fact whose command is not taken on the account and which ends no dispute and no promise that has ended, no
     * notice that is withdrawn, and approves or declines no refund a second time. The
     * caller holds the account's lock and has asked {@link CollectionFile#refusalOf}.
     *
     * @throws DuplicateKeyException if it is taken, or what it ends has ended; a store that batches its writes may say so
     *     as late as on commit
     */
    void add(CollectionRecorded recorded);
}
