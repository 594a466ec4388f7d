package io.cartera.store;

import io.cartera.account.AccountChanged;
import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import java.util.List;

/**
 * What was recorded on accounts and has not been handed on yet: one message for each applied command on an account, in the
 * order of its versions. What was undone with its transaction has none.
 * <p>
 * A message is the change itself, which is kept for ever; the outbox only knows how far each account was handed on, so it
 * does not grow where nobody asks.
 */
public interface Outbox {

    /**
     * Messages of a ledger that are not acknowledged. Those of an account come together, in the order of its versions and
     * without a gap, from the first one that is not acknowledged on; the account comes first whose first one was recorded
     * first, and of several the one with the lower identifier.
     *
     * @param most the most messages, at least 1; where they end within an account, the rest comes once these are
     *     acknowledged
     */
    List<AccountChanged> pending(LedgerId ledger, int most);

    /**
     * Notes that all messages of an account through a version have been handed on. An acknowledgement through a version
     * that is acknowledged already changes nothing. The caller holds the account's lock.
     *
     * @throws IllegalArgumentException if the account is not at that version yet
     */
    void acknowledge(AccountId account, long throughVersion);
}
