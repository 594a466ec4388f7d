package io.cartera.segment;

import io.cartera.customer.CustomerId;
import io.cartera.trace.internal.Require;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link SegmentationScheme} made of some purchasers: each is in exactly one segment, with the figures that put it
 * there. So the segments' totals sum to the whole. Immutable.
 * <p>
 * Where a scheme cuts by the total, an <em>entry total</em> is known of a segment: with it, while the others stay as they are,
 * a customer is in that segment or a better one.
 */
public final class Classification {

    private final String scheme;
    private final List<String> segments;
    private final Purchasers purchasers;
    private final SortedMap<CustomerId, Placed> byCustomer;
    private final Map<String, List<Placed>> bySegment;
    private final Map<String, Money> entryTotals;

    /**
     * A customer in its segment. Immutable.
     *
     * @param purchases the customer and its figures
     * @param segment the segment
     * @param why what put it there, in words and figures
     */
    public record Placed(PurchaseTotals purchases, String segment, String why) {

        /** Refuses nulls. */
        public Placed {
            Objects.requireNonNull(purchases, "purchases");
            Objects.requireNonNull(segment, "segment");
            Objects.requireNonNull(why, "why");
        }

        /** The customer. */
        public CustomerId customer() {
            return purchases.customer();
        }
    }

    /**
     * How much more a customer has to buy to be in a better segment, all others unchanged. Immutable.
     *
     * @param customer the customer
     * @param segment where it is
     * @param next the next better segment that has an entry total
     * @param missing the entry total less its own total; above zero
     */
    public record Gap(CustomerId customer, String segment, String next, Money missing) {

        /** Refuses nulls. */
        public Gap {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(segment, "segment");
            Objects.requireNonNull(next, "next");
            Objects.requireNonNull(missing, "missing");
        }
    }

    private Classification(
            String scheme,
            List<String> segments,
            Purchasers purchasers,
            SortedMap<CustomerId, Placed> byCustomer,
            Map<String, Money> entryTotals) {
        this.scheme = scheme;
        this.segments = segments;
        this.purchasers = purchasers;
        this.byCustomer = byCustomer;
        this.entryTotals = entryTotals;
        this.bySegment = bySegment(segments, byCustomer.values());
    }

    private static Map<String, List<Placed>> bySegment(List<String> segments, Collection<Placed> placed) {
        Map<String, List<Placed>> bySegment = new LinkedHashMap<>();
        segments.forEach(segment -> bySegment.put(segment, new ArrayList<>()));
        placed.forEach(each -> membersOf(bySegment, each.segment()).add(each));
        Comparator<Placed> largestFirst = Comparator.<Placed, Money>comparing(
                        each -> each.purchases().total())
                .reversed()
                .thenComparing(Placed::customer);
        bySegment.replaceAll(
                (segment, members) -> members.stream().sorted(largestFirst).toList());
        return bySegment;
    }

    private static <T> List<T> membersOf(Map<String, List<T>> bySegment, String segment) {
        @Nullable List<T> members = bySegment.get(Objects.requireNonNull(segment, "segment"));
        if (members == null) {
            throw new IllegalArgumentException(
                    "no segment is " + Require.shown(segment) + ", there are " + bySegment.keySet());
        }
        return members;
    }

    /**
     * What a scheme says.
     *
     * @param placed each of the purchasers once
     * @throws IllegalArgumentException if a purchaser is missing, comes twice or is none of the purchasers, a segment is not
     *     of the scheme, or name and segments of the scheme are not what they must be
     */
    public static Classification of(SegmentationScheme scheme, Purchasers purchasers, Collection<Placed> placed) {
        List<String> segments = List.copyOf(scheme.segments());
        Set<String> names = new HashSet<>();
        segments.forEach(segment -> names.add(Require.id(segment, "segment")));
        if (segments.isEmpty() || names.size() < segments.size()) {
            throw new IllegalArgumentException("segments are " + segments + ", at least one is required, each once");
        }
        SortedMap<CustomerId, Placed> byCustomer = new TreeMap<>();
        for (Placed each : Objects.requireNonNull(placed, "placed")) {
            if (!purchasers.find(each.customer()).equals(Optional.of(each.purchases()))) {
                throw new IllegalArgumentException(each + " is none of the purchasers");
            }
            if (byCustomer.put(each.customer(), each) != null) {
                throw new IllegalArgumentException(each.customer() + " is in two segments");
            }
        }
        for (PurchaseTotals each : purchasers.all()) {
            if (!byCustomer.containsKey(each.customer())) {
                throw new IllegalArgumentException(each.customer() + " is in no segment");
            }
        }
        return new Classification(Require.id(scheme.name(), "scheme"), segments, purchasers, byCustomer, Map.of());
    }

    /**
     * The same, with the entry totals of some segments, as a scheme that cuts by the total knows them.
     *
     * @throws IllegalArgumentException if one is of no segment or in another currency, or of two segments the better has not
     *     the higher one
     */
    public Classification withEntryTotals(Map<String, Money> totals) {
        Map<String, Money> known = new HashMap<>(Objects.requireNonNull(totals, "totals"));
        known.keySet().forEach(segment -> membersOf(bySegment, segment));
        @Nullable Money better = null;
        for (String segment : segments) {
            @Nullable Money total = known.get(segment);
            if (total != null) {
                boolean isRight = total.getCurrencyUnit().equals(purchasers.currency())
                        && (better == null || total.isLessThan(better));
                if (!isRight) {
                    throw new IllegalArgumentException("the entry total of " + segment + " is " + total);
                }
                better = total;
            }
        }
        return new Classification(scheme, segments, purchasers, byCustomer, known);
    }

    /** The name of the scheme. */
    public String scheme() {
        return scheme;
    }

    /** The names of the segments, the best first, those without a customer among them. */
    public List<String> segments() {
        return segments;
    }

    /** Who was classified, with window and currency. */
    public Purchasers purchasers() {
        return purchasers;
    }

    /** All customers, by segment, then total, largest first, then customer. */
    public List<Placed> placed() {
        return bySegment.values().stream().flatMap(List::stream).toList();
    }

    /** Where a customer is; empty for none of the purchasers. */
    public Optional<Placed> find(CustomerId customer) {
        @Nullable Placed found = byCustomer.get(Objects.requireNonNull(customer, "customer"));
        return Optional.ofNullable(found);
    }

    /**
     * The customers of a segment, by total, largest first, then customer.
     *
     * @throws IllegalArgumentException if there is no such segment, with those there are
     */
    public List<Placed> in(String segment) {
        return Collections.unmodifiableList(membersOf(bySegment, segment));
    }

    /** What the customers of a segment bought together; may be negative. */
    public Money total(String segment) {
        return Purchasers.totalOf(
                purchasers.currency(),
                in(segment).stream().map(Placed::purchases).toList());
    }

    /** The entry total of a segment; empty where the scheme does not cut by the total, or has none for it. */
    public Optional<Money> entryTotal(String segment) {
        membersOf(bySegment, segment);
        return Optional.ofNullable(entryTotals.get(segment));
    }

    /**
     * Who is how far from the next better segment, the nearest first, then by customer: where a little more makes a better
     * customer. Without those in the best segment, and empty where no entry total is known.
     */
    public List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        for (Placed each : byCustomer.values()) {
            Money own = each.purchases().total();
            for (int better = segments.indexOf(each.segment()) - 1; better >= 0; better--) {
                String next = segments.get(better);
                @Nullable Money entry = entryTotals.get(next);
                if (entry != null) {
                    gaps.add(new Gap(each.customer(), each.segment(), next, entry.minus(own)));
                    break;
                }
            }
        }
        gaps.sort(Comparator.comparing(Gap::missing).thenComparing(Gap::customer));
        return List.copyOf(gaps);
    }

    @Override
    public String toString() {
        return "Classification[" + scheme + ", " + purchasers + "]";
    }
}
