package io.cartera.points;

import io.cartera.money.MinorUnits;
import io.cartera.money.Percentage;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Why a document earned so many points: by which rule, on which amount net of tax, and how.
 * <p>
 * Points are the base over what one step costs, times the points of a step, times the multiplier, rounded down once. Worked:
 * EUR 1,999.00 at 1 point per EUR 1,000.00 with 150 % earns 2 (2.9985 rounded down); a base of zero or less earns none.
 * Immutable.
 */
public final class EarnedBy {

    private final String rule;
    private final @Nullable String productGroup;
    private final Money base;
    private final Money per;
    private final long pointsPerStep;
    private final Percentage multiplier;
    private final long points;

    private EarnedBy(
            String rule,
            @Nullable String productGroup,
            Money base,
            Money per,
            long pointsPerStep,
            Percentage multiplier) {
        this.rule = Require.id(rule, "rule");
        this.productGroup = productGroup;
        this.base = Objects.requireNonNull(base, "base");
        this.per = Objects.requireNonNull(per, "per");
        this.pointsPerStep = pointsPerStep;
        this.multiplier = Objects.requireNonNull(multiplier, "multiplier");
        if (MinorUnits.of(per) <= 0 || pointsPerStep <= 0 || pointsPerStep > MinorUnits.MAX) {
            throw new IllegalArgumentException(
                    "rule " + rule + " gives " + pointsPerStep + " points per " + per + ", both must be positive");
        }
        if (!base.getCurrencyUnit().equals(per.getCurrencyUnit())) {
            throw new IllegalArgumentException("the base is " + base + ", the rule is per " + per);
        }
        MinorUnits.of(base);
        this.points = points(base, per, pointsPerStep, multiplier);
    }

    /**
     * What a rule earned on a base.
     *
     * @param rule the rule's name
     * @param base the amount net of tax on which it counts
     * @param per what one step costs
     * @param pointsPerStep how many points a step gives
     * @param multiplier of the points; 100 for no change
     * @throws IllegalArgumentException if a step costs or gives nothing, or the currencies differ
     * @throws io.cartera.money.AmountOutOfRangeException if an amount or the points lie beyond 10^18 − 1
     */
    public static EarnedBy of(String rule, Money base, Money per, long pointsPerStep, Percentage multiplier) {
        return new EarnedBy(rule, null, base, per, pointsPerStep, multiplier);
    }

    /** The same by a rule for lines of one product group only. */
    public EarnedBy inGroup(String productGroup) {
        return new EarnedBy(rule, Require.id(productGroup, "productGroup"), base, per, pointsPerStep, multiplier);
    }

    /** The same on another base. */
    public EarnedBy on(Money other) {
        return new EarnedBy(rule, productGroup, other, per, pointsPerStep, multiplier);
    }

    private static long points(Money base, Money per, long pointsPerStep, Percentage multiplier) {
        if (!base.isPositive()) {
            return 0;
        }
        BigDecimal exact = base.getAmount()
                .multiply(BigDecimal.valueOf(pointsPerStep))
                .multiply(multiplier.value())
                .movePointLeft(2);
        BigInteger whole = exact.divideToIntegralValue(per.getAmount()).toBigInteger();
        return MinorUnits.inRange(whole.bitLength() > 62 ? Long.MAX_VALUE : whole.longValue());
    }

    /** The rule's name. */
    public String rule() {
        return rule;
    }

    /** The product group of the rule; empty where it is for all lines. */
    public Optional<String> productGroup() {
        return Optional.ofNullable(productGroup);
    }

    /** The amount net of tax. */
    public Money base() {
        return base;
    }

    /** What one step costs. */
    public Money per() {
        return per;
    }

    /** How many points a step gives. */
    public long pointsPerStep() {
        return pointsPerStep;
    }

    /** By how much the points were multiplied. */
    public Percentage multiplier() {
        return multiplier;
    }

    /** How many points it earned, zero or more. */
    public long points() {
        return points;
    }

    /** One line for each, its parts apart by tabs, which no part can hold. */
    static String text(List<EarnedBy> basis) {
        return basis.stream().map(EarnedBy::text).collect(Collectors.joining("\n"));
    }

    private String text() {
        return String.join(
                "\t",
                rule,
                base.toString(),
                per.toString(),
                Long.toString(pointsPerStep),
                multiplier.value().toPlainString(),
                productGroup == null ? "" : productGroup);
    }

    /** What {@link #text(List)} gave. */
    static List<EarnedBy> parse(String text) {
        return text.lines().map(EarnedBy::parseLine).toList();
    }

    private static EarnedBy parseLine(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length != 6) {
            throw new IllegalArgumentException("a basis of points has " + parts.length + " parts");
        }
        EarnedBy basis = of(
                parts[0],
                Money.parse(parts[1]),
                Money.parse(parts[2]),
                Long.parseLong(parts[3]),
                Percentage.of(parts[4]));
        return parts[5].isEmpty() ? basis : basis.inGroup(parts[5]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EarnedBy that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule, base);
    }

    @Override
    public String toString() {
        return points + " by " + rule + " on " + base + " (" + pointsPerStep + " per " + per + ", " + multiplier + ")";
    }
}
