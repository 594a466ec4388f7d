package io.cartera.aging;

import io.cartera.money.MoneyTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Open amounts of one currency by age. {@code balance = notDue + overdue − unapplied}, whatever the spec does with
 * credits. No amount is negative, unless credits are {@linkplain AgingSpec#withCreditsNetted() netted}: then all columns
 * but {@code unapplied} may be. Immutable.
 *
 * @param notDue open debits not past due
 * @param overdue open debits past due, by bucket, youngest first
 * @param unapplied open credits
 */
public record AgedAmounts(Money notDue, List<Money> overdue, Money unapplied) {

    /** Copies the list; refuses amounts in several currencies and negative unapplied credits. */
    public AgedAmounts {
        Objects.requireNonNull(notDue, "notDue");
        overdue = List.copyOf(Objects.requireNonNull(overdue, "overdue"));
        Objects.requireNonNull(unapplied, "unapplied");
        CurrencyUnit currency = notDue.getCurrencyUnit();
        for (Money bucket : overdue) {
            requireSame(bucket, currency);
        }
        requireSame(unapplied, currency);
        if (unapplied.isNegative()) {
            throw new IllegalArgumentException("unapplied is " + unapplied + ", it must not be negative");
        }
    }

    private static void requireSame(Money amount, CurrencyUnit currency) {
        if (!amount.getCurrencyUnit().equals(currency)) {
            throw new CurrencyMismatchException(currency, amount.getCurrencyUnit());
        }
    }

    /** The currency of all amounts. */
    public CurrencyUnit currency() {
        return notDue.getCurrencyUnit();
    }

    /** The columns past due, all buckets together. */
    public Money overdueTotal() {
        return overdue.stream().reduce(Money.zero(currency()), Money::plus);
    }

    /** The columns due or not: the open debits, less the credits that the spec has taken off them. */
    public Money openDebits() {
        return notDue.plus(overdueTotal());
    }

    /** Open debits less open credits; negative where we owe. */
    public Money balance() {
        return openDebits().minus(unapplied);
    }

    /** The same with the unapplied credits taken off the oldest bucket, then the next one, what is not due last. */
    AgedAmounts withCreditsToOldest() {
        Money left = unapplied;
        List<Money> reduced = new ArrayList<>(overdue);
        for (int bucket = overdue.size() - 1; bucket >= 0; bucket--) {
            Money taken = lesser(left, overdue.get(bucket));
            reduced.set(bucket, overdue.get(bucket).minus(taken));
            left = left.minus(taken);
        }
        Money taken = lesser(left, notDue);
        return new AgedAmounts(notDue.minus(taken), reduced, left.minus(taken));
    }

    private static Money lesser(Money a, Money b) {
        return a.isLessThan(b) ? a : b;
    }

    /** Adds up open amounts while items are read. Most rows have few items, so a column begins with its first amount. */
    static final class Tally {

        private final CurrencyUnit currency;
        private final @Nullable MoneyTally[] overdue;
        private @Nullable MoneyTally notDue;
        private @Nullable MoneyTally unapplied;

        Tally(CurrencyUnit currency, int buckets) {
            this.currency = Objects.requireNonNull(currency, "currency");
            this.overdue = new MoneyTally[buckets];
        }

        CurrencyUnit currency() {
            return currency;
        }

        MoneyTally notDue() {
            MoneyTally begun = notDue;
            if (begun == null) {
                begun = MoneyTally.in(currency);
                notDue = begun;
            }
            return begun;
        }

        MoneyTally overdue(int bucket) {
            MoneyTally begun = overdue[bucket];
            if (begun == null) {
                begun = MoneyTally.in(currency);
                overdue[bucket] = begun;
            }
            return begun;
        }

        MoneyTally unapplied() {
            MoneyTally begun = unapplied;
            if (begun == null) {
                begun = MoneyTally.in(currency);
                unapplied = begun;
            }
            return begun;
        }

        void add(AgedAmounts amounts) {
            notDue().addSum(amounts.notDue());
            for (int bucket = 0; bucket < overdue.length; bucket++) {
                overdue(bucket).addSum(amounts.overdue().get(bucket));
            }
            unapplied().addSum(amounts.unapplied());
        }

        AgedAmounts total() {
            Money zero = Money.zero(currency);
            Money[] buckets = new Money[overdue.length];
            for (int bucket = 0; bucket < buckets.length; bucket++) {
                buckets[bucket] = total(overdue[bucket], zero);
            }
            return new AgedAmounts(total(notDue, zero), List.of(buckets), total(unapplied, zero));
        }

        private static Money total(@Nullable MoneyTally column, Money zero) {
            return column == null ? zero : column.total();
        }
    }
}
