package io.cartera.aging;

import io.cartera.customer.CustomerId;
import java.util.Objects;

/**
 * What one customer has open in one currency, by age. Immutable.
 *
 * @param customer the customer
 * @param amounts the open amounts
 */
public record AgedBalance(CustomerId customer, AgedAmounts amounts) {

    /** Refuses nulls. */
    public AgedBalance {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(amounts, "amounts");
    }
}
