package io.cartera.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.joda.money.Money;

/**
 * A rate in hundredths, such as 21 for 21 %.
 * <p>
 * 0 to 1000, with at most 6 decimals; trailing zeros do not matter, so 21 and 21.00 are equal. Immutable.
 *
 * @param value the number before the percent sign
 */
public record Percentage(BigDecimal value) implements Comparable<Percentage> {

    private static final BigDecimal MAX = new BigDecimal("1000");
    private static final int MAX_DECIMALS = 6;

    /** Checks the range and drops trailing zeros. */
    public Percentage {
        Objects.requireNonNull(value, "value");
        // Size and scale first: comparing 1E+2000000000 would take all day, and counting a million digits a while.
        if (value.unscaledValue().bitLength() > 128 || Math.abs((long) value.scale()) > 40) {
            throw new IllegalArgumentException("percentage has too many digits");
        }
        value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (value.signum() < 0 || value.compareTo(MAX) > 0 || value.scale() > MAX_DECIMALS) {
            throw new IllegalArgumentException(
                    "percentage is " + value + ", 0 to 1000 with at most " + MAX_DECIMALS + " decimals is allowed");
        }
        if (value.scale() < 0) {
            value = value.setScale(0);
        }
    }

    /**
     * The percentage in decimal notation, such as {@code "21"} or {@code "5.5"}.
     *
     * @throws IllegalArgumentException if the text is no plain ASCII decimal of at most 20 characters, or out of range
     */
    public static Percentage of(String text) {
        if (Objects.requireNonNull(text, "text").length() > 20 || !text.matches("[0-9]+(\\.[0-9]+)?")) {
            throw new IllegalArgumentException("not a percentage");
        }
        return new Percentage(new BigDecimal(text));
    }

    /** The share of an amount, rounded once in the given way to the amount's currency. */
    public Money of(Money amount, RoundingMode rounding) {
        BigDecimal share = Objects.requireNonNull(amount, "amount")
                .getAmount()
                .multiply(value)
                .movePointLeft(2);
        return Money.of(amount.getCurrencyUnit(), share, rounding);
    }

    @Override
    public int compareTo(Percentage other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString() + " %";
    }
}
