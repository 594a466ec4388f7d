package io.cartera.purchasing;

import io.cartera.account.AccountHistory;
import io.cartera.account.Entry;
import io.cartera.account.ItemId;
import io.cartera.account.Side;
import io.cartera.analysis.SalesFacts;
import io.cartera.analysis.Turnover;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceLine;
import io.cartera.money.ExchangeRates;
import io.cartera.money.MoneyTally;
import io.cartera.money.Proration;
import io.cartera.time.DateRange;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What was sold to each customer in a period by product group: the net of {@link SalesFacts}, told apart by what the lines of documents say.
 * <p>
 * Counted are the entries that count there, reversals included, on the same days. The net of each group of a document is split over its instalments
 * in proportion to them, so that a document that is reversed takes its own back. Lines without a group, allowances and charges of the whole
 * document, and entries without a document belong to no group. So the total of a customer is its net there wherever whole documents were issued and reversed. Currencies are never added up without a dated rate. Immutable.
 */
public final class ProductSales {

    private static final String NO_GROUP = "";

    private final DateRange period;
    private final SortedMap<CurrencyUnit, SortedMap<CustomerId, ProductMix>> mixes;

    private ProductSales(DateRange period, SortedMap<CurrencyUnit, SortedMap<CustomerId, ProductMix>> mixes) {
        this.period = period;
        this.mixes = mixes;
    }

    /** Starts to read account after account. */
    public static Reading in(DateRange period) {
        return new Reading(period);
    }

    /** The period. */
    public DateRange period() {
        return period;
    }

    /** The currencies in which anything was sold, by code. */
    public SortedSet<CurrencyUnit> currencies() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(mixes.keySet()));
    }

    /** The mix of each customer in a currency; customers to whom nothing was sold are not in it. */
    public SortedMap<CustomerId, ProductMix> in(CurrencyUnit currency) {
        return mixes.getOrDefault(Objects.requireNonNull(currency, "currency"), Collections.emptySortedMap());
    }

    /** The mix of a customer; none where nothing was sold to it. */
    public ProductMix of(CustomerId customer, CurrencyUnit currency) {
        ProductMix known = in(currency).get(Objects.requireNonNull(customer, "customer"));
        return known == null ? ProductMix.none(currency) : known;
    }

    /** The mix of all customers together. */
    public ProductMix total(CurrencyUnit currency) {
        return ProductMix.together(in(currency).values(), currency);
    }

    /**
     * The same in one currency, by the rates that hold on a day: what a customer was sold of a group in a currency is converted once, half
     * up, and then added up.
     *
     * @throws io.cartera.money.MissingExchangeRateException if there is no rate of a currency of the sales on or before the day
     * @throws io.cartera.money.AmountOutOfRangeException if an amount to be converted is out of range
     */
    public ProductSales converted(CurrencyUnit currency, ExchangeRates rates, LocalDate on) {
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(rates, "rates");
        Require.date(on, "on");
        SortedMap<CustomerId, ProductMix> together = new TreeMap<>();
        mixes.forEach((other, byCustomer) -> byCustomer.forEach((customer, mix) -> {
            ProductMix own =
                    other.equals(currency) ? mix : mix.converted(rates.latestOnOrBefore(other, currency, on)::convert);
            together.merge(customer, own, (one, more) -> ProductMix.together(List.of(one, more), currency));
        }));
        SortedMap<CurrencyUnit, SortedMap<CustomerId, ProductMix>> one = new TreeMap<>();
        if (!together.isEmpty()) {
            one.put(currency, Collections.unmodifiableSortedMap(together));
        }
        return new ProductSales(period, one);
    }

    @Override
    public String toString() {
        return "ProductSales[" + period + ", " + mixes + "]";
    }

    /** Adds up the accounts. Not thread-safe. */
    public static final class Reading {

        private final DateRange period;
        private final SortedMap<CurrencyUnit, SortedMap<CustomerId, ProductMix>> mixes = new TreeMap<>();
        private final Set<CustomerId> added = new HashSet<>();

        private Reading(DateRange period) {
            this.period = Objects.requireNonNull(period, "period");
        }

        /**
         * Adds an account, once: the accounts of one ledger, in which a customer has one.
         *
         * @param history all that was recorded on it
         * @param documents all documents issued on it
         * @throws IllegalArgumentException if an account of the customer was added before
         */
        public Reading add(AccountHistory history, List<Invoice> documents) {
            CustomerId customer = history.account().customer();
            if (!added.add(customer)) {
                throw new IllegalArgumentException("an account of " + customer + " was added before");
            }
            List<Entry> billed = history.entries().filter(Turnover::isBilling).toList();
            Map<ItemId, Map<String, Money>> parts = parts(billed, documents);
            SortedMap<CurrencyUnit, SortedMap<String, MoneyTally>> sums = new TreeMap<>();
            for (Entry entry : billed) {
                if (period.contains(entry.effectiveOn())) {
                    ItemId item = entry.reversal().map(Entry.Reversal::item).orElse(entry.id());
                    Map<String, Money> known = parts.getOrDefault(item, Map.of(NO_GROUP, entry.amount()));
                    known.forEach((group, amount) -> sums.computeIfAbsent(entry.currency(), any -> new TreeMap<>())
                            .computeIfAbsent(group, any -> MoneyTally.in(entry.currency()))
                            .addSum(entry.side() == Side.DEBIT ? amount : amount.negated()));
                }
            }
            sums.forEach((currency, byGroup) ->
                    mixes.computeIfAbsent(currency, any -> new TreeMap<>()).put(customer, mix(currency, byGroup)));
            return this;
        }

        private static ProductMix mix(CurrencyUnit currency, SortedMap<String, MoneyTally> byGroup) {
            SortedMap<String, Money> groups = new TreeMap<>();
            byGroup.forEach((group, sum) -> groups.put(group, sum.total()));
            Money rest = groups.remove(NO_GROUP);
            return ProductMix.of(groups, rest == null ? Money.zero(currency) : rest);
        }

        /** What each instalment of a document has of each group; amounts as on the document, whichever side it is on. */
        private static Map<ItemId, Map<String, Money>> parts(List<Entry> billed, List<Invoice> documents) {
            Map<ItemId, Map<String, Money>> parts = new HashMap<>();
            SalesFacts.eachPosted(billed, documents, (document, posted) -> split(document, posted, parts));
            return parts;
        }

        private static void split(Invoice document, List<Entry> entries, Map<ItemId, Map<String, Money>> parts) {
            long[] weights = entries.stream().mapToLong(Entry::amountMinor).toArray();
            groupsOf(document).forEach((group, net) -> {
                List<Money> shares = Proration.byWeights(net, weights);
                for (int i = 0; i < weights.length; i++) {
                    parts.computeIfAbsent(entries.get(i).id(), any -> new TreeMap<>())
                            .put(group, shares.get(i));
                }
            });
        }

        private static SortedMap<String, Money> groupsOf(Invoice document) {
            SortedMap<String, Money> groups = new TreeMap<>();
            Money rest = document.net();
            for (InvoiceLine line : document.lines()) {
                if (line.productGroup().isPresent()) {
                    groups.merge(line.productGroup().get(), line.net(), Money::plus);
                    rest = rest.minus(line.net());
                }
            }
            if (!rest.isZero() || groups.isEmpty()) {
                groups.put(NO_GROUP, rest);
            }
            return groups;
        }

        /** What the accounts come to. */
        public ProductSales result() {
            SortedMap<CurrencyUnit, SortedMap<CustomerId, ProductMix>> all = new TreeMap<>();
            mixes.forEach((currency, byCustomer) ->
                    all.put(currency, Collections.unmodifiableSortedMap(new TreeMap<>(byCustomer))));
            return new ProductSales(period, Collections.unmodifiableSortedMap(all));
        }
    }
}
