package io.cartera.portfolio;

import io.cartera.customer.CustomerId;
import io.cartera.purchasing.PurchaseHistory;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * How the number of customers grew from year to year.
 * <p>
 * A customer of a year has a deal in it, in whatever currency. One is gained in the year of its first deal ever, lost in the first year
 * without a deal after one with, reactivated where it comes back; that also where it was taken over with an opening balance, for it was a customer
 * before these books: {@code customers = those of the year before + gained + reactivated −
 * lost}. All years are read from the deals that stand at the end of the history, so an invoice that was reversed and issued anew counts in the
 * year of the new one, while {@link PurchaseHistory#gained} tells when the customer first came. Rates are in percent, to four decimals, half up (away from zero), each computed exactly before it is rounded. Immutable.
 * <p>
 * Worked: 120, 150, 135 and 180 customers grow by 25.0000, −10.0000 and 33.3333 %; the mean of these is 16.1111 %, the compound rate
 * (180/120)^(1/3) − 1 = 14.4714 %, and the mean growth 20.00 customers a year.
 */
public final class CustomerGrowth {

    /** The most years that are looked at. */
    public static final int MAX_YEARS = 100;

    private static final int DECIMALS = 4;
    private static final MathContext DIGITS = new MathContext(40);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** The customers of one year. Immutable. */
    public static final class Year {

        private final int year;
        private final long customers;
        private final long gained;
        private final long reactivated;
        private final long lost;
        private final boolean isTold;

        /**
         * A year.
         *
         * @param year the year
         * @param customers who had a deal in it
         * @param gained who had its first one in it
         * @param reactivated who had none in the year before, and one before that or an opening balance
         * @param lost who had one in the year before, and none in this
         * @throws IllegalArgumentException if a number is below zero
         */
        public Year(int year, long customers, long gained, long reactivated, long lost) {
            this(year, customers, gained, reactivated, lost, true);
        }

        private Year(int year, long customers, long gained, long reactivated, long lost, boolean isTold) {
            if (customers < 0 || gained < 0 || reactivated < 0 || lost < 0) {
                throw new IllegalArgumentException("a number of customers is below zero");
            }
            this.year = year;
            this.customers = customers;
            this.gained = gained;
            this.reactivated = reactivated;
            this.lost = lost;
            this.isTold = isTold;
        }

        /** The year. */
        public int year() {
            return year;
        }

        /** How many had a deal in it. */
        public long customers() {
            return customers;
        }

        /** How many had their first one in it. */
        public long gained() {
            return gained;
        }

        /** How many had none in the year before, and one before that or an opening balance. */
        public long reactivated() {
            return reactivated;
        }

        /** How many had one in the year before, and none in this. */
        public long lost() {
            return lost;
        }

        /** Gained and reactivated less lost. */
        public long net() {
            return gained + reactivated - lost;
        }

        /**
         * How many of the year before are still there, in percent, to four decimals, half up; empty where there were none, or it is not
         * known who stayed.
         */
        public Optional<BigDecimal> retention() {
            long before = customers - net();
            return ofThoseBefore(before - lost);
        }

        /**
         * How many of the year before are lost, in percent, to four decimals, half up; empty where there were none, or it is not known who
         * stayed.
         */
        public Optional<BigDecimal> churn() {
            return ofThoseBefore(lost);
        }

        private Optional<BigDecimal> ofThoseBefore(long part) {
            long before = customers - net();
            return isTold && before > 0
                    ? Optional.of(percent(BigDecimal.valueOf(part), BigDecimal.valueOf(before)))
                    : Optional.empty();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Year that
                    && year == that.year
                    && customers == that.customers
                    && gained == that.gained
                    && reactivated == that.reactivated
                    && lost == that.lost
                    && isTold == that.isTold;
        }

        @Override
        public int hashCode() {
            return Objects.hash(year, customers, gained, reactivated, lost, isTold);
        }

        @Override
        public String toString() {
            return year + ": " + customers + " customers, " + gained + " gained, " + reactivated + " reactivated, "
                    + lost + " lost";
        }
    }

    private final List<Year> years;

    private CustomerGrowth(List<Year> years) {
        this.years = List.copyOf(years);
    }

    /**
     * The growth over these calendar years, both included. The year of the last day of the history counts as it stands.
     *
     * @throws IllegalArgumentException if a year is not 1 to 9999, the last is before the first or after the last day of the history, or
     *     there are more than {@link #MAX_YEARS}
     */
    public static CustomerGrowth of(PurchaseHistory history, int firstYear, int lastYear) {
        requireYears(firstYear, lastYear);
        if (lastYear > history.through().getYear()) {
            throw new IllegalArgumentException(
                    "lastYear is " + lastYear + ", the history was read through " + history.through());
        }
        Map<CustomerId, LocalDate> firsts = firstDeals(history);
        Map<Integer, Set<CustomerId>> buyers = new HashMap<>();
        history.currencies()
                .forEach(currency -> history.in(currency).forEach((customer, purchases) -> {
                    for (YearMonth month : purchases.monthsWithDeals()) {
                        buyers.computeIfAbsent(month.getYear(), any -> new HashSet<>())
                                .add(customer);
                    }
                }));
        List<Year> years = new ArrayList<>();
        for (int year = firstYear; year <= lastYear; year++) {
            Set<CustomerId> now = buyers.getOrDefault(year, Set.of());
            Set<CustomerId> before = buyers.getOrDefault(year - 1, Set.of());
            int current = year;
            long gained = now.stream()
                    .filter(firsts::containsKey)
                    .filter(customer -> firsts.get(customer).getYear() == current)
                    .count();
            long stayed = now.stream().filter(before::contains).count();
            years.add(new Year(year, now.size(), gained, now.size() - gained - stayed, before.size() - stayed));
        }
        return new CustomerGrowth(years);
    }

    /** Of deals that stand, as buyers are counted, so that who is gained in a year buys in it. */
    private static Map<CustomerId, LocalDate> firstDeals(PurchaseHistory history) {
        Map<CustomerId, LocalDate> firsts = new HashMap<>();
        history.currencies()
                .forEach(currency -> history.in(currency)
                        .forEach((customer, purchases) -> purchases
                                .first()
                                .ifPresent(day -> firsts.merge(
                                        customer, day, (one, other) -> one.isBefore(other) ? one : other))));
        SortedMap<CustomerId, LocalDate> takenOver = history.takenOver();
        firsts.entrySet()
                .removeIf(entry ->
                        !takenOver.getOrDefault(entry.getKey(), LocalDate.MAX).isAfter(entry.getValue()));
        return firsts;
    }

    private static void requireYears(int firstYear, int lastYear) {
        if (firstYear < 1 || lastYear > 9999 || lastYear < firstYear || lastYear - firstYear >= MAX_YEARS) {
            throw new IllegalArgumentException("years are " + firstYear + " to " + lastYear + ", 1 to " + MAX_YEARS
                    + " of the years 1 to 9999 are allowed");
        }
    }

    /**
     * The growth of numbers of customers that are known year after year, such as those of another system: what was gained and lost is the net
     * alone, and nothing in the first year. Who stayed is not known: no year has a retention or a churn.
     *
     * @throws IllegalArgumentException if there are none or more than {@link #MAX_YEARS}, one is below zero, or a year is not 1 to
     *     9999
     */
    public static CustomerGrowth ofCounts(int firstYear, List<Long> customers) {
        if (customers.isEmpty() || customers.size() > MAX_YEARS) {
            throw new IllegalArgumentException(customers.size() + " years, 1 to " + MAX_YEARS + " are allowed");
        }
        Require.positive(firstYear, "firstYear");
        if (firstYear > 9999 - customers.size() + 1) {
            throw new IllegalArgumentException("firstYear is " + firstYear + ", the last one would be after 9999");
        }
        List<Year> years = new ArrayList<>();
        long before = customers.get(0);
        for (int i = 0; i < customers.size(); i++) {
            long net = customers.get(i) - before;
            years.add(new Year(firstYear + i, customers.get(i), Math.max(net, 0), 0, Math.max(-net, 0), false));
            before = customers.get(i);
        }
        return new CustomerGrowth(years);
    }

    /** The years, one after another. */
    public List<Year> years() {
        return years;
    }

    /** The growth of each year but the first on the one before, in percent; empty for a year where that is not above zero. */
    public List<Optional<BigDecimal>> rates() {
        List<Optional<BigDecimal>> rates = new ArrayList<>();
        for (int i = 1; i < years.size(); i++) {
            long before = years.get(i - 1).customers();
            long change = years.get(i).customers() - before;
            rates.add(
                    before == 0
                            ? Optional.empty()
                            : Optional.of(percent(BigDecimal.valueOf(change), BigDecimal.valueOf(before))));
        }
        return List.copyOf(rates);
    }

    private static BigDecimal percent(BigDecimal above, BigDecimal below) {
        return above.multiply(HUNDRED).divide(below, DECIMALS, RoundingMode.HALF_UP);
    }

    /** The mean of the yearly rates; empty with one year, or where a rate is not defined. */
    public Optional<BigDecimal> meanRate() {
        if (years.size() < 2) {
            return Optional.empty();
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 1; i < years.size(); i++) {
            long before = years.get(i - 1).customers();
            if (before == 0) {
                return Optional.empty();
            }
            sum = sum.add(BigDecimal.valueOf(years.get(i).customers() - before)
                    .multiply(HUNDRED)
                    .divide(BigDecimal.valueOf(before), DIGITS));
        }
        return Optional.of(
                sum.divide(BigDecimal.valueOf(years.size() - 1L), DIGITS).setScale(DECIMALS, RoundingMode.HALF_UP));
    }

    /** The rate which, the same every year, leads from the first year to the last; empty with one year, or where the first is zero. */
    public Optional<BigDecimal> compoundRate() {
        long first = years.get(0).customers();
        long last = years.get(years.size() - 1).customers();
        if (years.size() < 2 || first == 0) {
            return Optional.empty();
        }
        BigDecimal factor = root(BigDecimal.valueOf(last).divide(BigDecimal.valueOf(first), DIGITS), years.size() - 1);
        return Optional.of(factor.subtract(BigDecimal.ONE).multiply(HUNDRED).setScale(DECIMALS, RoundingMode.HALF_UP));
    }

    /** The n-th root to twenty decimals, cut: whole numbers of 10^-20 by bisection, which knows no starting value that fails. */
    private static BigDecimal root(BigDecimal value, int n) {
        int scale = 20;
        BigInteger low = BigInteger.ZERO;
        BigInteger high = value.max(BigDecimal.ONE)
                .setScale(scale, RoundingMode.CEILING)
                .unscaledValue()
                .add(BigInteger.ONE);
        while (high.subtract(low).compareTo(BigInteger.ONE) > 0) {
            BigInteger middle = low.add(high).shiftRight(1);
            if (new BigDecimal(middle, scale).pow(n).compareTo(value) <= 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new BigDecimal(low, scale);
    }

    /** By how many customers a year their number grew on average, to two decimals, half up (away from zero); empty with one year. */
    public Optional<BigDecimal> meanGrowth() {
        long change = years.get(years.size() - 1).customers() - years.get(0).customers();
        return years.size() < 2
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(change)
                        .divide(BigDecimal.valueOf(years.size() - 1L), 2, RoundingMode.HALF_UP));
    }

    @Override
    public String toString() {
        return "CustomerGrowth" + years;
    }
}
