package io.cartera.analysis;

import io.cartera.account.EntrySource;
import io.cartera.money.MoneyTally;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Sales and balance of all accounts together, calendar month by calendar month up to a day, by currency.
 * <p>
 * An entry counts from its effective day on. The balance is the sum of all entries, debits less credits, which is what is
 * open whatever was applied to what; sales are {@linkplain Turnover turnover}: invoices and debit notes less credit
 * notes, tax included, a reversal taking back what it reverses in the month of the reversal. Sums have no bound and
 * currencies are never added up. Immutable.
 */
public final class BalanceHistory {

    private final LocalDate through;
    private final SortedMap<CurrencyUnit, SortedMap<YearMonth, Movement>> movements;

    private BalanceHistory(LocalDate through, SortedMap<CurrencyUnit, SortedMap<YearMonth, Movement>> movements) {
        this.through = through;
        this.movements = movements;
    }

    /**
     * Reads the history in one pass; entries after the day do not count.
     *
     * @param entries all entries from the first on
     * @param through the last day
     */
    public static BalanceHistory of(EntrySource entries, LocalDate through) {
        Objects.requireNonNull(entries, "entries");
        Require.date(through, "through");
        SortedMap<CurrencyUnit, SortedMap<YearMonth, Movement>> movements = new TreeMap<>();
        entries.forEach((customer, entry) -> {
            if (!entry.effectiveOn().isAfter(through)) {
                Movement movement = movements
                        .computeIfAbsent(entry.currency(), currency -> new TreeMap<>())
                        .computeIfAbsent(YearMonth.from(entry.effectiveOn()), month -> new Movement(entry.currency()));
                movement.change.addMinor(entry.signedMinor());
                if (Turnover.isBilling(entry)) {
                    movement.sales.addMinor(entry.signedMinor());
                }
            }
        });
        return new BalanceHistory(through, movements);
    }

    /** The last day. */
    public LocalDate through() {
        return through;
    }

    /** The currencies with any entry, by code. */
    public SortedSet<CurrencyUnit> currencies() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(movements.keySet()));
    }

    /**
     * The latest months of a currency, the oldest of them first, without a gap: from its first entry's month on, up to
     * that of the last day. None for a currency without an entry.
     *
     * @param most the most months to give
     * @throws IllegalArgumentException if {@code most} is negative
     */
    public List<MonthlyBalance> months(CurrencyUnit currency, int most) {
        if (most < 0) {
            throw new IllegalArgumentException("most is " + most);
        }
        SortedMap<YearMonth, Movement> own = of(currency);
        List<MonthlyBalance> months = new ArrayList<>();
        if (own.isEmpty() || most == 0) {
            return List.of();
        }
        YearMonth last = YearMonth.from(through);
        long known = own.firstKey().until(last, ChronoUnit.MONTHS) + 1;
        YearMonth first = last.minusMonths(Math.min(known, most) - 1);
        MoneyTally balance = MoneyTally.in(currency);
        own.headMap(first).values().forEach(before -> balance.addSum(before.change.total()));
        Movement none = new Movement(currency);
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            Movement movement = own.getOrDefault(month, none);
            balance.addSum(movement.change.total());
            LocalDate on = month.equals(last) ? through : month.atEndOfMonth();
            months.add(new MonthlyBalance(on, movement.sales.total(), balance.total()));
        }
        return List.copyOf(months);
    }

    /** What all customers together owe at the end of the last day; zero for a currency without an entry. */
    public Money balance(CurrencyUnit currency) {
        MoneyTally balance = MoneyTally.in(currency);
        of(currency).values().forEach(month -> balance.addSum(month.change.total()));
        return balance.total();
    }

    /**
     * The days of sales that the balance of the last day amounts to, by countback over this history. Where it goes back to
     * the first entry, it is not too short as long as every debit was billed or gives back a receipt; opening balances,
     * for one, were billed before.
     */
    public DaysSalesOutstanding daysSalesOutstanding(CurrencyUnit currency) {
        SortedMap<YearMonth, Money> sales = new TreeMap<>();
        of(currency).forEach((month, movement) -> sales.put(month, movement.sales.total()));
        return DaysSalesOutstanding.countback(balance(currency), sales, through);
    }

    private SortedMap<YearMonth, Movement> of(CurrencyUnit currency) {
        return movements.getOrDefault(Objects.requireNonNull(currency, "currency"), Collections.emptySortedMap());
    }

    private static final class Movement {

        private final MoneyTally sales;
        private final MoneyTally change;

        Movement(CurrencyUnit currency) {
            this.sales = MoneyTally.in(currency);
            this.change = MoneyTally.in(currency);
        }
    }
}
