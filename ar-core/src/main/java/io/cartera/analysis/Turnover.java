package io.cartera.analysis;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.EntrySource;
import io.cartera.customer.CustomerId;
import io.cartera.money.ExchangeRates;
import io.cartera.money.MoneyTally;
import io.cartera.time.DateRange;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What was billed to each customer in a period, by currency: invoices and debit notes less credit notes, by the day
 * from which they count; a reversal takes back what it reverses.
 * <p>
 * Nothing else is a sale: not an opening balance, which was billed in the books kept before, not the leg of a transfer,
 * since the sale stays with the customer it was made to, and no write-off, refund or discount takes anything off.
 * A customer with credit notes only has a negative turnover; one with neither is not in it. Amounts include tax.
 * Currencies are never added up without a dated rate. Immutable.
 */
public final class Turnover {

    private final DateRange period;
    private final SortedMap<CurrencyUnit, SortedMap<CustomerId, Money>> amounts;

    private Turnover(DateRange period, SortedMap<CurrencyUnit, SortedMap<CustomerId, Money>> amounts) {
        this.period = period;
        this.amounts = amounts;
    }

    /** Reads the turnover of a period in one pass; entries outside the period do not count. */
    public static Turnover of(EntrySource entries, DateRange period) {
        Objects.requireNonNull(entries, "entries");
        Objects.requireNonNull(period, "period");
        Map<CurrencyUnit, Map<CustomerId, MoneyTally>> tallies = new TreeMap<>();
        entries.forEach((customer, entry) -> {
            if (period.contains(entry.effectiveOn()) && isBilling(entry)) {
                tallies.computeIfAbsent(entry.currency(), currency -> new TreeMap<>())
                        .computeIfAbsent(customer, id -> MoneyTally.in(entry.currency()))
                        .addMinor(entry.signedMinor());
            }
        });
        SortedMap<CurrencyUnit, SortedMap<CustomerId, Money>> amounts = new TreeMap<>();
        tallies.forEach((currency, byCustomer) -> {
            SortedMap<CustomerId, Money> totals = new TreeMap<>();
            byCustomer.forEach((customer, tally) -> totals.put(customer, tally.total()));
            amounts.put(currency, Collections.unmodifiableSortedMap(totals));
        });
        return new Turnover(period, Collections.unmodifiableSortedMap(amounts));
    }

    /** Whether an entry counts: an invoice, a debit note, a credit note, or the reversal of one of these. */
    public static boolean isBilling(Entry entry) {
        EntryKind kind = entry.reversal().map(Entry.Reversal::kind).orElse(entry.kind());
        return kind == EntryKind.INVOICE || kind == EntryKind.DEBIT_NOTE || kind == EntryKind.CREDIT_NOTE;
    }

    /** The period. */
    public DateRange period() {
        return period;
    }

    /** The currencies in which anything was billed, by code. */
    public SortedSet<CurrencyUnit> currencies() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(amounts.keySet()));
    }

    /** The turnover by customer in a currency. */
    public SortedMap<CustomerId, Money> in(CurrencyUnit currency) {
        return amounts.getOrDefault(currency, Collections.emptySortedMap());
    }

    /**
     * The turnover of each customer in all currencies together, by the rates that hold on a day: what it was billed in the period in a
     * currency is converted once, half up, and then added up. One day for all, such as the last one of the period, so that customers and
     * periods differ by what was bought and never by rates.
     * <p>
     * Worked: EUR 100.00 and USD 50.00 at USD/EUR 0.9: EUR 145.00.
     *
     * @throws io.cartera.money.MissingExchangeRateException if there is no rate of a currency of the turnover on or before the day
     * @throws io.cartera.money.AmountOutOfRangeException if an amount to be converted is out of range
     */
    public SortedMap<CustomerId, Money> in(CurrencyUnit currency, ExchangeRates rates, LocalDate on) {
        return together(amounts, currency, rates, on);
    }

    /** Amounts by currency and customer in one currency, by the rates of a day, as {@link #in(CurrencyUnit, ExchangeRates, LocalDate)} has them. */
    public static SortedMap<CustomerId, Money> together(
            Map<CurrencyUnit, ? extends Map<CustomerId, Money>> amounts,
            CurrencyUnit currency,
            ExchangeRates rates,
            LocalDate on) {
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(rates, "rates");
        Require.date(on, "on");
        SortedMap<CustomerId, Money> together = new TreeMap<>();
        amounts.forEach((other, byCustomer) -> {
            if (!byCustomer.isEmpty()) {
                UnaryOperator<Money> conversion = other.equals(currency)
                        ? UnaryOperator.identity()
                        : rates.latestOnOrBefore(other, currency, on)::convert;
                byCustomer.forEach(
                        (customer, amount) -> together.merge(customer, conversion.apply(amount), Money::plus));
            }
        });
        return Collections.unmodifiableSortedMap(together);
    }
}
