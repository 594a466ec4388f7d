package io.cartera.portfolio;

import io.cartera.customer.CustomerId;
import io.cartera.purchasing.MonthlySeries;
import io.cartera.purchasing.PurchaseHistory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * The customers by how much more they buy than they did, so that those on their way to become large are seen before they are: the turnover of the last
 * so many months beside that of as many months before them.
 * <p>
 * Who bought anything in either of the two is in it, the one that grew most by amount first, then by customer; who grew alike shares the better place,
 * and the next one counts them all. The last month of the history counts as it stands. The rate is in percent of the months
 * before, to two decimals, half up (away from zero); the slope is that of the line of least squares through all months, as
 * {@link MonthlySeries#slope} has it. Immutable.
 * <p>
 * Worked, over two months: A 100, 100, 120, 140 and B 10, 10, 30, 50: A grew from 200 to 260 by 60, 30.00 %, and B from 20 to 80 by 60 too,
 * 300.00 %: both are first by amount, and B is first by rate.
 */
public final class GrowthRanking {

    /** The most months that are looked at: ten years. */
    public static final int MAX_MONTHS = 120;

    /** One customer. Immutable. */
    public static final class Row {

        private final CustomerId customer;
        private final int rank;
        private final Money before;
        private final Money now;
        private final Optional<BigDecimal> slope;

        private Row(CustomerId customer, int rank, Money before, Money now, Optional<BigDecimal> slope) {
            this.customer = customer;
            this.rank = rank;
            this.before = before;
            this.now = now;
            this.slope = slope;
        }

        /** The customer. */
        public CustomerId customer() {
            return customer;
        }

        /** Its place by what it grew, from 1. */
        public int rank() {
            return rank;
        }

        /** What it was billed in the months before. */
        public Money before() {
            return before;
        }

        /** What it was billed in the last months. */
        public Money now() {
            return now;
        }

        /** By how much it grew; below zero where it buys less. */
        public Money change() {
            return now.minus(before);
        }

        /** By how much it grew in percent; empty where it was billed nothing, or less, before. */
        public Optional<BigDecimal> rate() {
            return before.isPositive()
                    ? Optional.of(
                            change().getAmount().movePointRight(2).divide(before.getAmount(), 2, RoundingMode.HALF_UP))
                    : Optional.empty();
        }

        /** By how much its turnover rises a month, over all these months, in units of the currency. */
        public Optional<BigDecimal> slope() {
            return slope;
        }

        @Override
        public String toString() {
            return rank + ". " + customer + " " + before + " to " + now
                    + rate().map(percent -> ", " + percent.toPlainString() + " %")
                            .orElse("");
        }
    }

    private final List<Row> rows;

    private GrowthRanking(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /**
     * The ranking at the end of a history.
     *
     * @param months how many up to the last one of the history, itself included, are held against as many before them
     * @throws IllegalArgumentException if the months are not 1 to {@link #MAX_MONTHS}, or begin before the year 1
     */
    public static GrowthRanking of(PurchaseHistory history, CurrencyUnit currency, int months) {
        if (months < 1 || months > MAX_MONTHS) {
            throw new IllegalArgumentException("months is " + months + ", 1 to " + MAX_MONTHS + " is allowed");
        }
        YearMonth last = YearMonth.from(history.through());
        YearMonth first = last.minusMonths(2L * months - 1);
        YearMonth middle = last.minusMonths(months - 1L);
        List<Row> found = new ArrayList<>();
        history.in(Objects.requireNonNull(currency, "currency")).forEach((customer, purchases) -> {
            MonthlySeries series = purchases.series(first, last);
            if (series.amounts().stream().anyMatch(amount -> !amount.isZero())) {
                Money before = purchases.turnover(first, middle.minusMonths(1));
                found.add(new Row(customer, 0, before, purchases.turnover(middle, last), series.slope()));
            }
        });
        found.sort(Comparator.comparing(Row::change).reversed().thenComparing(Row::customer));
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Row row = found.get(i);
            boolean isAlike = i > 0 && row.change().isEqual(found.get(i - 1).change());
            int rank = isAlike ? rows.get(i - 1).rank() : i + 1;
            rows.add(new Row(row.customer(), rank, row.before(), row.now(), row.slope()));
        }
        return new GrowthRanking(rows);
    }

    /** All, the one that grew most by amount first. */
    public List<Row> rows() {
        return rows;
    }

    /**
     * The first so many customers that grew at all; all of them where there are fewer.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public List<Row> top(int customers) {
        if (customers < 0) {
            throw new IllegalArgumentException("customers is " + customers + ", it must not be negative");
        }
        return rows.stream()
                .filter(row -> row.change().isPositive())
                .limit(customers)
                .toList();
    }

    /**
     * Those who were billed so much or more in the months before, by rate, the highest first, then by customer. The bound keeps out who grew from
     * next to nothing.
     *
     * @param least above zero
     * @throws IllegalArgumentException if it is zero or less
     * @throws org.joda.money.CurrencyMismatchException if it is in another currency
     */
    public List<Row> byRate(Money least) {
        if (!Objects.requireNonNull(least, "least").isPositive()) {
            throw new IllegalArgumentException("least is " + least + ", it must be above zero");
        }
        return rows.stream()
                .filter(row -> !row.before().isLessThan(least))
                .sorted(GrowthRanking::byRate)
                .toList();
    }

    // Crosswise, so that nothing is rounded: now / before of one against that of the other, both above zero.
    private static int byRate(Row one, Row other) {
        BigInteger mine = Whole.minor(one.now()).multiply(Whole.minor(other.before()));
        BigInteger its = Whole.minor(other.now()).multiply(Whole.minor(one.before()));
        int byRate = its.compareTo(mine);
        return byRate != 0 ? byRate : one.customer().compareTo(other.customer());
    }

    @Override
    public String toString() {
        return "GrowthRanking" + rows;
    }
}
