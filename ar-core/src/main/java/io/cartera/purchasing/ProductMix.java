package io.cartera.purchasing;

import io.cartera.money.MoneyTally;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What was sold by product group, net of tax and of credit notes, in one currency; what belongs to no group is apart. Immutable.
 * <p>
 * A group may be below zero, where more of it was credited than sold. Worked: tools 60.00, paint 30.00, no group 10.00: total 100.00, tools 60.0000 %.
 */
public final class ProductMix {

    private static final int DECIMALS = 4;

    private final CurrencyUnit currency;
    private final SortedMap<String, Money> groups;
    private final Money ungrouped;
    private final Money total;

    private ProductMix(CurrencyUnit currency, SortedMap<String, Money> groups, Money ungrouped) {
        this.currency = currency;
        this.groups = groups;
        this.ungrouped = ungrouped;
        MoneyTally sum = MoneyTally.in(currency);
        groups.values().forEach(sum::addSum);
        sum.addSum(ungrouped);
        this.total = sum.total();
    }

    /**
     * A mix of these groups.
     *
     * @param ungrouped what belongs to no group
     * @throws CurrencyMismatchException if an amount is in another currency than that
     */
    public static ProductMix of(Map<String, Money> groups, Money ungrouped) {
        CurrencyUnit currency = ungrouped.getCurrencyUnit();
        groups.values().forEach(amount -> {
            if (!amount.getCurrencyUnit().equals(currency)) {
                throw new CurrencyMismatchException(currency, amount.getCurrencyUnit());
            }
        });
        return new ProductMix(currency, Collections.unmodifiableSortedMap(new TreeMap<>(groups)), ungrouped);
    }

    /** Nothing sold, in this currency. */
    public static ProductMix none(CurrencyUnit currency) {
        return of(Map.of(), Money.zero(currency));
    }

    /**
     * Several mixes together, such as those of all customers.
     *
     * @throws CurrencyMismatchException if one is in another currency
     */
    public static ProductMix together(Collection<ProductMix> mixes, CurrencyUnit currency) {
        SortedMap<String, MoneyTally> sums = new TreeMap<>();
        MoneyTally rest = MoneyTally.in(currency);
        for (ProductMix mix : mixes) {
            mix.groups.forEach((group, amount) ->
                    sums.computeIfAbsent(group, any -> MoneyTally.in(currency)).addSum(amount));
            rest.addSum(mix.ungrouped);
        }
        SortedMap<String, Money> groups = new TreeMap<>();
        sums.forEach((group, sum) -> groups.put(group, sum.total()));
        return of(groups, rest.total());
    }

    /** Each group by itself in another currency. */
    ProductMix converted(UnaryOperator<Money> conversion) {
        SortedMap<String, Money> converted = new TreeMap<>();
        groups.forEach((group, amount) -> converted.put(group, conversion.apply(amount)));
        return of(converted, conversion.apply(ungrouped));
    }

    /** The currency. */
    public CurrencyUnit currency() {
        return currency;
    }

    /** What was sold by group, by name; groups of which nothing was ever sold or credited are not in it. */
    public SortedMap<String, Money> groups() {
        return groups;
    }

    /** The groups of which more was sold than credited, the largest first, then by name. */
    public List<String> largestFirst() {
        return groups.entrySet().stream()
                .filter(entry -> entry.getValue().isPositive())
                .sorted(Map.Entry.<String, Money>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What belongs to no group. */
    public Money ungrouped() {
        return ungrouped;
    }

    /** All that was sold. */
    public Money total() {
        return total;
    }

    /**
     * The part of a group in percent of all that was sold, to four decimals, half up (away from zero): how much the customer is drawn to
     * it. Empty where the total is not above zero; zero for a group that is not in the mix.
     */
    public Optional<BigDecimal> share(String group) {
        return share(groups.getOrDefault(Objects.requireNonNull(group, "group"), Money.zero(currency)));
    }

    /** The part of what belongs to no group, as {@link #share} has that of a group. */
    public Optional<BigDecimal> ungroupedShare() {
        return share(ungrouped);
    }

    private Optional<BigDecimal> share(Money part) {
        return total.isPositive()
                ? Optional.of(part.getAmount()
                        .multiply(BigDecimal.valueOf(100))
                        .divide(total.getAmount(), DECIMALS, RoundingMode.HALF_UP))
                : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProductMix that
                && currency.equals(that.currency)
                && new TreeMap<>(groups).equals(new TreeMap<>(that.groups))
                && ungrouped.equals(that.ungrouped);
    }

    @Override
    public int hashCode() {
        return Objects.hash(currency, new TreeMap<>(groups), ungrouped);
    }

    @Override
    public String toString() {
        return "ProductMix[" + groups + ", no group " + ungrouped + "]";
    }
}
