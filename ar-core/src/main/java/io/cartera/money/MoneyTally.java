package io.cartera.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import java.util.OptionalLong;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A running sum of amounts in one currency.
 * <p>
 * Sums whole minor units, exactly and without a bound. Not thread-safe: one thread adds up and takes the total.
 * Example: a EUR tally of 10.00 and −0.01 totals EUR 9.99.
 */
public final class MoneyTally {

    private final CurrencyUnit currency;
    private long minor;
    private long count;
    private BigInteger spilled = BigInteger.ZERO;

    private MoneyTally(CurrencyUnit currency) {
        this.currency = Objects.requireNonNull(currency, "currency");
    }

    /** An empty tally in this currency. */
    public static MoneyTally in(CurrencyUnit currency) {
        return new MoneyTally(currency);
    }

    /**
     * Adds an amount.
     *
     * @throws CurrencyMismatchException if it is in another currency; the tally is unchanged
     * @throws AmountOutOfRangeException if the amount is out of range; the tally is unchanged
     */
    public void add(Money amount) {
        requireCurrency(Objects.requireNonNull(amount, "amount"));
        addMinor(MinorUnits.of(amount));
    }

    /**
     * Adds a sum, which may be beyond the range of amounts.
     *
     * @throws CurrencyMismatchException if it is in another currency; the tally is unchanged
     */
    public void addSum(Money sum) {
        requireCurrency(Objects.requireNonNull(sum, "sum"));
        BigInteger sumMinor = sum.getAmount().unscaledValue();
        if (sumMinor.bitLength() < Long.SIZE) {
            addMinor(sumMinor.longValue());
        } else {
            count++;
            spilled = spilled.add(sumMinor);
        }
    }

    /** Adds so many minor units of the tally's currency. */
    public void addMinor(long amountMinor) {
        count++;
        long sum = minor + amountMinor;
        if (((minor ^ sum) & (amountMinor ^ sum)) < 0) {
            spilled = spilled.add(BigInteger.valueOf(minor));
            minor = amountMinor;
        } else {
            minor = sum;
        }
    }

    /** How many amounts and sums were added. */
    public long count() {
        return count;
    }

    /** The sum so far. */
    public Money total() {
        if (spilled.signum() == 0) {
            return Money.ofMinor(currency, minor);
        }
        BigInteger sum = spilled.add(BigInteger.valueOf(minor));
        return Money.of(currency, new BigDecimal(sum, currency.getDecimalPlaces()));
    }

    /** The sum so far in minor units; empty where it is beyond the range of a {@code long}. */
    public OptionalLong minor() {
        if (spilled.signum() == 0) {
            return OptionalLong.of(minor);
        }
        BigInteger sum = spilled.add(BigInteger.valueOf(minor));
        return sum.bitLength() < Long.SIZE ? OptionalLong.of(sum.longValue()) : OptionalLong.empty();
    }

    private void requireCurrency(Money amount) {
        if (!amount.getCurrencyUnit().equals(currency)) {
            throw new CurrencyMismatchException(currency, amount.getCurrencyUnit());
        }
    }

    /** The currency of the tally. */
    public CurrencyUnit currency() {
        return currency;
    }
}
