package io.cartera.examples.monthend;

import io.cartera.segment.AbcClass;
import io.cartera.segment.AbcCurve;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The ABC curve of a currency, with its classes in a table: in words, and for those who do not see the curve. */
final class AbcChart {

    private static final int MOST_POINTS = 100;
    private static final int TOP = 36;
    private static final int HEIGHT = 200;
    private static final int LINE = 16;

    private final Markup page;
    private final CurrencyUnit currency;
    private final AbcCurve curve;
    private final AbcCurve strict;
    private final long addNothing;

    AbcChart(Markup page, Figures figures, CurrencyUnit currency) {
        this.page = page;
        this.currency = currency;
        this.curve = AbcCurve.of(currency, figures.segments(currency));
        this.strict = AbcCurve.of(currency, figures.strictSegments(currency));
        this.addNothing = figures.segments(currency).stream()
                .filter(customer -> !customer.turnover().isPositive())
                .count();
    }

    void add() {
        String id = "abc-" + currency;
        page.add("<figure><figcaption><h2 id=\"%s\">Turnover by customer, in %s</h2>", id, currency);
        if (!curve.whole().isPositive()) {
            page.add("<p class=\"note\">Nobody was billed more than was credited.</p></figcaption></figure>");
            return;
        }
        page.add(
                        "<p class=\"note\" id=\"%s-note\">All history: %s, %s%s. The curve adds them up, the"
                                + " largest first.</p></figcaption>",
                        id, words(curve.customers()), Amounts.grouped(curve.whole()), exception())
                .add("<svg class=\"chart\" role=\"img\" aria-labelledby=\"%s\" aria-describedby=\"%s-note\">", id, id)
                .add("<svg class=\"plot\" y=\"%s\" height=\"%s\">", TOP, HEIGHT);
        int first = curve.customers(AbcClass.A);
        int second = first + curve.customers(AbcClass.B);
        area(AbcClass.A, 0, first);
        area(AbcClass.B, first, second);
        area(AbcClass.C, second, curve.customers());
        page.add("<line class=\"axis\" x1=\"0\" x2=\"100%%\" y1=\"%s\" y2=\"%s\"/>", HEIGHT, HEIGHT);
        int free = -TOP + LINE;
        if (second > first) {
            free = mark("A and B", second, free);
        }
        mark("A", first, free);
        page.add("<text class=\"from\" x=\"0\" y=\"%s\">largest customer</text>", HEIGHT + LINE)
                .add("<text class=\"to\" x=\"100%%\" y=\"%s\">smallest</text></svg></svg></figure>", HEIGHT + LINE);
        table();
    }

    /** A dot on the curve where a class ends, with two lines of words where the curve is not: above left, below right. */
    private int mark(String name, int number, int highest) {
        BigDecimal x = x(number);
        boolean isLeft = x.compareTo(BigDecimal.valueOf(50)) > 0;
        int y = Math.max(highest, y(number).intValue() + (isLeft ? -LINE - 4 : LINE));
        String text = "<text class=\"%s\" x=\"%s%%\" dx=\"%s\" y=\"%s\">%s</text>";
        String side = isLeft ? "to" : "from";
        int gap = isLeft ? -8 : 8;
        page.add("<circle cx=\"%s%%\" cy=\"%s\" r=\"4.5\"/>", x, y(number))
                .add(text, side, x, gap, y, name + ": " + words(number))
                .add(text, side, x, gap, y + LINE, share(curve.ofLargest(number)) + " of the turnover");
        return y + 2 * LINE;
    }

    private String exception() {
        return addNothing == 0 ? "" : " without the " + addNothing + " credited with as much as was billed, or more";
    }

    private static String words(int customers) {
        return customers + (customers == 1 ? " customer" : " customers");
    }

    private String share(Money part) {
        return Amounts.percent(part, curve.whole()) + " %";
    }

    /** The part of the curve that a class makes, with the area below. */
    private void area(AbcClass abc, int from, int to) {
        if (to == from) {
            return;
        }
        TreeSet<Integer> shown = new TreeSet<>();
        for (int point = 0; point <= MOST_POINTS; point++) {
            shown.add(from + (int) ((long) (to - from) * point / MOST_POINTS));
        }
        StringBuilder points = new StringBuilder();
        shown.forEach(
                number -> points.append(x(number)).append(',').append(y(number)).append(' '));
        page.add("<svg class=\"curve %s\" viewBox=\"0 0 100 200\" preserveAspectRatio=\"none\">", abc)
                .add("<polygon points=\"%s,200 %s%s,200\"/>", x(from), points, x(to))
                .add("<polyline points=\"%s\"/></svg>", points);
        if (x(to).subtract(x(from)).compareTo(BigDecimal.valueOf(5)) >= 0) {
            BigDecimal middle = x(from).add(x(to)).divide(BigDecimal.valueOf(2), 1, RoundingMode.HALF_UP);
            page.add("<text class=\"letter\" x=\"%s%%\" y=\"%s\">%s</text>", middle, HEIGHT - 10, abc);
        }
    }

    private void table() {
        page.add(
                        "<div><h2>Classes in %s</h2><div class=\"wide\"><table class=\"abc\"><thead><tr><th scope=\"col\">Class</th>",
                        currency)
                .add("<th class=\"n\" scope=\"col\">Customers</th><th class=\"n\" scope=\"col\">Turnover</th>")
                .add(
                        "<th class=\"n\" scope=\"col\">Share</th><th class=\"n\" scope=\"col\">Strictly</th></tr></thead><tbody>");
        for (AbcClass abc : AbcClass.values()) {
            Money turnover = curve.of(abc);
            page.add("<tr><th scope=\"row\">%s</th><td class=\"n\">%s</td>", abc, curve.customers(abc))
                    .add("<td class=\"n\">%s</td>", Amounts.grouped(turnover))
                    .add("<td class=\"n\">%s</td>", share(turnover))
                    .add("<td class=\"n\">%s</td></tr>", strict.customers(abc));
        }
        page.add(
                "</tbody></table></div><p class=\"note\">A: the largest customers up to 80 % of the turnover; B: the next, up to"
                        + " 95 %; C: the others. The customer that crosses a limit is in the upper class;"
                        + " “strictly” counts the customers where it is in the lower one.</p></div>");
    }

    /** Percent from the left: so many of the customers. */
    private BigDecimal x(int number) {
        return BigDecimal.valueOf(number)
                .movePointRight(2)
                .divide(BigDecimal.valueOf(curve.customers()), 2, RoundingMode.HALF_UP);
    }

    /** Pixels from the top: what of the turnover is left over after so many of the largest customers. */
    private BigDecimal y(int number) {
        Money rest = curve.whole().minus(curve.ofLargest(number));
        return Amounts.percent(rest, curve.whole())
                .multiply(BigDecimal.valueOf(HEIGHT))
                .movePointLeft(2);
    }
}
