package io.cartera.interest;

import io.cartera.time.DateRange;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * A reference rate a year, and the days on which it is in force.
 * <p>
 * In hundredths, −100 to 1000 with at most 6 decimals: some have been below zero. Trailing zeros do not matter. Immutable.
 */
public final class ReferenceRate {

    private static final BigDecimal LEAST = new BigDecimal("-100");
    private static final BigDecimal MOST = new BigDecimal("1000");
    private static final int MAX_DECIMALS = 6;

    private final DateRange inForce;
    private final BigDecimal percent;

    private ReferenceRate(DateRange inForce, BigDecimal percent) {
        this.inForce = Objects.requireNonNull(inForce, "inForce");
        this.percent = sound(Objects.requireNonNull(percent, "percent"));
        if (!inForce.start().isBefore(inForce.endExclusive())) {
            throw new IllegalArgumentException("a rate is in force on no day of " + inForce);
        }
    }

    private static BigDecimal sound(BigDecimal percent) {
        // Size and scale first: comparing 1E+2000000000 would take all day, and counting a million digits a while.
        if (percent.unscaledValue().bitLength() > 128 || Math.abs((long) percent.scale()) > 40) {
            throw new IllegalArgumentException("rate has too many digits");
        }
        BigDecimal stripped = percent.stripTrailingZeros();
        BigDecimal plain = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        if (plain.compareTo(LEAST) < 0 || plain.compareTo(MOST) > 0 || plain.scale() > MAX_DECIMALS) {
            throw new IllegalArgumentException("rate is " + plain.toPlainString() + " %, -100 to 1000 with at most "
                    + MAX_DECIMALS + " decimals is allowed");
        }
        return plain;
    }

    /**
     * The rate of these days.
     *
     * @param percent the number before the percent sign
     * @throws IllegalArgumentException if there are no days, or the rate is out of range or has too many decimals
     */
    public static ReferenceRate of(DateRange inForce, BigDecimal percent) {
        return new ReferenceRate(inForce, percent);
    }

    /** The days on which it is known to be in force. */
    public DateRange inForce() {
        return inForce;
    }

    /** The number before the percent sign. */
    public BigDecimal percent() {
        return percent;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReferenceRate that && inForce.equals(that.inForce) && percent.equals(that.percent);
    }

    @Override
    public int hashCode() {
        return Objects.hash(inForce, percent);
    }

    @Override
    public String toString() {
        return percent.toPlainString() + " % in force " + inForce;
    }
}
