package io.cartera.examples.monthend;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.joda.money.Money;

/** How amounts are written: all decimals of the currency, a point, the minus in front. */
final class Amounts {

    private static final List<String> UNITS = List.of("k", "M", "bn", "tn");

    private Amounts() {}

    /** For programs: {@code 1234.50}. */
    static String plain(Money amount) {
        return amount.getAmount().toPlainString();
    }

    /** For people: {@code 1,234.50}. */
    static String grouped(Money amount) {
        return String.format(Locale.ROOT, "%,." + amount.getScale() + "f", amount.getAmount());
    }

    /** For charts: three digits, such as {@code 1.23M}, {@code 45.0k}, {@code -6.70bn}; below a thousand all. */
    static String brief(Money amount) {
        BigDecimal rounded = amount.getAmount().round(new MathContext(3, RoundingMode.HALF_UP));
        int thousands = (rounded.precision() - rounded.scale() - 1) / 3;
        if (rounded.signum() == 0 || thousands <= 0) {
            return grouped(amount);
        }
        int unit = Math.min(UNITS.size(), thousands);
        BigDecimal number = rounded.movePointLeft(3 * unit);
        return String.format(Locale.ROOT, "%,." + Math.max(0, number.scale()) + "f", number) + UNITS.get(unit - 1);
    }

    static Money larger(Money one, Money other) {
        return one.isLessThan(other) ? other : one;
    }

    static Money smaller(Money one, Money other) {
        return one.isLessThan(other) ? one : other;
    }

    /** A part of a whole in percent, to one decimal; zero where there is no whole. */
    static BigDecimal percent(Money part, Money whole) {
        BigDecimal divisor = whole.isZero() ? BigDecimal.ONE : whole.getAmount();
        return part.getAmount().movePointRight(2).divide(divisor, 1, RoundingMode.HALF_UP);
    }
}
