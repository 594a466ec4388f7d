package io.cartera.examples.monthend;

import io.cartera.forecast.CashProjection;
import io.cartera.forecast.CashProjection.Week;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/** What the weeks to come bring in a currency, added up, as a fan: expected above, cautious below, the doubt between. */
final class CashChart {

    private static final int TOP = 36;
    private static final int HEIGHT = 200;
    private static final int LINE = 16;

    private final Markup page;
    private final CashProjection cash;
    private final List<Money> expected = new ArrayList<>();
    private final List<Money> cautious = new ArrayList<>();
    private final Money top;

    CashChart(Markup page, CashProjection cash) {
        this.page = page;
        this.cash = cash;
        expected.add(Money.zero(cash.currency()));
        cautious.add(Money.zero(cash.currency()));
        for (Week week : cash.weeks()) {
            expected.add(last(expected).plus(week.expected()));
            cautious.add(last(cautious).plus(week.cautious()));
        }
        this.top = last(expected);
    }

    private static Money last(List<Money> amounts) {
        return amounts.get(amounts.size() - 1);
    }

    void add() {
        String id = "cash-" + cash.currency();
        page.add("<figure><figcaption><h2 id=\"%s\">Cash expected, in %s</h2>", id, cash.currency());
        if (!top.isPositive()) {
            page.add("<p class=\"note\">None of what is open is expected in the next %s weeks.</p>", weeks())
                    .add("</figcaption></figure>");
            return;
        }
        page.add(
                        "<p class=\"note\" id=\"%s-note\">Of %s open, %s are expected in %s weeks, %s in four"
                                + " cases of five; beyond that %s.</p></figcaption>",
                        id,
                        Amounts.grouped(cash.open()),
                        Amounts.grouped(top),
                        weeks(),
                        Amounts.grouped(last(cautious)),
                        Amounts.grouped(cash.expectedBeyond()))
                .add("<svg class=\"chart\" role=\"img\" aria-labelledby=\"%s\" aria-describedby=\"%s-note\">", id, id)
                .add("<svg class=\"plot\" y=\"%s\" height=\"%s\">", TOP, HEIGHT);
        fan();
        page.add("<line class=\"axis\" x1=\"0\" x2=\"100%%\" y1=\"%s\" y2=\"%s\"/>", HEIGHT, HEIGHT);
        names();
        page.add("</svg></svg>");
        table();
        page.add("</figure>");
    }

    private int weeks() {
        return cash.weeks().size();
    }

    private void fan() {
        StringBuilder upper = new StringBuilder();
        StringBuilder lower = new StringBuilder();
        StringBuilder back = new StringBuilder();
        for (int week = 0; week <= weeks(); week++) {
            upper.append(point(week, expected));
            lower.append(point(week, cautious));
            back.append(point(weeks() - week, cautious));
        }
        page.add("<svg class=\"curve fan\" viewBox=\"0 0 100 200\" preserveAspectRatio=\"none\">")
                .add("<polygon points=\"%s\"/>", upper.toString() + back)
                .add("<polyline points=\"%s\"/><polyline class=\"cautious\" points=\"%s\"/></svg>", upper, lower);
    }

    private String point(int week, List<Money> amounts) {
        BigDecimal x = BigDecimal.valueOf(week * 100L).divide(BigDecimal.valueOf(weeks()), 2, RoundingMode.HALF_UP);
        return x + "," + y(amounts.get(week)) + " ";
    }

    /** Pixels from the top. */
    private BigDecimal y(Money amount) {
        return Amounts.percent(top.minus(amount), top)
                .multiply(BigDecimal.valueOf(HEIGHT))
                .movePointLeft(2);
    }

    private void names() {
        // Below the curve, which falls to the left of its end.
        int low = Math.min(HEIGHT - 6, y(last(cautious)).intValue() + 3 * LINE);
        page.add("<text class=\"to key\" x=\"100%%\" y=\"-6\">expected %s</text>", Amounts.brief(top))
                .add("<text class=\"to\" x=\"100%%\" y=\"%s\">cautious %s</text>", low, Amounts.brief(last(cautious)))
                .add("<text class=\"from\" x=\"0\" y=\"%s\">after %s</text>", HEIGHT + LINE, cash.asOf())
                .add(
                        "<text class=\"to\" x=\"100%%\" y=\"%s\">through %s</text>",
                        HEIGHT + LINE, cash.weeks().get(weeks() - 1).last());
    }

    private void table() {
        page.add(
                        "<details><summary>The figures</summary><div class=\"wide\"><table><thead><tr><th scope=\"col\">Week</th>")
                .add("<th scope=\"col\">Through</th><th class=\"n\" scope=\"col\">Expected</th>")
                .add("<th class=\"n\" scope=\"col\">Added up</th><th class=\"n\" scope=\"col\">Cautious</th>")
                .add("<th class=\"n\" scope=\"col\">Added up</th></tr></thead><tbody>");
        for (int i = 0; i < weeks(); i++) {
            Week week = cash.weeks().get(i);
            page.add(
                    "<tr><th scope=\"row\">%s</th><td class=\"n\">%s</td><td class=\"n\">%s</td>"
                            + "<td class=\"n\">%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td></tr>",
                    week.label(),
                    week.last(),
                    Amounts.grouped(week.expected()),
                    Amounts.grouped(expected.get(i + 1)),
                    Amounts.grouped(week.cautious()),
                    Amounts.grouped(cautious.get(i + 1)));
        }
        page.add("</tbody></table></div></details>");
    }
}
