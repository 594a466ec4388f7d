package io.cartera.allocation;

import io.cartera.account.ItemId;
import java.util.Objects;
import org.joda.money.Money;

/**
 * What a proposal leaves of a debit and would close, and as what: "close the rest as a cash discount". The amount is
 * greater than zero and in the currency of the debit. The allocations of a proposal leave it open; whoever records the
 * proposal decides on it. Immutable.
 */
public final class Remainder {

    /** As what the rest of a debit can be closed. */
    public enum Reason {
        /** A discount that was offered for paying early. */
        CASH_DISCOUNT,
        /** A difference within the tolerance. */
        SMALL_DIFFERENCE,
        /** A fee that a bank took off the payment, within the tolerance. */
        BANK_FEE
    }

    private final ItemId debit;
    private final Reason reason;
    private final Money amount;

    private Remainder(ItemId debit, Reason reason, Money amount) {
        this.debit = Objects.requireNonNull(debit, "debit");
        this.reason = Objects.requireNonNull(reason, "reason");
        this.amount = amount;
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("remainder of " + debit + " is " + amount + ", it must be positive");
        }
    }

    /**
     * The rest of a debit.
     *
     * @throws IllegalArgumentException if the amount is not positive
     */
    public static Remainder of(ItemId debit, Reason reason, Money amount) {
        return new Remainder(debit, reason, Objects.requireNonNull(amount, "amount"));
    }

    /** The debit. */
    public ItemId debit() {
        return debit;
    }

    /** As what it would be closed. */
    public Reason reason() {
        return reason;
    }

    /** How much of it. */
    public Money amount() {
        return amount;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Remainder that
                && debit.equals(that.debit)
                && reason == that.reason
                && amount.equals(that.amount);
    }

    @Override
    public int hashCode() {
        return Objects.hash(debit, reason, amount);
    }

    @Override
    public String toString() {
        return amount + " of " + debit + " as " + reason;
    }
}
