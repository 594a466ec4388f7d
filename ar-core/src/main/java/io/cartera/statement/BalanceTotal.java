package io.cartera.statement;

import java.util.Objects;
import org.joda.money.Money;

/**
 * A balance before a period, what was debited and credited in it, and the balance after it, in one currency.
 * {@code opening + debits − credits = closing}. Balances are negative where we owe. Immutable.
 */
public final class BalanceTotal {

    private final Money opening;
    private final Money debits;
    private final Money credits;

    private BalanceTotal(Money opening, Money debits, Money credits) {
        this.opening = opening;
        this.debits = debits;
        this.credits = credits;
    }

    static BalanceTotal of(Money opening, Money debits, Money credits) {
        return new BalanceTotal(opening, debits, credits);
    }

    /** What was owed before the first day. */
    public Money opening() {
        return opening;
    }

    /** The debits in the period. */
    public Money debits() {
        return debits;
    }

    /** The credits in the period. */
    public Money credits() {
        return credits;
    }

    /** What is owed after the last day. */
    public Money closing() {
        return opening.plus(debits).minus(credits);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BalanceTotal that
                && opening.equals(that.opening)
                && debits.equals(that.debits)
                && credits.equals(that.credits);
    }

    @Override
    public int hashCode() {
        return Objects.hash(opening, debits, credits);
    }

    @Override
    public String toString() {
        return opening + " + " + debits + " - " + credits + " = " + closing();
    }
}
