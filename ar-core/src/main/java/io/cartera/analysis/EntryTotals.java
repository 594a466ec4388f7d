package io.cartera.analysis;

import io.cartera.account.EntryKind;
import io.cartera.account.EntrySource;
import io.cartera.account.Side;
import io.cartera.money.MoneyTally;
import io.cartera.time.DateRange;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * How many entries of each kind a period has, and what they add up to, by currency and side. Reversals count as a kind
 * of their own and take nothing away from what they reverse. Immutable.
 */
public final class EntryTotals {

    private final DateRange period;
    private final Map<CurrencyUnit, Map<Side, Map<EntryKind, Total>>> totals;

    private EntryTotals(DateRange period, Map<CurrencyUnit, Map<Side, Map<EntryKind, Total>>> totals) {
        this.period = period;
        this.totals = totals;
    }

    /** Counts the entries of a period in one pass; entries outside the period do not count. */
    public static EntryTotals of(EntrySource entries, DateRange period) {
        Objects.requireNonNull(entries, "entries");
        Objects.requireNonNull(period, "period");
        Map<CurrencyUnit, Map<Side, Map<EntryKind, MoneyTally>>> tallies = new TreeMap<>();
        entries.forEach((customer, entry) -> {
            if (period.contains(entry.effectiveOn())) {
                tallies.computeIfAbsent(entry.currency(), currency -> new EnumMap<>(Side.class))
                        .computeIfAbsent(entry.side(), side -> new EnumMap<>(EntryKind.class))
                        .computeIfAbsent(entry.kind(), kind -> MoneyTally.in(entry.currency()))
                        .addMinor(entry.amountMinor());
            }
        });
        Map<CurrencyUnit, Map<Side, Map<EntryKind, Total>>> totals = new TreeMap<>();
        tallies.forEach((currency, bySide) -> {
            Map<Side, Map<EntryKind, Total>> sides = new EnumMap<>(Side.class);
            bySide.forEach((side, byKind) -> {
                Map<EntryKind, Total> sums = new EnumMap<>(EntryKind.class);
                byKind.forEach((kind, tally) -> sums.put(kind, new Total(tally.count(), tally.total())));
                sides.put(side, sums);
            });
            totals.put(currency, sides);
        });
        return new EntryTotals(period, totals);
    }

    /** The period. */
    public DateRange period() {
        return period;
    }

    /** The currencies with any entry, by code. */
    public SortedSet<CurrencyUnit> currencies() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(totals.keySet()));
    }

    /**
     * The entries of a kind in a currency, debits and credits alike; none where there are none. Of kinds that stand on
     * both sides {@link #of(CurrencyUnit, Side, EntryKind)} tells more.
     */
    public Total of(CurrencyUnit currency, EntryKind kind) {
        Total debits = of(currency, Side.DEBIT, kind);
        Total credits = of(currency, Side.CREDIT, kind);
        return new Total(debits.count() + credits.count(), debits.sum().plus(credits.sum()));
    }

    /** The entries of a kind on one side in a currency; none where there are none. */
    public Total of(CurrencyUnit currency, Side side, EntryKind kind) {
        Total total = totals.getOrDefault(currency, Map.of())
                .getOrDefault(side, Map.of())
                .get(kind);
        return total == null ? new Total(0, Money.zero(currency)) : total;
    }

    /**
     * A number of entries and their sum. Immutable.
     *
     * @param count how many
     * @param sum what they add up to
     */
    public record Total(long count, Money sum) {

        /** Refuses nulls. */
        public Total {
            Objects.requireNonNull(sum, "sum");
        }
    }
}
