package io.cartera.leakage;

import io.cartera.customer.CustomerId;
import io.cartera.money.MinorUnits;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Objects;
import org.joda.money.Money;

/**
 * Something delivered that no document asks for yet, as another system knows it, and the day on which it was to be billed. Immutable.
 */
public final class UnbilledCharge {

    private final CustomerId customer;
    private final String reference;
    private final Money amount;
    private final LocalDate billableOn;

    private UnbilledCharge(CustomerId customer, String reference, Money amount, LocalDate billableOn) {
        this.customer = Objects.requireNonNull(customer, "customer");
        this.reference = Require.id(reference, "reference");
        MinorUnits.of(Objects.requireNonNull(amount, "amount"));
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("amount is " + amount + ", it must be above zero");
        }
        this.amount = amount;
        this.billableOn = Require.date(billableOn, "billableOn");
    }

    /**
     * A charge.
     *
     * @param reference what the other system calls it
     * @param billableOn on which day it is to be billed at the latest
     * @throws IllegalArgumentException if the amount is not above zero, or the reference no identifier
     */
    public static UnbilledCharge of(CustomerId customer, String reference, Money amount, LocalDate billableOn) {
        return new UnbilledCharge(customer, reference, amount, billableOn);
    }

    /** The customer. */
    public CustomerId customer() {
        return customer;
    }

    /** What the other system calls it. */
    public String reference() {
        return reference;
    }

    /** How much. */
    public Money amount() {
        return amount;
    }

    /** On which day it is to be billed at the latest. */
    public LocalDate billableOn() {
        return billableOn;
    }

    @Override
    public String toString() {
        return customer + " " + reference + " " + amount + " billable on " + billableOn;
    }
}
