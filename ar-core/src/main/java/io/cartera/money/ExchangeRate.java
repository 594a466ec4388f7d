package io.cartera.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Objects;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What one unit of a currency was worth in another on a day.
 * <p>
 * Greater than zero, with at most {@value #MAX_DECIMALS} decimals and {@value #MAX_DIGITS} digits; trailing zeros do not
 * matter. It converts one way: the way back has a rate of its own, which somebody states. Immutable. Example: EUR 100 at
 * EUR/USD 1.0712 is USD 107.12.
 */
public final class ExchangeRate {

    /** The most decimals of a rate. */
    public static final int MAX_DECIMALS = 20;

    /** The most digits of a rate. */
    public static final int MAX_DIGITS = 38;

    private final CurrencyUnit from;
    private final CurrencyUnit to;
    private final BigDecimal rate;
    private final LocalDate on;

    private ExchangeRate(CurrencyUnit from, CurrencyUnit to, BigDecimal rate, LocalDate on) {
        this.from = Objects.requireNonNull(from, "from");
        this.to = Objects.requireNonNull(to, "to");
        this.rate = sound(Objects.requireNonNull(rate, "rate"));
        this.on = Objects.requireNonNull(on, "on");
        if (from.equals(to)) {
            throw new IllegalArgumentException("a rate from " + from + " to itself");
        }
        if (on.getYear() < 1 || on.getYear() > 9999) {
            throw new IllegalArgumentException("on is " + on + ", outside the years 1 to 9999");
        }
    }

    private static BigDecimal sound(BigDecimal rate) {
        // Size and scale first: a number of a million digits would take a while, 1E+2000000000 all day.
        if (rate.unscaledValue().bitLength() > 256 || Math.abs((long) rate.scale()) > 100) {
            throw new IllegalArgumentException("rate has too many digits");
        }
        BigDecimal stripped = rate.stripTrailingZeros();
        BigDecimal plain = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        if (plain.signum() <= 0 || plain.scale() > MAX_DECIMALS || plain.precision() > MAX_DIGITS) {
            throw new IllegalArgumentException("rate is " + plain.toPlainString() + ", more than zero with at most "
                    + MAX_DECIMALS + " decimals and " + MAX_DIGITS + " digits is allowed");
        }
        return plain;
    }

    /**
     * The rate of a day.
     *
     * @throws IllegalArgumentException if both currencies are one, the rate is not above zero or has too many decimals or
     *     digits, or the day is outside the years 1 to 9999
     */
    public static ExchangeRate of(CurrencyUnit from, CurrencyUnit to, BigDecimal rate, LocalDate on) {
        return new ExchangeRate(from, to, rate, on);
    }

    /** The currency that is converted. */
    public CurrencyUnit from() {
        return from;
    }

    /** The currency that comes of it. */
    public CurrencyUnit to() {
        return to;
    }

    /** How many units of {@link #to()} one unit of {@link #from()} was worth. */
    public BigDecimal rate() {
        return rate;
    }

    /** The day of the rate. */
    public LocalDate on() {
        return on;
    }

    /**
     * The amount in the other currency, rounded once, half up to its minor unit: half a unit away from zero.
     *
     * @throws CurrencyMismatchException if the amount is not in {@link #from()}
     * @throws AmountOutOfRangeException if the amount or what comes of it is out of range
     */
    public Money convert(Money amount) {
        Money converted = Money.of(to, exact(amount), RoundingMode.HALF_UP);
        MinorUnits.of(converted);
        return converted;
    }

    /**
     * What rounding left out of {@link #convert}, negative where it gave more: amount × rate − converted, at most half a
     * minor unit either way. With it nothing is gained or lost: converted and residual are the amount at the rate.
     */
    public BigDecimal residual(Money amount) {
        return exact(amount).subtract(convert(amount).getAmount());
    }

    private BigDecimal exact(Money amount) {
        if (!Objects.requireNonNull(amount, "amount").getCurrencyUnit().equals(from)) {
            throw new CurrencyMismatchException(from, amount.getCurrencyUnit());
        }
        return BigDecimal.valueOf(MinorUnits.of(amount), from.getDecimalPlaces())
                .multiply(rate);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExchangeRate that
                && from.equals(that.from)
                && to.equals(that.to)
                && rate.equals(that.rate)
                && on.equals(that.on);
    }

    @Override
    public int hashCode() {
        return Objects.hash(from, to, rate, on);
    }

    @Override
    public String toString() {
        return from + "/" + to + " " + rate.toPlainString() + " of " + on;
    }
}
