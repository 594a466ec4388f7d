package io.cartera;

import io.cartera.account.LedgerId;
import io.cartera.store.LedgerClosing;
import io.cartera.trace.Event;
import java.util.Objects;

/**
 * A ledger was ordered to be closed through a day. Immutable.
 *
 * @param ledger the ledger
 * @param closing the day, by whom, when and on what basis
 */
public record LedgerClosed(LedgerId ledger, LedgerClosing closing) implements Event {

    /** Refuses nulls. */
    public LedgerClosed {
        Objects.requireNonNull(ledger, "ledger");
        Objects.requireNonNull(closing, "closing");
    }
}
