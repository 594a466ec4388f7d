package io.cartera.interest;

import io.cartera.money.MinorUnits;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A fixed sum for the cost of recovery, once for each debit that falls late, the larger the debt the more of it where the
 * law has steps. It is no interest and bears none. Immutable and thread-safe.
 */
public final class FixedCompensation {

    private final Money least;
    private final TreeMap<Money, Money> byDebt;

    private FixedCompensation(Money least, TreeMap<Money, Money> byDebt) {
        this.least = least;
        this.byDebt = byDebt;
    }

    /**
     * One sum, whatever the debt and its currency.
     *
     * @throws IllegalArgumentException if it is not above zero
     */
    public static FixedCompensation of(Money sum) {
        return new FixedCompensation(positive(sum, "sum"), new TreeMap<>());
    }

    /** EUR 40: Directive 2011/7/EU, art. 6(1), which lets a creditor claim reasonable costs beyond it. */
    public static FixedCompensation europeanUnion() {
        return of(Money.parse("EUR 40"));
    }

    /** GBP 40, from a debt of GBP 1000 on 70, from 10,000 on 100: Late Payment of Commercial Debts (Interest) Act 1998. */
    public static FixedCompensation unitedKingdom() {
        return of(Money.parse("GBP 40"))
                .andFrom(Money.parse("GBP 1000"), Money.parse("GBP 70"))
                .andFrom(Money.parse("GBP 10000"), Money.parse("GBP 100"));
    }

    /**
     * This, with another sum from a debt of so much on.
     *
     * @throws IllegalArgumentException if one is not above zero, or there is a step at that debt
     * @throws CurrencyMismatchException if the currencies differ
     */
    public FixedCompensation andFrom(Money debt, Money sum) {
        requireComparable(positive(debt, "debt"));
        requireComparable(positive(sum, "sum"));
        TreeMap<Money, Money> more = new TreeMap<>(byDebt);
        if (more.put(debt, sum) != null) {
            throw new IllegalArgumentException("two sums from a debt of " + debt + " on");
        }
        return new FixedCompensation(least, more);
    }

    /**
     * The sum for a debt.
     *
     * @throws CurrencyMismatchException if it goes by the debt, and that is in another currency
     */
    public Money on(Money debt) {
        Objects.requireNonNull(debt, "debt");
        if (byDebt.isEmpty()) {
            return least;
        }
        requireComparable(debt);
        Map.Entry<Money, Money> step = byDebt.floorEntry(debt);
        return step == null ? least : step.getValue();
    }

    /** Whether there is a sum for debts in a currency. */
    boolean isFor(CurrencyUnit currency) {
        return byDebt.isEmpty() || currency.equals(least.getCurrencyUnit());
    }

    private void requireComparable(Money money) {
        if (!money.getCurrencyUnit().equals(least.getCurrencyUnit())) {
            throw new CurrencyMismatchException(least.getCurrencyUnit(), money.getCurrencyUnit());
        }
    }

    private static Money positive(Money money, String name) {
        if (!Objects.requireNonNull(money, name).isPositive()) {
            throw new IllegalArgumentException(name + " is " + money + ", it must be positive");
        }
        MinorUnits.of(money);
        return money;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FixedCompensation that && least.equals(that.least) && byDebt.equals(that.byDebt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(least, byDebt);
    }

    @Override
    public String toString() {
        StringBuilder words = new StringBuilder(least.toString());
        byDebt.forEach((debt, sum) ->
                words.append(", from ").append(debt).append(" on ").append(sum));
        return words.toString();
    }
}
