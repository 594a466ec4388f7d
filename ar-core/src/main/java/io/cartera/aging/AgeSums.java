package io.cartera.aging;

import io.cartera.account.OpenRun;
import io.cartera.account.Side;
import io.cartera.customer.CustomerId;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * Adds up runs of open items, a row of minor units for each customer and currency. Where runs come in the order of the
 * report nothing is looked up or sorted; a sum that no long holds goes on in a {@link AgedAmounts.Tally}.
 */
final class AgeSums {

    private final AgingSpec spec;
    private final AgeTable table;
    private final int unapplied;
    private final int day;
    private final boolean areInOrder;
    private final AgeRows rows;
    private final Map<Integer, AgedAmounts.Tally> wide = new HashMap<>();
    private @Nullable Map<Key, Integer> found;
    private @Nullable CustomerId customer;
    private @Nullable CurrencyUnit currency;
    private int row;

    /**
     * Nothing so far.
     *
     * @param areInOrder whether the runs are known to come by customer, then currency, so that nobody need look
     */
    AgeSums(AgingSpec spec, int day, boolean areInOrder) {
        this.spec = spec;
        this.table = spec.table();
        this.unapplied = AgeColumns.unapplied(spec.buckets().count());
        this.day = day;
        this.areInOrder = areInOrder;
        this.rows = new AgeRows(spec.buckets().count());
    }

    void add(OpenRun run) {
        if (run.count() == 0) {
            return;
        }
        goTo(run.customer(), run.currency());
        boolean isApart = run.side() == Side.CREDIT && !spec.netsCredits();
        int done = 0;
        if (wide.isEmpty() || !wide.containsKey(row)) {
            long[] sums = rows.minor(row);
            done = isApart
                    ? addApart(run, sums, rows.first(row) + unapplied)
                    : addByAge(run, sums, rows.first(row), run.side() == Side.DEBIT ? 1 : -1);
        }
        if (done < run.count()) {
            addWide(run, done, isApart);
        }
    }

    /** Adds as many as a long holds and says how many. */
    private int addByAge(OpenRun run, long[] sums, int first, int sign) {
        boolean byDueDate = spec.isByDueDate();
        int count = run.count();
        for (int i = 0; i < count; i++) {
            int column = first + table.columnOf(day - (byDueDate ? run.dueDay(i) : run.documentDay(i)));
            long added = sign * run.openMinor(i);
            long sum = sums[column] + added;
            if (((sums[column] ^ sum) & (added ^ sum)) < 0) {
                return i;
            }
            sums[column] = sum;
        }
        return count;
    }

    private static int addApart(OpenRun run, long[] sums, int column) {
        int count = run.count();
        for (int i = 0; i < count; i++) {
            long sum = sums[column] + run.openMinor(i);
            if (sum < sums[column]) {
                return i;
            }
            sums[column] = sum;
        }
        return count;
    }

    /** Adds the sum of open amounts that stand in one column by their age. */
    void add(CustomerId nextCustomer, CurrencyUnit nextCurrency, Side side, int column, BigInteger minor) {
        goTo(nextCustomer, nextCurrency);
        boolean isApart = side == Side.CREDIT && !spec.netsCredits();
        int place = isApart ? unapplied : column;
        BigInteger added = side == Side.DEBIT || isApart ? minor : minor.negate();
        long[] sums = rows.minor(row);
        int at = rows.first(row) + place;
        BigInteger sum = added.add(BigInteger.valueOf(sums[at]));
        if (sum.bitLength() < Long.SIZE && !wide.containsKey(row)) {
            sums[at] = sum.longValue();
        } else {
            wideTally(nextCurrency).add(place, added);
        }
    }

    private AgedAmounts.Tally wideTally(CurrencyUnit ofRow) {
        return wide.computeIfAbsent(row, key -> {
            AgedAmounts.Tally begun = spec.nothing(ofRow);
            begun.add(rows.amounts(key));
            return begun;
        });
    }

    private void addWide(OpenRun run, int from, boolean isApart) {
        AgedAmounts.Tally tally = wideTally(run.currency());
        int sign = run.side() == Side.DEBIT || isApart ? 1 : -1;
        for (int i = from; i < run.count(); i++) {
            int age = day - (spec.isByDueDate() ? run.dueDay(i) : run.documentDay(i));
            tally.add(isApart ? unapplied : table.columnOf(age), sign * run.openMinor(i));
        }
    }

    /** Makes the row of a customer and currency the one that is added to. */
    private void goTo(CustomerId nextCustomer, CurrencyUnit nextCurrency) {
        boolean isSameCustomer = nextCustomer == customer || nextCustomer.equals(customer);
        if (isSameCustomer && nextCurrency.equals(currency)) {
            return;
        }
        boolean isNext = areInOrder || found == null && isBehind(isSameCustomer, nextCustomer, nextCurrency);
        row = isNext ? rows.append(nextCustomer, nextCurrency) : lookUp(nextCustomer, nextCurrency);
        customer = nextCustomer;
        currency = nextCurrency;
    }

    private boolean isBehind(boolean isSameCustomer, CustomerId nextCustomer, CurrencyUnit nextCurrency) {
        CustomerId last = customer;
        return last == null
                || (isSameCustomer ? nextCurrency.compareTo(currency) > 0 : nextCustomer.compareTo(last) > 0);
    }

    private int lookUp(CustomerId nextCustomer, CurrencyUnit nextCurrency) {
        Map<Key, Integer> index = found;
        if (index == null) {
            index = new HashMap<>();
            for (int known = 0; known < rows.count(); known++) {
                index.put(new Key(rows.customer(known), rows.currency(known)), known);
            }
            found = index;
        }
        return index.computeIfAbsent(
                new Key(nextCustomer, nextCurrency), key -> rows.append(key.customer(), key.currency()));
    }

    /** The rows, by customer, then currency. Nothing is added after it. */
    List<AgedBalance> rows() {
        if (spec.takesCreditsOffOldest()) {
            for (int i = 0; i < rows.count(); i++) {
                AgeColumns.takeCreditsOffOldest(
                        rows.minor(i), rows.first(i), spec.buckets().count());
            }
        }
        Map<Integer, AgedAmounts> sums = new HashMap<>();
        wide.forEach((place, tally) -> sums.put(place, spec.amounts(tally)));
        return found == null ? AgedRows.asTheyLie(rows, sums) : AgedRows.sorted(rows, sums);
    }

    private record Key(CustomerId customer, CurrencyUnit currency) {}
}
