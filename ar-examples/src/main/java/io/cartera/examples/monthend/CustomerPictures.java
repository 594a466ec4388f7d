package io.cartera.examples.monthend;

import io.cartera.portfolio.Cohorts;
import io.cartera.portfolio.ComparedPeriods;
import io.cartera.portfolio.Concentration;
import io.cartera.portfolio.ConcentrationLimits;
import io.cartera.portfolio.PortfolioBridge;
import io.cartera.portfolio.PortfolioBridge.Move;
import io.cartera.rating.Evidence;
import io.cartera.segment.SegmentMatrix;
import io.cartera.time.DateRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Who the customers are, as tables that are pictures too: every bar and every shade stands beside its figure. */
final class CustomerPictures {

    private static final int COHORTS = 12;
    private static final int MONTHS_LATER = 12;
    private static final ConcentrationLimits LIMITS = ConcentrationLimits.ofDefaults();
    private static final Map<Move, String> WORDS = Map.of(
            Move.NEW, "New customers",
            Move.REACTIVATED, "Bought again",
            Move.EXPANSION, "Bought more",
            Move.CONTRACTION, "Bought less",
            Move.LOST, "Bought no more");

    private final Markup page;
    private final CustomerFigures customers;
    private final LocalDate asOf;

    CustomerPictures(Markup page, CustomerFigures customers, LocalDate asOf) {
        this.page = page;
        this.customers = customers;
        this.asOf = asOf;
    }

    /** From the turnover of one period to that of another: what came is full, what went is hollow. */
    void bridge(CurrencyUnit currency) {
        page.add("<figure><figcaption><h2>Turnover beside a year before, in %s</h2>", currency);
        customers
                .byCurrency()
                .get(currency)
                .bridge()
                .ifPresentOrElse(
                        this::bridge,
                        () -> page.add(
                                "<p class=\"note\">The ledger is too young: there is no such month a year before."
                                        + "</p></figcaption>"));
        page.add("</figure>");
    }

    private void bridge(PortfolioBridge bridge) {
        ComparedPeriods compared = customers.compared().orElseThrow();
        page.add(
                "<p class=\"note\">%s beside %s: %s.</p></figcaption>",
                words(compared.second()), words(compared.first()), change(bridge));
        page.add("<table class=\"falls\"><thead><tr><th scope=\"col\">Turnover</th>")
                .add("<th class=\"n\" scope=\"col\">Customers</th>")
                .add("<th class=\"n\" scope=\"col\">Amount</th></tr></thead><tbody>");
        Money zero = Money.zero(bridge.currency());
        Scale scale = Scale.of(bridge);
        row("The year before", "", bridge.start(), scale.bar("whole", zero, bridge.start()));
        Money level = bridge.start();
        for (Move move : Move.values()) {
            Money amount = signed(bridge, move);
            long who =
                    bridge.steps().stream().filter(step -> step.move() == move).count();
            String kind = amount.isNegative() ? "went" : "came";
            row(WORDS.get(move), Long.toString(who), amount, scale.bar(kind, level, level.plus(amount)));
            level = level.plus(amount);
        }
        row("This year", "", bridge.end(), scale.bar("whole", zero, bridge.end()));
        page.add("</tbody></table>");
    }

    private static String words(DateRange period) {
        return period.start() + " to " + period.endExclusive().minusDays(1);
    }

    private static String change(PortfolioBridge bridge) {
        if (!bridge.start().isPositive()) {
            return "nothing to compare with";
        }
        BigDecimal percent = Amounts.percent(bridge.change(), bridge.start());
        return (percent.signum() > 0 ? "+" : "") + percent + " %";
    }

    private static Money signed(PortfolioBridge bridge, Move move) {
        Money total = bridge.total(move);
        return move == Move.CONTRACTION || move == Move.LOST ? total.negated() : total;
    }

    private void row(String words, String who, Money amount, String bar) {
        page.add("<tr><th scope=\"row\">%s", words)
                .add(bar)
                .add("</th><td class=\"n\">%s</td><td class=\"n\">%s</td></tr>", who, Amounts.grouped(amount));
    }

    /** Where amounts lie between the least and the most that is shown. */
    private record Scale(Money least, Money most) {

        static Scale of(PortfolioBridge bridge) {
            List<Money> levels = new ArrayList<>(List.of(Money.zero(bridge.currency()), bridge.end(), bridge.start()));
            for (Move move : Move.values()) {
                levels.add(levels.get(levels.size() - 1).plus(signed(bridge, move)));
            }
            return new Scale(
                    levels.stream().reduce(Amounts::smaller).orElseThrow(),
                    levels.stream().reduce(Amounts::larger).orElseThrow());
        }

        /** Beside figures, so it says nothing of its own to those who listen. */
        String bar(String kind, Money from, Money to) {
            Money left = Amounts.smaller(from, to);
            return "<svg class=\"bar fall\" aria-hidden=\"true\"><rect class=\"" + kind + "\" height=\"100%\" x=\""
                    + Amounts.percent(left.minus(least), most.minus(least)) + "%\" width=\""
                    + Amounts.percent(Amounts.larger(from, to).minus(left), most.minus(least)) + "%\"/></svg>";
        }
    }

    /** How much hangs on few customers, with the limit of each measure as a stroke in its bar. */
    void concentration(CurrencyUnit currency) {
        Optional<Concentration> turnover =
                Optional.ofNullable(customers.turnover().get(currency)).filter(it -> it.customers() > 0);
        Optional<Concentration> receivables =
                Optional.ofNullable(customers.receivables().get(currency)).filter(it -> it.customers() > 0);
        page.add("<figure><figcaption><h2>Concentration, in %s</h2>", currency)
                .add("<p class=\"note\">%s</p>", alerts("Turnover", turnover))
                .add("<p class=\"note\">%s</p></figcaption>", alerts("Receivables", receivables))
                .add("<table class=\"falls\"><thead><tr><th scope=\"col\">Measure</th>")
                .add("<th class=\"n\" scope=\"col\">Turnover</th><th class=\"n\" scope=\"col\">Receivables</th>")
                .add("<th class=\"n\" scope=\"col\">Limit</th></tr></thead><tbody>");
        List<Optional<Concentration>> both = List.of(turnover, receivables);
        measure(
                "Largest customer, %",
                both, it -> share(it, 1), LIMITS.largest().value(), 0);
        measure(
                "Four largest, %",
                both, it -> share(it, 4), LIMITS.fourLargest().value(), 0);
        measure("HHI, of 10,000", both, Concentration::hhi, LIMITS.hhi(), 2);
        page.add("<tr><th scope=\"row\">Effective number</th>");
        both.forEach(it -> cell(it.flatMap(Concentration::effectiveNumber), Optional.empty()));
        page.add("<td class=\"n\"></td></tr><tr><th scope=\"row\">Customers</th>");
        both.forEach(it -> page.add(
                "<td class=\"n\">%s</td>",
                it.map(Concentration::customers).map(String::valueOf).orElse("–")));
        page.add("<td class=\"n\"></td></tr></tbody></table>")
                .add("<p class=\"note\">Turnover is that of all history. HHI is the sum of the squared shares; the")
                .add("effective number is how many equal customers would be as concentrated.</p></figure>");
    }

    private static Optional<BigDecimal> share(Concentration concentration, int customers) {
        return concentration.ratio(customers).map(percent -> percent.value().setScale(2, RoundingMode.HALF_UP));
    }

    private static String alerts(String what, Optional<Concentration> concentration) {
        List<Evidence> alerts = concentration.map(it -> it.alerts(LIMITS)).orElse(List.of());
        return what + ": "
                + (alerts.isEmpty()
                        ? "nothing above its limit."
                        : "above the limit – "
                                + String.join(
                                        "; ",
                                        alerts.stream().map(Evidence::inWords).toList()) + ".");
    }

    private void measure(
            String words,
            List<Optional<Concentration>> both,
            Function<Concentration, Optional<BigDecimal>> figure,
            BigDecimal limit,
            int points) {
        page.add("<tr><th scope=\"row\">%s</th>", words);
        for (Optional<Concentration> each : both) {
            Optional<BigDecimal> value = each.flatMap(figure);
            String stroke = limit.movePointLeft(points).toPlainString();
            cell(
                    value,
                    value.map(it ->
                            "<svg class=\"bar fall\" aria-hidden=\"true\"><rect class=\"whole\" height=\"100%\" width=\""
                                    + it.movePointLeft(points).toPlainString() + "%\"/><line class=\"limit\" x1=\""
                                    + stroke
                                    + "%\" x2=\"" + stroke + "%\" y1=\"0\" y2=\"100%\"/></svg>"));
        }
        page.add("<td class=\"n\">%s</td></tr>", limit.toPlainString());
    }

    private void cell(Optional<BigDecimal> figure, Optional<String> bar) {
        page.add("<td class=\"n\">%s", figure.map(BigDecimal::toPlainString).orElse("–"));
        bar.ifPresent(page::add);
        page.add("</td>");
    }

    /** Who rose, stayed and fell between the tiers of one year and the next. */
    void movements(CurrencyUnit currency) {
        SegmentMatrix<String, String> matrix = customers.movements(currency);
        List<String> tiers = new ArrayList<>(CustomerFigures.TIERS.segments());
        tiers.add(CustomerFigures.NO_TIER);
        page.add("<figure><figcaption><h2>Customers between tiers, in %s</h2>", currency)
                .add("<p class=\"note\">Down: the tier in the year before; across: in the year to %s.", asOf)
                .add("High are the best 10 % by turnover, middle the best 30 %; none bought nothing in that year.")
                .add("▲ rose, ▼ fell.%s</p></figcaption><div class=\"wide\"><table class=\"heat\"><thead><tr>", begin())
                .add("<th scope=\"col\">Before</th>");
        tiers.forEach(tier -> page.add("<th class=\"n\" scope=\"col\">%s</th>", tier));
        page.add("</tr></thead><tbody>");
        int all = Math.max(1, matrix.customers());
        for (int from = 0; from < tiers.size(); from++) {
            page.add("<tr><th scope=\"row\">%s</th>", tiers.get(from));
            for (int to = 0; to < tiers.size(); to++) {
                int who = matrix.in(tiers.get(from), tiers.get(to)).size();
                String way = who == 0 || from == to ? "" : from > to ? "▲ " : "▼ ";
                heat(
                        BigDecimal.valueOf(who * 100L).divide(BigDecimal.valueOf(all), 2, RoundingMode.HALF_UP),
                        way + who);
            }
            page.add("</tr>");
        }
        page.add("</tbody></table></div></figure>");
    }

    private String begin() {
        LocalDate twoYears = CustomerFigures.yearBefore(asOf).start();
        return customers
                .history()
                .begin()
                .filter(begin -> begin.withDayOfMonth(1).isAfter(twoYears))
                .map(begin -> " The first deal was on " + begin + ", so the year before is not whole.")
                .orElse("");
    }

    private void heat(BigDecimal percent, String text) {
        int shade = percent.signum() == 0 ? 0 : Math.min(5, 1 + percent.intValue() / 20);
        page.add("<td class=\"n h%s\">%s</td>", shade, text);
    }

    /** Of those who first bought in a month, how many in a hundred bought again in each month after it. */
    void cohorts() {
        Cohorts cohorts = Cohorts.of(customers.history());
        List<YearMonth> first = new ArrayList<>(cohorts.firstMonths());
        first = first.subList(Math.max(0, first.size() - COHORTS), first.size());
        if (first.isEmpty()) {
            return;
        }
        page.add("<section><h2>Customers by the month of their first deal</h2>")
                .add("<p class=\"note\">Percent of them with a deal so many months later, in any currency; the")
                .add("latest %s such months. The month of %s counts as it is.</p>", first.size(), asOf)
                .add("<div class=\"wide\"><table class=\"heat\"><thead><tr><th scope=\"col\">First deal</th>")
                .add("<th class=\"n\" scope=\"col\">Customers</th>");
        for (int later = 0; later <= MONTHS_LATER; later++) {
            page.add("<th class=\"n\" scope=\"col\">%s</th>", later);
        }
        page.add("</tr></thead><tbody>");
        for (YearMonth month : first) {
            page.add("<tr><th scope=\"row\">%s</th><td class=\"n\">%s</td>", month, cohorts.size(month));
            for (int later = 0; later <= MONTHS_LATER; later++) {
                Optional<BigDecimal> percent = cohorts.retention(month, later);
                percent.ifPresentOrElse(
                        it -> heat(it, it.setScale(0, RoundingMode.HALF_UP).toPlainString()),
                        () -> page.add("<td class=\"n\"></td>"));
            }
            page.add("</tr>");
        }
        page.add("</tbody></table></div></section>");
    }
}
