package io.cartera;

import io.cartera.account.LedgerId;
import io.cartera.store.LedgerClosing;
import io.cartera.trace.Event;
import java.util.Objects;

/**
 * A ledger was ordered to be closed through a day. Immutable.
 */
public final class LedgerClosed implements Event {

    private final LedgerId ledger;
    private final LedgerClosing closing;

    private LedgerClosed(LedgerId ledger, LedgerClosing closing) {
        this.ledger = Objects.requireNonNull(ledger, "ledger");
        this.closing = Objects.requireNonNull(closing, "closing");
    }

    /** This closing of this ledger. */
    public static LedgerClosed of(LedgerId ledger, LedgerClosing closing) {
        return new LedgerClosed(ledger, closing);
    }

    /** The ledger. */
    public LedgerId ledger() {
        return ledger;
    }

    /** The day, by whom, when and on what basis. */
    public LedgerClosing closing() {
        return closing;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LedgerClosed that && ledger.equals(that.ledger) && closing.equals(that.closing);
    }

    @Override
    public int hashCode() {
        return Objects.hash(ledger, closing);
    }

    @Override
    public String toString() {
        return "LedgerClosed[" + ledger + ", " + closing + "]";
    }
}
