package io.cartera.aging;

import io.cartera.customer.CustomerId;
import io.cartera.money.MoneyBag;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What one customer has open past due, the oldest first, and the stage that it is in: that of the oldest. Immutable. */
public final class OverdueCustomer {

    private final CustomerId customer;
    private final List<OverdueItem> items;
    private final MoneyBag unapplied;

    /** Of a customer with at least one item. */
    OverdueCustomer(CustomerId customer, List<OverdueItem> items, MoneyBag unapplied) {
        this.customer = customer;
        this.items = List.copyOf(items);
        this.unapplied = unapplied;
    }

    /** The customer. */
    public CustomerId customer() {
        return customer;
    }

    /** What is past due, the longest overdue first, then by currency, document date and identifier; at least one. */
    public List<OverdueItem> items() {
        return items;
    }

    /** The item that is overdue for longest. */
    public OverdueItem oldest() {
        return items.get(0);
    }

    /** For how many days the oldest item is overdue. */
    public int days() {
        return oldest().days();
    }

    /** The stage of the oldest item; empty where that is overdue for fewer days than the first stage takes. */
    public Optional<String> stage() {
        return oldest().stage();
    }

    /** What is past due, by currency, without what is held back. */
    public MoneyBag overdue() {
        return items.stream().map(OverdueItem::overdue).collect(MoneyBag.collector());
    }

    /** Credits of the customer that nobody has applied, by currency: it may have paid already. */
    public MoneyBag unapplied() {
        return unapplied;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OverdueCustomer that
                && customer.equals(that.customer)
                && items.equals(that.items)
                && unapplied.equals(that.unapplied);
    }

    @Override
    public int hashCode() {
        return Objects.hash(customer, items.size());
    }

    @Override
    public String toString() {
        return "OverdueCustomer[" + customer + ", " + days() + " days, " + stage().orElse("no stage") + ", " + overdue()
                + "]";
    }
}
