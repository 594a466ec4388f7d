package io.cartera.purchasing;

import io.cartera.account.Entry;
import io.cartera.account.EntrySource;
import io.cartera.customer.CustomerId;
import io.cartera.time.DateRange;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * On which days a customer bought, and how far apart, as of a day.
 * <p>
 * A deal is an invoice, in whatever currency, on the day from which it counts, of which not every instalment was reversed by the day
 * asked about.
 * Several on one day are one purchase day. A gap is the number of days from one purchase day to the next, the current gap that from the last
 * to the day asked about. Immutable.
 * <p>
 * Worked: gaps of 30, 28, 33, 31 and 29 days have mean 30.20, median 30.0 and standard deviation 1.924; a current gap of 62 is 2.053 times the mean.
 */
public final class PurchaseRhythm {

    private static final int MEAN_DECIMALS = 2;
    private static final int RATIO_DECIMALS = 3;

    private final CustomerId customer;
    private final LocalDate asOf;
    private final SortedMap<LocalDate, Integer> days;
    private final List<Integer> gaps;

    private PurchaseRhythm(CustomerId customer, LocalDate asOf, SortedMap<LocalDate, Integer> days) {
        this.customer = customer;
        this.asOf = asOf;
        this.days = days;
        List<Integer> between = new ArrayList<>();
        LocalDate before = null;
        for (LocalDate day : days.keySet()) {
            if (before != null) {
                between.add((int) ChronoUnit.DAYS.between(before, day));
            }
            before = day;
        }
        this.gaps = List.copyOf(between);
    }

    /** The rhythm of one customer. The entries are all of its account, in any order; those after the day do not count. */
    public static PurchaseRhythm of(CustomerId customer, Collection<Entry> entries, LocalDate asOf) {
        Objects.requireNonNull(customer, "customer");
        Require.date(asOf, "asOf");
        StandingDeals deals = new StandingDeals();
        for (Entry entry : Objects.requireNonNull(entries, "entries")) {
            if (!entry.effectiveOn().isAfter(asOf)) {
                deals.undo(customer, entry);
            }
        }
        SortedMap<LocalDate, Integer> days = new TreeMap<>();
        BiConsumer<CustomerId, Entry> deal = (same, entry) -> days.merge(entry.effectiveOn(), 1, Integer::sum);
        for (Entry entry : entries) {
            if (!entry.effectiveOn().isAfter(asOf)) {
                deals.read(customer, entry, deal);
            }
        }
        deals.rest(deal);
        return new PurchaseRhythm(customer, asOf, Collections.unmodifiableSortedMap(days));
    }

    /**
     * Reads the rhythms of many customers, and holds the entries of one customer at a time. Each customer with an entry on or before
     * the day is handed over once, in the order of the source.
     *
     * @param entries all entries, customer by customer, as a store gives them
     * @throws IllegalArgumentException if a customer comes again after another one; those before it are handed over
     */
    public static void each(EntrySource entries, LocalDate asOf, Consumer<? super PurchaseRhythm> action) {
        Objects.requireNonNull(entries, "entries");
        Objects.requireNonNull(action, "action");
        Require.date(asOf, "asOf");
        EntrySource read = all -> entries.forEach((customer, entry) -> {
            if (!entry.effectiveOn().isAfter(asOf)) {
                all.accept(customer, entry);
            }
        });
        read.byCustomer((customer, own) -> action.accept(PurchaseRhythm.of(customer, own, asOf)));
    }

    /** The rhythm of a customer who bought on these days, such as those of another system; a day that comes twice is two deals. */
    public static PurchaseRhythm ofDays(CustomerId customer, Collection<LocalDate> purchases, LocalDate asOf) {
        Objects.requireNonNull(customer, "customer");
        Require.date(asOf, "asOf");
        SortedMap<LocalDate, Integer> days = new TreeMap<>();
        for (LocalDate day : purchases) {
            if (!Require.date(day, "purchase").isAfter(asOf)) {
                days.merge(day, 1, Integer::sum);
            }
        }
        return new PurchaseRhythm(customer, asOf, Collections.unmodifiableSortedMap(days));
    }

    /** The customer. */
    public CustomerId customer() {
        return customer;
    }

    /** The day. */
    public LocalDate asOf() {
        return asOf;
    }

    /** How many deals there were on each purchase day, by day. */
    public SortedMap<LocalDate, Integer> dealsByDay() {
        return days;
    }

    /** How many deals there were in these days. */
    public int dealsIn(DateRange period) {
        return days.subMap(period.start(), period.endExclusive()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** How many purchase days there were in these days. */
    int daysIn(DateRange period) {
        return days.subMap(period.start(), period.endExclusive()).size();
    }

    /** The first purchase day; empty if the customer never bought. */
    public Optional<LocalDate> first() {
        return days.isEmpty() ? Optional.empty() : Optional.of(days.firstKey());
    }

    /** The last purchase day; empty if the customer never bought. */
    public Optional<LocalDate> last() {
        return days.isEmpty() ? Optional.empty() : Optional.of(days.lastKey());
    }

    /** The gaps in days, the earliest first; each is at least one. */
    public List<Integer> gaps() {
        return gaps;
    }

    /** Days since the last purchase day; empty if the customer never bought. */
    public Optional<Integer> currentGap() {
        return last().map(day -> (int) ChronoUnit.DAYS.between(day, asOf));
    }

    /** The mean gap in days, to two decimals, half up; empty without a gap. */
    public Optional<BigDecimal> meanGap() {
        return gaps.isEmpty()
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(sumOfGaps())
                        .divide(BigDecimal.valueOf(gaps.size()), MEAN_DECIMALS, RoundingMode.HALF_UP));
    }

    private long sumOfGaps() {
        return gaps.stream().mapToLong(Integer::longValue).sum();
    }

    /** The middle gap in days, the mean of the two in the middle where their number is even, exactly; empty without a gap. */
    public Optional<BigDecimal> medianGap() {
        if (gaps.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> sorted = gaps.stream().sorted().toList();
        long twice = (long) sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2);
        return Optional.of(BigDecimal.valueOf(twice * 5, 1));
    }

    /** The standard deviation of the gaps as a sample, in days, to three decimals, half up; empty with fewer than two gaps. */
    public Optional<BigDecimal> gapDeviation() {
        int n = gaps.size();
        if (n < 2) {
            return Optional.empty();
        }
        BigDecimal sum = BigDecimal.valueOf(sumOfGaps());
        BigDecimal squares = BigDecimal.valueOf(
                gaps.stream().mapToLong(gap -> (long) gap * gap).sum());
        BigDecimal variance = squares.multiply(BigDecimal.valueOf(n))
                .subtract(sum.multiply(sum))
                .divide(BigDecimal.valueOf((long) n * (n - 1)), MathContext.DECIMAL128);
        return Optional.of(variance.sqrt(MathContext.DECIMAL128).setScale(RATIO_DECIMALS, RoundingMode.HALF_UP));
    }

    /** The current gap by the mean one, to three decimals, half up; empty without a gap. */
    public Optional<BigDecimal> gapRatio() {
        return gaps.isEmpty()
                ? Optional.empty()
                : currentGap()
                        .map(gap -> BigDecimal.valueOf((long) gap * gaps.size())
                                .divide(BigDecimal.valueOf(sumOfGaps()), RATIO_DECIMALS, RoundingMode.HALF_UP));
    }

    /** How many deals there were on each day of the week, all seven of them. */
    public SortedMap<DayOfWeek, Integer> dealsByWeekday() {
        Map<DayOfWeek, Integer> counts = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            counts.put(day, 0);
        }
        days.forEach((day, deals) -> counts.merge(day.getDayOfWeek(), deals, Integer::sum));
        return Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /** How many deals there were in each month of the year, all twelve of them. */
    public SortedMap<Month, Integer> dealsByMonth() {
        Map<Month, Integer> counts = new EnumMap<>(Month.class);
        for (Month month : Month.values()) {
            counts.put(month, 0);
        }
        days.forEach((day, deals) -> counts.merge(day.getMonth(), deals, Integer::sum));
        return Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    @Override
    public String toString() {
        return "PurchaseRhythm[" + customer + ", " + asOf + ", " + days.size() + " purchase days, current gap "
                + currentGap() + ", mean " + meanGap() + "]";
    }
}
