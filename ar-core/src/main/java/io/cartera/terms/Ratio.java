package io.cartera.terms;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** An exact share, not below zero; thirds are thirds. */
record Ratio(BigInteger numerator, BigInteger denominator) implements Comparable<Ratio> {

    static final Ratio ZERO = of(0, 1);
    static final Ratio ONE = of(1, 1);

    private static final long HUNDRED_PER_CENT = 100_000_000;

    Ratio {
        BigInteger divisor = numerator.gcd(denominator);
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    static Ratio of(long numerator, long denominator) {
        return new Ratio(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** Of a percentage with at most six decimals. */
    static Ratio ofPercent(BigDecimal percent) {
        return new Ratio(percent.movePointRight(6).toBigIntegerExact(), BigInteger.valueOf(HUNDRED_PER_CENT));
    }

    Ratio plus(Ratio other) {
        return new Ratio(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Ratio minus(Ratio other) {
        return plus(new Ratio(other.numerator.negate(), other.denominator));
    }

    Ratio times(Ratio other) {
        return new Ratio(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** The nearest whole number, a half up. */
    long rounded() {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    @Override
    public int compareTo(Ratio other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** In hundredths, to six decimals. */
    String inPercent() {
        BigDecimal percent = new BigDecimal(numerator)
                .movePointRight(2)
                .divide(new BigDecimal(denominator), 6, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return percent.toPlainString() + " %";
    }
}
