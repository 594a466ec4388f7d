package io.cartera.purchasing;

import io.cartera.money.MoneyTally;
import io.cartera.money.Percentage;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Month;
import java.time.YearMonth;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Amounts of one currency month after month, none left out: a month in which nothing happened is a zero.
 * <p>
 * Rates are in percent, rounded once and half up (away from zero) to four decimals; slope and intercept are in units of the
 * currency, to six. A rate on an amount of zero or less is not defined and therefore empty. Immutable.
 * <p>
 * Worked (least squares, the first month at 0): 100, 110, 105, 120, 130, 128 rise by 6.142857 a month from 100.142857 on, which is 5.3185 % of
 * their mean.
 */
public final class MonthlySeries {

    /** The most months of a series: a hundred years. */
    public static final int MAX_MONTHS = 1200;

    private static final int RATE_DECIMALS = 4;
    private static final int SLOPE_DECIMALS = 6;
    private static final int LEAST_FOR_A_TREND = 3;
    private static final int IN_A_YEAR = 12;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final YearMonth first;
    private final List<Money> amounts;
    private final CurrencyUnit currency;

    private MonthlySeries(YearMonth first, List<Money> amounts) {
        this.first = first;
        this.amounts = amounts;
        this.currency = amounts.get(0).getCurrencyUnit();
    }

    /**
     * A series of one amount a month.
     *
     * @param first the month of the first amount
     * @throws IllegalArgumentException if there are no amounts or more than {@link #MAX_MONTHS}, or a month is outside the
     *     years 1 to 9999
     * @throws CurrencyMismatchException if the amounts are not in one currency
     */
    public static MonthlySeries of(YearMonth first, List<Money> amounts) {
        List<Money> copy = List.copyOf(amounts);
        if (copy.isEmpty() || copy.size() > MAX_MONTHS) {
            throw new IllegalArgumentException(
                    copy.size() + " amounts, 1 to " + MAX_MONTHS + " are allowed in a series");
        }
        Months.require(first, "first");
        Months.require(first.plusMonths(copy.size() - 1L), "last");
        for (Money amount : copy) {
            if (!amount.getCurrencyUnit().equals(copy.get(0).getCurrencyUnit())) {
                throw new CurrencyMismatchException(copy.get(0).getCurrencyUnit(), amount.getCurrencyUnit());
            }
        }
        return new MonthlySeries(first, copy);
    }

    /** The first month. */
    public YearMonth first() {
        return first;
    }

    /** The last month. */
    public YearMonth last() {
        return first.plusMonths(amounts.size() - 1L);
    }

    /** The amounts, month after month. */
    public List<Money> amounts() {
        return amounts;
    }

    /**
     * The amount of a month; empty outside the series.
     *
     * @throws IllegalArgumentException if the month is outside the years 1 to 9999
     */
    public Optional<Money> in(YearMonth month) {
        int at = at(month);
        return at < 0 || at >= amounts.size() ? Optional.empty() : Optional.of(amounts.get(at));
    }

    private int at(YearMonth month) {
        return Months.number(month, "month") - Months.number(first, "first");
    }

    /** All amounts together. */
    public Money total() {
        MoneyTally total = MoneyTally.in(currency);
        amounts.forEach(total::addSum);
        return total.total();
    }

    /**
     * The change of a month on the month before, in percent; empty where one of the two is not in the series, or the one before is
     * not above zero.
     *
     * @throws IllegalArgumentException if the month is outside the years 1 to 9999
     */
    public Optional<BigDecimal> changeOnMonth(YearMonth month) {
        return change(at(month), 1);
    }

    /**
     * The change of a month on the same month of the year before, in percent; empty where one of the two is not in the series, or
     * the one before is not above zero.
     *
     * @throws IllegalArgumentException if the month is outside the years 1 to 9999
     */
    public Optional<BigDecimal> changeOnYear(YearMonth month) {
        return change(at(month), IN_A_YEAR);
    }

    private Optional<BigDecimal> change(int at, int back) {
        if (at < back || at >= amounts.size() || !amounts.get(at - back).isPositive()) {
            return Optional.empty();
        }
        BigDecimal before = amounts.get(at - back).getAmount();
        BigDecimal difference = amounts.get(at).getAmount().subtract(before);
        return Optional.of(difference.multiply(HUNDRED).divide(before, RATE_DECIMALS, RoundingMode.HALF_UP));
    }

    /**
     * The mean of each month and those before it, by month, from the first month on that has so many; rounded half up
     * (away from zero) to the minor unit.
     *
     * @param months how many months are averaged, the month itself included
     * @throws IllegalArgumentException if that is not 1 to {@link #MAX_MONTHS}
     */
    public SortedMap<YearMonth, Money> movingAverage(int months) {
        if (months < 1 || months > MAX_MONTHS) {
            throw new IllegalArgumentException("months is " + months + ", 1 to " + MAX_MONTHS + " is allowed");
        }
        SortedMap<YearMonth, Money> means = new TreeMap<>();
        for (int end = months; end <= amounts.size(); end++) {
            MoneyTally sum = MoneyTally.in(currency);
            amounts.subList(end - months, end).forEach(sum::addSum);
            means.put(first.plusMonths(end - 1L), sum.total().dividedBy(months, RoundingMode.HALF_UP));
        }
        return Collections.unmodifiableSortedMap(means);
    }

    /** By how much the line of least squares rises a month, in units of the currency; empty with fewer than two months. */
    public Optional<BigDecimal> slope() {
        return line().map(line -> line.above().divide(line.below(), SLOPE_DECIMALS, RoundingMode.HALF_UP));
    }

    /**
     * The line of least squares as whole fractions: slope above/below, mean sum/n. Each figure is divided once, and compared without
     * dividing.
     */
    private record Line(BigDecimal above, BigDecimal below, BigDecimal sum, BigDecimal n) {}

    private Optional<Line> line() {
        int n = amounts.size();
        if (n < 2) {
            return Optional.empty();
        }
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weighted = BigDecimal.ZERO;
        BigInteger months = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        for (int i = 0; i < n; i++) {
            BigDecimal amount = amounts.get(i).getAmount();
            sum = sum.add(amount);
            weighted = weighted.add(amount.multiply(BigDecimal.valueOf(i)));
            months = months.add(BigInteger.valueOf(i));
            squares = squares.add(BigInteger.valueOf((long) i * i));
        }
        BigDecimal size = BigDecimal.valueOf(n);
        BigDecimal above = size.multiply(weighted).subtract(new BigDecimal(months).multiply(sum));
        BigDecimal below = size.multiply(new BigDecimal(squares)).subtract(new BigDecimal(months.multiply(months)));
        return Optional.of(new Line(above, below, sum, size));
    }

    /** Where the line of least squares stands in the first month, in units of the currency; empty with fewer than two months. */
    public Optional<BigDecimal> intercept() {
        // sum/n − above/below · (n − 1)/2
        return line().map(line -> {
            BigDecimal twice = BigDecimal.valueOf(2);
            BigDecimal raised =
                    line.above().multiply(line.n()).multiply(line.n().subtract(BigDecimal.ONE));
            return twice.multiply(line.sum())
                    .multiply(line.below())
                    .subtract(raised)
                    .divide(twice.multiply(line.n()).multiply(line.below()), SLOPE_DECIMALS, RoundingMode.HALF_UP);
        });
    }

    /** The slope in percent of the mean month; empty with fewer than two months, or where the mean is not above zero. */
    public Optional<BigDecimal> relativeSlope() {
        // 100 · above/below / (sum/n)
        return line().filter(line -> line.sum().signum() > 0)
                .map(line -> hundredfold(line)
                        .divide(line.below().multiply(line.sum()), RATE_DECIMALS, RoundingMode.HALF_UP));
    }

    private static BigDecimal hundredfold(Line line) {
        return HUNDRED.multiply(line.above()).multiply(line.n());
    }

    /**
     * Where the series goes, by its exact relative slope; empty with fewer than three months, or where the mean is not above zero.
     *
     * @param threshold how many percent of the mean month a month count as movement; exactly so many are none
     */
    public Optional<TrendClass> trend(Percentage threshold) {
        BigDecimal bound = Objects.requireNonNull(threshold, "threshold").value();
        return line().filter(line ->
                        amounts.size() >= LEAST_FOR_A_TREND && line.sum().signum() > 0)
                .map(line -> {
                    BigDecimal still = bound.multiply(line.below()).multiply(line.sum());
                    if (hundredfold(line).abs().compareTo(still) <= 0) {
                        return TrendClass.STABLE;
                    }
                    return line.above().signum() > 0 ? TrendClass.IMPROVING : TrendClass.WORSENING;
                });
    }

    /**
     * How strong each month of the year is: its mean in percent of the mean of all months, over the last whole years of the series; so the
     * twelve are 1200 together but for rounding. Empty with fewer than twelve months, or where those are not above zero together.
     * Two decimals, half up (away from zero).
     */
    public Optional<SortedMap<Month, BigDecimal>> seasonalIndex() {
        int used = amounts.size() / IN_A_YEAR * IN_A_YEAR;
        int from = amounts.size() - used;
        EnumMap<Month, BigDecimal> sums = new EnumMap<>(Month.class);
        BigDecimal all = BigDecimal.ZERO;
        for (int i = from; i < amounts.size(); i++) {
            BigDecimal amount = amounts.get(i).getAmount();
            sums.merge(first.plusMonths(i).getMonth(), amount, BigDecimal::add);
            all = all.add(amount);
        }
        if (all.signum() <= 0) {
            return Optional.empty();
        }
        BigDecimal whole = all;
        SortedMap<Month, BigDecimal> index = new TreeMap<>();
        sums.forEach((month, sum) -> index.put(
                month, sum.multiply(BigDecimal.valueOf(100L * IN_A_YEAR)).divide(whole, 2, RoundingMode.HALF_UP)));
        return Optional.of(Collections.unmodifiableSortedMap(index));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MonthlySeries that && first.equals(that.first) && amounts.equals(that.amounts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(first, amounts);
    }

    @Override
    public String toString() {
        return "MonthlySeries[" + first + ", " + amounts + "]";
    }
}
