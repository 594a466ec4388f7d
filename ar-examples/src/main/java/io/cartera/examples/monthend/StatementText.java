package io.cartera.examples.monthend;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.OpenItem;
import io.cartera.account.Side;
import io.cartera.customer.Customer;
import io.cartera.statement.Movement;
import io.cartera.statement.Statement;
import io.cartera.statement.StatementLine;
import io.cartera.statement.StatementStyle;
import io.cartera.statement.TAccount;
import java.util.List;
import java.util.regex.Pattern;
import org.joda.money.Money;

/** {@code statements/<customer>.txt}: a month of an account in a style, then how old what is open is. */
final class StatementText {

    /** The first line, by which a statement is known again. */
    static final String HEADING = "STATEMENT OF ACCOUNT";

    private static final Pattern SPACE = Pattern.compile("[\\s\\x85\\u2028\\u2029]");
    private static final Pattern ACTING = Pattern.compile("[\\x00-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]");
    private static final int WIDTH = 85;
    private static final int WIDTH_OF_OPEN_ITEMS = 108;
    private static final int HALF = 41;
    private static final String RULE = "-".repeat(HALF + 1) + "+" + "-".repeat(HALF + 1);

    private final StatementPage page;
    private final Statement statement;

    private StatementText(Statement statement) {
        this.page = new StatementPage(statement.style() == StatementStyle.OPEN_ITEM ? WIDTH_OF_OPEN_ITEMS : WIDTH);
        this.statement = statement;
    }

    /** The statement in words. */
    static String of(Customer customer, Statement statement) {
        StatementText text = new StatementText(statement);
        text.head(customer);
        statement.accounts().forEach(text::account);
        return text.page.toString();
    }

    /** The text in one line, without what would act on a screen: names may hold anything. */
    static String oneLine(String text) {
        return ACTING.matcher(SPACE.matcher(text).replaceAll(" ")).replaceAll("\uFFFD");
    }

    private void head(Customer customer) {
        page.line(HEADING);
        page.line("");
        page.line("Customer  %s", oneLine(customer.id().value()));
        page.line("          %s", oneLine(customer.name()));
        if (statement.style() == StatementStyle.OPEN_ITEM) {
            page.line("As of     %s", statement.closingOn());
        } else {
            page.line("Period    %s to %s", statement.period().start(), statement.closingOn());
        }
    }

    private void account(TAccount account) {
        page.line("");
        page.rule(account.currency().getCode());
        switch (statement.style()) {
            case OPEN_ITEM -> openItem(account);
            case BALANCE_FORWARD -> balanceForward(account);
            case ACTIVITY -> activity(account);
        }
        page.line("\nAge");
        List<String> words = AgeColumns.words(statement.agingSpec().buckets());
        for (int i = 0; i < words.size(); i++) {
            page.amount(words.get(i), AgeColumns.amounts(account.aging()).get(i));
        }
    }

    private void closing(TAccount account) {
        page.amount("Closing balance, " + statement.closingOn(), account.closing());
    }

    private void openItem(TAccount account) {
        String form = "%-21s %-12s %-10s  %-10s %5s %14s %14s %14s";
        page.line(form, "Open items", "Kind", "Date", "Due", "Days", "Amount", "Applied", "Open");
        for (OpenItem item : account.openItems()) {
            page.line(
                    form,
                    oneLine(item.id().document()),
                    CsvTables.kind(item.kind()),
                    item.documentOn(),
                    due(item),
                    days(item),
                    Amounts.grouped(signed(item, item.amount())),
                    Amounts.grouped(signed(item, item.applied())),
                    Amounts.grouped(signed(item, item.open())));
        }
        page.line("");
        closing(account);
    }

    private void balanceForward(TAccount account) {
        page.amount("Balance forward, before " + statement.period().start(), account.opening());
        for (Movement movement : account.movements()) {
            page.amount(words(movement.kind()) + ": " + movement.count(), movement.change());
        }
        closing(account);
        if (!account.lines().isEmpty()) {
            page.line("");
            entries(account);
        }
    }

    private void entries(TAccount account) {
        String form = "%-11s %-21s %-16s %16s %17s";
        page.line(form, "Date", "Entries", "Kind", "Amount", "Balance");
        for (StatementLine line : account.lines()) {
            Entry entry = line.entry();
            Money change =
                    entry.side() == Side.DEBIT ? entry.amount() : entry.amount().negated();
            page.line(
                    form,
                    entry.effectiveOn(),
                    oneLine(entry.id().document()),
                    CsvTables.kind(entry.kind()),
                    Amounts.grouped(change),
                    Amounts.grouped(line.balance()));
        }
    }

    private static String words(EntryKind kind) {
        return switch (kind) {
            case INVOICE -> "Invoices";
            case DEBIT_NOTE -> "Debit notes";
            case REFUND -> "Refunds";
            case RETURNED_PAYMENT -> "Returned payments";
            case LATE_CHARGE -> "Charges for late payment";
            case RECEIPT -> "Payments";
            case DEPOSIT -> "Deposits";
            case CREDIT_NOTE -> "Credit notes";
            case CASH_DISCOUNT -> "Cash discounts";
            case BANK_FEE -> "Bank fees";
            case BAD_DEBT -> "Bad debts";
            case CONCESSION -> "Concessions";
            case SMALL_DIFFERENCE -> "Small differences";
            case OPENING_BALANCE -> "Taken over";
            case TRANSFER -> "Transfers";
            case NETTING -> "Nettings";
            case CONVERSION -> "Conversions";
            case REVERSAL -> "Reversals";
        };
    }

    /** The entries as a T, and what is open. */
    private void activity(TAccount account) {
        page.amount("Opening balance, before " + statement.period().start(), account.opening());
        page.line("\n%18s%5s%18s |%18s%6s\n%s", "", "Debit", "", "", "Credit", RULE);
        List<StatementLine> debits = account.lines(Side.DEBIT);
        List<StatementLine> credits = account.lines(Side.CREDIT);
        for (int i = 0; i < Math.max(debits.size(), credits.size()); i++) {
            page.line("%s | %s", entry(debits, i), entry(credits, i));
        }
        page.line("%s", RULE);
        page.line("%s | %s", half("Total", account.debitTotal()), half("Total", account.creditTotal()));
        page.line("");
        closing(account);
        page.line("\n%-22s%-13s%-12s%-12s%4s%22s", "Open items", "Kind", "Date", "Due", "Days", "Open");
        for (OpenItem item : account.openItems()) {
            page.line(
                    "%-21s %-12s %s  %-10s %5s %21s",
                    oneLine(item.id().document()),
                    CsvTables.kind(item.kind()),
                    item.documentOn(),
                    due(item),
                    days(item),
                    Amounts.grouped(signed(item, item.open())));
        }
    }

    private static String entry(List<StatementLine> lines, int index) {
        if (index >= lines.size()) {
            return " ".repeat(HALF);
        }
        Entry entry = lines.get(index).entry();
        return half(entry.effectiveOn() + " " + oneLine(entry.id().document()), entry.amount());
    }

    private static String half(String label, Money amount) {
        String figure = Amounts.grouped(amount);
        return label + " ".repeat(Math.max(1, HALF - label.length() - figure.length())) + figure;
    }

    private static String due(OpenItem item) {
        return item.side() == Side.DEBIT ? item.dueOn().toString() : "";
    }

    private String days(OpenItem item) {
        return item.side() == Side.DEBIT ? Integer.toString(item.overdueDays(statement.closingOn())) : "";
    }

    private static Money signed(OpenItem item, Money amount) {
        return item.side() == Side.DEBIT ? amount : amount.negated();
    }
}
