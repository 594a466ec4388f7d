package io.cartera.examples.monthend;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.joda.money.Money;

/** How amounts are written: all decimals of the currency, a point, the minus in front. */
final class Amounts {

    private Amounts() {}

    /** For programs: {@code 1234.50}. */
    static String plain(Money amount) {
        return amount.getAmount().toPlainString();
    }

    /** For people: {@code 1,234.50}. */
    static String grouped(Money amount) {
        return String.format(Locale.ROOT, "%,." + amount.getScale() + "f", amount.getAmount());
    }

    /** A part of a whole in percent, to one decimal; zero where there is no whole. */
    static BigDecimal percent(Money part, Money whole) {
        BigDecimal divisor = whole.isZero() ? BigDecimal.ONE : whole.getAmount();
        return part.getAmount().movePointRight(2).divide(divisor, 1, RoundingMode.HALF_UP);
    }
}
