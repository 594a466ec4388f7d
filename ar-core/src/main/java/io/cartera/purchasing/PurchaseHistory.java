package io.cartera.purchasing;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.EntrySource;
import io.cartera.analysis.Turnover;
import io.cartera.customer.CustomerId;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.joda.money.CurrencyUnit;

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
    private final SortedMap<CustomerId, LocalDate> takenOver;

    private PurchaseHistory(
            LocalDate through,
            SortedMap<CurrencyUnit, SortedMap<CustomerId, Purchases>> purchases,
            SortedMap<CustomerId, LocalDate> takenOver) {
        this.through = through;
        this.purchases = purchases;
        this.takenOver = takenOver;
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
        SortedMap<CustomerId, LocalDate> takenOver = new TreeMap<>();
        BiConsumer<CustomerId, Entry> deal =
                (customer, entry) -> tally(tallies, customer, entry).deal(entry.effectiveOn());
        entries.forEach((customer, entry) -> {
            if (entry.effectiveOn().isAfter(through)) {
                return;
            }
            if (Turnover.isBilling(entry)) {
                tally(tallies, customer, entry).billed(entry.effectiveOn(), entry.signedMinor());
                deals.read(customer, entry, deal);
            } else if (entry.kind() == EntryKind.OPENING_BALANCE && !deals.isUndone(customer, entry)) {
                takenOver.merge(customer, entry.effectiveOn(), PurchaseHistory::earlier);
            }
        });
        deals.rest(deal);
        SortedMap<CurrencyUnit, SortedMap<CustomerId, Purchases>> purchases = new TreeMap<>();
        tallies.forEach((currency, byCustomer) -> {
            SortedMap<CustomerId, Purchases> results = new TreeMap<>();
            byCustomer.forEach((customer, tally) -> results.put(customer, tally.result(currency, through)));
            purchases.put(currency, Collections.unmodifiableSortedMap(results));
        });
        return new PurchaseHistory(through, purchases, takenOver);
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
        return known == null ? new Purchases(currency, through, new MonthSums(), null, null) : known;
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
     * The day on which each customer was gained, by customer: that of its first deal, in whatever currency. Who was taken over with an opening
     * balance on or before that day had been a customer before these books, and is not in it.
     * <p>
     * Worked: an opening balance of EUR 50,000.00 on 1 January and a first invoice in February: a customer, but not one that was gained.
     */
    public SortedMap<CustomerId, LocalDate> gained() {
        SortedMap<CustomerId, LocalDate> gained = new TreeMap<>();
        purchases
                .values()
                .forEach(byCustomer -> byCustomer.forEach((customer, known) ->
                        known.first().ifPresent(day -> gained.merge(customer, day, PurchaseHistory::earlier))));
        gained.entrySet()
                .removeIf(entry ->
                        !takenOver.getOrDefault(entry.getKey(), LocalDate.MAX).isAfter(entry.getValue()));
        return Collections.unmodifiableSortedMap(gained);
    }

    /** The customers that were taken over with an opening balance that was not reversed, with the first day of one. */
    public SortedMap<CustomerId, LocalDate> takenOver() {
        return Collections.unmodifiableSortedMap(takenOver);
    }

    @Override
    public String toString() {
        return "PurchaseHistory[" + through + ", " + purchases + "]";
    }
}
