package io.cartera.statement;

import io.cartera.account.EntrySource;
import io.cartera.account.Side;
import io.cartera.customer.CustomerId;
import io.cartera.money.MoneyTally;
import io.cartera.time.DateRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/**
 * The balances of all customers over a period: what each owed before it, the debits and credits in it, and what each
 * owes after it, by currency.
 * <p>
 * There is a row for every customer and currency with an entry on or before the last day, by customer, then currency
 * code. {@code opening + debits − credits = closing} in each row and in the totals, and a closing balance is the next
 * period's opening one. Immutable.
 */
public final class BalanceTable {

    private final DateRange period;
    private final List<BalanceRow> rows;
    private final List<BalanceTotal> totals;

    private BalanceTable(DateRange period, List<BalanceRow> rows, List<BalanceTotal> totals) {
        this.period = period;
        this.rows = List.copyOf(rows);
        this.totals = List.copyOf(totals);
    }

    /**
     * Adds up in one pass.
     *
     * @param entries all that counts from a day up to the end of the period on; later ones are passed over
     */
    public static BalanceTable of(EntrySource entries, DateRange period) {
        Objects.requireNonNull(entries, "entries");
        Objects.requireNonNull(period, "period");
        SortedMap<CustomerId, SortedMap<CurrencyUnit, Sums>> byCustomer = new TreeMap<>();
        SortedMap<CurrencyUnit, Sums> all = new TreeMap<>();
        entries.forEach((customer, entry) -> {
            if (entry.effectiveOn().isBefore(period.endExclusive())) {
                boolean isOpening = entry.effectiveOn().isBefore(period.start());
                CurrencyUnit currency = entry.currency();
                byCustomer
                        .computeIfAbsent(customer, key -> new TreeMap<>())
                        .computeIfAbsent(currency, Sums::new)
                        .add(entry.side(), entry.amountMinor(), isOpening);
                all.computeIfAbsent(currency, Sums::new).add(entry.side(), entry.amountMinor(), isOpening);
            }
        });
        List<BalanceRow> rows = new ArrayList<>();
        byCustomer.forEach(
                (customer, sums) -> totals(sums.values()).forEach(total -> rows.add(BalanceRow.of(customer, total))));
        return new BalanceTable(period, rows, totals(all.values()));
    }

    private static List<BalanceTotal> totals(Collection<Sums> sums) {
        return sums.stream().map(Sums::total).toList();
    }

    /** The period. */
    public DateRange period() {
        return period;
    }

    /** The rows, by customer, then currency. */
    public List<BalanceRow> rows() {
        return rows;
    }

    /** The sums of all rows, one for each currency, by code. */
    public List<BalanceTotal> totals() {
        return totals;
    }

    /** The sums of all rows in a currency; empty where there are none. */
    public Optional<BalanceTotal> total(CurrencyUnit currency) {
        Objects.requireNonNull(currency, "currency");
        return totals.stream()
                .filter(total -> total.closing().getCurrencyUnit().equals(currency))
                .findFirst();
    }

    @Override
    public String toString() {
        return "BalanceTable[" + period + ", " + rows.size() + " rows]";
    }

    private static final class Sums {

        private final MoneyTally opening;
        private final MoneyTally debits;
        private final MoneyTally credits;

        Sums(CurrencyUnit currency) {
            opening = MoneyTally.in(currency);
            debits = MoneyTally.in(currency);
            credits = MoneyTally.in(currency);
        }

        void add(Side side, long minor, boolean isOpening) {
            if (isOpening) {
                opening.addMinor(side == Side.DEBIT ? minor : -minor);
            } else {
                (side == Side.DEBIT ? debits : credits).addMinor(minor);
            }
        }

        BalanceTotal total() {
            return BalanceTotal.of(opening.total(), debits.total(), credits.total());
        }
    }
}
