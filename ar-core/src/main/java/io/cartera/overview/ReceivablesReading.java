package io.cartera.overview;

import io.cartera.account.AccountHistory;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.EntrySource;
import io.cartera.aging.AgedAmounts;
import io.cartera.aging.AgingHistory;
import io.cartera.aging.AgingReport;
import io.cartera.aging.AgingSpec;
import io.cartera.analysis.BalanceHistory;
import io.cartera.analysis.MonthlyBalance;
import io.cartera.money.MoneyTally;
import io.cartera.time.DateRange;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Makes a {@link ReceivablesReport} of what is read from the books, or of rows of the host's own: the entries, what is
 * open at the end of each month, and the histories of the accounts for the roll rates.
 * <p>
 * The months are calendar months, the last one up to the day of the report; roll rates are of the debits that fell due
 * in as many months that end so many days before it as the last limit of the buckets. Days of sales are over the
 * months that are told from that of the first entry in any currency on: books that begin on 5 December with 3,100 and
 * are read at the year's end have 31 days, not 365. Not thread-safe. Example:
 * <pre>{@code
 * ReceivablesReading reading = ReceivablesReading.of(AgingSpec.byDueDate(AgingBuckets.days(30, 60, 90)), day, 12);
 * accounts.forEach(account -> reading.add(history(account)));
 * reading.result(entries, end -> agedOn(end)).effectiveness(CurrencyUnit.EUR);
 * }</pre>
 */
public final class ReceivablesReading {

    /** The most months that are told. */
    public static final int MAX_MONTHS = 120;

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);

    private final AgingSpec spec;
    private final LocalDate asOf;
    private final int months;
    private final RollRates.Reading rolling;
    private final SortedMap<CurrencyUnit, SortedMap<YearMonth, MoneyTally>> takenOver = new TreeMap<>();

    private ReceivablesReading(AgingSpec spec, LocalDate asOf, int months) {
        this.spec = Objects.requireNonNull(spec, "spec");
        this.asOf = Require.date(asOf, "asOf");
        if (months < 1 || months > MAX_MONTHS) {
            throw new IllegalArgumentException("months is " + months + ", 1 to " + MAX_MONTHS + " are allowed");
        }
        // Months before the calendar begins are none of which anything is known.
        this.months = (int) Math.min(months, ChronoUnit.MONTHS.between(FIRST_DAY, asOf) + 1);
        List<Integer> limits = spec.buckets().limits();
        int longest = limits.get(limits.size() - 1);
        LocalDate last = later(FIRST_DAY, asOf.minusDays(longest));
        // Where the report of as many months before ends, this one begins: month ends neither repeat nor skip a day.
        LocalDate first = later(FIRST_DAY, asOf.plusDays(1).minusMonths(months).minusDays(longest));
        this.rolling = RollRates.ofDebitsDue(DateRange.of(first, last.plusDays(1)), spec.buckets());
    }

    private static LocalDate later(LocalDate first, LocalDate second) {
        return first.isAfter(second) ? first : second;
    }

    /**
     * Starts a report.
     *
     * @param asOf the day
     * @param months how many months are told, the last one included
     * @throws IllegalArgumentException if months is not 1 to {@value #MAX_MONTHS}
     */
    public static ReceivablesReading of(AgingSpec spec, LocalDate asOf, int months) {
        return new ReceivablesReading(spec, asOf, months);
    }

    /** Adds the history of an account, for the roll rates; each account once. */
    public ReceivablesReading add(AccountHistory history) {
        rolling.add(history);
        return this;
    }

    /**
     * The report.
     *
     * @param entries all entries of all accounts from the first on; those after the day do not count
     * @param agedOn what is open as of a day, aged by the spec; asked for the end of each month and for the day
     * @throws IllegalArgumentException if the spec shows disputes or promises apart, or a report is by another one or
     *     of another day
     */
    public ReceivablesReport result(EntrySource entries, Function<? super LocalDate, AgingReport> agedOn) {
        Objects.requireNonNull(entries, "entries");
        Objects.requireNonNull(agedOn, "agedOn");
        AgingReport aged = agedOn.apply(asOf);
        AgingHistory ends = AgingHistory.ofReports(spec, ends(), day -> day.equals(asOf) ? aged : agedOn.apply(day));
        takenOver.clear();
        BalanceHistory balances = BalanceHistory.of(
                action -> entries.forEach((customer, entry) -> {
                    noteTakenOver(entry);
                    action.accept(customer, entry);
                }),
                asOf);
        SortedSet<CurrencyUnit> currencies = new TreeSet<>(balances.currencies());
        aged.totals().forEach(total -> currencies.add(total.currency()));
        SortedMap<CurrencyUnit, RollRates> rolled = rolling.result();
        SortedMap<CurrencyUnit, ReceivablesReport.Figures> figures = new TreeMap<>();
        for (CurrencyUnit currency : currencies) {
            figures.put(
                    currency,
                    new ReceivablesReport.Figures(
                            balances.daysSalesOutstanding(currency),
                            daysOfSales(balances, ends, currency),
                            effectiveness(balances.months(currency, months + 1), ends, currency),
                            Optional.ofNullable(rolled.get(currency))));
        }
        return new ReceivablesReport(aged, figures);
    }

    private List<LocalDate> ends() {
        List<LocalDate> ends = new ArrayList<>();
        YearMonth last = YearMonth.from(asOf);
        for (YearMonth month = first(); month.isBefore(last); month = month.plusMonths(1)) {
            ends.add(month.atEndOfMonth());
        }
        ends.add(asOf);
        return ends;
    }

    private YearMonth first() {
        return YearMonth.from(asOf).minusMonths(months - 1L);
    }

    private void noteTakenOver(Entry entry) {
        EntryKind kind = entry.reversal().map(Entry.Reversal::kind).orElse(entry.kind());
        if (kind == EntryKind.OPENING_BALANCE && !entry.effectiveOn().isAfter(asOf)) {
            takenOver
                    .computeIfAbsent(entry.currency(), currency -> new TreeMap<>())
                    .computeIfAbsent(YearMonth.from(entry.effectiveOn()), month -> MoneyTally.in(entry.currency()))
                    .addMinor(entry.signedMinor());
        }
    }

    private DaysOfSales daysOfSales(BalanceHistory balances, AgingHistory ends, CurrencyUnit currency) {
        MoneyTally sales = MoneyTally.in(currency);
        balances.months(currency, months).forEach(month -> sales.addSum(month.sales()));
        Money zero = Money.zero(currency);
        Money balance = ends.on(asOf, currency).balance();
        Money receivables = balance.isNegative() ? zero : balance;
        Money notDue = notDue(ends.on(asOf, currency), receivables);
        int days = (int) ChronoUnit.DAYS.between(begun(balances).atDay(1), asOf) + 1;
        return new DaysOfSales(receivables, notDue.isNegative() ? zero : notDue, sales.total(), days);
    }

    /** The first month that is told of which the books know anything, in any currency. */
    private YearMonth begun(BalanceHistory balances) {
        return balances.currencies().stream()
                .map(currency -> balances.months(currency, months).get(0).month())
                .min(Comparator.naturalOrder())
                .orElse(first());
    }

    private static Money notDue(AgedAmounts end, Money balance) {
        return end.notDue().isGreaterThan(balance) ? balance : end.notDue();
    }

    /** The first of the known months is there for its end only, where it is the one before the first that is told. */
    private SortedMap<YearMonth, CollectionEffectiveness> effectiveness(
            List<MonthlyBalance> known, AgingHistory ends, CurrencyUnit currency) {
        SortedMap<YearMonth, CollectionEffectiveness> months = new TreeMap<>();
        Money before = Money.zero(currency);
        for (MonthlyBalance month : known) {
            if (!month.month().isBefore(first())) {
                Money beginning = before.plus(takenOver(currency, month.month()));
                Money notDue = notDue(ends.on(month.on(), currency), month.balance());
                months.put(
                        month.month(),
                        new CollectionEffectiveness(beginning, month.sales(), 1, month.balance(), notDue));
            }
            before = month.balance();
        }
        return Collections.unmodifiableSortedMap(months);
    }

    private Money takenOver(CurrencyUnit currency, YearMonth month) {
        MoneyTally sum = takenOver
                .getOrDefault(currency, Collections.emptySortedMap())
                .getOrDefault(month, MoneyTally.in(currency));
        return sum.total();
    }
}
