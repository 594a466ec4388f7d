package io.cartera.customer;

import io.cartera.trace.Event;
import java.util.Objects;

/**
 * A customer is in the customer file. The file is personal; {@link #toString()} shows the identifier only. Immutable.
 *
 * @param customer the file as it was registered
 */
public record CustomerRegistered(Customer customer) implements Event {

    /** Refuses nulls. */
    public CustomerRegistered {
        Objects.requireNonNull(customer, "customer");
    }
}
