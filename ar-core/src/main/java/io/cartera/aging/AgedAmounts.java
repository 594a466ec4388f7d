package io.cartera.aging;

import io.cartera.money.MoneyTally;
import java.util.List;
import java.util.Objects;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Open amounts of one currency by age. No amount is negative. {@code balance = notDue + overdue − unapplied}.
 * Immutable.
 *
 * @param notDue open debits not past due
 * @param overdue open debits past due, by bucket, youngest first
 * @param unapplied open credits
 */
public record AgedAmounts(Money notDue, List<Money> overdue, Money unapplied) {

    /** Copies the list; refuses negative amounts and amounts in several currencies. */
    public AgedAmounts {
        Objects.requireNonNull(notDue, "notDue");
        overdue = List.copyOf(Objects.requireNonNull(overdue, "overdue"));
        Objects.requireNonNull(unapplied, "unapplied");
        CurrencyUnit currency = notDue.getCurrencyUnit();
        requireOpen(notDue, currency);
        for (Money bucket : overdue) {
            requireOpen(bucket, currency);
        }
        requireOpen(unapplied, currency);
    }

    private static void requireOpen(Money amount, CurrencyUnit currency) {
        if (!amount.getCurrencyUnit().equals(currency)) {
            throw new CurrencyMismatchException(currency, amount.getCurrencyUnit());
        }
        if (amount.isNegative()) {
            throw new IllegalArgumentException("open amount is " + amount + ", it must not be negative");
        }
    }

    /** The currency of all amounts. */
    public CurrencyUnit currency() {
        return notDue.getCurrencyUnit();
    }

    /** The open debits past due, in all buckets. */
    public Money overdueTotal() {
        return overdue.stream().reduce(Money.zero(currency()), Money::plus);
    }

    /** The open debits, due or not. */
    public Money openDebits() {
        return notDue.plus(overdueTotal());
    }

    /** Open debits less open credits; negative where we owe. */
    public Money balance() {
        return openDebits().minus(unapplied);
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

        AgedAmounts total() {
            return new AgedAmounts(
                    notDue.total(),
                    List.of(overdue).stream().map(MoneyTally::total).toList(),
                    unapplied.total());
        }
    }
}
