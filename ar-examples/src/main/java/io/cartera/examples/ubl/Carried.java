package io.cartera.examples.ubl;

import java.math.BigDecimal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What can be carried from one side to the other as it is. */
final class Carried {

    /** The code for "one", in which is counted where nothing else is said. */
    static final String ONE = "C62";

    /** The list of codes that the two parties agreed on. */
    static final String OWN_LIST = "ZZZ";

    private static final int MAX_ID = 128;
    private static final String VATEX = "VATEX-[A-Za-z0-9.-]+";

    private Carried() {}

    /**
     * The text, if XML can hold all its characters.
     *
     * @throws IllegalArgumentException if it cannot
     */
    static String text(String text) {
        boolean isXml = text.codePoints()
                .allMatch(c -> c == '\t'
                        || c == '\n'
                        || (c >= 0x20 && c < 0xD800)
                        || (c > 0xDFFF && c < 0xFFFE)
                        || c > 0xFFFF);
        if (!isXml) {
            throw new IllegalArgumentException("a text has a character that XML cannot hold");
        }
        return text;
    }

    /**
     * An amount of a document; zeros at its end say nothing.
     *
     * @throws ArithmeticException if it has more decimals than its currency
     */
    static Money money(CurrencyUnit currency, BigDecimal amount) {
        return Money.of(currency, isExact(currency, amount) ? amount.setScale(currency.getDecimalPlaces()) : amount);
    }

    /** Whether a text can be an identifier in the books. */
    static boolean isId(String text) {
        return text.length() <= MAX_ID && !text.isBlank() && text.chars().noneMatch(Character::isISOControl);
    }

    /** Whether an amount has no more decimals than its currency. */
    static boolean isExact(CurrencyUnit currency, BigDecimal amount) {
        return amount.signum() == 0 || amount.stripTrailingZeros().scale() <= currency.getDecimalPlaces();
    }

    /** Whether a reason begins with a code of the list of reasons for exemption (BT-121). */
    static boolean hasCode(String reason) {
        return reason.matches("(?s)" + VATEX + "( .*)?");
    }

    /** The code that a reason begins with. */
    static String codeOf(String reason) {
        int space = reason.indexOf(' ');
        return space < 0 ? reason : reason.substring(0, space);
    }

    /** What a reason says after its code; empty where that is all. */
    static String afterCode(String reason) {
        int space = reason.indexOf(' ');
        return space < 0 ? "" : reason.substring(space + 1);
    }
}
