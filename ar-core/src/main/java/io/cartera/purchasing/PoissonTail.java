package io.cartera.purchasing;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * How likely so few events are where so many were to be expected, without floating point.
 * <p>
 * P(X ≤ k) = e^−λ · Σ λ^i / i!, i from 0 to k. e^λ comes from its series, of λ halved until it is at most 1 and squared as often. With 60
 * digits throughout and λ of at most 100,000 the error is far below the ten decimals that anybody sees.
 */
final class PoissonTail {

    private static final MathContext DIGITS = new MathContext(60);
    private static final int TERMS = 50;

    private PoissonTail() {}

    static BigDecimal atMost(long k, BigDecimal expected) {
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (long i = 1; i <= k; i++) {
            term = term.multiply(expected, DIGITS).divide(BigDecimal.valueOf(i), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum.divide(exp(expected), DIGITS);
    }

    private static BigDecimal exp(BigDecimal exponent) {
        BigDecimal small = exponent;
        int halved = 0;
        while (small.compareTo(BigDecimal.ONE) > 0) {
            small = small.divide(BigDecimal.valueOf(2), DIGITS);
            halved++;
        }
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int i = 1; i <= TERMS; i++) {
            term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(i), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int i = 0; i < halved; i++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }
}
