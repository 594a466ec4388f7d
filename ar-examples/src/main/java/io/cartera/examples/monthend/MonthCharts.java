package io.cartera.examples.monthend;

import io.cartera.aging.AgedAmounts;
import io.cartera.analysis.MonthlyBalance;
import io.cartera.money.Percentage;
import io.cartera.purchasing.MonthlySeries;
import io.cartera.purchasing.TrendClass;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * The latest months of a currency as columns: the balance, the turnover, and the receivables by age. Widths are percentages and heights
 * and letters pixels, so that the charts fit any window and remain legible.
 */
final class MonthCharts {

    /** How many months are shown. */
    static final int MONTHS = 12;

    private static final int TOP = 22;
    private static final int HEIGHT = 200;
    private static final int LABEL = 16;
    private static final int FEWEST_SLOTS = 4;
    private static final Percentage STEADY = Percentage.of("2");
    private static final Map<TrendClass, String> TRENDS =
            Map.of(TrendClass.IMPROVING, "Rising", TrendClass.STABLE, "Steady", TrendClass.WORSENING, "Falling");

    private final Markup page;
    private final Figures figures;
    private final CurrencyUnit currency;
    private final List<MonthlyBalance> months;

    MonthCharts(Markup page, Figures figures, CurrencyUnit currency) {
        this.page = page;
        this.figures = figures;
        this.currency = currency;
        this.months = figures.balances().months(currency, MONTHS);
    }

    void balance() {
        List<Money> balances = months.stream().map(MonthlyBalance::balance).toList();
        int highest = balances.lastIndexOf(
                balances.stream().max(Comparator.naturalOrder()).orElseThrow());
        int lowest = balances.lastIndexOf(
                balances.stream().min(Comparator.naturalOrder()).orElseThrow());
        begin("balance", "Balance at the end of each month", summary(balances, highest, lowest));
        columns(balances, highest, lowest, "plain", "last");
        List<String> heads = List.of("Day", "Sales of the month", "Balance");
        end(
                heads,
                months.stream()
                        .map(month -> List.of(month.sales(), month.balance()))
                        .toList());
    }

    void turnover() {
        List<Money> sales = months.stream().map(MonthlyBalance::sales).toList();
        int highest =
                sales.lastIndexOf(sales.stream().max(Comparator.naturalOrder()).orElseThrow());
        int lowest =
                sales.lastIndexOf(sales.stream().min(Comparator.naturalOrder()).orElseThrow());
        begin("turnover", "Turnover of each month", trend(sales));
        columns(sales, highest, lowest, "sale", "sale latest");
        end(List.of("Day", "Turnover"), sales.stream().map(List::of).toList());
    }

    /** Of whole months only: a month that has begun would always seem to fall. */
    private String trend(List<Money> sales) {
        boolean isWhole = figures.asOf().equals(YearMonth.from(figures.asOf()).atEndOfMonth());
        List<Money> whole = isWhole ? sales : sales.subList(0, sales.size() - 1);
        long empty = sales.stream().filter(Money::isZero).count();
        String zeros = empty == 0 ? "" : " " + empty + " of " + sales.size() + " months are zero.";
        if (whole.isEmpty()) {
            return "No month is whole yet." + zeros;
        }
        MonthlySeries series = MonthlySeries.of(months.get(0).month(), whole);
        return series.trend(STEADY)
                        .map(trend -> TRENDS.get(trend) + ", by "
                                + series.relativeSlope().orElseThrow().setScale(1, RoundingMode.HALF_UP)
                                + " % of its mean from month to month, over " + whole.size() + " whole months.")
                        .orElse("Too little for a trend.")
                + zeros;
    }

    private void columns(List<Money> amounts, int highest, int lowest, String kind, String latest) {
        Money top = Amounts.larger(amounts.get(highest), Money.zero(currency));
        Money span = top.minus(Amounts.smaller(amounts.get(lowest), Money.zero(currency)));
        BigDecimal zero = y(top, span);
        for (int i = 0; i < months.size(); i++) {
            Money amount = amounts.get(i);
            BigDecimal end = y(top.minus(amount), span);
            boolean isLast = i == months.size() - 1;
            column(i, 100, zero.min(end), zero.subtract(end).abs(), isLast ? latest : kind, "");
            boolean isKey = isLast || ((i == highest || i == lowest) && i != months.size() - 2);
            value(i, 100, amount, end.add(BigDecimal.valueOf(amount.isNegative() ? 14 : -5)), isKey);
        }
        page.add("<line class=\"axis\" x1=\"0\" x2=\"100%%\" y1=\"%s\" y2=\"%s\"/>", zero, zero);
        axis(100);
    }

    private String summary(List<Money> balances, int highest, int lowest) {
        int last = months.size() - 1;
        if (last == 0) {
            return told(balances, last) + ".";
        }
        String now = told(balances, last) + (highest == last ? ", the highest" : lowest == last ? ", the lowest" : "");
        return now + (highest == last ? "" : "; highest " + told(balances, highest))
                + (lowest == last ? "" : "; lowest " + told(balances, lowest)) + ".";
    }

    private String told(List<Money> balances, int month) {
        return Amounts.grouped(balances.get(month)) + " on " + months.get(month).on();
    }

    void aging() {
        int width = 69;
        List<AgedAmounts> agings = months.stream()
                .map(month -> figures.agings().on(month.on(), currency))
                .toList();
        Money top = agings.stream()
                .map(AgedAmounts::openDebits)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        int ages = figures.buckets().count() + 1;
        AgedAmounts latest = agings.get(agings.size() - 1);
        begin("aging", "Receivables by age at the end of each month", summary(latest));
        List<Band> bands = new ArrayList<>();
        for (int i = 0; i < months.size(); i++) {
            List<Money> parts = AgeColumns.amounts(agings.get(i)).subList(0, ages);
            Money below = Money.zero(currency);
            for (int age = 0; age < ages; age++) {
                BigDecimal bottom = y(top.minus(below), top);
                below = below.plus(parts.get(age));
                BigDecimal y = y(top.minus(below), top);
                if (parts.get(age).isPositive()) {
                    column(i, width, y, bottom.subtract(y), "age", " fill=\"" + AgeColumns.colour(age, ages) + "\"");
                }
                if (i == months.size() - 1) {
                    bands.add(new Band(age, bottom.add(y).divide(BigDecimal.valueOf(2))));
                }
            }
            if (i == months.size() - 1
                    || below.isEqual(top) && top.isGreaterThan(latest.openDebits()) && i < months.size() - 2) {
                value(i, width, below, y(top.minus(below), top).subtract(BigDecimal.valueOf(5)), true);
            }
        }
        page.add("<line class=\"axis\" x1=\"0\" x2=\"" + width + "%%\" y1=\"%s\" y2=\"%s\"/>", HEIGHT, HEIGHT);
        bands.removeIf(band -> agings.stream()
                .allMatch(aging -> AgeColumns.amounts(aging).get(band.age()).isZero()));
        names(bands, width);
        axis(width);
        List<String> heads = new ArrayList<>(List.of("Day"));
        heads.addAll(AgeColumns.words(figures.buckets()));
        end(heads, agings.stream().map(AgeColumns::amounts).toList());
    }

    private String summary(AgedAmounts latest) {
        if (latest.openDebits().isZero()) {
            return "Nothing is receivable on " + figures.asOf() + ".";
        }
        return "Overdue on " + figures.asOf() + ": " + Amounts.grouped(latest.overdueTotal()) + " of "
                + Amounts.grouped(latest.openDebits()) + ", "
                + Amounts.percent(latest.overdueTotal(), latest.openDebits()) + " %.";
    }

    private record Band(int age, BigDecimal middle) {}

    /** The names of the ages beside the last column, the youngest lowest as in it, apart so that all can be read. */
    private void names(List<Band> bands, int width) {
        List<String> words = AgeColumns.shortWords(figures.buckets());
        int ages = words.size();
        int step = Math.min(LABEL, (HEIGHT + TOP) / Math.max(1, bands.size()));
        int lowest = HEIGHT;
        for (int i = 0; i < bands.size(); i++) {
            Band band = bands.get(i);
            int above = (bands.size() - 1 - i) * step;
            int y = Math.max(above, Math.min(lowest, band.middle().intValue()));
            lowest = y - step;
            page.add(
                    "<line class=\"lead\" x1=\"%s%%\" x2=\"%s%%\" y1=\"%s\" y2=\"%s\"/>",
                    width, width + 2, band.middle(), y);
            page.add(
                    "<rect x=\"%s%%\" y=\"%s\" width=\"10\" height=\"10\" fill=\"" + AgeColumns.colour(band.age(), ages)
                            + "\"/><text x=\"%s%%\" dx=\"14\" y=\"%s\">%s</text>",
                    width + 2,
                    y - 5,
                    width + 2,
                    y + 4,
                    words.get(band.age()));
        }
    }

    private void begin(String kind, String title, String summary) {
        String id = kind + "-" + currency;
        page.add("<figure><figcaption><h2 id=\"%s\">%s</h2>", id, title + ", in " + currency)
                .add("<p class=\"note\" id=\"%s-note\">%s</p></figcaption>", id, summary)
                .add("<svg class=\"chart\" role=\"img\" aria-labelledby=\"%s\" aria-describedby=\"%s-note\">", id, id)
                .add("<svg class=\"plot\" y=\"%s\" height=\"%s\">", TOP, HEIGHT);
    }

    private void column(int i, int width, BigDecimal y, BigDecimal height, String kind, String more) {
        BigDecimal slot = slot(width);
        page.add(
                "<rect class=\"%s\" x=\"%s%%\" width=\"%s%%\" y=\"%s\" height=\"%s\"" + more + "/>",
                kind,
                left(i, width).add(slot.multiply(new BigDecimal("0.12"))),
                slot.multiply(new BigDecimal("0.76")),
                y,
                height);
    }

    private void value(int i, int width, Money amount, BigDecimal y, boolean isKey) {
        boolean isFirst = i == 0 && months.size() >= FEWEST_SLOTS;
        boolean isLast = i == months.size() - 1;
        String kind = (isFirst ? "from" : isLast ? "to" : "value") + (isKey ? " key" : " minor");
        BigDecimal x = isFirst ? BigDecimal.ZERO : isLast ? BigDecimal.valueOf(width) : middle(i, width);
        page.add("<text class=\"%s\" x=\"%s%%\" y=\"%s\">%s</text>", kind, x, y, Amounts.brief(amount));
    }

    private void axis(int width) {
        for (int i = 0; i < months.size(); i++) {
            YearMonth month = months.get(i).month();
            String name = month.getMonth().name().charAt(0)
                    + month.getMonth().name().substring(1, 3).toLowerCase(Locale.ROOT);
            String kind = (months.size() - 1 - i) % 2 == 0 ? "month" : "month other";
            page.add("<text class=\"%s\" x=\"%s%%\" y=\"%s\">%s</text>", kind, middle(i, width), HEIGHT + 30, name);
            boolean isBeforeJanuary = month.getMonthValue() == 12 && months.size() > 1;
            if (i == 0 && !isBeforeJanuary || month.getMonthValue() == 1) {
                String year = "<text class=\"from\" x=\"%s%%\" y=\"%s\">%s</text>";
                page.add(year, left(i, width), HEIGHT + 46, month.getYear());
            }
        }
    }

    private void end(List<String> heads, List<? extends List<Money>> rows) {
        Markup head = new Markup();
        heads.forEach(word -> head.add("<th class=\"n\" scope=\"col\">%s</th>", word));
        page.add("</svg></svg>");
        if (!figures.asOf().equals(YearMonth.from(figures.asOf()).atEndOfMonth())) {
            page.add("<p class=\"note\">The last column is %s, not a month’s end.</p>", figures.asOf());
        }
        page.add("<details><summary>The figures</summary><div class=\"wide\"><table><thead><tr>")
                .add(head + "</tr></thead><tbody>");
        for (int i = 0; i < rows.size(); i++) {
            page.add("<tr><th class=\"n\" scope=\"row\">%s</th>", months.get(i).on());
            rows.get(i).forEach(amount -> page.add("<td class=\"n\">%s</td>", Amounts.grouped(amount)));
            page.add("</tr>");
        }
        page.add("</tbody></table></div></details></figure>");
    }

    /** So many pixels from the top, as the part is of the whole. */
    private static BigDecimal y(Money part, Money whole) {
        return Amounts.percent(part, whole).multiply(BigDecimal.valueOf(HEIGHT)).movePointLeft(2);
    }

    private BigDecimal slot(int width) {
        int slots = Math.max(FEWEST_SLOTS, months.size());
        return BigDecimal.valueOf(width).divide(BigDecimal.valueOf(slots), 3, RoundingMode.HALF_UP);
    }

    /** Fewer columns than slots stand at the right, where the last one is named. */
    private BigDecimal left(int i, int width) {
        int slots = Math.max(FEWEST_SLOTS, months.size());
        return slot(width).multiply(BigDecimal.valueOf(slots - months.size() + i));
    }

    private BigDecimal middle(int i, int width) {
        return left(i, width).add(slot(width).multiply(new BigDecimal("0.5")));
    }
}
