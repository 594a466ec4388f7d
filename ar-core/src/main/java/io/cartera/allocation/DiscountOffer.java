package io.cartera.allocation;

import io.cartera.account.ItemId;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Objects;
import org.joda.money.Money;

/**
 * A discount that a debit's customer may take off by paying until a day, that day included. The amount is greater than
 * zero and in the debit's currency. A payment is in time when its document date, which is the day it was received, is
 * not after that day. Immutable. Example: 2 % of 32,500.00 until 13 July is
 * {@code DiscountOffer.of(ItemId.debit("INV-4"), Money.parse("USD 650"), LocalDate.parse("2024-07-13"))}.
 */
public final class DiscountOffer {

    private final ItemId debit;
    private final Money amount;
    private final LocalDate until;

    private DiscountOffer(ItemId debit, Money amount, LocalDate until) {
        this.debit = Objects.requireNonNull(debit, "debit");
        this.amount = Objects.requireNonNull(amount, "amount");
        this.until = Require.date(until, "until");
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("discount on " + debit + " is " + amount + ", it must be positive");
        }
    }

    /**
     * The offer.
     *
     * @throws IllegalArgumentException if the amount is not positive or the day is outside the years 1 to 9999
     */
    public static DiscountOffer of(ItemId debit, Money amount, LocalDate until) {
        return new DiscountOffer(debit, amount, until);
    }

    /** The debit. */
    public ItemId debit() {
        return debit;
    }

    /** How much may be taken off. */
    public Money amount() {
        return amount;
    }

    /** The last day. */
    public LocalDate until() {
        return until;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DiscountOffer that
                && debit.equals(that.debit)
                && amount.equals(that.amount)
                && until.equals(that.until);
    }

    @Override
    public int hashCode() {
        return Objects.hash(debit, amount, until);
    }

    @Override
    public String toString() {
        return amount + " off " + debit + " until " + until;
    }
}
