package io.cartera.payment;

import io.cartera.customer.CustomerId;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.Money;

/**
 * One line of a bank statement that was paid for several customers, with what of it each of them gets.
 * <p>
 * Shares are greater than zero, in the currency of the line, one for each customer, and come to the amount of the line at
 * most. The line is received once, with all its shares: what is in none of them is not received, and cannot be later.
 * {@link #toString()} shows nothing personal. Immutable. Example: of a line of EUR 100.00,
 * {@code BankLineSplit.of(line).share(acme, Money.parse("EUR 60")).share(bolt, Money.parse("EUR 40"))} leaves a rest of
 * EUR 0.00.
 */
public final class BankLineSplit {

    private final BankLine line;
    private final SortedMap<CustomerId, Money> shares;

    private BankLineSplit(BankLine line, SortedMap<CustomerId, Money> shares) {
        this.line = line;
        this.shares = Collections.unmodifiableSortedMap(shares);
    }

    /**
     * A line of which nothing is shared out yet.
     *
     * @throws IllegalArgumentException if no money came in
     */
    public static BankLineSplit of(BankLine line) {
        line.requireIn();
        return new BankLineSplit(line, new TreeMap<>());
    }

    /**
     * This split with a share for one more customer.
     *
     * @throws IllegalArgumentException if the share is not positive, more than is left of the line, or the customer's second
     * @throws org.joda.money.CurrencyMismatchException if it is in another currency than the line
     */
    public BankLineSplit share(CustomerId customer, Money share) {
        Objects.requireNonNull(customer, "customer");
        if (!share.isPositive()) {
            throw new IllegalArgumentException("share of " + customer + " is " + share + ", it must be positive");
        }
        if (share.isGreaterThan(rest())) {
            throw new IllegalArgumentException("share of " + customer + " is " + share + ", left are " + rest());
        }
        SortedMap<CustomerId, Money> more = new TreeMap<>(shares);
        if (more.put(customer, share) != null) {
            throw new IllegalArgumentException(customer + " has a share already");
        }
        return new BankLineSplit(line, more);
    }

    /** The line. */
    public BankLine line() {
        return line;
    }

    /** The shares by customer. */
    public SortedMap<CustomerId, Money> shares() {
        return shares;
    }

    /** What of the line is in no share. */
    public Money rest() {
        return shares.values().stream().reduce(line.amount(), Money::minus);
    }

    /** The payment of each share, by customer; all have the identifier of the line's payment. */
    public List<Payment> payments() {
        return shares.entrySet().stream()
                .map(share -> line.toPayment(share.getKey(), share.getValue()))
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BankLineSplit that && line.equals(that.line) && shares.equals(that.shares);
    }

    @Override
    public int hashCode() {
        return Objects.hash(line, shares);
    }

    @Override
    public String toString() {
        return "BankLineSplit[" + line + ", " + shares + "]";
    }
}
