package io.cartera.purchasing;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.EntrySource;
import io.cartera.account.ItemId;
import io.cartera.analysis.Turnover;
import io.cartera.customer.CustomerId;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;

/**
 * What all customers bought through a day, customer by customer and month by month, each currency by itself.
 * <p>
 * It holds figures and no entries: sixteen bytes for each customer, currency and month in which anything was billed, however many
 * entries there were, and while it reads the identifiers of what was reversed. Entries may come in any order. What was
 * reversed on or before the day was no deal, while the turnover of its month stands and the reversal takes it back on its own
 * day, as {@link Turnover} has it: the months of a period add up to the turnover of the period. Immutable.
 */
public final class PurchaseHistory {

    private final LocalDate through;
    private final SortedMap<CurrencyUnit, SortedMap<CustomerId, Purchases>> purchases;

    private PurchaseHistory(LocalDate through, SortedMap<CurrencyUnit, SortedMap<CustomerId, Purchases>> purchases) {
        this.through = through;
        this.purchases = purchases;
    }

    /**
     * Reads what was bought through a day; later entries do not count. The source is read twice: what was reversed has to be
     * known before the deals are counted.
     */
    public static PurchaseHistory of(EntrySource entries, LocalDate through) {
        Objects.requireNonNull(entries, "entries");
        Require.date(through, "through");
        Set<Undone> undone = new HashSet<>();
        entries.forEach((customer, entry) -> {
            if (entry.reversal().isPresent() && !entry.effectiveOn().isAfter(through)) {
                undone.add(new Undone(customer, entry.reversal().get().item()));
            }
        });
        Map<CurrencyUnit, Map<CustomerId, Purchases.Tally>> tallies = new TreeMap<>();
        entries.forEach((customer, entry) -> {
            if (!entry.effectiveOn().isAfter(through) && Turnover.isBilling(entry)) {
                Purchases.Tally tally = tallies.computeIfAbsent(entry.currency(), any -> new TreeMap<>())
                        .computeIfAbsent(customer, any -> new Purchases.Tally());
                tally.billed(entry.effectiveOn(), entry.signedMinor());
                if (isDeal(entry) && !undone.contains(new Undone(customer, entry.id()))) {
                    tally.deal(entry.effectiveOn());
                }
            }
        });
        SortedMap<CurrencyUnit, SortedMap<CustomerId, Purchases>> purchases = new TreeMap<>();
        tallies.forEach((currency, byCustomer) -> {
            SortedMap<CustomerId, Purchases> results = new TreeMap<>();
            byCustomer.forEach((customer, tally) -> results.put(customer, tally.result(currency)));
            purchases.put(currency, Collections.unmodifiableSortedMap(results));
        });
        return new PurchaseHistory(through, purchases);
    }

    /** An invoice has a first part, however many instalments: counting those needs no memory of documents. */
    static boolean isDeal(Entry entry) {
        return entry.kind() == EntryKind.INVOICE && entry.id().part() == 1;
    }

    private record Undone(CustomerId customer, ItemId item) {}

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
        return known == null ? new Purchases(currency, new MonthSums(), null, null) : known;
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

    @Override
    public String toString() {
        return "PurchaseHistory[" + through + ", " + purchases + "]";
    }
}
