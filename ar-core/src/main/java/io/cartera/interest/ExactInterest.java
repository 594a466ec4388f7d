package io.cartera.interest;

import io.cartera.money.MinorUnits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Interest before it is rounded: a fraction of whole numbers in lowest terms, never below zero, in a currency. A sum of
 * such is exact; {@link #rounded} comes last. Immutable. Example: EUR 100 for 15 days at 10 % a year of 365 days is
 * 30/73, rounded EUR 0.41.
 */
public final class ExactInterest {

    private final CurrencyUnit currency;
    private final BigInteger numerator;
    private final BigInteger denominator;

    private ExactInterest(CurrencyUnit currency, BigInteger numerator, BigInteger denominator) {
        BigInteger common = numerator.gcd(denominator);
        this.currency = currency;
        this.numerator = numerator.divide(common);
        this.denominator = denominator.divide(common);
    }

    /** None. */
    static ExactInterest zero(CurrencyUnit currency) {
        return new ExactInterest(currency, BigInteger.ZERO, BigInteger.ONE);
    }

    /** Principal × rate in hundredths × parts of a whole. */
    static ExactInterest of(Money principal, BigDecimal percent, long parts, long whole) {
        BigDecimal times = principal.getAmount().multiply(percent).movePointLeft(2);
        BigInteger scale = BigInteger.TEN.pow(Math.max(times.scale(), 0));
        return new ExactInterest(
                principal.getCurrencyUnit(),
                times.multiply(new BigDecimal(scale)).toBigIntegerExact().multiply(BigInteger.valueOf(parts)),
                scale.multiply(BigInteger.valueOf(whole)));
    }

    /** The currency. */
    public CurrencyUnit currency() {
        return currency;
    }

    /** The numerator, in units of the currency (euros, not cents). */
    public BigInteger numerator() {
        return numerator;
    }

    /** The denominator, greater than zero. */
    public BigInteger denominator() {
        return denominator;
    }

    /**
     * The exact sum.
     *
     * @throws CurrencyMismatchException if the currencies differ
     */
    public ExactInterest plus(ExactInterest other) {
        if (!Objects.requireNonNull(other, "other").currency.equals(currency)) {
            throw new CurrencyMismatchException(currency, other.currency);
        }
        return new ExactInterest(
                currency,
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /**
     * The amount, rounded half up to the currency.
     *
     * @throws io.cartera.money.AmountOutOfRangeException if it is out of the range of amounts
     */
    public Money rounded() {
        Money money = Money.of(currency, toDecimal(currency.getDecimalPlaces()));
        MinorUnits.of(money);
        return money;
    }

    /** The number in units of the currency, rounded half up to so many decimals. */
    public BigDecimal toDecimal(int decimals) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), decimals, RoundingMode.HALF_UP);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExactInterest that
                && currency.equals(that.currency)
                && numerator.equals(that.numerator)
                && denominator.equals(that.denominator);
    }

    @Override
    public int hashCode() {
        return Objects.hash(currency, numerator, denominator);
    }

    @Override
    public String toString() {
        return currency + " " + numerator + "/" + denominator;
    }
}
