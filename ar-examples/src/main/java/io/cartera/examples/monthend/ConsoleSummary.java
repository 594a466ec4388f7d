package io.cartera.examples.monthend;

import io.cartera.aging.AgedAmounts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What the user sees at the end: a block for each currency. */
final class ConsoleSummary {

    // Four lines each leave room for the rest on a screen of thirty.
    private static final int MOST_CURRENCIES = 5;

    private static final int LONGEST_NAME = 60;

    private final StringBuilder out = new StringBuilder();
    private final Figures figures;

    private ConsoleSummary(Figures figures) {
        this.figures = figures;
    }

    static String of(Figures figures, Path report) {
        ConsoleSummary summary = new ConsoleSummary(figures);
        int over = figures.overLimit().size();
        summary.line("Month-end of %s as of %s", shortened(figures.ledger()), figures.asOf());
        summary.line("Customers: %d, over their limit: %d", figures.customers().size(), over);
        List<AgedAmounts> totals = figures.aging().totals();
        totals.stream().limit(MOST_CURRENCIES).forEach(summary::block);
        if (totals.size() > MOST_CURRENCIES) {
            summary.line("\nand %d more currencies, see the report", totals.size() - MOST_CURRENCIES);
        }
        int rejected = figures.rejected().size();
        summary.line("\nRejected rows: %s", rejected == 0 ? "none" : rejected + ", listed in rejected.csv");
        summary.line("Report: %s", report);
        return summary.out.toString();
    }

    private void block(AgedAmounts amounts) {
        StringBuilder names = new StringBuilder();
        StringBuilder cells = new StringBuilder();
        List<String> columns = AgeColumns.names(figures.buckets());
        for (int i = 0; i < columns.size(); i++) {
            String cell = Amounts.grouped(AgeColumns.amounts(amounts).get(i));
            String form = "%" + Math.max(14, cell.length() + 2) + "s";
            names.append(String.format(Locale.ROOT, form, columns.get(i)));
            cells.append(String.format(Locale.ROOT, form, cell));
        }
        line("\n%s%s\n   %s", amounts.currency(), names, cells);
        String receivable = Amounts.grouped(amounts.openDebits());
        line("     overdue: %s %% of %s", Amounts.percent(amounts.overdueTotal(), amounts.openDebits()), receivable);
        figures.aging().largestDebtors(amounts.currency(), 1).forEach(row -> {
            String name = shortened(figures.customers().get(row.customer()).name());
            line("     largest debtor: %s %s", Amounts.grouped(row.amounts().balance()), name);
        });
    }

    private static String shortened(String text) {
        String name = StatementText.oneLine(text);
        boolean isLong = name.codePointCount(0, name.length()) > LONGEST_NAME;
        return isLong ? name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…" : name;
    }

    private void line(String form, Object... values) {
        out.append(String.format(Locale.ROOT, form, values)).append('\n');
    }
}
