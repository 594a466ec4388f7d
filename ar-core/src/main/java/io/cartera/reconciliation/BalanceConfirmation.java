package io.cartera.reconciliation;

import io.cartera.account.OpenItem;
import io.cartera.customer.CustomerId;
import io.cartera.money.MoneyBag;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * What a customer is asked to confirm: what is open as of a day, item by item, and the balance of it.
 * <p>
 * The customer agrees, or answers with lines of their own, which are compared with ours. Immutable. Example:
 * <pre>{@code
 * BalanceConfirmation asked = BalanceConfirmation.of(acme, yearEnd, books.accounts().openItems(acme, yearEnd));
 * asked.answeredBy(theirLines, 3).discrepancies();
 * }</pre>
 */
public final class BalanceConfirmation {

    private final CustomerId customer;
    private final LocalDate asOf;
    private final List<OpenItem> items;

    private BalanceConfirmation(CustomerId customer, LocalDate asOf, List<OpenItem> items) {
        this.customer = Objects.requireNonNull(customer, "customer");
        this.asOf = Objects.requireNonNull(asOf, "asOf");
        this.items = List.copyOf(items);
        for (OpenItem item : this.items) {
            if (!item.customer().equals(customer)) {
                throw new IllegalArgumentException(item.id() + " is of " + item.customer() + ", not of " + customer);
            }
        }
    }

    /**
     * What a customer is to confirm.
     *
     * @param items what is open on the day
     * @throws IllegalArgumentException if an item is another customer's
     */
    public static BalanceConfirmation of(CustomerId customer, LocalDate asOf, List<OpenItem> items) {
        return new BalanceConfirmation(customer, asOf, items);
    }

    /** Who is asked. */
    public CustomerId customer() {
        return customer;
    }

    /** The day. */
    public LocalDate asOf() {
        return asOf;
    }

    /** What is open, as it was given. */
    public List<OpenItem> items() {
        return items;
    }

    /** The balance by currency; negative where we owe. */
    public MoneyBag balance() {
        return items.stream().map(OpenItem::signedOpen).collect(MoneyBag.collector());
    }

    /**
     * The customer's answer beside ours: the agreed items, and the others as discrepancies.
     *
     * @param theirs the lines of the customer, positive where the customer owes
     * @param mostDays by how many days the two sides may date a line differently
     */
    public Reconciliation answeredBy(Collection<StatedLine> theirs, int mostDays) {
        return Reconciliation.of(items.stream().map(StatedLine::of).toList(), theirs, mostDays);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BalanceConfirmation that
                && customer.equals(that.customer)
                && asOf.equals(that.asOf)
                && items.equals(that.items);
    }

    @Override
    public int hashCode() {
        return Objects.hash(customer, asOf, items);
    }

    @Override
    public String toString() {
        return "BalanceConfirmation[" + customer + ", " + asOf + ", " + balance() + "]";
    }
}
