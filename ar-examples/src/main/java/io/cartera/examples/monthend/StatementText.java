package io.cartera.examples.monthend;

import io.cartera.account.OpenItem;
import io.cartera.account.Side;
import io.cartera.aging.AgedAmounts;
import io.cartera.customer.Customer;
import io.cartera.statement.Statement;
import io.cartera.statement.StatementLine;
import io.cartera.statement.TAccount;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** {@code statements/<customer>.txt}: a month of an account as a T, then what is open and how old it is. */
final class StatementText {

    private static final int HALF = 41;
    private static final String RULE = "-".repeat(HALF + 1) + "+" + "-".repeat(HALF + 1) + "\n";

    private final StringBuilder out = new StringBuilder();
    private final Figures figures;

    private StatementText(Figures figures) {
        this.figures = figures;
    }

    static String of(Figures figures, Customer customer, Statement statement, List<OpenItem> open) {
        StatementText text = new StatementText(figures);
        text.head(customer, statement);
        for (TAccount account : statement.accounts()) {
            text.account(account, statement);
            text.openItems(account.currency(), open);
            figures.agedOf(customer.id()).stream()
                    .filter(amounts -> amounts.currency().equals(account.currency()))
                    .forEach(text::aging);
        }
        return text.out.toString();
    }

    /** The text in one line: names may hold line feeds. */
    static String oneLine(String text) {
        return text.replaceAll("\\s", " ");
    }

    private void head(Customer customer, Statement statement) {
        out.append("STATEMENT OF ACCOUNT\n\n");
        line("Customer  %s", customer.id());
        line("          %s", oneLine(customer.name()));
        line("Ledger    %s", oneLine(figures.ledger()));
        line("Period    %s to %s", statement.period().start(), statement.closingOn());
    }

    private void account(TAccount account, Statement statement) {
        line("\n%s %s\n", account.currency(), "=".repeat(2 * HALF - 1));
        balance("Opening balance, before " + statement.period().start(), account.opening());
        out.append('\n');
        line("%s |%s", centred("Debit"), centred("Credit"));
        out.append(RULE);
        List<StatementLine> debits = account.lines(Side.DEBIT);
        List<StatementLine> credits = account.lines(Side.CREDIT);
        for (int i = 0; i < Math.max(debits.size(), credits.size()); i++) {
            line("%s | %s", entry(debits, i), entry(credits, i));
        }
        out.append(RULE);
        line("%s | %s", half("Total", account.debitTotal()), half("Total", account.creditTotal()));
        out.append('\n');
        balance("Closing balance, " + statement.closingOn(), account.closing());
    }

    private void balance(String label, Money amount) {
        line("%-62s%23s", label, Amounts.grouped(amount));
    }

    private static String entry(List<StatementLine> lines, int index) {
        if (index >= lines.size()) {
            return " ".repeat(HALF);
        }
        var entry = lines.get(index).entry();
        return half(entry.effectiveOn() + " " + entry.id().document(), entry.amount());
    }

    private static String half(String label, Money amount) {
        String figure = Amounts.grouped(amount);
        return label + " ".repeat(Math.max(1, HALF - label.length() - figure.length())) + figure;
    }

    private static String centred(String word) {
        String left = " ".repeat((HALF - word.length()) / 2) + word;
        return left + " ".repeat(HALF - left.length());
    }

    private void openItems(CurrencyUnit currency, List<OpenItem> items) {
        List<OpenItem> open =
                items.stream().filter(item -> item.currency().equals(currency)).toList();
        if (open.isEmpty()) {
            line("\nNothing is open.");
            return;
        }
        line("\nOpen items            Kind         Date        Due         Days                 Open");
        for (OpenItem item : open) {
            boolean isDebit = item.side() == Side.DEBIT;
            Money signed = isDebit ? item.open() : item.open().negated();
            LocalDate due = item.dueOn();
            line(
                    "%-21s %-12s %s  %-10s %5s %20s",
                    item.id().document(),
                    OpenItemsCsv.kindOf(item.kind()),
                    item.documentOn(),
                    isDebit ? due : "",
                    isDebit ? item.daysOverdue(figures.asOf()) : "",
                    Amounts.grouped(signed));
        }
    }

    private void aging(AgedAmounts amounts) {
        out.append("\nAge\n");
        List<String> labels = BucketWords.of(figures.buckets());
        balance(labels.get(0), amounts.notDue());
        for (int i = 0; i < amounts.overdue().size(); i++) {
            balance(labels.get(i + 1), amounts.overdue().get(i));
        }
        balance("Unapplied credits", amounts.unapplied().negated());
        balance("Balance", amounts.balance());
    }

    private void line(String form, Object... values) {
        out.append(String.format(Locale.ROOT, form, values).stripTrailing()).append('\n');
    }
}
