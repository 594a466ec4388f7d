package io.cartera.portfolio;

import io.cartera.customer.CustomerId;
import io.cartera.purchasing.PurchaseHistory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Customers by the month of their first deal, and how many of them had a deal in each month after it, whatever the currency. Immutable.
 * <p>
 * Worked: of three customers who first bought in January, two bought in February too and one in March: 3, 2, 1; in percent 100.00, 66.67, 33.33.
 */
public final class Cohorts {

    private final YearMonth through;
    private final SortedMap<YearMonth, List<Long>> active;

    private Cohorts(YearMonth through, SortedMap<YearMonth, List<Long>> active) {
        this.through = through;
        this.active = Collections.unmodifiableSortedMap(active);
    }

    /** The cohorts of a history. */
    public static Cohorts of(PurchaseHistory history) {
        Map<CustomerId, SortedSet<YearMonth>> months = new HashMap<>();
        history.currencies()
                .forEach(currency -> history.in(currency)
                        .forEach((customer, purchases) -> months.computeIfAbsent(customer, any -> new TreeSet<>())
                                .addAll(purchases.monthsWithDeals())));
        YearMonth through = YearMonth.from(history.through());
        SortedMap<YearMonth, SortedMap<Integer, Long>> counts = new TreeMap<>();
        months.values().stream().filter(all -> !all.isEmpty()).forEach(all -> {
            YearMonth first = all.first();
            SortedMap<Integer, Long> cohort = counts.computeIfAbsent(first, any -> new TreeMap<>());
            all.forEach(month -> cohort.merge((int) ChronoUnit.MONTHS.between(first, month), 1L, Long::sum));
        });
        SortedMap<YearMonth, List<Long>> active = new TreeMap<>();
        counts.forEach((first, cohort) -> {
            // Months after the last one in which any of them bought are zeros, which need no room.
            List<Long> row = new ArrayList<>();
            IntStream.rangeClosed(0, cohort.lastKey()).forEach(age -> row.add(cohort.getOrDefault(age, 0L)));
            active.put(first, List.copyOf(row));
        });
        return new Cohorts(through, active);
    }

    /** The months in which any customer bought for the first time, in order. */
    public SortedSet<YearMonth> firstMonths() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(active.keySet()));
    }

    /** How many customers first bought in a month. */
    public long size(YearMonth first) {
        return active.getOrDefault(Objects.requireNonNull(first, "first"), List.of(0L))
                .get(0);
    }

    /**
     * How many of a cohort had a deal so many months after their first; empty where that month is after the last one of the history, or
     * nobody first bought then. The last month of the history counts as it stands, whether or not it was over.
     *
     * @throws IllegalArgumentException if the months are below zero
     */
    public Optional<Long> active(YearMonth first, int monthsLater) {
        if (monthsLater < 0) {
            throw new IllegalArgumentException("monthsLater is " + monthsLater + ", it must not be negative");
        }
        List<Long> row = active.get(Objects.requireNonNull(first, "first"));
        if (row == null || ChronoUnit.MONTHS.between(first, through) < monthsLater) {
            return Optional.empty();
        }
        return Optional.of(monthsLater < row.size() ? row.get(monthsLater) : 0L);
    }

    /** The same in percent of the cohort, to two decimals, half up. */
    public Optional<BigDecimal> retention(YearMonth first, int monthsLater) {
        return active(first, monthsLater)
                .map(left -> BigDecimal.valueOf(left)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(size(first)), 2, RoundingMode.HALF_UP));
    }

    @Override
    public String toString() {
        return "Cohorts[" + through + ", " + active + "]";
    }
}
