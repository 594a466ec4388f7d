package io.cartera.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Amounts as whole minor units (cents, yen, fils), the form in which the books calculate.
 * <p>
 * One bound holds for every amount: at most {@link #MAX} minor units either way. What exceeds it is an
 * {@link AmountOutOfRangeException}, never a wrapped number. Sums have no bound ({@link MoneyTally}).
 * Example: EUR 12.34 is 1234, JPY 500 is 500.
 */
public final class MinorUnits {

    /** The largest amount: 10^18 − 1. */
    public static final long MAX = 999_999_999_999_999_999L;

    private MinorUnits() {}

    /**
     * The amount in minor units.
     *
     * @throws AmountOutOfRangeException if it lies beyond {@link #MAX} either way
     */
    public static long of(Money amount) {
        BigDecimal number = Objects.requireNonNull(amount, "amount").getAmount();
        int scale = number.scale();
        // Compared before anything is converted: a number of a million digits costs nothing.
        if (number.compareTo(BigDecimal.valueOf(MAX, scale)) > 0
                || number.compareTo(BigDecimal.valueOf(-MAX, scale)) < 0) {
            throw new AmountOutOfRangeException(number.unscaledValue());
        }
        return number.scaleByPowerOfTen(scale).longValue();
    }

    /**
     * The amount of money that is so many minor units.
     *
     * @throws AmountOutOfRangeException if it lies beyond {@link #MAX} either way
     */
    public static Money toMoney(CurrencyUnit currency, long minor) {
        return Money.ofMinor(Objects.requireNonNull(currency, "currency"), inRange(minor));
    }

    /**
     * The same number, when it is an amount.
     *
     * @throws AmountOutOfRangeException if it lies beyond {@link #MAX} either way
     */
    public static long inRange(long minor) {
        if (minor > MAX || minor < -MAX) {
            throw new AmountOutOfRangeException(BigInteger.valueOf(minor));
        }
        return minor;
    }
}
