package io.cartera.statement;

import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.account.Entry;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;

/**
 * The activity of an account in a period: what was owed before, each entry with the balance after it, what is owed at
 * the end.
 * <p>
 * There is a T-account for every currency with an opening balance or an entry in the period, by code; currencies are
 * never netted. In each, {@code opening + debits − credits = closing}. Allocations move no balance and do not show.
 * Immutable. Worked: opening 500, invoice 1000, receipts 500 and 250, credit note 100, closing 650.
 */
public final class Statement {

    private final AccountId account;
    private final DateRange period;
    private final List<TAccount> accounts;

    private Statement(AccountId account, DateRange period, List<TAccount> accounts) {
        this.account = account;
        this.period = period;
        this.accounts = List.copyOf(accounts);
    }

    /**
     * The activity of a period, entries by the day from which they count, then in the order of recording. For a
     * statement as it was known at an instant, take {@link AccountHistory#knownAt} first.
     */
    public static Statement activity(AccountHistory history, DateRange period) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(period, "period");
        Map<CurrencyUnit, List<Entry>> byCurrency = history.entries()
                .filter(entry -> entry.effectiveOn().isBefore(period.endExclusive()))
                .sorted(Comparator.comparing(Entry::effectiveOn))
                .collect(Collectors.groupingBy(Entry::currency, TreeMap::new, Collectors.toList()));
        List<TAccount> accounts = byCurrency.entrySet().stream()
                .map(entry -> TAccount.of(entry.getKey(), entry.getValue(), period))
                .filter(account -> !account.isEmpty())
                .toList();
        return new Statement(history.account(), period, accounts);
    }

    /** The account. */
    public AccountId account() {
        return account;
    }

    /** The period. */
    public DateRange period() {
        return period;
    }

    /** The last day of the period. */
    public LocalDate closingOn() {
        return period.endExclusive().minusDays(1);
    }

    /** The T-accounts, by currency code. */
    public List<TAccount> accounts() {
        return accounts;
    }

    @Override
    public String toString() {
        return "Statement[" + account + ", " + period + "]";
    }
}
