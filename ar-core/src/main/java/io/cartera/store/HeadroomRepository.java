package io.cartera.store;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.headroom.HeadroomFile;
import io.cartera.headroom.HeadroomRecorded;
import io.cartera.headroom.ReservationId;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Reservations with their steps, and the groups that share a limit. Facts are only ever added.
 * <p>
 * Readings throw {@link UnreadableException} where what is kept can be no file of an account.
 */
public interface HeadroomRepository {

    /** All facts of an account, in the order of recording; the empty file where there are none. */
    HeadroomFile find(AccountId account);

    /** The facts of one reservation, in the order of recording. What it costs does not grow with the other ones. */
    HeadroomFile find(AccountId account, ReservationId reservation);

    /** What the command of this kind with this identifier recorded on the account. */
    Optional<HeadroomRecorded> find(AccountId account, CommandKind kind, CommandId command);

    /**
     * The facts of those reservations of which anything may count on this day or on a later one, and of those that were
     * changed from a later day: all that a reading as of this day needs, with what is known now. What it costs does not grow
     * with reservations that are used up, given back or expired.
     */
    HeadroomFile live(AccountId account, LocalDate day);

    /** The same for every account of a ledger that has any such reservation, by customer. */
    SortedMap<CustomerId, HeadroomFile> live(LedgerId ledger, LocalDate day);

    /** The memberships of an account, in the order of recording. */
    HeadroomFile memberships(AccountId account);

    /** All memberships of each customer that was ever said to belong to the group under this root, by customer. */
    SortedMap<CustomerId, HeadroomFile> group(AccountId root);

    /** When the last fact of an account was recorded; empty where there is none. */
    Optional<Instant> lastRecordedAt(AccountId account);

    /**
     * Locks the group under a root until the session ends, and says whether there is one: whether anybody opened it. Where
     * there is none, nothing is locked. Groups are locked before accounts, and several in the order of their roots.
     *
     * @throws IllegalStateException if an account is locked already, or a group that comes later
     */
    boolean lockGroup(AccountId root);

    /** Whether there is a group under a root. */
    boolean isGroup(AccountId root);

    /** Locks the group under a root as {@link #lockGroup} does; it is opened if there is none. */
    void openGroup(AccountId root);

    /**
     * Adds a fact whose command is not taken on the account, and which begins no reservation that is there. The caller holds
     * the account's lock and has asked {@link HeadroomFile#refusalOf}.
     *
     * @throws DuplicateKeyException if it is taken; a store that batches its writes may say so as late as on commit
     */
    void add(HeadroomRecorded recorded);
}
