package io.cartera.examples.monthend;

import io.cartera.aging.AgedAmounts;
import io.cartera.aging.AgedBalance;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.joda.money.Money;

/** What the user sees at the end: a block for each currency. */
final class ConsoleSummary {

    // Four lines each leave room for the rest on a screen of thirty.
    private static final int MOST_CURRENCIES = 5;

    private final StringBuilder out = new StringBuilder();
    private final Figures figures;

    private ConsoleSummary(Figures figures) {
        this.figures = figures;
    }

    static String of(Figures figures, Path report) {
        ConsoleSummary summary = new ConsoleSummary(figures);
        summary.write(report);
        return summary.out.toString();
    }

    private void write(Path report) {
        line(
                "Month-end of %s as of %s: %d customers, %d over their limit",
                StatementText.oneLine(figures.ledger()),
                figures.asOf(),
                figures.customerCount(),
                figures.overLimit().size());
        List<AgedAmounts> totals = figures.aging().totals();
        totals.stream().limit(MOST_CURRENCIES).forEach(this::block);
        if (totals.isEmpty()) {
            line("\nNothing is open.");
        }
        if (totals.size() > MOST_CURRENCIES) {
            line("\nand %d more currencies, see the report", totals.size() - MOST_CURRENCIES);
        }
        int rejected = figures.rejected().size();
        line("\nRejected rows: %s", rejected == 0 ? "none" : rejected + ", listed in rejected.csv");
        line("Report: %s", report);
    }

    private void block(AgedAmounts amounts) {
        StringBuilder names = new StringBuilder();
        StringBuilder cells = new StringBuilder();
        List<String> columns = AgingCsv.columns(figures.buckets());
        List<Money> values = AgingCsv.cells(amounts);
        for (int i = 0; i < columns.size(); i++) {
            String value = Amounts.grouped(values.get(i));
            String form = "%" + Math.max(14, value.length() + 2) + "s";
            names.append(String.format(Locale.ROOT, form, columns.get(i)));
            cells.append(String.format(Locale.ROOT, form, value));
        }
        line("\n%s%s", amounts.currency(), names);
        line("   %s", cells);
        line(
                "     overdue %s %% of %s receivable%s",
                Amounts.percent(amounts.overdueTotal(), amounts.openDebits()),
                Amounts.grouped(amounts.openDebits()),
                figures.aging().largestDebtors(amounts.currency(), 1).stream()
                        .findFirst()
                        .map(this::largest)
                        .orElse(""));
    }

    private String largest(AgedBalance debtor) {
        return "; largest debtor " + debtor.customer() + " "
                + StatementText.oneLine(figures.nameOf(debtor.customer())) + " with "
                + Amounts.grouped(debtor.amounts().balance());
    }

    private void line(String form, Object... values) {
        out.append(String.format(Locale.ROOT, form, values)).append('\n');
    }
}
