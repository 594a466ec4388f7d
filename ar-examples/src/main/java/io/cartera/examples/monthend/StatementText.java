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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** {@code statements/<customer>.txt}: a month of an account as a T, then what is open and how old it is. */
final class StatementText {

    /** The first line, by which a statement is known again. */
    static final String HEADING = "STATEMENT OF ACCOUNT";

    private static final Pattern SPACE = Pattern.compile("[\\s\\x85\\u2028\\u2029]");
    private static final Pattern ACTING = Pattern.compile("[\\x00-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]");
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
        text.line(
                "%s\n\nCustomer  %s\n          %s",
                HEADING, oneLine(customer.id().value()), oneLine(customer.name()));
        text.line("Period    %s to %s", statement.period().start(), statement.closingOn());
        Map<CurrencyUnit, List<OpenItem>> openIn =
                open.stream().collect(Collectors.groupingBy(OpenItem::currency, TreeMap::new, Collectors.toList()));
        Map<CurrencyUnit, TAccount> accounts = new TreeMap<>();
        statement.accounts().forEach(account -> accounts.put(account.currency(), account));
        Stream.concat(accounts.keySet().stream(), openIn.keySet().stream())
                .sorted()
                .distinct()
                .forEach(currency -> {
                    text.account(currency, Optional.ofNullable(accounts.get(currency)));
                    text.openItems(openIn.getOrDefault(currency, List.of()));
                    aging.find(customer.id(), currency).ifPresent(amounts -> text.ages(amounts, aging));
                });
        return text.out.toString();
    }

    /** The text in one line, without what would act on a screen: names may hold anything. */
    static String oneLine(String text) {
        return ACTING.matcher(SPACE.matcher(text).replaceAll(" ")).replaceAll("\uFFFD");
    }

    /** The T; an account whose open items even out and that did not move in the period is given as empty. */
    private void account(CurrencyUnit currency, Optional<TAccount> account) {
        Money none = Money.zero(currency);
        line("\n%s %s\n", currency, "=".repeat(2 * HALF - 1));
        amount(
                "Opening balance, before " + statement.period().start(),
                account.map(TAccount::opening).orElse(none));
        line("\n%18s%5s%18s |%18s%6s\n%s", "", "Debit", "", "", "Credit", RULE);
        List<StatementLine> debits = lines(account, Side.DEBIT);
        List<StatementLine> credits = lines(account, Side.CREDIT);
        for (int i = 0; i < Math.max(debits.size(), credits.size()); i++) {
            line("%s | %s", entry(debits, i), entry(credits, i));
        }
        line("%s", RULE);
        Money debited = account.map(TAccount::debitTotal).orElse(none);
        Money credited = account.map(TAccount::creditTotal).orElse(none);
        line("%s | %s", half("Total", debited), half("Total", credited));
        line("");
        amount(
                "Closing balance, " + statement.closingOn(),
                account.map(TAccount::closing).orElse(none));
    }

    private static List<StatementLine> lines(Optional<TAccount> account, Side side) {
        return account.map(it -> it.lines(side)).orElse(List.of());
    }

    private static String entry(List<StatementLine> lines, int index) {
        if (index >= lines.size()) {
            return " ".repeat(HALF);
        }
        var entry = lines.get(index).entry();
        return half(entry.effectiveOn() + " " + oneLine(entry.id().document()), entry.amount());
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
                    oneLine(item.id().document()),
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
