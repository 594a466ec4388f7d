package io.cartera.customer;

import io.cartera.trace.CommandId;
import io.cartera.trace.Event;
import java.util.Objects;

/**
 * A customer is in the customer file. The file is personal; {@link #toString()} shows identifiers only. By whom it was
 * registered is in the audit trail. Immutable.
 */
public final class CustomerRegistered implements Event {

    private final CommandId command;
    private final Customer customer;

    private CustomerRegistered(CommandId command, Customer customer) {
        this.command = Objects.requireNonNull(command, "command");
        this.customer = Objects.requireNonNull(customer, "customer");
    }

    /** This file, put on record by this command. */
    public static CustomerRegistered of(CommandId command, Customer customer) {
        return new CustomerRegistered(command, customer);
    }

    /** The command that registered the customer. */
    public CommandId command() {
        return command;
    }

    /** The file as it was registered. */
    public Customer customer() {
        return customer;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CustomerRegistered that
                && command.equals(that.command)
                && customer.equals(that.customer);
    }

    @Override
    public int hashCode() {
        return Objects.hash(command, customer);
    }

    @Override
    public String toString() {
        return "CustomerRegistered[" + command + ", " + customer + "]";
    }
}
