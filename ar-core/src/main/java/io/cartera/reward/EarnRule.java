package io.cartera.reward;

import io.cartera.invoice.InvoiceLine;
import io.cartera.money.MinorUnits;
import io.cartera.money.Percentage;
import io.cartera.points.EarnedBy;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * So many points for each step of what a document comes to net of tax, of all lines or of those of one product group, for all
 * customers or for those in some tiers or with a figure of at least so much. Immutable. Worked:
 * {@code EarnRule.of("all", EUR 1000, 1)} gives 10 points on EUR 10,000.00 and on EUR 10,999.99.
 * Its name and its product group stay with what it earned, also after a customer is erased: they say nothing of a person.
 */
public final class EarnRule {

    private final String name;
    private final Money per;
    private final long points;
    private final @Nullable String productGroup;
    private final Set<String> tiers;
    private final Map<String, BigDecimal> atLeast;

    private EarnRule(String name, Money per, long points, @Nullable String productGroup, Conditions conditions) {
        this.name = Require.id(name, "name");
        this.per = Objects.requireNonNull(per, "per");
        this.points = points;
        this.productGroup = productGroup;
        this.tiers = conditions.tiers;
        this.atLeast = conditions.atLeast;
        if (MinorUnits.of(per) <= 0 || points <= 0 || points > MinorUnits.MAX) {
            throw new IllegalArgumentException(points + " points per " + per + ", both must be positive");
        }
    }

    /**
     * So many points per amount, for all lines and customers.
     *
     * @throws IllegalArgumentException if one of the two is not greater than zero
     */
    public static EarnRule of(String name, Money per, long points) {
        return new EarnRule(name, per, points, null, new Conditions(Set.of(), Map.of()));
    }

    /** The same for lines of a product group only. */
    public EarnRule inGroup(String group) {
        return new EarnRule(name, per, points, Require.id(group, "group"), new Conditions(tiers, atLeast));
    }

    /** The same for customers in this tier too, and in no other that is not named. */
    public EarnRule forTier(String tier) {
        Set<String> with = new TreeSet<>(tiers);
        with.add(Require.id(tier, "tier"));
        return new EarnRule(name, per, points, productGroup, new Conditions(with, atLeast));
    }

    /** The same for customers with a figure of at least so much only; one whose figure is not known is none of them. */
    public EarnRule atLeast(String figure, BigDecimal least) {
        Map<String, BigDecimal> with = new TreeMap<>(atLeast);
        with.put(Require.id(figure, "figure"), Require.decimal(least, "least", 1_000_000_000_000_000_000L, 6));
        return new EarnRule(name, per, points, productGroup, new Conditions(tiers, with));
    }

    /** The name, which stands in the evidence of what it earns. */
    public String name() {
        return name;
    }

    /** What one step costs; documents in other currencies earn nothing by it. */
    public Money per() {
        return per;
    }

    /** How many points a step gives. */
    public long points() {
        return points;
    }

    /** For lines of which product group; empty for all. */
    public Optional<String> productGroup() {
        return Optional.ofNullable(productGroup);
    }

    /** Whether it is for a customer of whom this is told. */
    public boolean isFor(RewardProfile profile) {
        return (tiers.isEmpty() || profile.tier().filter(tiers::contains).isPresent())
                && atLeast.entrySet().stream()
                        .allMatch(least -> profile.figure(least.getKey())
                                .filter(figure -> figure.compareTo(least.getValue()) >= 0)
                                .isPresent());
    }

    /** Whether it is for a line. */
    public boolean isFor(InvoiceLine line) {
        return line.net().getCurrencyUnit().equals(per.getCurrencyUnit())
                && (productGroup == null
                        || line.productGroup().filter(productGroup::equals).isPresent());
    }

    EarnedBy on(Money base, Percentage multiplier) {
        EarnedBy earned = EarnedBy.of(name, base, per, points, multiplier);
        return productGroup == null ? earned : earned.inGroup(productGroup);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EarnRule that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, per, points);
    }

    @Override
    public String toString() {
        return "EarnRule[" + name + ", " + points + " per " + per + ", "
                + productGroup().orElse("all lines") + ", " + tiers + ", " + atLeast + "]";
    }

    private static final class Conditions {
        private final Set<String> tiers;
        private final Map<String, BigDecimal> atLeast;

        private Conditions(Set<String> tiers, Map<String, BigDecimal> atLeast) {
            this.tiers = Collections.unmodifiableSet(new TreeSet<>(tiers));
            this.atLeast = Collections.unmodifiableMap(new TreeMap<>(atLeast));
        }
    }
}
