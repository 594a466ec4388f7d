package io.cartera.examples.monthend;

import java.util.Locale;
import org.joda.money.Money;

/** A page of text with amounts down its right edge. */
final class StatementPage {

    private final StringBuilder out = new StringBuilder();
    private final int width;

    StatementPage(int width) {
        this.width = width;
    }

    void line(String form, Object... values) {
        out.append(String.format(Locale.ROOT, form, values).stripTrailing()).append('\n');
    }

    /** A line across the page, with words in front. */
    void rule(String words) {
        line("%s %s", words, "=".repeat(width - words.length() - 1));
    }

    /** Words, and an amount at the right edge. */
    void amount(String words, Money amount) {
        String figure = Amounts.grouped(amount);
        line("%s%s%s", words, " ".repeat(Math.max(1, width - words.length() - figure.length())), figure);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
