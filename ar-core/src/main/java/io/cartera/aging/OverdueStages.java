package io.cartera.aging;

import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.account.Side;
import io.cartera.collection.HeldBack;
import io.cartera.customer.CustomerId;
import io.cartera.money.MoneyBag;
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
import java.util.TreeMap;
import org.joda.money.Money;

/**
 * From how many days past due on a debit is in which stage: a table of days, with names of the host's own.
 * <p>
 * A debit is overdue from the day after its due date on; on that day it is overdue for one day. It is in the last stage
 * that takes at most as many days as it is overdue for. A customer is in the stage of its oldest overdue debit. Days
 * rise from one stage to the next, names differ; 1 to {@value #MAX_STAGES} stages. Immutable. Worked: with
 * {@code from(1, "late").then(31, "reminded").then(61, "final")} a debit due on 31 January is late from 1 February,
 * reminded from 3 March and final from 2 April 2026.
 */
public final class OverdueStages {

    /** The most stages. */
    public static final int MAX_STAGES = 20;

    private static final Comparator<OverdueItem> OLDEST_FIRST = Comparator.comparingInt(OverdueItem::days)
            .reversed()
            .thenComparing(overdue -> overdue.item().currency())
            .thenComparing(overdue -> overdue.item().documentOn())
            .thenComparing(overdue -> overdue.item().id());

    private final SortedMap<Integer, String> names;

    private OverdueStages(SortedMap<Integer, String> names) {
        this.names = Collections.unmodifiableSortedMap(names);
    }

    /**
     * The first stage.
     *
     * @param days for how many days a debit is overdue when it gets there, at least 1
     * @throws IllegalArgumentException if days is below 1, or the name is no identifier
     */
    public static OverdueStages from(int days, String name) {
        return new OverdueStages(new TreeMap<>()).with(days, name);
    }

    /**
     * These stages and one more.
     *
     * @param days for how many days a debit is overdue when it gets there, more than for the stage before
     * @throws IllegalArgumentException if it is not, the name is no identifier or that of another stage, or there are
     *     {@value #MAX_STAGES} already
     */
    public OverdueStages then(int days, String name) {
        if (days <= names.lastKey()) {
            throw new IllegalArgumentException("days is " + days + ", the stage before takes " + names.lastKey());
        }
        return with(days, name);
    }

    private OverdueStages with(int days, String name) {
        SortedMap<Integer, String> more = new TreeMap<>(names);
        if (more.containsValue(Require.id(name, "name"))) {
            throw new IllegalArgumentException("there is a stage of that name already: " + Require.shown(name));
        }
        more.put(Require.positive(days, "days"), name);
        if (more.size() > MAX_STAGES) {
            throw new IllegalArgumentException("more than " + MAX_STAGES + " stages");
        }
        return new OverdueStages(more);
    }

    /** The names of the stages by the days that they take. */
    public SortedMap<Integer, String> names() {
        return names;
    }

    /** The stage of what is overdue for so many days; empty where that is fewer than the first one takes. */
    public Optional<String> stageAt(int days) {
        if (days < names.firstKey()) {
            return Optional.empty();
        }
        return Optional.ofNullable(names.get(
                names.headMap(days == Integer.MAX_VALUE ? days : days + 1).lastKey()));
    }

    /**
     * Who is overdue on a day with all that is open, whoever disputes it: see {@link #read(OpenItemSource, LocalDate,
     * HeldBack)}.
     */
    public List<OverdueCustomer> read(OpenItemSource items, LocalDate asOf) {
        return read(items, asOf, HeldBack.nothing());
    }

    /**
     * Who is overdue on a day, the longest overdue first, then by customer. What is disputed or promised of a debit is
     * left out, and so is a debit of which nothing else is open.
     *
     * @param items what is open on that day, of any customers in any order
     * @param held what is held back on that day
     */
    public List<OverdueCustomer> read(OpenItemSource items, LocalDate asOf, HeldBack held) {
        Require.date(asOf, "asOf");
        Objects.requireNonNull(items, "items");
        Objects.requireNonNull(held, "held");
        Map<CustomerId, List<OverdueItem>> overdue = new TreeMap<>();
        Map<CustomerId, List<Money>> credits = new TreeMap<>();
        items.forEach(item -> {
            if (item.side() == Side.CREDIT) {
                credits.computeIfAbsent(item.customer(), any -> new ArrayList<>())
                        .add(item.open());
            } else {
                overdue(item, asOf, held)
                        .ifPresent(found -> overdue.computeIfAbsent(item.customer(), any -> new ArrayList<>())
                                .add(found));
            }
        });
        List<OverdueCustomer> customers = new ArrayList<>();
        overdue.forEach((customer, found) -> {
            found.sort(OLDEST_FIRST);
            MoneyBag unapplied =
                    credits.getOrDefault(customer, List.of()).stream().collect(MoneyBag.collector());
            customers.add(new OverdueCustomer(customer, found, unapplied));
        });
        // Stable: customers with equal days stay in their order.
        customers.sort(Comparator.comparingInt(OverdueCustomer::days).reversed());
        return List.copyOf(customers);
    }

    private Optional<OverdueItem> overdue(OpenItem item, LocalDate asOf, HeldBack held) {
        int days = item.overdueDays(asOf);
        long left = item.openMinor() - held.disputedMinor(item) - held.promisedMinor(item);
        return days == 0 || left == 0
                ? Optional.empty()
                : Optional.of(new OverdueItem(item, days, stageAt(days), Money.ofMinor(item.currency(), left)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OverdueStages that && names.equals(that.names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }

    @Override
    public String toString() {
        return "OverdueStages" + names;
    }
}
