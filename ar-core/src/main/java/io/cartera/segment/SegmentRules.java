package io.cartera.segment;

import io.cartera.customer.CustomerId;
import io.cartera.trace.internal.Require;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Segments by rules: each has a condition, and the first whose condition holds has the customer, else the last segment. The
 * answer says which rule it was and what it found. Several rules may lead to one segment. The segments are in the order in
 * which they are first named, the best first. Immutable. Example:
 * {@code SegmentRules.named("care").when("key", CustomerCondition.totalAtLeast(million)).otherwise("other")}.
 */
public final class SegmentRules implements SegmentationScheme {

    private record Rule(String segment, CustomerCondition condition) {}

    private final String name;
    private final List<Rule> rules;
    private final String last;
    private final Map<CustomerId, CustomerPicture> pictures;

    private SegmentRules(String name, List<Rule> rules, String last, Map<CustomerId, CustomerPicture> pictures) {
        this.name = name;
        this.rules = rules;
        this.last = last;
        this.pictures = pictures;
    }

    /** Rules under the name of a scheme, 1 to 128 characters. */
    public static Builder named(String name) {
        return new Builder(Require.id(name, "name"));
    }

    /** Collects rules, the first to be asked first. Not thread-safe. */
    public static final class Builder {

        private final String name;
        private final List<Rule> rules = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
        }

        /** One more rule. */
        public Builder when(String segment, CustomerCondition condition) {
            rules.add(new Rule(Require.id(segment, "segment"), Objects.requireNonNull(condition, "condition")));
            return this;
        }

        /** The scheme, with the segment of those for whom no rule holds. */
        public SegmentRules otherwise(String segment) {
            return new SegmentRules(name, List.copyOf(rules), Require.id(segment, "segment"), Map.of());
        }
    }

    /**
     * The same rules, which also see these pictures; what is classified comes with its purchases of the window anyway. Who bought
     * nothing in it, a prospect too, is in the segment of the first rule that holds for its picture.
     *
     * @throws IllegalArgumentException if a customer comes twice
     */
    public SegmentRules seeing(Collection<CustomerPicture> known) {
        Map<CustomerId, CustomerPicture> byCustomer = new HashMap<>();
        for (CustomerPicture picture : Objects.requireNonNull(known, "known")) {
            if (byCustomer.put(picture.customer(), picture) != null) {
                throw new IllegalArgumentException(picture.customer() + " comes twice");
            }
        }
        return new SegmentRules(name, rules, last, byCustomer);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> segments() {
        List<String> segments = new ArrayList<>();
        rules.stream().map(Rule::segment).filter(each -> !each.equals(last)).forEach(segments::add);
        segments.add(last);
        return segments.stream().distinct().toList();
    }

    @Override
    public Classification classify(Purchasers purchasers) {
        List<Classification.Placed> placed = new ArrayList<>();
        for (PurchaseTotals each :
                Objects.requireNonNull(purchasers, "purchasers").all()) {
            @Nullable CustomerPicture known = pictures.get(each.customer());
            placed.add(place(each, (known == null ? CustomerPicture.of(each.customer()) : known).with(each))
                    .orElseGet(() -> new Classification.Placed(each, last, "no rule holds")));
        }
        return Classification.of(this, purchasers, placed);
    }

    /** Those of the pictures for whom a rule holds, asked with no purchase and a total of zero. By customer. */
    @Override
    public List<Classification.Placed> withoutPurchases(Purchasers purchasers) {
        Money zero = Money.zero(purchasers.currency());
        List<Classification.Placed> placed = new ArrayList<>();
        for (CustomerPicture picture : new TreeMap<>(pictures).values()) {
            if (purchasers.find(picture.customer()).isEmpty()) {
                PurchaseTotals none = PurchaseTotals.none(picture.customer(), zero);
                place(none, picture.with(none)).ifPresent(placed::add);
            }
        }
        return List.copyOf(placed);
    }

    private Optional<Classification.Placed> place(PurchaseTotals purchases, CustomerPicture picture) {
        int number = 0;
        for (Rule rule : rules) {
            number++;
            CustomerCondition.Finding finding = rule.condition().find(picture);
            if (finding.holds()) {
                return Optional.of(
                        new Classification.Placed(purchases, rule.segment(), "rule " + number + ": " + finding.says()));
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return name + segments();
    }
}
