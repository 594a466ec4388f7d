package io.cartera.store;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.credit.DecisionId;
import io.cartera.creditlog.CreditLog;
import io.cartera.creditlog.CreditLogRecorded;
import io.cartera.customer.CustomerId;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Credit decisions and what overrides them. Facts are only ever added. What a command needs, of one decision, is asked for
 * without the rest, so that a customer of whom much was decided costs what one of whom little was.
 */
public interface CreditLogRepository {

    /** The facts of an account, in the order of recording; the empty log where there are none. */
    CreditLog find(AccountId account);

    /**
     * The facts about one decision of an account, and the decisions that were let through under it, in the order of recording; the
     * empty log where there are none.
     */
    CreditLog find(AccountId account, DecisionId decision);

    /** What a command recorded on an account. */
    Optional<CreditLogRecorded> find(AccountId account, CommandKind kind, CommandId command);

    /** When the last fact of an account was recorded. */
    Optional<Instant> lastRecordedAt(AccountId account);

    /** The facts of every account of a ledger that has any, by customer. */
    SortedMap<CustomerId, CreditLog> all(LedgerId ledger);

    /**
     * {@link CreditLog#of(DateRange)} of every account of a ledger that has a decision of these days, by customer: without reading
     * the others.
     */
    SortedMap<CustomerId, CreditLog> all(LedgerId ledger, DateRange days);

    /**
     * Adds a fact whose command is not taken on the account. The caller holds the account's lock and has asked
     * {@link CreditLog#refusalOf}.
     *
     * @throws DuplicateKeyException if it is taken; a store that batches its writes may say so as late as on commit
     */
    void add(CreditLogRecorded recorded);
}
