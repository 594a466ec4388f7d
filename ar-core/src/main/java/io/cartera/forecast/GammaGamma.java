package io.cartera.forecast;

import io.cartera.money.MinorUnits;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * The gamma-gamma model of what a customer spends at a time (Fader and Hardie 2013): the mean of its repeat purchases, drawn to
 * that of all customers, the less the more it bought.
 * <p>
 * {@code E = (1 − w)·p·v / (q − 1) + w·mean} with {@code w = p·x / (p·x + q − 1)}, where x is the number of repeat purchases and
 * v is in units of the currency. Valid only where how often customers buy has nothing to do with how much they spend:
 * look at the correlation first. Calculated in decimals; amounts are rounded half-up once. Immutable. Worked, with the
 * published parameters of CDNOW, 6.25, 3.74 and 15.44: 35.22 without any repeat, and 24.66 for two repeats of 22.35.
 */
public final class GammaGamma {

    private static final long LARGEST = 1_000_000_000_000L;
    private static final int DECIMALS = 12;
    private static final MathContext DIGITS = MathContext.DECIMAL64;

    private final BigDecimal p;
    private final BigDecimal lessOne;
    private final BigDecimal v;

    private GammaGamma(BigDecimal p, BigDecimal lessOne, BigDecimal v) {
        this.p = p;
        this.lessOne = lessOne;
        this.v = v;
    }

    /**
     * The model with these parameters, of at most twelve decimals.
     *
     * @param p greater than zero
     * @param q greater than one: else there is no mean
     * @param v greater than zero
     */
    public static GammaGamma of(BigDecimal p, BigDecimal q, BigDecimal v) {
        return new GammaGamma(above(p, "p", 0), above(q, "q", 1).subtract(BigDecimal.ONE), above(v, "v", 0));
    }

    private static BigDecimal above(BigDecimal value, String name, long least) {
        BigDecimal plain = Require.decimal(value, name, LARGEST, DECIMALS);
        if (plain.compareTo(BigDecimal.valueOf(least)) <= 0) {
            throw new IllegalArgumentException(name + " is " + plain + ", more than " + least + " is required");
        }
        return plain;
    }

    /**
     * What is to be expected of one purchase, in units of the currency, with fifteen digits.
     *
     * @param repeats how many repeat purchases there were, zero or more
     * @param mean their mean amount, zero or more; without a repeat it does not matter
     */
    public BigDecimal expectedValue(long repeats, BigDecimal mean) {
        return whole(repeats, mean).divide(parts(repeats), DIGITS);
    }

    // (1 − w)·p·v/(q − 1) + w·mean over one denominator: p·(v + x·mean) / (p·x + q − 1).
    private BigDecimal whole(long repeats, BigDecimal mean) {
        BigDecimal known = Require.decimal(mean, "mean", Long.MAX_VALUE, DECIMALS);
        if (repeats < 0 || known.signum() < 0) {
            throw new IllegalArgumentException(
                    "repeats and mean are " + repeats + " and " + known + ", less than zero");
        }
        return p.multiply(v.add(known.multiply(BigDecimal.valueOf(repeats))));
    }

    private BigDecimal parts(long repeats) {
        return p.multiply(BigDecimal.valueOf(repeats)).add(lessOne);
    }

    /**
     * What is to be expected of one purchase, divided exactly and rounded half-up once to the currency.
     *
     * @throws io.cartera.money.AmountOutOfRangeException if it is out of range
     */
    public Money expected(long repeats, Money mean) {
        CurrencyUnit currency = mean.getCurrencyUnit();
        BigDecimal value = whole(repeats, mean.getAmount())
                .divide(parts(repeats), currency.getDecimalPlaces(), RoundingMode.HALF_UP);
        return MinorUnits.toMoney(currency, MinorUnits.of(Money.of(currency, value)));
    }
}
