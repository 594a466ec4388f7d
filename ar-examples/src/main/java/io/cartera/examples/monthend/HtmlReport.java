package io.cartera.examples.monthend;

import io.cartera.account.AccountHistory;
import io.cartera.account.Side;
import io.cartera.aging.AgedAmounts;
import io.cartera.aging.AgedBalance;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditUtilisation;
import io.cartera.statement.Statement;
import io.cartera.statement.StatementLine;
import io.cartera.statement.TAccount;
import io.cartera.time.DateRange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** {@code report.html}: one page for a credit manager that needs nothing but itself. */
final class HtmlReport {

    private static final int MOST_ENTRIES = 20;
    private static final int MOST_OVER_LIMIT = 20;
    private static final BigDecimal FULL = new BigDecimal(100);

    private final Markup page = new Markup();
    private final Figures figures;
    private final List<AgedAmounts> totals;

    private HtmlReport(Figures figures) {
        this.figures = figures;
        this.totals = figures.aging().totals();
    }

    static String of(Figures figures) {
        HtmlReport report = new HtmlReport(figures);
        report.write();
        return report.page.toString();
    }

    private void write() {
        page.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .add("<title>Month-end of %s as of %s</title>", figures.ledger(), figures.asOf())
                .raw("<style>\n" + style() + "</style>\n</head>\n<body>\n<main>");
        header();
        if (totals.isEmpty()) {
            page.raw("<section><p>Nothing is open.</p></section>");
        }
        page.raw("<div class=\"cards\">");
        totals.forEach(this::card);
        page.raw("</div>");
        totals.forEach(this::currency);
        overLimit();
        largestDebtor().ifPresent(this::account);
        page.raw("</main>\n</body>\n</html>");
    }

    private void header() {
        int rejected = figures.rejected().size();
        page.add(
                "<header><h1>Month-end report</h1><p>Ledger <b>%s</b>, as of <b>%s</b>. %s customers on file."
                        + " Rejected rows: %s.</p></header>",
                figures.ledger(),
                figures.asOf(),
                figures.customerCount(),
                rejected == 0 ? "none" : rejected + ", listed in rejected.csv");
    }

    private void card(AgedAmounts amounts) {
        Money receivables = amounts.openDebits();
        page.add(
                "<section class=\"card\"><h2>%s</h2><p class=\"big\">%s</p><p class=\"note\">receivables</p><dl>"
                        + "<div><dt>Overdue</dt><dd>%s</dd></div><div><dt>Overdue share</dt><dd>%s %%</dd></div>"
                        + "<div><dt>Unapplied credits</dt><dd>%s</dd></div><div><dt>Balance</dt><dd>%s</dd></div>"
                        + "</dl></section>",
                amounts.currency(),
                Amounts.grouped(receivables),
                Amounts.grouped(amounts.overdueTotal()),
                Amounts.percent(amounts.overdueTotal(), receivables),
                Amounts.grouped(amounts.unapplied()),
                Amounts.grouped(amounts.balance()));
    }

    private void currency(AgedAmounts amounts) {
        page.add(
                "<section class=\"currency\"><div><h2>Aging of receivables in %s</h2>%s",
                amounts.currency(),
                "");
        aging(amounts);
        page.raw("</div>");
        debtors(amounts.currency());
        page.raw("</section>");
    }

    private void aging(AgedAmounts amounts) {
        List<Money> parts = new ArrayList<>(List.of(amounts.notDue()));
        parts.addAll(amounts.overdue());
        List<String> words = BucketWords.of(figures.buckets());
        List<BigDecimal> shares = parts.stream()
                .map(part -> Amounts.percent(part, amounts.openDebits()))
                .toList();
        page.raw("<svg class=\"stack\" role=\"img\" aria-label=\"Shares of the ages\">");
        BigDecimal from = BigDecimal.ZERO;
        for (int i = 0; i < shares.size(); i++) {
            page.add(
                    "<rect x=\"%s%%\" width=\"%s%%\" height=\"100%%\" fill=\"%s\"><title>%s: %s %%</title></rect>",
                    from,
                    shares.get(i),
                    Palette.ofAge(i, shares.size()),
                    words.get(i),
                    shares.get(i));
            from = from.add(shares.get(i));
        }
        page.raw("</svg>\n<table class=\"aging\"><thead><tr><th>Age</th><th class=\"n\">Amount</th>"
                + "<th class=\"n\">Share</th></tr></thead><tbody>");
        for (int i = 0; i < shares.size(); i++) {
            page.add(
                    "<tr><td><svg class=\"key\"><rect width=\"100%%\" height=\"100%%\" fill=\"%s\"/></svg> %s%s",
                    Palette.ofAge(i, shares.size()),
                    words.get(i),
                    "");
            page.raw(bar(shares.get(i), Palette.ofAge(i, shares.size())));
            page.add(
                    "</td><td class=\"n\">%s</td><td class=\"n\">%s %%</td></tr>",
                    Amounts.grouped(parts.get(i)),
                    shares.get(i));
        }
        page.raw("</tbody></table>");
    }

    /** A bar of so many percent; what is beyond a hundred does not show. */
    private static String bar(BigDecimal percent, String colour) {
        return "<svg class=\"bar\" aria-hidden=\"true\"><rect width=\"100%\" height=\"100%\" fill=\"#e3e8ee\"/>"
                + "<rect width=\"" + percent.min(FULL).toPlainString() + "%\" height=\"100%\" fill=\"" + colour
                + "\"/></svg>";
    }

    private void debtors(CurrencyUnit currency) {
        List<AgedBalance> debtors = figures.aging().largestDebtors(currency, SummaryJson.TOP_DEBTORS);
        if (debtors.isEmpty()) {
            return;
        }
        page.add(
                "<div><h2>Largest debtors in %s</h2><table class=\"debtors\"><thead><tr><th>Customer</th>"
                        + "<th class=\"n\">Balance</th><th class=\"n\">Overdue</th><th class=\"n\">Limit</th>"
                        + "<th>Utilisation</th><th>Class</th></tr></thead><tbody>",
                currency);
        for (AgedBalance row : debtors) {
            AgedAmounts amounts = row.amounts();
            Optional<CreditUtilisation> use = figures.utilisationOf(row.customer())
                    .filter(known -> known.limit().getCurrencyUnit().equals(currency));
            page.add(
                    "<tr><td>%s<br><small>%s</small></td><td class=\"n\" data-label=\"Balance\">%s</td>"
                            + "<td class=\"n\" data-label=\"Overdue\">%s</td>"
                            + "<td class=\"n\" data-label=\"Limit\">%s</td>",
                    figures.nameOf(row.customer()),
                    row.customer(),
                    Amounts.grouped(amounts.balance()),
                    Amounts.grouped(amounts.overdueTotal()),
                    use.map(known -> Amounts.grouped(known.limit())).orElse(limitElsewhere(row.customer())));
            page.raw("<td data-label=\"Utilisation\">" + use.map(HtmlReport::utilisation).orElse("–") + "</td>");
            page.add(
                    "<td data-label=\"Class\">%s</td></tr>",
                    figures.classOf(row.customer(), currency).map(Enum::name).orElse("–"));
        }
        page.raw("</tbody></table></div>");
    }

    private String limitElsewhere(CustomerId customer) {
        return figures.utilisationOf(customer)
                .map(known -> "in " + known.limit().getCurrencyUnit())
                .orElse("none on file");
    }

    private static String utilisation(CreditUtilisation use) {
        BigDecimal percent = use.percent().orElse(use.isOver() ? FULL : BigDecimal.ZERO);
        String words = use.percent().map(value -> value.toPlainString() + " %").orElse("no credit");
        return (use.isOver() ? "<b>" + words + ", over</b>" : words)
                + bar(percent, use.isOver() ? Palette.ALERT : Palette.CALM);
    }

    private void overLimit() {
        List<CreditUtilisation> over = figures.overLimit();
        if (over.isEmpty()) {
            return;
        }
        page.add("<section><h2>Over their limit: %s customers</h2>", over.size());
        if (over.size() > MOST_OVER_LIMIT) {
            page.add("<p class=\"note\">The first %s by identifier; all are in summary.json.</p>", MOST_OVER_LIMIT);
        }
        page.raw("<table class=\"debtors\"><thead><tr><th>Customer</th><th>Currency</th><th class=\"n\">Limit</th>"
                + "<th class=\"n\">Exposure</th><th class=\"n\">Utilisation</th></tr></thead><tbody>");
        over.stream()
                .limit(MOST_OVER_LIMIT)
                .forEach(row -> page.add(
                        "<tr><td>%s<br><small>%s</small></td><td data-label=\"Currency\">%s</td>"
                                + "<td class=\"n\" data-label=\"Limit\">%s</td>"
                                + "<td class=\"n\" data-label=\"Exposure\">%s</td>"
                                + "<td class=\"n\" data-label=\"Utilisation\">%s</td></tr>",
                        figures.nameOf(row.customer()),
                        row.customer(),
                        row.limit().getCurrencyUnit(),
                        Amounts.grouped(row.limit()),
                        Amounts.grouped(row.exposure()),
                        row.percent().map(value -> value.toPlainString() + " %").orElse("no credit")));
        page.raw("</tbody></table></section>");
    }

    /** The largest debtor in the currency that most customers owe in: currencies cannot be compared by amount. */
    private Optional<AgedBalance> largestDebtor() {
        return totals.stream()
                .map(AgedAmounts::currency)
                .map(currency -> figures.aging().largestDebtors(currency, Integer.MAX_VALUE))
                .filter(debtors -> !debtors.isEmpty())
                .min(Comparator.comparing((List<AgedBalance> debtors) -> -debtors.size()))
                .map(debtors -> debtors.get(0));
    }

    private void account(AgedBalance debtor) {
        AccountHistory history = figures.books().accounts().history(debtor.customer());
        CurrencyUnit currency = debtor.amounts().currency();
        List<StatementLine> all =
                account(history, DateRange.upTo(figures.asOf()), currency).lines();
        LocalDate from =
                all.get(Math.max(0, all.size() - MOST_ENTRIES)).entry().effectiveOn();
        TAccount account = account(history, DateRange.ofClosed(from, figures.asOf()), currency);
        boolean isOwing = !account.opening().isNegative();
        page.add(
                "<section class=\"t\"><h2>The account of the largest debtor</h2><h3>%s <small>%s, %s</small></h3>"
                        + "<p class=\"note\">Entries from %s to %s.</p><div class=\"tee\">",
                figures.nameOf(debtor.customer()),
                debtor.customer(),
                currency,
                from,
                figures.asOf());
        side("Debit", account, Side.DEBIT, isOwing, account.debitTotal());
        side("Credit", account, Side.CREDIT, !isOwing, account.creditTotal());
        page.add(
                "</div><p class=\"closing\">Closing balance on %s <b>%s %s</b></p></section>",
                figures.asOf(),
                currency,
                Amounts.grouped(account.closing()));
    }

    private static TAccount account(AccountHistory history, DateRange period, CurrencyUnit currency) {
        return Statement.activity(history, period).accounts().stream()
                .filter(account -> account.currency().equals(currency))
                .findFirst()
                .orElseThrow();
    }

    private void side(String title, TAccount account, Side side, boolean withOpening, Money total) {
        page.add("<div><h4>%s</h4><ul>", title);
        if (withOpening) {
            page.add(
                    "<li class=\"opening\"><span>Opening balance</span><b>%s</b></li>",
                    Amounts.grouped(account.opening().abs()));
        }
        for (StatementLine line : account.lines(side)) {
            page.add(
                    "<li><span>%s <i>%s</i></span><b>%s</b></li>",
                    line.entry().effectiveOn(),
                    line.entry().id().document(),
                    Amounts.grouped(line.entry().amount()));
        }
        page.add("</ul><p class=\"total\"><span>Entries</span><b>%s</b></p></div>", Amounts.grouped(total));
    }

    private static String style() {
        try (InputStream style =
                Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.css"), "report.css")) {
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
