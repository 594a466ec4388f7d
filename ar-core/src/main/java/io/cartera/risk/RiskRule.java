package io.cartera.risk;

import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * From how much on something is told as a signal, in the unit of its kind, how many days back (or, for cover that ends, ahead)
 * are looked at, and whether it is grave. Immutable. Example: {@code RiskRule.from(2).within(180).asGrave()}.
 */
public final class RiskRule {

    /** The most days of a window. */
    public static final int MAX_DAYS = 3660;

    private final BigDecimal threshold;
    private final int windowDays;
    private final boolean isGrave;

    private RiskRule(BigDecimal threshold, int windowDays, boolean isGrave) {
        this.threshold = threshold;
        this.windowDays = windowDays;
        this.isGrave = isGrave;
    }

    /**
     * Told from so much on, the threshold itself included; without a window, and not grave.
     *
     * @throws IllegalArgumentException if it is not from 1 to 1,000,000
     */
    public static RiskRule from(int threshold) {
        if (Require.positive(threshold, "threshold") > 1_000_000) {
            throw new IllegalArgumentException("threshold is " + threshold + ", at most 1000000 is allowed");
        }
        return new RiskRule(BigDecimal.valueOf(threshold), 0, false);
    }

    /** The same, looking at so many days, 1 to {@value #MAX_DAYS}, the day asked about among them. */
    public RiskRule within(int days) {
        if (Require.positive(days, "days") > MAX_DAYS) {
            throw new IllegalArgumentException("days is " + days + ", at most " + MAX_DAYS + " is allowed");
        }
        return new RiskRule(threshold, days, isGrave);
    }

    /** The same, grave: one such signal makes the risk high. */
    public RiskRule asGrave() {
        return new RiskRule(threshold, windowDays, true);
    }

    /** From how much on it is told. */
    public BigDecimal threshold() {
        return threshold;
    }

    /** How many days are looked at; 0 where it needs no window. */
    public int windowDays() {
        return windowDays;
    }

    /** Whether one such signal makes the risk high. */
    public boolean isGrave() {
        return isGrave;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RiskRule that
                && threshold.equals(that.threshold)
                && windowDays == that.windowDays
                && isGrave == that.isGrave;
    }

    @Override
    public int hashCode() {
        return Objects.hash(threshold, windowDays, isGrave);
    }

    @Override
    public String toString() {
        return "from " + threshold + (windowDays == 0 ? "" : " within " + windowDays + " days")
                + (isGrave ? ", grave" : "");
    }
}
