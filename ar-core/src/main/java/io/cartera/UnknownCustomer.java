package io.cartera;

import io.cartera.customer.CustomerId;
import io.cartera.trace.Refusal;
import java.util.Objects;

/**
 * The customer is not in the customer file. Comes before every other refusal. Immutable.
 *
 * @param customer the customer that was named
 */
public record UnknownCustomer(CustomerId customer) implements Refusal {

    /** Refuses nulls. */
    public UnknownCustomer {
        Objects.requireNonNull(customer, "customer");
    }
}
