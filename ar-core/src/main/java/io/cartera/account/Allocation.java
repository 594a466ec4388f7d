package io.cartera.account;

import io.cartera.money.MinorUnits;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * The link of one credit to one debit of the same account and currency: so much of the credit pays so much of the
 * debit, from a day on. The amount is greater than zero. Immutable.
 */
public final class Allocation {

    private final AllocationId id;
    private final ItemId credit;
    private final ItemId debit;
    private final CurrencyUnit currency;
    private final long amountMinor;
    private final LocalDate effectiveOn;

    private Allocation(AllocationId id, Settlement.Match match) {
        this.id = Objects.requireNonNull(id, "id");
        this.credit = match.credit();
        this.debit = match.debit();
        this.currency = match.currency();
        this.amountMinor = match.amountMinor();
        this.effectiveOn = match.on();
    }

    /**
     * An allocation.
     *
     * @param amount how much, greater than zero
     * @param effectiveOn the day from which it counts
     */
    public static Allocation of(AllocationId id, ItemId credit, ItemId debit, Money amount, LocalDate effectiveOn) {
        Objects.requireNonNull(id, "id");
        Require.date(effectiveOn, "effectiveOn");
        return new Allocation(id, new Settlement.Match(credit, debit, amount, effectiveOn));
    }

    /** The allocation that records a match. */
    static Allocation of(AllocationId id, Settlement.Match match) {
        return new Allocation(id, match);
    }

    static void requireSides(ItemId credit, ItemId debit) {
        if (credit.side() != Side.CREDIT || debit.side() != Side.DEBIT) {
            throw new IllegalArgumentException(
                    "an allocation links a credit to a debit, not " + credit.side() + " to " + debit.side());
        }
    }

    static long requirePositive(Money amount) {
        long minor = MinorUnits.of(amount);
        if (minor <= 0) {
            throw new IllegalArgumentException("amount is " + amount + ", it must be positive");
        }
        return minor;
    }

    /** Its identifier. */
    public AllocationId id() {
        return id;
    }

    /** The credit. */
    public ItemId credit() {
        return credit;
    }

    /** The debit. */
    public ItemId debit() {
        return debit;
    }

    /** The currency of the amount. */
    public CurrencyUnit currency() {
        return currency;
    }

    /** How much, in minor units. */
    public long amountMinor() {
        return amountMinor;
    }

    /** How much. */
    public Money amount() {
        return Money.ofMinor(currency, amountMinor);
    }

    /** The day from which it counts. */
    public LocalDate effectiveOn() {
        return effectiveOn;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Allocation that
                && id.equals(that.id)
                && credit.equals(that.credit)
                && debit.equals(that.debit)
                && currency.equals(that.currency)
                && amountMinor == that.amountMinor
                && effectiveOn.equals(that.effectiveOn);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, credit, debit);
    }

    @Override
    public String toString() {
        return "Allocation[" + id + ", " + credit + " pays " + amount() + " of " + debit + " on " + effectiveOn + "]";
    }
}
