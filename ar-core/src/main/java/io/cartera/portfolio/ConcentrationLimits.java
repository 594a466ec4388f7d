package io.cartera.portfolio;

import io.cartera.money.Percentage;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * From where on a portfolio hangs on too few customers. A figure exactly at its limit is no alert. Immutable.
 * <p>
 * The defaults are ours: 25 % for the largest customer, 60 % for the four largest, and an index of 1800, from which on
 * markets are called highly concentrated (Merger Guidelines of the United States, 2023; 1000 to 1800 is moderate). Those speak of markets and
 * not of customers: choose your own.
 */
public final class ConcentrationLimits {

    private static final long MOST_POINTS = 10_000;

    private final Percentage largest;
    private final Percentage fourLargest;
    private final BigDecimal hhi;

    private ConcentrationLimits(Percentage largest, Percentage fourLargest, BigDecimal hhi) {
        this.largest = Objects.requireNonNull(largest, "largest");
        this.fourLargest = Objects.requireNonNull(fourLargest, "fourLargest");
        this.hhi = hhi;
    }

    /** 25 % for the largest customer, 60 % for the four largest, 1800 points. */
    public static ConcentrationLimits ofDefaults() {
        return new ConcentrationLimits(Percentage.of("25"), Percentage.of("60"), BigDecimal.valueOf(1800));
    }

    /** The same with another limit for the largest customer. */
    public ConcentrationLimits largest(Percentage limit) {
        return new ConcentrationLimits(limit, fourLargest, hhi);
    }

    /** The same with another limit for the four largest customers together. */
    public ConcentrationLimits fourLargest(Percentage limit) {
        return new ConcentrationLimits(largest, limit, hhi);
    }

    /**
     * The same with another limit for the Herfindahl-Hirschman index.
     *
     * @throws IllegalArgumentException if it is not 0 to 10,000 points with at most two decimals
     */
    public ConcentrationLimits hhi(BigDecimal points) {
        BigDecimal checked = Require.decimal(points, "points", MOST_POINTS, 2);
        if (checked.signum() < 0) {
            throw new IllegalArgumentException("points is " + checked + ", it must not be negative");
        }
        return new ConcentrationLimits(largest, fourLargest, checked);
    }

    /** The limit for the largest customer. */
    public Percentage largest() {
        return largest;
    }

    /** The limit for the four largest customers together. */
    public Percentage fourLargest() {
        return fourLargest;
    }

    /** The limit for the index, in points. */
    public BigDecimal hhi() {
        return hhi;
    }

    @Override
    public String toString() {
        return "ConcentrationLimits[" + largest + ", " + fourLargest + ", " + hhi + "]";
    }
}
