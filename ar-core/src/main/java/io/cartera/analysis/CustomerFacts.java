package io.cartera.analysis;

import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.EntrySource;
import io.cartera.account.ItemId;
import io.cartera.customer.CustomerId;
import io.cartera.money.MoneyTally;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a customer's account tells about the customer as of a day: when something last happened, of what kind, and how
 * many deals there were, what they brought, and from when to when.
 * <p>
 * Something happens when the customer and we deal with each other: documents, payments and their return, refunds, cash
 * discounts and bank fees. What we book by ourselves is no dealing: write-offs, opening balances, and the legs of
 * transfers, nettings and conversions.
 * <p>
 * Entries count by the day from which they are effective. A clerk's mistake never happened: an entry that is reversed on
 * or before the day counts nowhere, nor does the reversal. A payment that the bank took back did happen, and so did its
 * return. Currencies are never added up. Immutable.
 */
public final class CustomerFacts {

    private static final Comparator<Entry> BY_DAY =
            Comparator.comparing(Entry::effectiveOn).thenComparing(Entry::id);

    private final CustomerId customer;
    private final LocalDate asOf;
    private final Map<EntryKind, LocalDate> lastByKind;
    private final SortedMap<CurrencyUnit, Deals> deals;
    private final @Nullable Entry firstOperation;
    private final @Nullable Entry lastOperation;

    private CustomerFacts(
            CustomerId customer,
            LocalDate asOf,
            Map<EntryKind, LocalDate> lastByKind,
            SortedMap<CurrencyUnit, Deals> deals,
            @Nullable Entry firstOperation,
            @Nullable Entry lastOperation) {
        this.customer = customer;
        this.asOf = asOf;
        this.lastByKind = lastByKind;
        this.deals = deals;
        this.firstOperation = firstOperation;
        this.lastOperation = lastOperation;
    }

    /** The facts of one customer. The entries are all of its account, in any order; those after the day do not count. */
    public static CustomerFacts of(CustomerId customer, Collection<Entry> entries, LocalDate asOf) {
        Objects.requireNonNull(customer, "customer");
        Require.date(asOf, "asOf");
        Set<ItemId> undone = new HashSet<>();
        for (Entry entry : Objects.requireNonNull(entries, "entries")) {
            if (!entry.effectiveOn().isAfter(asOf)) {
                entry.reversal().ifPresent(reversal -> {
                    undone.add(reversal.item());
                    undone.add(entry.id());
                });
            }
        }
        Map<EntryKind, LocalDate> lastByKind = new EnumMap<>(EntryKind.class);
        SortedMap<CurrencyUnit, Tally> tallies = new TreeMap<>();
        Entry first = null;
        Entry last = null;
        for (Entry entry : entries) {
            if (!entry.effectiveOn().isAfter(asOf) && !undone.contains(entry.id())) {
                first = isDealing(entry.kind()) && (first == null || BY_DAY.compare(first, entry) > 0) ? entry : first;
                last = isDealing(entry.kind()) && (last == null || BY_DAY.compare(last, entry) < 0) ? entry : last;
                lastByKind.merge(entry.kind(), entry.effectiveOn(), CustomerFacts::later);
                tallies.computeIfAbsent(entry.currency(), Tally::new).add(entry);
            }
        }
        SortedMap<CurrencyUnit, Deals> deals = new TreeMap<>();
        tallies.forEach((currency, tally) -> deals.put(currency, tally.deals()));
        return new CustomerFacts(customer, asOf, lastByKind, deals, first, last);
    }

    /**
     * Reads the facts of many customers in one pass, and holds the entries of one customer at a time. Each customer with
     * an entry on or before the day is handed over once, in the order of the source.
     *
     * @param entries all entries, customer by customer, as a store gives them
     * @throws IllegalArgumentException if a customer comes again after another one; those before it are handed over
     */
    public static void each(EntrySource entries, LocalDate asOf, Consumer<? super CustomerFacts> action) {
        Objects.requireNonNull(entries, "entries");
        Objects.requireNonNull(action, "action");
        Require.date(asOf, "asOf");
        EntrySource read = all -> entries.forEach((customer, entry) -> {
            if (!entry.effectiveOn().isAfter(asOf)) {
                all.accept(customer, entry);
            }
        });
        read.byCustomer((customer, own) -> action.accept(CustomerFacts.of(customer, own, asOf)));
    }

    /** The customer. */
    public CustomerId customer() {
        return customer;
    }

    /** The day. */
    public LocalDate asOf() {
        return asOf;
    }

    /** The last day on which anything happened, in any currency; empty if nothing ever did. */
    public Optional<LocalDate> lastActivity() {
        return lastByKind.entrySet().stream()
                .filter(entry -> isDealing(entry.getKey()))
                .map(Map.Entry::getValue)
                .max(Comparator.naturalOrder());
    }

    /** The first dealing, in any currency: of several on one day that with the least identifier, so a debit before a credit; empty if nothing ever happened. */
    public Optional<Entry> firstOperation() {
        return Optional.ofNullable(firstOperation);
    }

    /**
     * The last dealing itself, in any currency: of several on one day that with the greatest identifier, so a credit before a debit; empty
     * if nothing ever happened. Its day is {@link #lastActivity()}.
     */
    public Optional<Entry> lastOperation() {
        return Optional.ofNullable(lastOperation);
    }

    private static boolean isDealing(EntryKind kind) {
        return !kind.isWriteOff()
                && !kind.isLeg()
                && kind != EntryKind.OPENING_BALANCE
                && kind != EntryKind.LATE_CHARGE;
    }

    /** The last day with an entry of a kind, whether a dealing or not, in any currency; empty if there is none. */
    public Optional<LocalDate> lastActivity(EntryKind kind) {
        return Optional.ofNullable(lastByKind.get(Objects.requireNonNull(kind, "kind")));
    }

    /** The currencies with any entry that counts, by code. */
    public SortedSet<CurrencyUnit> currencies() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(deals.keySet()));
    }

    /** The deals in a currency; none, with a revenue of zero, where nothing happened. */
    public Deals deals(CurrencyUnit currency) {
        Deals known = deals.get(Objects.requireNonNull(currency, "currency"));
        return known == null ? new Deals(0, Money.zero(currency), null, null) : known;
    }

    @Override
    public String toString() {
        return "CustomerFacts[" + customer + ", " + asOf + ", " + deals + "]";
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static final class Tally {

        private final MoneyTally revenue;
        private final Set<String> documents = new HashSet<>();
        private @Nullable LocalDate first;
        private @Nullable LocalDate last;

        Tally(CurrencyUnit currency) {
            this.revenue = MoneyTally.in(currency);
        }

        void add(Entry entry) {
            if (Turnover.isBilling(entry)) {
                revenue.addMinor(entry.signedMinor());
            }
            if (entry.kind() == EntryKind.INVOICE) {
                documents.add(entry.id().document());
                LocalDate on = entry.effectiveOn();
                first = first == null || on.isBefore(first) ? on : first;
                last = last == null ? on : later(last, on);
            }
        }

        Deals deals() {
            return new Deals(documents.size(), revenue.total(), first, last);
        }
    }
}
