package io.cartera.statement;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.account.Entry;
import io.cartera.account.EntrySource;
import io.cartera.account.OpenItem;
import io.cartera.aging.AgingSpec;
import io.cartera.collection.HeldBack;
import io.cartera.customer.CustomerId;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.joda.money.CurrencyUnit;

/**
 * The account of a customer in a period, in one of the {@linkplain StatementStyle styles}: what was owed before, what
 * moved it, what is owed at the end, and how old the open debts are then.
 * <p>
 * There is a T-account for every currency with an opening balance, an entry in the period, or anything open at its end,
 * by code; currencies are never netted. The style decides what a T-account lists and no figure of it. In each:
 * <ul>
 *   <li>{@code opening + debits − credits = closing}, and the closing of a period is the opening of the next,
 *   <li>{@code open debits − open credits = closing}, in the list of open items and in the aging.
 * </ul>
 * What counts from a later day on changes nothing, allocations and releases included. Immutable. Worked: opening 500,
 * invoice 1000, receipts 500 and 250, credit note 100, closing 650. Where the first receipt paid the older debit and
 * the rest went to the invoice, the list of open items is that invoice with 650 open of 1000.
 */
public final class Statement {

    private final AccountId account;
    private final StatementStyle style;
    private final DateRange period;
    private final AgingSpec agingSpec;
    private final List<TAccount> accounts;

    private Statement(
            AccountId account, StatementStyle style, DateRange period, AgingSpec agingSpec, List<TAccount> accounts) {
        this.account = account;
        this.style = style;
        this.period = period;
        this.agingSpec = agingSpec;
        this.accounts = List.copyOf(accounts);
    }

    /**
     * The statement of a period. For one as it was known at an instant, take {@link AccountHistory#knownAt} first.
     *
     * @param style what it lists
     * @param period what opens on its first day and closes on its last; an empty one has no entries and closes as it
     *     opens, on the day before
     * @param aging how what is open on the last day is aged
     * @throws IllegalArgumentException if the period closes before the year 1
     */
    public static Statement of(AccountHistory history, StatementStyle style, DateRange period, AgingSpec aging) {
        Objects.requireNonNull(aging, "aging");
        return of(history, style, period, aging, (open, on) -> AgesLater.of(open, on, aging));
    }

    /**
     * The same where the aging shows apart what is disputed and promised.
     *
     * @param held what is disputed and promised on the last day of the period
     */
    public static Statement of(
            AccountHistory history, StatementStyle style, DateRange period, AgingSpec aging, HeldBack held) {
        Objects.requireNonNull(aging, "aging");
        Objects.requireNonNull(held, "held");
        return of(history, style, period, aging, (open, on) -> AgesLater.of(open, on, aging, held));
    }

    /**
     * The statement of a period without what was before it: what was owed then is what is owed at the end less what the
     * entries of the period made of it. It is the statement that the history gives, for accounts whose history is long.
     *
     * @param open what is open on the last day of the period, in {@linkplain OpenItem#readingOrder() reading order}
     * @param entries the entries of the account in the order of recording; those outside the period, and of other customers,
     *     are passed over
     * @param held what is disputed and promised on the last day of the period, for an aging that shows it apart
     * @throws IllegalArgumentException if the period closes before the year 1, or an item is another customer's
     */
    public static Statement of(
            AccountId account,
            List<OpenItem> open,
            EntrySource entries,
            StatementStyle style,
            DateRange period,
            AgingSpec aging,
            HeldBack held) {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(open, "open");
        Objects.requireNonNull(entries, "entries");
        Objects.requireNonNull(style, "style");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(aging, "aging");
        Objects.requireNonNull(held, "held");
        List<OpenItem> left = List.copyOf(open);
        CustomerId customer = account.customer();
        Sheet.All sheets = new Sheet.All();
        for (OpenItem item : left) {
            if (!item.customer().equals(customer)) {
                throw new IllegalArgumentException(
                        "item " + item.id() + " is of " + item.customer() + ", not of " + account);
            }
            Sheet sheet = sheets.in(item.currency());
            sheet.leave(item);
            sheet.opening.addMinor(Sheet.signedMinor(item));
        }
        AgesLater ages = AgesLater.of(left, lastDayOf(period), aging, held);
        int from = dayOf(period.start());
        int to = dayOf(period.endExclusive());
        entries.forEach((whose, entry) -> {
            if (entry.effectiveDay() >= from
                    && entry.effectiveDay() < to
                    && (whose == customer || whose.equals(customer))) {
                Sheet sheet = sheets.in(entry.currency());
                sheet.opening.addMinor(-entry.signedMinor());
                sheet.move(entry);
            }
        });
        return new Statement(account, style, period, aging, accounts(style, sheets, ages));
    }

    private static int dayOf(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }

    private static Statement of(
            AccountHistory history,
            StatementStyle style,
            DateRange period,
            AgingSpec aging,
            BiFunction<List<OpenItem>, LocalDate, AgesLater> ages) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(style, "style");
        Objects.requireNonNull(period, "period");
        LocalDate last = lastDayOf(period);
        List<OpenItem> open = history.openItems(last);
        AgesLater aged = ages.apply(open, last);
        Sheet.All sheets = new Sheet.All();
        int from = dayOf(period.start());
        int to = dayOf(period.endExclusive());
        for (AccountChange change : history.changes()) {
            for (Entry entry : change.entries()) {
                Sheet sheet = sheets.in(entry.currency());
                if (entry.effectiveDay() < from) {
                    sheet.opening.addMinor(entry.signedMinor());
                } else if (entry.effectiveDay() < to) {
                    sheet.move(entry);
                }
            }
        }
        open.forEach(item -> sheets.in(item.currency()).leave(item));
        return new Statement(history.account(), style, period, aging, accounts(style, sheets, aged));
    }

    /** The T-accounts in which there is anything. */
    private static List<TAccount> accounts(StatementStyle style, Sheet.All sheets, AgesLater ages) {
        List<TAccount> accounts = new ArrayList<>();
        for (Sheet sheet : sheets.byCurrency()) {
            TAccount account = TAccount.of(style, sheet, ages);
            if (!account.isEmpty(!sheet.open.isEmpty())) {
                accounts.add(account);
            }
        }
        return accounts;
    }

    private static LocalDate lastDayOf(DateRange period) {
        return period.endExclusive().minusDays(1);
    }

    /** The account. */
    public AccountId account() {
        return account;
    }

    /** What it lists. */
    public StatementStyle style() {
        return style;
    }

    /** The period. */
    public DateRange period() {
        return period;
    }

    /** The last day of the period; of an empty one the day before. */
    public LocalDate closingOn() {
        return lastDayOf(period);
    }

    /** How the open items are aged, on the last day of the period. */
    public AgingSpec agingSpec() {
        return agingSpec;
    }

    /** The T-accounts, by currency code. */
    public List<TAccount> accounts() {
        return accounts;
    }

    /** The T-account of a currency; empty where nothing was owed, moved or open. */
    public Optional<TAccount> find(CurrencyUnit currency) {
        Objects.requireNonNull(currency, "currency");
        return accounts.stream()
                .filter(account -> account.currency().equals(currency))
                .findFirst();
    }

    @Override
    public String toString() {
        return "Statement[" + account + ", " + style + ", " + period + "]";
    }
}
