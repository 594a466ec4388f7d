package io.cartera.allocation;

import io.cartera.account.ItemId;
import java.util.Objects;

/**
 * That the search for debits which sum to a credit was stopped before it could say whether there is none, one or
 * several: there were too many items, or too many steps. A result, not an error; nothing is proposed for the credit.
 * The bound is a number of steps, never a clock, so that the same items always end alike. Immutable.
 *
 * @param credit the credit
 * @param items how many debits came into question
 * @param steps how many steps were taken
 */
public record SearchGivenUp(ItemId credit, int items, long steps) {

    /** Refuses nulls. */
    public SearchGivenUp {
        Objects.requireNonNull(credit, "credit");
    }
}
