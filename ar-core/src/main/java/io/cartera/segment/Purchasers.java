package io.cartera.segment;

import io.cartera.account.EntrySource;
import io.cartera.analysis.CustomerFacts;
import io.cartera.analysis.Deals;
import io.cartera.customer.CustomerId;
import io.cartera.money.MoneyTally;
import io.cartera.time.DateRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The customers with anything booked in a window of days in one currency, each with what it bought then: what a
 * {@link SegmentationScheme} classifies.
 * <p>
 * Of the books only what is effective in the window counts. What is reversed in it was never bought; the reversal of an
 * earlier purchase takes nothing off. A customer that only paid is among them, with no purchase. Each currency by itself.
 * In the order of customers, whatever the order of the source. Immutable.
 */
public final class Purchasers {

    private final DateRange window;
    private final CurrencyUnit currency;
    private final SortedMap<CustomerId, PurchaseTotals> all;

    private Purchasers(DateRange window, CurrencyUnit currency, SortedMap<CustomerId, PurchaseTotals> all) {
        this.window = window;
        this.currency = currency;
        this.all = all;
    }

    /**
     * Reads the purchases of a window from the books in one pass.
     *
     * @param entries all entries, customer by customer, as a store gives them
     * @throws IllegalArgumentException if a customer comes again after another one
     */
    public static Purchasers of(EntrySource entries, DateRange window, CurrencyUnit currency) {
        Objects.requireNonNull(entries, "entries");
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(currency, "currency");
        EntrySource within = action -> entries.forEach((customer, entry) -> {
            if (window.contains(entry.effectiveOn())) {
                action.accept(customer, entry);
            }
        });
        List<PurchaseTotals> all = new ArrayList<>();
        CustomerFacts.each(within, window.endExclusive().minusDays(1), facts -> {
            if (facts.currencies().contains(currency)) {
                Deals deals = facts.deals(currency);
                all.add(deals.last()
                        .map(last -> PurchaseTotals.of(facts.customer(), deals.count(), deals.revenue(), last))
                        .orElseGet(() -> PurchaseTotals.none(facts.customer(), deals.revenue())));
            }
        });
        return of(window, currency, all);
    }

    /**
     * PurchaseTotals that were read elsewhere, such as in the host's own sales system.
     *
     * @throws IllegalArgumentException if a customer comes twice, a total is in another currency, or a last purchase is
     *     outside the window
     */
    public static Purchasers of(DateRange window, CurrencyUnit currency, Collection<PurchaseTotals> purchases) {
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(currency, "currency");
        SortedMap<CustomerId, PurchaseTotals> all = new TreeMap<>();
        for (PurchaseTotals each : Objects.requireNonNull(purchases, "purchases")) {
            if (!each.total().getCurrencyUnit().equals(currency)) {
                throw new IllegalArgumentException(each + " is not in " + currency);
            }
            if (each.last().filter(last -> !window.contains(last)).isPresent()) {
                throw new IllegalArgumentException(each + " is not in " + window);
            }
            if (all.put(each.customer(), each) != null) {
                throw new IllegalArgumentException(each.customer() + " comes twice");
            }
        }
        return new Purchasers(window, currency, all);
    }

    /** The window. */
    public DateRange window() {
        return window;
    }

    /** The currency of all totals. */
    public CurrencyUnit currency() {
        return currency;
    }

    /** All, by customer. */
    public List<PurchaseTotals> all() {
        return List.copyOf(all.values());
    }

    /** What a customer bought; empty for one without anything booked. */
    public Optional<PurchaseTotals> find(CustomerId customer) {
        @Nullable PurchaseTotals found = all.get(Objects.requireNonNull(customer, "customer"));
        return Optional.ofNullable(found);
    }

    /** All totals together, those below zero taken off. */
    public Money total() {
        return totalOf(currency, all.values());
    }

    static Money totalOf(CurrencyUnit currency, Collection<PurchaseTotals> purchases) {
        MoneyTally tally = MoneyTally.in(currency);
        purchases.forEach(each -> tally.addSum(each.total()));
        return tally.total();
    }

    @Override
    public String toString() {
        return "Purchasers[" + window + ", " + currency + ", " + all.size() + "]";
    }
}
