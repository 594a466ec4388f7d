package io.cartera.overview;

import io.cartera.aging.AgedAmounts;
import io.cartera.aging.AgedBalance;
import io.cartera.aging.AgingReport;
import io.cartera.analysis.DaysSalesOutstanding;
import io.cartera.table.TextTable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;

/**
 * What the receivables of all customers come to on a day, by currency: how old they are, how many days of sales they
 * are, how well they were collected in the latest months, how much of what was billed goes on to be late, and who owes
 * most.
 * <p>
 * Sales are those of {@link io.cartera.analysis.BalanceHistory}, tax included. Receivables are balances: open debits
 * less open credits. What is not due is taken as at most the balance, so credits that nobody has applied are taken off
 * what is overdue first. What was taken over from other books in a month counts as there at its beginning. Currencies
 * are never added up. Made by {@link ReceivablesReading}. Immutable.
 */
public final class ReceivablesReport {

    private final AgingReport aging;
    private final SortedMap<CurrencyUnit, Figures> figures;

    ReceivablesReport(AgingReport aging, SortedMap<CurrencyUnit, Figures> figures) {
        this.aging = Objects.requireNonNull(aging, "aging");
        this.figures = Collections.unmodifiableSortedMap(figures);
    }

    /** The day. */
    public LocalDate asOf() {
        return aging.asOf();
    }

    /** The currencies in which anything happened or was open, by code. */
    public SortedSet<CurrencyUnit> currencies() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(figures.keySet()));
    }

    /** What is open, by customer and age. */
    public AgingReport aging() {
        return aging;
    }

    /** Days sales outstanding by countback; empty for a currency of which nothing is known. */
    public Optional<DaysSalesOutstanding> countback(CurrencyUnit currency) {
        return of(currency).map(Figures::countback);
    }

    /**
     * Days of sales by the average of the months, the best possible ones and the delay; empty for a currency of which
     * nothing is known.
     */
    public Optional<DaysOfSales> daysOfSales(CurrencyUnit currency) {
        return of(currency).map(Figures::days);
    }

    /**
     * How effectively was collected, month by month, each with months 1; none for a currency of which nothing is known.
     */
    public SortedMap<YearMonth, CollectionEffectiveness> effectiveness(CurrencyUnit currency) {
        return of(currency).map(Figures::effectiveness).orElse(Collections.emptySortedMap());
    }

    /** How much of what was billed reached each age; empty where no debit fell due in the months that can tell. */
    public Optional<RollRates> rollRates(CurrencyUnit currency) {
        return of(currency).flatMap(Figures::rollRates);
    }

    private Optional<Figures> of(CurrencyUnit currency) {
        return Optional.ofNullable(figures.get(Objects.requireNonNull(currency, "currency")));
    }

    /** Who owes most in a currency: see {@link AgingReport#largestDebtors}. */
    public List<AgedBalance> largestDebtors(CurrencyUnit currency, int most) {
        return aging.largestDebtors(currency, most);
    }

    /**
     * The report as five tables: aging, days outstanding, collection effectiveness, roll rates, largest debtors.
     * Figures that there are none of are empty cells. Customers are named by their identifier.
     *
     * @param mostDebtors how many debtors there are at most in each currency
     * @throws IllegalArgumentException if it is negative
     */
    public List<TextTable> tables(int mostDebtors) {
        return new ReportTables(this).all(mostDebtors);
    }

    /** The sums of a currency by age. */
    AgedAmounts total(CurrencyUnit currency) {
        return aging.total(currency);
    }

    @Override
    public String toString() {
        return "ReceivablesReport[" + asOf() + ", " + figures.keySet() + "]";
    }

    /** What is told of one currency. */
    record Figures(
            DaysSalesOutstanding countback,
            DaysOfSales days,
            SortedMap<YearMonth, CollectionEffectiveness> effectiveness,
            Optional<RollRates> rollRates) {}
}
