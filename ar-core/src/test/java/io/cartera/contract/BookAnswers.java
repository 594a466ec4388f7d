package io.cartera.contract;

import io.cartera.Receivables;
import io.cartera.account.AccountHistory;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.EntrySource;
import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.aging.AgedBalance;
import io.cartera.aging.AgingReport;
import io.cartera.aging.AgingSpec;
import io.cartera.analysis.EntryTotals;
import io.cartera.customer.CustomerId;
import io.cartera.money.MinorUnits;
import io.cartera.statement.Statement;
import io.cartera.statement.StatementLine;
import io.cartera.statement.StatementStyle;
import io.cartera.statement.TAccount;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What the books say as of a day, all of it, as text: open items, their age by due and by document date, balances, and
 * the statements and totals of the weeks before. {@link NaiveAnswers} writes the same text from its lists.
 */
final class BookAnswers {

    private final Receivables books;
    private final Optional<Instant> knownAt;
    private final Map<CustomerId, AccountHistory> histories;

    private BookAnswers(Receivables books, Map<CustomerId, AccountHistory> histories, Optional<Instant> knownAt) {
        this.books = books;
        this.histories = histories;
        this.knownAt = knownAt;
    }

    /** Answers with all that is recorded by now. */
    static BookAnswers now(Receivables books, List<CustomerId> customers) {
        Map<CustomerId, AccountHistory> histories = new LinkedHashMap<>();
        customers.forEach(customer -> histories.put(customer, books.accounts().history(customer)));
        return new BookAnswers(books, histories, Optional.empty());
    }

    /** The answers as known at an instant. */
    BookAnswers knownAt(Instant instant) {
        Map<CustomerId, AccountHistory> known = new LinkedHashMap<>();
        histories.forEach((customer, history) -> known.put(customer, history.knownAt(instant)));
        return new BookAnswers(books, known, Optional.of(instant));
    }

    String asOf(LocalDate day) {
        StringBuilder out = new StringBuilder(4_000);
        List<OpenItem> items = new ArrayList<>();
        AsOf asOf = new AsOf(day, knownAt);
        books.accounts().openItems(asOf, items::add);
        for (OpenItem item : items) {
            AnswerText.item(
                    out,
                    item.customer().value(),
                    item.side(),
                    item.id().toString(),
                    item.kind(),
                    item.currency().getCode(),
                    MinorUnits.of(item.amount()),
                    item.openMinor(),
                    item.documentOn(),
                    item.dueOn(),
                    item.reference().orElse(""));
        }
        OpenItemSource source = OpenItemSource.of(items);
        aging(out, "due", AgingSpec.byDueDate(AnswerText.BUCKETS).age(source, day));
        aging(out, "document", AgingSpec.byDocumentDate(AnswerText.BUCKETS).age(source, day));
        DateRange weeks = AnswerText.weeksTo(day);
        histories.forEach((customer, history) -> {
            for (Money owed : history.balance(day).amounts()) {
                AnswerText.balance(out, customer.value(), owed.getCurrencyUnit().getCode(), MinorUnits.of(owed));
            }
            Statement.of(history, StatementStyle.ACTIVITY, weeks, AgingSpec.byDueDate(AnswerText.BUCKETS))
                    .accounts()
                    .forEach(account -> statement(out, customer, account));
        });
        totals(out, weeks);
        return out.toString();
    }

    private static void aging(StringBuilder out, String basis, AgingReport report) {
        for (AgedBalance row : report.rows()) {
            List<Long> overdue =
                    row.amounts().overdue().stream().map(MinorUnits::of).toList();
            AnswerText.aging(
                    out,
                    basis,
                    row.customer().value(),
                    row.amounts().currency().getCode(),
                    MinorUnits.of(row.amounts().notDue()),
                    overdue,
                    MinorUnits.of(row.amounts().unapplied()),
                    MinorUnits.of(row.amounts().balance()));
        }
    }

    private static void statement(StringBuilder out, CustomerId customer, TAccount account) {
        String currency = account.currency().getCode();
        AnswerText.opening(out, customer.value(), currency, MinorUnits.of(account.opening()));
        for (StatementLine line : account.lines()) {
            Entry entry = line.entry();
            AnswerText.line(
                    out,
                    entry.effectiveOn(),
                    entry.kind(),
                    entry.id().toString(),
                    entry.signedMinor(),
                    entry.documentOn(),
                    entry.dueOn(),
                    entry.valueOn(),
                    entry.reference().orElse(""),
                    entry.reversal()
                            .map(reversal -> reversal.kind() + " " + reversal.item())
                            .orElse(""),
                    MinorUnits.of(line.balance()));
        }
        AnswerText.closing(
                out,
                MinorUnits.of(account.debitTotal()),
                MinorUnits.of(account.creditTotal()),
                MinorUnits.of(account.closing()));
    }

    private void totals(StringBuilder out, DateRange weeks) {
        EntrySource known = action -> histories.forEach(
                (customer, history) -> history.entries().forEach(entry -> action.accept(customer, entry)));
        EntryTotals totals = knownAt.isPresent()
                ? EntryTotals.of(known, weeks)
                : books.accounts().totals(weeks);
        for (CurrencyUnit currency : totals.currencies()) {
            for (EntryKind kind : EntryKind.values()) {
                EntryTotals.Total total = totals.of(currency, kind);
                AnswerText.total(out, currency.getCode(), kind, total.count(), MinorUnits.of(total.sum()));
            }
        }
    }
}
