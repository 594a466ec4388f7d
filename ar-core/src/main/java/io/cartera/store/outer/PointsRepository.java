package io.cartera.store.outer;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.points.PointsAccount;
import io.cartera.points.PointsRecorded;
import io.cartera.points.RewardProgramId;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Points of customers. Entries are only ever added.
 * <p>
 * Readings throw {@link io.cartera.store.UnreadableException} where what is kept can be no points account.
 */
public interface PointsRepository {

    /** The entries of an account in a programme, in the order of recording; the empty account where there are none. */
    PointsAccount find(AccountId account, RewardProgramId program);

    /** All entries of an account, in whichever programme, in the order of recording. */
    List<PointsRecorded> of(AccountId account);

    /** What the command of this kind with this identifier recorded on the account, in whichever programme. */
    Optional<PointsRecorded> find(AccountId account, CommandKind kind, CommandId command);

    /** When the last entry of an account was recorded, in whichever programme; empty where there is none. */
    Optional<Instant> lastRecordedAt(AccountId account);

    /** The points account of every customer of a ledger that has an entry in the programme, by customer. */
    SortedMap<CustomerId, PointsAccount> all(LedgerId ledger, RewardProgramId program);

    /**
     * Adds a booked entry whose command is not taken on the account, and whose {@linkplain io.cartera.points.PointsEntry#subject subject}
     * has no other of its kind in the programme. The caller holds the account's lock and has {@linkplain io.cartera.points.PointsLedger#booked booked} it on
     * what is there.
     *
     * @throws io.cartera.store.DuplicateKeyException if either is taken; a store that batches its writes may say so as late as on
     *     commit
     */
    void add(PointsRecorded recorded);
}
