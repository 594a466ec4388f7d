package io.cartera.payment;

import io.cartera.customer.CustomerId;
import io.cartera.trace.Refusal;
import java.util.List;
import java.util.Objects;

/**
 * The line of a bank statement was received already, for others. Money that was received for the wrong customer is moved
 * by a transfer. Immutable.
 *
 * @param line the line
 * @param customers for whom it was received, in their order
 */
public record BankLineTaken(BankLineId line, List<CustomerId> customers) implements Refusal {

    /** Refuses nulls and copies the list. */
    public BankLineTaken {
        Objects.requireNonNull(line, "line");
        customers = List.copyOf(customers);
    }
}
