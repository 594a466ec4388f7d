package io.cartera.statement;

import io.cartera.customer.CustomerId;
import java.util.Objects;

/** A customer's row of a {@link BalanceTable}, in one currency. Immutable. */
public final class BalanceRow {

    private final CustomerId customer;
    private final BalanceTotal amounts;

    private BalanceRow(CustomerId customer, BalanceTotal amounts) {
        this.customer = customer;
        this.amounts = amounts;
    }

    static BalanceRow of(CustomerId customer, BalanceTotal amounts) {
        return new BalanceRow(customer, amounts);
    }

    /** The customer. */
    public CustomerId customer() {
        return customer;
    }

    /** Opening, debits, credits and closing. */
    public BalanceTotal amounts() {
        return amounts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BalanceRow that && customer.equals(that.customer) && amounts.equals(that.amounts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(customer, amounts);
    }

    @Override
    public String toString() {
        return customer + " " + amounts;
    }
}
