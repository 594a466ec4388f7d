package io.cartera.purchasing;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.EntrySource;
import io.cartera.analysis.Turnover;
import io.cartera.customer.CustomerId;
import io.cartera.money.ExchangeRates;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What all customers bought through a day, customer by customer and month by month, each currency by itself.
 * <p>
 * It holds figures and no entries: sixteen bytes for each customer, currency and month in which anything was billed, however many
 * entries there were, and while it reads the identifiers of what was reversed. Entries may come in any order. What was
 * reversed on or before the day, with every instalment of it, was no deal, while the turnover of its month stands and the reversal takes it back on its own
 * day, as {@link Turnover} has it: the months of a period add up to the turnover of the period. Immutable.
 */
public final class PurchaseHistory {

    private final LocalDate through;
    private final SortedMap<CurrencyUnit, SortedMap<CustomerId, Purchases>> purchases;
    private final SortedMap<CustomerId, List<Opening>> openings;

    private PurchaseHistory(
            LocalDate through,
            SortedMap<CurrencyUnit, SortedMap<CustomerId, Purchases>> purchases,
            SortedMap<CustomerId, List<Opening>> openings) {
        this.through = through;
        this.purchases = purchases;
        this.openings = openings;
    }

    /** An opening balance: from which day, and from which day it was none. */
    private record Opening(LocalDate on, Optional<LocalDate> undoneOn) {

        boolean stands(LocalDate day) {
            return !on.isAfter(day)
                    && undoneOn.filter(undone -> !undone.isAfter(day)).isEmpty();
        }
    }

    /**
     * Reads what was bought through a day; later entries do not count. The source is read twice: what was reversed has to be
     * known before the deals are counted.
     */
    public static PurchaseHistory of(EntrySource entries, LocalDate through) {
        Objects.requireNonNull(entries, "entries");
        Require.date(through, "through");
        StandingDeals deals = new StandingDeals();
        entries.forEach((customer, entry) -> {
            if (!entry.effectiveOn().isAfter(through)) {
                deals.undo(customer, entry);
            }
        });
        Map<CurrencyUnit, Map<CustomerId, Purchases.Tally>> tallies = new TreeMap<>();
        SortedMap<CustomerId, List<Opening>> openings = new TreeMap<>();
        BiConsumer<CustomerId, Entry> deal =
                (customer, entry) -> tally(tallies, customer, entry).deal(entry.effectiveOn());
        entries.forEach((customer, entry) -> {
            if (entry.effectiveOn().isAfter(through)) {
                return;
            }
            if (Turnover.isBilling(entry)) {
                Purchases.Tally tally = tally(tallies, customer, entry);
                tally.billed(entry.effectiveOn(), entry.signedMinor());
                if (entry.kind() == EntryKind.INVOICE && deals.stoodOnItsDay(customer, entry)) {
                    tally.known(entry.effectiveOn());
                }
                deals.read(customer, entry, deal);
            } else if (entry.kind() == EntryKind.OPENING_BALANCE) {
                openings.computeIfAbsent(customer, any -> new ArrayList<>())
                        .add(new Opening(entry.effectiveOn(), deals.undoneOn(customer, entry)));
            }
        });
        deals.rest(deal);
        SortedMap<CurrencyUnit, SortedMap<CustomerId, Purchases>> purchases = new TreeMap<>();
        tallies.forEach((currency, byCustomer) -> {
            SortedMap<CustomerId, Purchases> results = new TreeMap<>();
            byCustomer.forEach((customer, tally) -> results.put(customer, tally.result(currency, through)));
            purchases.put(currency, Collections.unmodifiableSortedMap(results));
        });
        return new PurchaseHistory(through, purchases, openings);
    }

    private static Purchases.Tally tally(
            Map<CurrencyUnit, Map<CustomerId, Purchases.Tally>> tallies, CustomerId customer, Entry entry) {
        return tallies.computeIfAbsent(entry.currency(), any -> new TreeMap<>())
                .computeIfAbsent(customer, any -> new Purchases.Tally());
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** The last day that counts. */
    public LocalDate through() {
        return through;
    }

    /** The day of the first deal of all, in whatever currency; empty without a deal. */
    public Optional<LocalDate> begin() {
        return firstDays(Purchases::first).values().stream().min(Comparator.naturalOrder());
    }

    /** The currencies in which anything was billed, by code. */
    public SortedSet<CurrencyUnit> currencies() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(purchases.keySet()));
    }

    /** The purchases by customer in a currency; customers without any billing are not in it. */
    public SortedMap<CustomerId, Purchases> in(CurrencyUnit currency) {
        return purchases.getOrDefault(Objects.requireNonNull(currency, "currency"), Collections.emptySortedMap());
    }

    /** The purchases of a customer in a currency; none where nothing was billed. */
    public Purchases of(CustomerId customer, CurrencyUnit currency) {
        Purchases known = in(currency).get(Objects.requireNonNull(customer, "customer"));
        return known == null ? new Purchases(currency, through, new MonthSums(), null, null, null) : known;
    }

    /** The customers with a deal, whatever its currency. */
    public SortedSet<CustomerId> customers() {
        SortedSet<CustomerId> customers = new TreeSet<>();
        purchases
                .values()
                .forEach(byCustomer -> byCustomer.forEach((customer, known) -> {
                    if (known.first().isPresent()) {
                        customers.add(customer);
                    }
                }));
        return Collections.unmodifiableSortedSet(customers);
    }

    /**
     * The day on which each customer was gained, by customer: the first one at whose end a deal of it stood, in whatever currency, as the
     * books were then. That the deal was reversed on a later day takes nothing back, so a customer is gained once, on the same day
     * whenever one asks, also where its first invoice was reversed and issued anew. Who was taken over with an opening balance by
     * then had been a customer before these books, and is not in it.
     * <p>
     * Worked: an opening balance of EUR 50,000.00 on 1 January and a first invoice in February: a customer, but not one that was gained. A first
     * invoice of 20 December, reversed on 10 January and issued anew: gained on 20 December.
     */
    public SortedMap<CustomerId, LocalDate> gained() {
        SortedMap<CustomerId, LocalDate> gained = firstDays(Purchases::known);
        gained.entrySet()
                .removeIf(entry -> openings.getOrDefault(entry.getKey(), List.of()).stream()
                        .anyMatch(opening -> opening.stands(entry.getValue())));
        return Collections.unmodifiableSortedMap(gained);
    }

    /**
     * Who was a customer before a day: gained before it, or with these books, taken over and not gained at all.
     * Everybody else who bought by the end of the history was gained on that day or later.
     */
    public SortedSet<CustomerId> knownBefore(LocalDate day) {
        Require.date(day, "day");
        SortedMap<CustomerId, LocalDate> gained = gained();
        SortedSet<CustomerId> known = new TreeSet<>(firstDays(Purchases::known).keySet());
        known.addAll(takenOver().keySet());
        known.removeIf(customer -> !gained.getOrDefault(customer, LocalDate.MIN).isBefore(day));
        return Collections.unmodifiableSortedSet(known);
    }

    private SortedMap<CustomerId, LocalDate> firstDays(Function<Purchases, Optional<LocalDate>> first) {
        SortedMap<CustomerId, LocalDate> days = new TreeMap<>();
        purchases
                .values()
                .forEach(byCustomer -> byCustomer.forEach((customer, known) ->
                        first.apply(known).ifPresent(day -> days.merge(customer, day, PurchaseHistory::earlier))));
        return days;
    }

    /** The customers that were taken over with an opening balance that was not reversed, with the first day of one. */
    public SortedMap<CustomerId, LocalDate> takenOver() {
        SortedMap<CustomerId, LocalDate> takenOver = new TreeMap<>();
        openings.forEach((customer, all) -> all.stream()
                .filter(opening -> opening.undoneOn().isEmpty())
                .forEach(opening -> takenOver.merge(customer, opening.on(), PurchaseHistory::earlier)));
        return Collections.unmodifiableSortedMap(takenOver);
    }

    /**
     * The same in one currency, the amounts of all others converted by the rates that hold on the last day of the history: what a customer was
     * billed in a month in a currency is converted once, half up, and then added up. So a change from month to month is one of
     * what was bought and never one of rates. Deals are counted as they were, and a deal is one whatever its currency.
     * <p>
     * Worked: EUR 100.00 and USD 50.00 of March at USD/EUR 0.9 on the last day: EUR 145.00 in March.
     *
     * @throws io.cartera.money.MissingExchangeRateException if there is no rate of a currency of the history on or before its last day
     * @throws io.cartera.money.AmountOutOfRangeException if what was billed in a month is out of range
     */
    public PurchaseHistory converted(CurrencyUnit currency, ExchangeRates rates) {
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(rates, "rates");
        SortedMap<CustomerId, Purchases> together = new TreeMap<>();
        purchases.forEach((other, byCustomer) -> {
            if (!byCustomer.isEmpty()) {
                UnaryOperator<Money> conversion = other.equals(currency)
                        ? UnaryOperator.identity()
                        : rates.latestOnOrBefore(other, currency, through)::convert;
                byCustomer.forEach((customer, known) ->
                        together.merge(customer, known.converted(currency, conversion), Purchases::plus));
            }
        });
        SortedMap<CurrencyUnit, SortedMap<CustomerId, Purchases>> one = new TreeMap<>();
        if (!together.isEmpty()) {
            one.put(currency, Collections.unmodifiableSortedMap(together));
        }
        return new PurchaseHistory(through, one, openings);
    }

    @Override
    public String toString() {
        return "PurchaseHistory[" + through + ", " + purchases + "]";
    }
}
