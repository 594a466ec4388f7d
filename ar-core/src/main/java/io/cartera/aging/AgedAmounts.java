package io.cartera.aging;

import io.cartera.money.MoneyTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

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

    /** Adds up open amounts while items are read. */
    static final class Tally {

        private final MoneyTally notDue;
        private final MoneyTally[] overdue;
        private final MoneyTally unapplied;

        Tally(CurrencyUnit currency, int buckets) {
            notDue = MoneyTally.in(currency);
            unapplied = MoneyTally.in(currency);
            overdue = new MoneyTally[buckets];
            for (int i = 0; i < buckets; i++) {
                overdue[i] = MoneyTally.in(currency);
            }
        }

        CurrencyUnit currency() {
            return notDue.currency();
        }

        MoneyTally notDue() {
            return notDue;
        }

        MoneyTally overdue(int bucket) {
            return overdue[bucket];
        }

        MoneyTally unapplied() {
            return unapplied;
        }

        void add(AgedAmounts amounts) {
            notDue.addSum(amounts.notDue());
            for (int bucket = 0; bucket < overdue.length; bucket++) {
                overdue[bucket].addSum(amounts.overdue().get(bucket));
            }
            unapplied.addSum(amounts.unapplied());
        }

        AgedAmounts total() {
            return new AgedAmounts(
                    notDue.total(),
                    List.of(overdue).stream().map(MoneyTally::total).toList(),
                    unapplied.total());
        }
    }
}
