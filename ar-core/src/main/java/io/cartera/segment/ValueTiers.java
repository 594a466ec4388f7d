package io.cartera.segment;

import io.cartera.money.MoneyTally;
import io.cartera.money.Percentage;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Customers in tiers by what they bought, the best first, cut in one of three ways:
 * <ul>
 *   <li><em>absolute</em>: from a total on. With high from 10,000 and middle from 1,000, a total of 10,000.00 is high and
 *       9,999.99 is middle;
 *   <li><em>best so many percent of the customers</em>: those of whom less than that percentage of the customers have more. Of
 *       ten different totals the best 10 % are one customer, the best 30 % three;
 *   <li><em>share of the whole</em>: those before whom less than that percentage of the whole was bought, as the classes of
 *       {@link Segmentation#abc()}.
 * </ul>
 * In all of them equal totals share a tier, the better one of theirs; a total of zero or less is in the last tier, and counts
 * neither as a customer nor for the whole. Percentages are of all from the best on: 10 and 30, not 10 and 20. Nothing is rounded. Immutable. Example:
 * {@code ValueTiers.named("value").from("high", tenThousand).from("middle", thousand).otherwise("ordinary")}.
 */
public final class ValueTiers implements SegmentationScheme {

    private static final Percentage ALL = Percentage.of("100");
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    /** A cut: by the total itself, or by the percentage that is before it. */
    private enum Cut {
        TOTAL,
        CUSTOMERS,
        WHOLE
    }

    private final String name;
    private final Cut cut;
    private final Map<String, Money> totals;
    private final Map<String, Percentage> percentages;
    private final String last;

    private ValueTiers(Builder builder, String last) {
        this.name = builder.name;
        this.cut = builder.cut;
        this.totals = builder.totals;
        this.percentages = builder.percentages;
        this.last = last;
    }

    /** Tiers of the scheme with this name, 1 to 128 characters; the best tier is stated first. */
    public static Start named(String name) {
        return new Start(Require.id(name, "name"));
    }

    /** A name for which the first tier says how is cut. Immutable. */
    public static final class Start {

        private final String name;

        private Start(String name) {
            this.name = name;
        }

        /** The best tier, from this total on, which is above zero. */
        public Builder from(String tier, Money total) {
            return new Builder(name, Cut.TOTAL).from(tier, total);
        }

        /** The best tier: these best percent of the customers, above 0 and at most 100. */
        public Builder best(String tier, Percentage ofCustomers) {
            return new Builder(name, Cut.CUSTOMERS).best(tier, ofCustomers);
        }

        /** The best tier: who makes this first share of the whole, above 0 and at most 100. */
        public Builder share(String tier, Percentage ofWhole) {
            return new Builder(name, Cut.WHOLE).share(tier, ofWhole);
        }
    }

    /** Collects tiers, the best first. Not thread-safe. */
    public static final class Builder {

        private final String name;
        private final Cut cut;
        private final Map<String, Money> totals = new LinkedHashMap<>();
        private final Map<String, Percentage> percentages = new LinkedHashMap<>();

        private Builder(String name, Cut cut) {
            this.name = name;
            this.cut = cut;
        }

        /**
         * The next tier, from this total on.
         *
         * @throws IllegalArgumentException if the total is not above zero and below the one before, in its currency, the tier is
         *     there already, or the first tier is cut in another way
         */
        public Builder from(String tier, Money total) {
            requireNew(tier, Cut.TOTAL);
            Objects.requireNonNull(total, "total");
            boolean isBelow = totals.values().stream()
                    .allMatch(before ->
                            before.getCurrencyUnit().equals(total.getCurrencyUnit()) && total.isLessThan(before));
            if (!total.isPositive() || !isBelow) {
                throw new IllegalArgumentException("total of " + tier + " is " + total + " after " + totals.values());
            }
            totals.put(tier, total);
            return this;
        }

        /**
         * The next tier: these best percent of the customers, those of better tiers among them.
         *
         * @throws IllegalArgumentException if the percentage is not above the one before and at most 100, the tier is there
         *     already, or the first tier is cut in another way
         */
        public Builder best(String tier, Percentage ofCustomers) {
            return percent(tier, ofCustomers, Cut.CUSTOMERS);
        }

        /**
         * The next tier: who makes this first share of the whole, those of better tiers among them.
         *
         * @throws IllegalArgumentException as {@link #best}
         */
        public Builder share(String tier, Percentage ofWhole) {
            return percent(tier, ofWhole, Cut.WHOLE);
        }

        private Builder percent(String tier, Percentage percentage, Cut asked) {
            requireNew(tier, asked);
            Objects.requireNonNull(percentage, "percentage");
            boolean isAbove = percentages.values().stream().allMatch(before -> percentage.compareTo(before) > 0);
            if (percentage.value().signum() == 0 || percentage.compareTo(ALL) > 0 || !isAbove) {
                throw new IllegalArgumentException(
                        "percentage of " + tier + " is " + percentage + " after " + percentages.values());
            }
            percentages.put(tier, percentage);
            return this;
        }

        private void requireNew(String tier, Cut asked) {
            Require.id(tier, "tier");
            if (cut != asked) {
                throw new IllegalArgumentException(
                        "tier " + tier + " is cut by " + asked + ", the first one by " + cut);
            }
            if (totals.containsKey(tier) || percentages.containsKey(tier)) {
                throw new IllegalArgumentException("tier " + tier + " is there already");
            }
        }

        /** The scheme, with the tier of all others. */
        public ValueTiers otherwise(String tier) {
            requireNew(tier, cut);
            Builder copy = new Builder(name, cut);
            copy.totals.putAll(totals);
            copy.percentages.putAll(percentages);
            return new ValueTiers(copy, tier);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> segments() {
        List<String> segments = new ArrayList<>(totals.keySet());
        segments.addAll(percentages.keySet());
        segments.add(last);
        return List.copyOf(segments);
    }

    /**
     * Puts each into its tier. The entry total of an absolute tier is its cut, of the others the least total in it.
     *
     * @throws IllegalArgumentException if absolute tiers are in another currency than the purchasers
     */
    @Override
    public Classification classify(Purchasers purchasers) {
        List<Classification.Placed> placed = cut == Cut.TOTAL ? byTotal(purchasers) : byPercentage(purchasers);
        Map<String, Money> entries = new HashMap<>(totals);
        if (cut != Cut.TOTAL) {
            placed.stream().filter(each -> !each.segment().equals(last)).forEach(each -> {
                Money own = each.purchases().total();
                entries.merge(each.segment(), own, (least, other) -> other.isLessThan(least) ? other : least);
            });
        }
        return Classification.of(this, purchasers, placed).withEntryTotals(entries);
    }

    private List<Classification.Placed> byTotal(Purchasers purchasers) {
        CurrencyUnit currency = totals.values().iterator().next().getCurrencyUnit();
        if (!currency.equals(purchasers.currency())) {
            throw new IllegalArgumentException("tiers are in " + currency + ", purchases in " + purchasers.currency());
        }
        return purchasers.all().stream()
                .map(each -> totals.entrySet().stream()
                        .filter(tier -> !each.total().isLessThan(tier.getValue()))
                        .findFirst()
                        .map(tier -> new Classification.Placed(
                                each, tier.getKey(), each.total() + " is not below " + tier.getValue()))
                        .orElseGet(() ->
                                new Classification.Placed(each, last, each.total() + " is below every other tier")))
                .toList();
    }

    private List<Classification.Placed> byPercentage(Purchasers purchasers) {
        List<PurchaseTotals> ranked = new ArrayList<>(purchasers.all());
        ranked.sort(Comparator.comparing(PurchaseTotals::total).reversed().thenComparing(PurchaseTotals::customer));
        MoneyTally tally = MoneyTally.in(purchasers.currency());
        ranked.stream().map(PurchaseTotals::total).filter(Money::isPositive).forEach(tally::addSum);
        BigDecimal money = tally.total().getAmount();
        BigDecimal customers = BigDecimal.valueOf(tally.count());
        MoneyTally before = MoneyTally.in(purchasers.currency());
        List<Classification.Placed> placed = new ArrayList<>();
        int place = 0;
        while (place < ranked.size()) {
            Money own = ranked.get(place).total();
            BigDecimal part = cut == Cut.WHOLE ? before.total().getAmount() : BigDecimal.valueOf(place);
            BigDecimal whole = cut == Cut.WHOLE ? money : customers;
            String tier = own.isPositive() ? tierAfter(part, whole) : last;
            String why = own + ", before it " + part.toPlainString() + " of " + whole.toPlainString();
            while (place < ranked.size() && ranked.get(place).total().isEqual(own)) {
                placed.add(new Classification.Placed(ranked.get(place), tier, why));
                before.addSum(own);
                place++;
            }
        }
        return placed;
    }

    private String tierAfter(BigDecimal part, BigDecimal whole) {
        return percentages.entrySet().stream()
                .filter(tier -> part.multiply(HUNDRED)
                                .compareTo(whole.multiply(tier.getValue().value()))
                        < 0)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(last);
    }

    @Override
    public String toString() {
        return name + segments();
    }
}
