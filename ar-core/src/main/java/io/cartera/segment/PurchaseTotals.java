package io.cartera.segment;

import io.cartera.customer.CustomerId;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What one customer bought in a window of days, in one currency: how often, for how much, and when last.
 * <p>
 * A purchase is a deal as in {@link io.cartera.analysis.Deals}: an invoice that was not reversed. The total is what was billed,
 * tax included, less credit notes; it may be negative, and it need not be zero without a purchase, since a credit note may be
 * of an earlier one. Immutable.
 */
public final class PurchaseTotals {

    private final CustomerId customer;
    private final long count;
    private final Money total;
    private final @Nullable LocalDate last;

    private PurchaseTotals(CustomerId customer, long count, Money total, @Nullable LocalDate last) {
        this.customer = Objects.requireNonNull(customer, "customer");
        this.count = count;
        this.total = Objects.requireNonNull(total, "total");
        this.last = last;
    }

    /** No purchase, with what was billed and credited all the same. */
    public static PurchaseTotals none(CustomerId customer, Money total) {
        return new PurchaseTotals(customer, 0, total, null);
    }

    /**
     * So many purchases.
     *
     * @param count at least 1
     * @param last the day of the last one
     * @throws IllegalArgumentException if the count is below 1, or the day outside the years 1 to 9999
     */
    public static PurchaseTotals of(CustomerId customer, long count, Money total, LocalDate last) {
        if (count < 1) {
            throw new IllegalArgumentException("count is " + count + ", at least 1 is required");
        }
        return new PurchaseTotals(customer, count, total, Require.date(last, "last"));
    }

    /** Whose they are. */
    public CustomerId customer() {
        return customer;
    }

    /** How many. */
    public long count() {
        return count;
    }

    /** What was billed less what was credited; may be negative. */
    public Money total() {
        return total;
    }

    /** The day of the last one; empty without any. */
    public Optional<LocalDate> last() {
        return Optional.ofNullable(last);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PurchaseTotals that
                && customer.equals(that.customer)
                && count == that.count
                && total.equals(that.total)
                && Objects.equals(last, that.last);
    }

    @Override
    public int hashCode() {
        return Objects.hash(customer, count, total);
    }

    @Override
    public String toString() {
        return "PurchaseTotals[" + customer + ", " + count + ", " + total + (last == null ? "" : ", last " + last)
                + "]";
    }
}
