package io.cartera.collection;

import io.cartera.account.OpenItem;
import io.cartera.account.Side;
import io.cartera.money.MinorUnits;
import java.util.Objects;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.Money;

/**
 * An open debit as a collector sees it: what is disputed of it, what is promised, and what is left to be collected.
 * {@code open = disputed + promised + collectable}, no part negative. Immutable.
 */
public final class CollectableItem {

    private final OpenItem item;
    private final long disputedMinor;
    private final long promisedMinor;

    private CollectableItem(OpenItem item, long disputedMinor, long promisedMinor) {
        this.item = item;
        this.disputedMinor = disputedMinor;
        this.promisedMinor = promisedMinor;
    }

    static CollectableItem ofMinor(OpenItem item, long disputedMinor, long promisedMinor) {
        return new CollectableItem(item, disputedMinor, promisedMinor);
    }

    /**
     * An open debit of which so much is disputed and so much promised.
     *
     * @throws IllegalArgumentException if it is a credit, an amount is negative, or both are more than is open
     * @throws CurrencyMismatchException if an amount is in another currency
     * @throws io.cartera.money.AmountOutOfRangeException if an amount is out of range
     */
    public static CollectableItem of(OpenItem item, Money disputed, Money promised) {
        if (Objects.requireNonNull(item, "item").side() == Side.CREDIT) {
            throw new IllegalArgumentException("credit " + item.id() + " is not collected");
        }
        long disputedMinor = minorIn(item, disputed);
        long promisedMinor = minorIn(item, promised);
        if (disputedMinor < 0 || promisedMinor < 0 || disputedMinor + promisedMinor > item.openMinor()) {
            throw new IllegalArgumentException("disputed " + disputed + " and promised " + promised + " of " + item.id()
                    + " with open " + item.open());
        }
        return new CollectableItem(item, disputedMinor, promisedMinor);
    }

    private static long minorIn(OpenItem item, Money amount) {
        if (!amount.getCurrencyUnit().equals(item.currency())) {
            throw new CurrencyMismatchException(item.currency(), amount.getCurrencyUnit());
        }
        return MinorUnits.of(amount);
    }

    /** The debit with all that is open of it. */
    public OpenItem item() {
        return item;
    }

    /** What is disputed. */
    public Money disputed() {
        return Money.ofMinor(item.currency(), disputedMinor);
    }

    /** What is not disputed, and awaited on promises that are pending. */
    public Money promised() {
        return Money.ofMinor(item.currency(), promisedMinor);
    }

    /** What is neither disputed nor promised: what may be asked for now. */
    public Money collectable() {
        return Money.ofMinor(item.currency(), item.openMinor() - disputedMinor - promisedMinor);
    }

    /** What is disputed, in minor units. */
    public long disputedMinor() {
        return disputedMinor;
    }

    /** What is promised, in minor units. */
    public long promisedMinor() {
        return promisedMinor;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CollectableItem that
                && item.equals(that.item)
                && disputedMinor == that.disputedMinor
                && promisedMinor == that.promisedMinor;
    }

    @Override
    public int hashCode() {
        return item.hashCode();
    }

    @Override
    public String toString() {
        return "CollectableItem[" + item + ", disputed " + disputed() + ", promised " + promised() + "]";
    }
}
