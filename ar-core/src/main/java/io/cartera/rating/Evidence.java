package io.cartera.rating;

import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * A figure that was held against a bound: what a finding rests on. Immutable. Example: {@code broken promises 3, bound 2}.
 */
public final class Evidence {

    private static final long BOUND = Long.MAX_VALUE;
    private static final int DECIMALS = 10;

    private final String what;
    private final BigDecimal observed;
    private final BigDecimal bound;

    private Evidence(String what, BigDecimal observed, BigDecimal bound) {
        this.what = Require.id(what, "what");
        this.observed = Require.decimal(observed, "observed", BOUND, DECIMALS);
        this.bound = Require.decimal(bound, "bound", BOUND, DECIMALS);
    }

    /** A figure, and the bound with which it was compared; each has at most ten decimals. */
    public static Evidence of(String what, BigDecimal observed, BigDecimal bound) {
        return new Evidence(what, observed, bound);
    }

    /** The same in whole numbers. */
    public static Evidence of(String what, long observed, long bound) {
        return new Evidence(what, BigDecimal.valueOf(observed), BigDecimal.valueOf(bound));
    }

    /** What the figure is of. */
    public String what() {
        return what;
    }

    /** The figure, without trailing zeros. */
    public BigDecimal observed() {
        return observed;
    }

    /** The bound, without trailing zeros. */
    public BigDecimal bound() {
        return bound;
    }

    /** The evidence in English, for the person it concerns. */
    public String inWords() {
        return what + ": " + observed.toPlainString() + ", compared with " + bound.toPlainString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Evidence that
                && what.equals(that.what)
                && observed.equals(that.observed)
                && bound.equals(that.bound);
    }

    @Override
    public int hashCode() {
        return Objects.hash(what, observed, bound);
    }

    @Override
    public String toString() {
        return inWords();
    }
}
