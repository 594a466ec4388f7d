package io.cartera.analysis;

import io.cartera.account.AccountHistory;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Side;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceType;
import io.cartera.money.Proration;
import io.cartera.time.DateRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
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
import java.util.function.BiConsumer;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What was sold to each customer in a period, by currency, net of tax and of credit notes: the {@link Turnover} with its tax
 * apart.
 * <p>
 * Counted are the same entries as there: invoices, debit notes and credit notes by the day from which they count, and
 * reversals, which take back what they reverse on their own day. Tax and rounding of a document are split over its
 * instalments in proportion to them ({@link Proration}), the rest of each is net, so that the parts sum to the document's and one
 * that is reversed takes its own back. A document on which tax is not stated, and an entry without a document, is net. Currencies are never added up. Immutable.
 * <p>
 * Worked: an invoice of EUR 100.00 and 21 % tax and a credit note of EUR 20.00 and 21 %: invoiced 100.00, credited 20.00,
 * net 80.00, tax 16.80, gross 96.80.
 */
public final class SalesFacts {

    private final DateRange period;
    private final SortedMap<CurrencyUnit, SortedMap<CustomerId, Sales>> sales;

    private SalesFacts(DateRange period, SortedMap<CurrencyUnit, SortedMap<CustomerId, Sales>> sales) {
        this.period = period;
        this.sales = sales;
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
        return Collections.unmodifiableSortedSet(new TreeSet<>(sales.keySet()));
    }

    /** The sales by customer in a currency; customers to whom nothing was sold are not in it. */
    public SortedMap<CustomerId, Sales> in(CurrencyUnit currency) {
        return sales.getOrDefault(currency, Collections.emptySortedMap());
    }

    /**
     * Hands each document that was posted to the action, with the instalments as which it was, in their order: over them figures of the
     * document are split. Documents without any are passed over.
     *
     * @param entries of one account, reversals and other entries among them
     * @param documents of the same account
     */
    public static void eachPosted(
            Collection<Entry> entries,
            Collection<Invoice> documents,
            BiConsumer<? super Invoice, ? super List<Entry>> action) {
        Objects.requireNonNull(action, "action");
        Map<ItemId, List<Entry>> parts = new HashMap<>();
        for (Entry entry : Objects.requireNonNull(entries, "entries")) {
            if (entry.reversal().isEmpty() && Turnover.isBilling(entry)) {
                parts.computeIfAbsent(first(entry.side(), entry.id().document()), any -> new ArrayList<>())
                        .add(entry);
            }
        }
        parts.values().forEach(posted -> posted.sort(Comparator.comparing(Entry::id)));
        for (Invoice document : Objects.requireNonNull(documents, "documents")) {
            Side side = document.type() == InvoiceType.CREDIT_NOTE ? Side.CREDIT : Side.DEBIT;
            List<Entry> posted = parts.get(first(side, document.id().value()));
            if (posted != null) {
                action.accept(document, List.copyOf(posted));
            }
        }
    }

    private static ItemId first(Side side, String document) {
        return new ItemId(side, document, 1);
    }

    @Override
    public String toString() {
        return "SalesFacts[" + period + ", " + sales + "]";
    }

    /** Adds up the accounts. Not thread-safe. */
    public static final class Reading {

        private final DateRange period;
        private final SortedMap<CurrencyUnit, SortedMap<CustomerId, Sales>> sales = new TreeMap<>();

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
            Map<ItemId, Apart> apart = apart(billed, documents);
            Map<CurrencyUnit, Sales.Sum> sums = new TreeMap<>();
            for (Entry entry : billed) {
                if (period.contains(entry.effectiveOn())) {
                    EntryKind kind = entry.reversal().map(Entry.Reversal::kind).orElse(entry.kind());
                    ItemId item = entry.reversal().map(Entry.Reversal::item).orElse(entry.id());
                    long sign = entry.reversal().isPresent() ? -1 : 1;
                    Apart own = apart.getOrDefault(item, Apart.NOTHING);
                    long net = entry.amountMinor() - own.tax() - own.rounding();
                    sums.computeIfAbsent(entry.currency(), Sales.Sum::new)
                            .add(kind == EntryKind.CREDIT_NOTE, sign * net, sign * own.tax(), sign * own.rounding());
                }
            }
            sums.forEach((currency, sum) ->
                    sales.computeIfAbsent(currency, any -> new TreeMap<>()).put(customer, sum.sales()));
            return this;
        }

        /** What of a part of a document is not net, in minor units. */
        private record Apart(long tax, long rounding) {
            static final Apart NOTHING = new Apart(0, 0);
        }

        private static Map<ItemId, Apart> apart(List<Entry> billed, List<Invoice> documents) {
            Map<ItemId, Apart> apart = new HashMap<>();
            eachPosted(billed, documents, (document, posted) -> {
                long[] weights = posted.stream().mapToLong(Entry::amountMinor).toArray();
                List<Money> taxes = Proration.byWeights(document.tax(), weights);
                List<Money> roundings = Proration.byWeights(document.rounding(), weights);
                for (int i = 0; i < weights.length; i++) {
                    apart.put(
                            posted.get(i).id(),
                            new Apart(
                                    taxes.get(i).getAmountMinorLong(),
                                    roundings.get(i).getAmountMinorLong()));
                }
            });
            return apart;
        }

        /** What the accounts come to. */
        public SalesFacts result() {
            SortedMap<CurrencyUnit, SortedMap<CustomerId, Sales>> all = new TreeMap<>();
            sales.forEach((currency, byCustomer) ->
                    all.put(currency, Collections.unmodifiableSortedMap(new TreeMap<>(byCustomer))));
            return new SalesFacts(period, Collections.unmodifiableSortedMap(all));
        }
    }
}
