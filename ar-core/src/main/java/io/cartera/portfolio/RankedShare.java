package io.cartera.portfolio;

import io.cartera.customer.CustomerId;
import io.cartera.money.Percentage;
import java.util.Objects;
import org.joda.money.Money;

/** What part of a whole one customer makes, and the how manieth it is: see {@link Shares}. Immutable. */
public final class RankedShare {

    private final CustomerId customer;
    private final Money amount;
    private final int rank;
    private final Percentage share;
    private final Percentage cumulative;

    RankedShare(CustomerId customer, Money amount, int rank, Percentage share, Percentage cumulative) {
        this.customer = Objects.requireNonNull(customer, "customer");
        this.amount = Objects.requireNonNull(amount, "amount");
        this.rank = rank;
        this.share = Objects.requireNonNull(share, "share");
        this.cumulative = Objects.requireNonNull(cumulative, "cumulative");
    }

    /** The customer. */
    public CustomerId customer() {
        return customer;
    }

    /** What it makes; zero or less makes no part of the whole. */
    public Money amount() {
        return amount;
    }

    /** Its place, from 1; equal amounts share the better place, and the next one counts them all. */
    public int rank() {
        return rank;
    }

    /** Its part of the whole, to two decimals, so that all parts together are 100.00. */
    public Percentage share() {
        return share;
    }

    /** The parts of this customer and of all that stand before it in the list. */
    public Percentage cumulative() {
        return cumulative;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RankedShare that
                && customer.equals(that.customer)
                && amount.equals(that.amount)
                && rank == that.rank
                && share.equals(that.share)
                && cumulative.equals(that.cumulative);
    }

    @Override
    public int hashCode() {
        return Objects.hash(customer, amount, rank);
    }

    @Override
    public String toString() {
        return rank + ". " + customer + " " + amount + ", " + share;
    }
}
