package io.cartera.aging;

import io.cartera.account.OpenItem;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/**
 * An open debit that is past due, and the stage that it is in: see {@link OverdueStages}. Immutable.
 *
 * @param item the debit
 * @param days how many days it is past due, at least 1
 * @param stage the stage; empty where it is overdue for fewer days than the first one takes
 * @param overdue what is open of it, without what is held back; greater than zero
 */
public record OverdueItem(OpenItem item, int days, Optional<String> stage, Money overdue) {

    /** Refuses nulls. */
    public OverdueItem {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(overdue, "overdue");
    }
}
