package io.cartera.examples.monthend;

import io.cartera.Accounts;
import io.cartera.account.Side;
import io.cartera.aging.AgedAmounts;
import io.cartera.aging.AgedBalance;
import io.cartera.analysis.DaysSalesOutstanding;
import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditUtilisation;
import io.cartera.segment.SegmentedCustomer;
import io.cartera.statement.StatementStyle;
import io.cartera.statement.TAccount;
import io.cartera.time.DateRange;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** {@code report.html}: one page for a credit manager that needs nothing but itself. */
final class HtmlReport {

    private static final int MOST_ENTRIES = 20;
    private static final BigDecimal FULL = new BigDecimal(100);

    private final Markup page = new Markup();
    private final Figures figures;
    private final CustomerFigures customers;

    private HtmlReport(Figures figures, CustomerFigures customers) {
        this.figures = figures;
        this.customers = customers;
    }

    static String of(Figures figures, CustomerFigures customers, Accounts accounts) throws IOException {
        HtmlReport report = new HtmlReport(figures, customers);
        report.head();
        List<AgedAmounts> totals = figures.aging().totals();
        totals.forEach(report::headline);
        report.page.add(totals.isEmpty() ? "<p>Nothing is open.</p></div>" : "</div>");
        for (CurrencyUnit currency : figures.totals().currencies()) {
            totals.stream()
                    .filter(amounts -> amounts.currency().equals(currency))
                    .forEach(report::open);
            report.charts(currency);
        }
        new CustomerPictures(report.page, customers, figures.asOf()).cohorts();
        report.largestDebtor().ifPresent(debtor -> report.account(debtor, accounts));
        return report.page.add("</main>\n</body>\n</html>").toString();
    }

    private void head() throws IOException {
        page.add("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")
                .add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .add("<title>Month-end of %s as of %s</title>\n<style>", figures.ledger(), figures.asOf());
        try (InputStream style = HtmlReport.class.getResourceAsStream("report.css")) {
            page.add(new String(style.readAllBytes(), StandardCharsets.UTF_8));
        }
        page.add("</style>\n</head>\n<body>\n<main>\n<header><h1>Month-end report</h1>")
                .add("<p>Ledger <b>%s</b>, as of <b>%s</b>.", figures.ledger(), figures.asOf())
                .add(
                        "Customers: %s, over their limit: %s.",
                        figures.customers().size(), figures.overLimit().size())
                .add(
                        "Rejected rows: %s.</p></header>\n<div class=\"cards\">",
                        figures.rejected().size());
    }

    private void headline(AgedAmounts amounts) {
        Money receivables = amounts.openDebits();
        page.add("<section class=\"card\"><h2>%s</h2>", amounts.currency())
                .add("<p class=\"big\">%s</p><p class=\"note\">receivables</p><dl>", Amounts.grouped(receivables));
        row("Overdue", Amounts.grouped(amounts.overdueTotal()));
        row("Overdue share", Amounts.percent(amounts.overdueTotal(), receivables) + " %");
        row("Unapplied", Amounts.grouped(amounts.unapplied()));
        row("Balance", Amounts.grouped(amounts.balance()));
        DaysSalesOutstanding dso = figures.daysSalesOutstanding(amounts.currency());
        row("Days sales outstanding", dso.days().map(BigDecimal::toPlainString).orElse(dso.toString()));
        page.add("</dl></section>");
    }

    private void row(String label, String value) {
        page.add("<div><dt>%s</dt><dd>%s</dd></div>", label, value);
    }

    private void open(AgedAmounts amounts) {
        aging(amounts);
        debtors(amounts.currency());
    }

    private void charts(CurrencyUnit currency) {
        page.add("<section class=\"charts\">");
        Optional.ofNullable(customers.cash().get(currency)).ifPresent(cash -> new CashChart(page, cash).add());
        MonthCharts months = new MonthCharts(page, figures, currency);
        months.balance();
        months.aging();
        months.turnover();
        CustomerPictures pictures = new CustomerPictures(page, customers, figures.asOf());
        pictures.bridge(currency);
        pictures.concentration(currency);
        new AbcChart(page, figures, currency).add();
        pictures.movements(currency);
        page.add("</section>");
    }

    private void aging(AgedAmounts amounts) {
        page.add("<section class=\"currency\"><div><h2>Aging of receivables in %s</h2>", amounts.currency());
        List<String> words = AgeColumns.words(figures.buckets());
        List<Money> parts = AgeColumns.amounts(amounts);
        int ages = parts.size() - 2;
        Markup rows = new Markup();
        Money before = Money.zero(amounts.currency());
        page.add("<svg class=\"stack\" role=\"img\" aria-label=\"Shares of the ages\">");
        for (int i = 0; i < ages; i++) {
            BigDecimal share = Amounts.percent(parts.get(i), amounts.openDebits());
            String rect = "height=\"100%%\" fill=\"" + AgeColumns.colour(i, ages) + "\"/>";
            page.add("<rect x=\"%s%%\" width=\"%s%%\" " + rect, Amounts.percent(before, amounts.openDebits()), share);
            rows.add("<tr><td><svg class=\"key\"><rect width=\"100%%\" " + rect + "</svg> %s", words.get(i))
                    .add("<svg class=\"bar\"><rect width=\"%s%%\" " + rect + "</svg></td>", share)
                    .add(
                            "<td class=\"n\">%s</td><td class=\"n\">%s %%</td></tr>",
                            Amounts.grouped(parts.get(i)), share);
            before = before.plus(parts.get(i));
        }
        page.add("</svg>\n<table class=\"aging\"><thead><tr><th>Age</th><th class=\"n\">Amount</th>")
                .add("<th class=\"n\">Share</th></tr></thead><tbody>")
                .add(rows + "</tbody></table></div>");
    }

    private void debtors(CurrencyUnit currency) {
        page.add("<div><h2>Largest debtors in %s</h2>", currency);
        List<AgedBalance> debtors = figures.aging().largestDebtors(currency, SummaryJson.TOP_DEBTORS);
        if (debtors.isEmpty()) {
            page.add("<p>Nobody owes.</p></div></section>");
            return;
        }
        page.add("<table class=\"debtors\"><thead><tr><th>Customer</th>")
                .add("<th class=\"n\">Balance</th><th class=\"n\">Overdue</th><th class=\"n\">Limit</th>")
                .add("<th>Utilisation</th><th>Class</th></tr></thead><tbody>");
        for (AgedBalance row : debtors) {
            String name = figures.customers().get(row.customer()).name();
            page.add("<tr><td>%s<br><small>%s</small>", name, row.customer())
                    .add("<br><small>%s</small></td>", pays(row.customer(), currency));
            cell("n", "Balance", Amounts.grouped(row.amounts().balance()));
            cell("n", "Overdue", Amounts.grouped(row.amounts().overdueTotal()));
            limit(Optional.ofNullable(figures.utilisation().get(row.customer())), currency);
            cell(
                    "c",
                    "Class",
                    figures.segments(currency).stream()
                            .filter(segment -> segment.customer().equals(row.customer()))
                            .map(SegmentedCustomer::abc)
                            .findFirst()
                            .map(Enum::name)
                            .orElse("–"));
            page.add("</tr>");
        }
        page.add("</tbody></table></div></section>");
        overLimit(currency);
    }

    private void overLimit(CurrencyUnit currency) {
        List<CreditUtilisation> over = figures.mostOverLimit(currency);
        if (over.isEmpty()) {
            return;
        }
        page.add("<section><h2>Over their limit in %s</h2>", currency)
                .add("<table class=\"debtors\"><thead><tr><th>Customer</th><th class=\"n\">Exposure</th>")
                .add(
                        "<th class=\"n\">Over by</th><th class=\"n\">Limit</th><th>Utilisation</th><th>Pays</th></tr></thead>")
                .add("<tbody>");
        for (CreditUtilisation use : over) {
            String name = figures.customers().get(use.customer()).name();
            page.add("<tr><td>%s<br><small>%s</small></td>", name, use.customer());
            cell("n", "Exposure", Amounts.grouped(use.exposure()));
            cell("n", "Over by", Amounts.grouped(use.over()));
            limit(Optional.of(use), currency);
            cell("pays", "Pays", pays(use.customer(), currency));
            page.add("</tr>");
        }
        page.add("</tbody></table></section>");
    }

    private String pays(CustomerId customer, CurrencyUnit currency) {
        PaymentRating rating = figures.ratings().get(customer);
        return rating.words()
                + rating.score(currency).map(it -> " (" + it + ")").orElse("");
    }

    private void limit(Optional<CreditUtilisation> use, CurrencyUnit currency) {
        Optional<CreditUtilisation> own =
                use.filter(it -> it.limit().getCurrencyUnit().equals(currency));
        String elsewhere = use.map(it -> "in " + it.limit().getCurrencyUnit()).orElse("none on file");
        cell("n", "Limit", own.map(it -> Amounts.grouped(it.limit())).orElse(elsewhere));
        if (own.isEmpty()) {
            cell("use", "Utilisation", "–");
            return;
        }
        boolean isOver = own.get().isOver();
        Optional<BigDecimal> percent = own.get().percent();
        String words =
                percent.map(it -> it.toPlainString() + " %").orElse("no credit") + (isOver ? ", over limit" : "");
        page.add("<td class=\"use%s\" data-label=\"Utilisation\">%s", isOver ? " over" : "", words)
                .add(
                        "<svg class=\"bar\"><rect width=\"%s%%\" height=\"100%%\"/></svg></td>",
                        percent.orElse(isOver ? FULL : BigDecimal.ZERO).min(FULL));
    }

    private void cell(String kind, String label, String text) {
        page.add("<td class=\"%s\" data-label=\"%s\">%s</td>", kind, label, text);
    }

    /** The largest debtor in the currency that most customers owe in: currencies cannot be compared by amount. */
    private Optional<AgedBalance> largestDebtor() {
        return figures.aging().totals().stream()
                .map(amounts -> figures.aging().largestDebtors(amounts.currency(), Integer.MAX_VALUE))
                .filter(debtors -> !debtors.isEmpty())
                .min(Comparator.comparing(debtors -> -debtors.size()))
                .map(debtors -> debtors.get(0));
    }

    private void account(AgedBalance debtor, Accounts accounts) {
        TAccount whole = account(debtor, accounts, DateRange.upTo(figures.asOf()));
        int first = Math.max(0, whole.lines().size() - MOST_ENTRIES);
        LocalDate from = whole.lines().get(first).entry().effectiveOn();
        TAccount account = account(debtor, accounts, DateRange.ofClosed(from, figures.asOf()));
        String name = figures.customers().get(debtor.customer()).name();
        page.add("<section class=\"t\"><h2>The account of the largest debtor</h2>")
                .add("<h3>%s <small>%s, %s</small></h3>", name, debtor.customer(), account.currency())
                .add("<p class=\"note\">Entries from %s to %s.</p><div class=\"tee\">", from, figures.asOf());
        side("Debit", account, Side.DEBIT, account.debitTotal());
        side("Credit", account, Side.CREDIT, account.creditTotal());
        page.add("</div><p class=\"closing\">Closing balance on %s", figures.asOf())
                .add("<b>%s %s</b></p></section>", account.currency(), Amounts.grouped(account.closing()));
    }

    private TAccount account(AgedBalance debtor, Accounts accounts, DateRange period) {
        return accounts.statement(
                        debtor.customer(),
                        StatementStyle.ACTIVITY,
                        period,
                        figures.aging().spec())
                .find(debtor.amounts().currency())
                .orElseThrow();
    }

    private void side(String title, TAccount account, Side side, Money total) {
        page.add("<div><h4>%s</h4><ul>", title);
        if (account.opening().isNegative() == (side == Side.CREDIT)) {
            String opening = Amounts.grouped(account.opening().abs());
            page.add("<li class=\"opening\"><span>Opening balance</span><b>%s</b></li>", opening);
        }
        account.lines(side).stream()
                .map(line -> line.entry())
                .forEach(entry -> page.add(
                        "<li><span>%s <i>%s</i></span><b>%s</b></li>",
                        entry.effectiveOn(), entry.id().document(), Amounts.grouped(entry.amount())));
        page.add("</ul><p class=\"total\"><span>Total of entries</span><b>%s</b></p></div>", Amounts.grouped(total));
    }
}
