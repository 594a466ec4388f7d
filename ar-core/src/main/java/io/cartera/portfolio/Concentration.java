package io.cartera.portfolio;

import io.cartera.customer.CustomerId;
import io.cartera.money.Percentage;
import io.cartera.rating.Evidence;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.Money;

/**
 * How much of a whole hangs on few customers: of turnover, of what is open, of whatever amounts are given in one currency.
 * <p>
 * Only amounts above zero count. Figures come from the exact amounts and are rounded once, half up: ratios and HHI to two decimals, the
 * normalised HHI, Gini's coefficient to four, the effective number to two. The Herfindahl-Hirschman index is the sum of the squared shares in percent:
 * 10,000 for one customer, 10,000/N for N equal ones. Normalised it is {@code (HHI/10⁴ − 1/N)/(1 − 1/N)}, 0 for equal ones, and not
 * defined for fewer than two; the effective number is {@code 10⁴/HHI}. Empty where nothing is above zero. Immutable.
 * <p>
 * Worked: one customer of 60 % and eight of 5 %: CR1 60, HHI 3800, normalised 0.3025, effective number 2.63, Gini 0.4889.
 */
public final class Concentration {

    private static final BigInteger TEN_THOUSAND = BigInteger.valueOf(10_000);

    /** Largest first, all above zero. */
    private final List<BigInteger> parts;

    private final Shares shares;
    private final BigInteger whole;
    private final BigInteger squares;

    private Concentration(List<BigInteger> parts, Shares shares) {
        this.parts = parts;
        this.shares = shares;
        this.whole = Whole.sum(parts);
        this.squares = Whole.sum(parts.stream().map(part -> part.multiply(part)).toList());
    }

    /**
     * The concentration of these amounts.
     *
     * @throws CurrencyMismatchException if they are not in one currency
     */
    public static Concentration of(Map<CustomerId, Money> amounts) {
        Shares shares = Shares.of(amounts);
        return new Concentration(
                shares.ranked().stream()
                        .map(share -> Whole.minor(share.amount()))
                        .filter(minor -> minor.signum() > 0)
                        .toList(),
                shares);
    }

    /** How many customers have an amount above zero. */
    public int customers() {
        return parts.size();
    }

    /** The shares of all customers. */
    public Shares shares() {
        return shares;
    }

    /**
     * The part of the whole that the largest customers make, in percent; all of it where there are fewer. Empty where there is no whole.
     *
     * @param customers how many: 1 for CR1, 4 for CR4
     * @throws IllegalArgumentException if that is below 1
     */
    public Optional<Percentage> ratio(int customers) {
        if (customers < 1) {
            throw new IllegalArgumentException("customers is " + customers + ", at least 1 is required");
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Percentage(ratioOf(
                        Whole.sum(parts.subList(0, Math.min(customers, parts.size())))
                                .multiply(BigInteger.valueOf(100)),
                        whole,
                        2)));
    }

    private static BigDecimal ratioOf(BigInteger above, BigInteger below, int decimals) {
        return new BigDecimal(above).divide(new BigDecimal(below), decimals, RoundingMode.HALF_UP);
    }

    /** The Herfindahl-Hirschman index, in points of 10,000. */
    public Optional<BigDecimal> hhi() {
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(ratioOf(squares.multiply(TEN_THOUSAND), whole.multiply(whole), 2));
    }

    /** The normalised index, 0 to 1; empty for fewer than two customers. */
    public Optional<BigDecimal> normalisedHhi() {
        BigInteger n = BigInteger.valueOf(parts.size());
        // (q/w² − 1/n) / (1 − 1/n) = (n·q − w²) / (w²·(n − 1))
        return parts.size() < 2
                ? Optional.empty()
                : Optional.of(ratioOf(
                        n.multiply(squares).subtract(whole.multiply(whole)),
                        whole.multiply(whole).multiply(n.subtract(BigInteger.ONE)),
                        4));
    }

    /** How many equal customers would have the same index. */
    public Optional<BigDecimal> effectiveNumber() {
        return parts.isEmpty() ? Optional.empty() : Optional.of(ratioOf(whole.multiply(whole), squares, 2));
    }

    /** Gini's coefficient: 0 where all are equal. */
    public Optional<BigDecimal> gini() {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        BigInteger weighted = BigInteger.ZERO;
        for (int i = 0; i < parts.size(); i++) {
            weighted = weighted.add(parts.get(i).multiply(BigInteger.valueOf(parts.size() - i)));
        }
        BigInteger n = BigInteger.valueOf(parts.size());
        // 2·Σ i·x_i / (n·w) − (n + 1)/n, the smallest first
        BigInteger above = weighted.shiftLeft(1).subtract(n.add(BigInteger.ONE).multiply(whole));
        return Optional.of(ratioOf(above, n.multiply(whole), 4));
    }

    /**
     * The figures that are above a limit, in the order of the limits: the largest customer, the four largest, the index. None where there
     * is no whole.
     */
    public List<Evidence> alerts(ConcentrationLimits limits) {
        Objects.requireNonNull(limits, "limits");
        if (parts.isEmpty()) {
            return List.of();
        }
        List<Evidence> alerts = new ArrayList<>();
        addIfAbove(
                alerts,
                "percent of the largest customer",
                top(1),
                whole,
                limits.largest().value());
        addIfAbove(
                alerts,
                "percent of the four largest customers",
                top(4),
                whole,
                limits.fourLargest().value());
        BigInteger points = squares.multiply(BigInteger.valueOf(100));
        addIfAbove(alerts, "Herfindahl-Hirschman index", points, whole.multiply(whole), limits.hhi());
        return List.copyOf(alerts);
    }

    private BigInteger top(int customers) {
        return Whole.sum(parts.subList(0, Math.min(customers, parts.size())));
    }

    /** Compares the exact figure, which is a hundred times the fraction; the one that is shown is rounded. */
    private static void addIfAbove(
            List<Evidence> alerts, String what, BigInteger above, BigInteger below, BigDecimal limit) {
        BigInteger hundredfold = above.multiply(BigInteger.valueOf(100));
        if (new BigDecimal(hundredfold).compareTo(limit.multiply(new BigDecimal(below))) > 0) {
            alerts.add(Evidence.of(what, above(hundredfold, below, limit), limit));
        }
    }

    /** To two decimals, or to as many as it takes to show that the figure is above its limit; rounded up at the tenth. */
    private static BigDecimal above(BigInteger hundredfold, BigInteger below, BigDecimal limit) {
        for (int decimals = 2; decimals < 10; decimals++) {
            BigDecimal shown = ratioOf(hundredfold, below, decimals);
            if (shown.compareTo(limit) > 0) {
                return shown;
            }
        }
        return new BigDecimal(hundredfold).divide(new BigDecimal(below), 10, RoundingMode.CEILING);
    }

    @Override
    public String toString() {
        return "Concentration[" + customers() + " customers, CR1 " + ratio(1) + ", HHI " + hhi() + "]";
    }
}
