package io.cartera.segment;

import io.cartera.customer.CustomerId;
import java.util.Objects;
import org.joda.money.Money;

/**
 * A customer's place in an ABC analysis, in one currency. Immutable.
 *
 * @param customer the customer
 * @param turnover what it was billed
 * @param abc its class
 */
public record SegmentedCustomer(CustomerId customer, Money turnover, AbcClass abc) {

    /** Refuses nulls. */
    public SegmentedCustomer {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(turnover, "turnover");
        Objects.requireNonNull(abc, "abc");
    }
}
