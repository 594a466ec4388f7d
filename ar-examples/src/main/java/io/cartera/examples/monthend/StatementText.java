package io.cartera.examples.monthend;

import io.cartera.account.OpenItem;
import io.cartera.account.Side;
import io.cartera.aging.AgedAmounts;
import io.cartera.aging.AgingReport;
import io.cartera.customer.Customer;
import io.cartera.statement.Statement;
import io.cartera.statement.StatementLine;
import io.cartera.statement.TAccount;
import java.util.List;
import java.util.Locale;
import org.joda.money.Money;

/** {@code statements/<customer>.txt}: a month of an account as a T, then what is open and how old it is. */
final class StatementText {

    private static final int HALF = 41;
    private static final String RULE = "-".repeat(HALF + 1) + "+" + "-".repeat(HALF + 1);

    private final StringBuilder out = new StringBuilder();
    private final Statement statement;

    private StatementText(Statement statement) {
        this.statement = statement;
    }

    /** The statement in words, with what the customer has open and the aging of just that. */
    static String of(Customer customer, Statement statement, List<OpenItem> open, AgingReport aging) {
        StatementText text = new StatementText(statement);
        text.line("STATEMENT OF ACCOUNT\n\nCustomer  %s\n          %s", customer.id(), oneLine(customer.name()));
        text.line("Period    %s to %s", statement.period().start(), statement.closingOn());
        for (TAccount account : statement.accounts()) {
            text.account(account);
            text.openItems(open.stream()
                    .filter(item -> item.currency().equals(account.currency()))
                    .toList());
            aging.find(customer.id(), account.currency()).ifPresent(amounts -> text.ages(amounts, aging));
        }
        return text.out.toString();
    }

    /** The text in one line: names may hold line feeds. */
    static String oneLine(String text) {
        return text.replaceAll("\\s", " ");
    }

    private void account(TAccount account) {
        line("\n%s %s\n", account.currency(), "=".repeat(2 * HALF - 1));
        amount("Opening balance, before " + statement.period().start(), account.opening());
        line("\n%18s%5s%18s |%18s%6s\n%s", "", "Debit", "", "", "Credit", RULE);
        List<StatementLine> debits = account.lines(Side.DEBIT);
        List<StatementLine> credits = account.lines(Side.CREDIT);
        for (int i = 0; i < Math.max(debits.size(), credits.size()); i++) {
            line("%s | %s", entry(debits, i), entry(credits, i));
        }
        line("%s", RULE);
        line("%s | %s", half("Total", account.debitTotal()), half("Total", account.creditTotal()));
        line("");
        amount("Closing balance, " + statement.closingOn(), account.closing());
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

    private void openItems(List<OpenItem> items) {
        line("\n%-22s%-13s%-12s%-12s%4s%22s", "Open items", "Kind", "Date", "Due", "Days", "Open");
        for (OpenItem item : items) {
            boolean isDebit = item.side() == Side.DEBIT;
            line(
                    "%-21s %-12s %s  %-10s %5s %21s",
                    item.id().document(),
                    CsvTables.kind(item),
                    item.documentOn(),
                    isDebit ? item.dueOn() : "",
                    isDebit ? item.overdueDays(statement.closingOn()) : "",
                    Amounts.grouped(isDebit ? item.open() : item.open().negated()));
        }
    }

    private void ages(AgedAmounts amounts, AgingReport aging) {
        line("\nAge");
        List<String> words = AgeColumns.words(aging.spec().buckets());
        for (int i = 0; i < words.size(); i++) {
            amount(words.get(i), AgeColumns.amounts(amounts).get(i));
        }
    }

    private void amount(String label, Money amount) {
        line("%-62s%23s", label, Amounts.grouped(amount));
    }

    private void line(String form, Object... values) {
        out.append(String.format(Locale.ROOT, form, values).stripTrailing()).append('\n');
    }
}
