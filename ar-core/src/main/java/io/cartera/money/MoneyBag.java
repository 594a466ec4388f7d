package io.cartera.money;

import com.google.common.collect.ImmutableSortedMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Amounts in several currencies, one in each, never netted against each other.
 * <p>
 * Currencies are ordered by code. A currency whose amount is zero is not in the bag, so two bags are equal when they
 * owe the same. Sums are exact and without a bound. Immutable and thread-safe. Example: EUR 5 plus USD 3 minus EUR 5 is
 * the bag of USD 3.
 */
public final class MoneyBag {

    private static final MoneyBag EMPTY = new MoneyBag(ImmutableSortedMap.of());

    private final ImmutableSortedMap<CurrencyUnit, Money> byCurrency;

    private MoneyBag(SortedMap<CurrencyUnit, Money> byCurrency) {
        this.byCurrency = ImmutableSortedMap.copyOfSorted(byCurrency);
    }

    /** The bag without money. */
    public static MoneyBag empty() {
        return EMPTY;
    }

    /** The bag of these amounts, added up by currency. */
    public static MoneyBag of(Money... amounts) {
        return Stream.of(amounts).collect(collector());
    }

    /** Adds up a stream of amounts into a bag. */
    public static Collector<Money, ?, MoneyBag> collector() {
        return Collector.of(
                () -> new TreeMap<CurrencyUnit, Money>(),
                MoneyBag::add,
                (left, right) -> {
                    right.values().forEach(amount -> add(left, amount));
                    return left;
                },
                MoneyBag::new);
    }

    /** This bag and one amount more. */
    public MoneyBag plus(Money amount) {
        TreeMap<CurrencyUnit, Money> sums = new TreeMap<>(byCurrency);
        add(sums, amount);
        return new MoneyBag(sums);
    }

    /** This bag and one amount less. */
    public MoneyBag minus(Money amount) {
        return plus(Objects.requireNonNull(amount, "amount").negated());
    }

    /** The amount in this currency, zero where the bag has none. */
    public Money in(CurrencyUnit currency) {
        Money amount = byCurrency.get(currency);
        return amount == null ? Money.zero(currency) : amount;
    }

    /** The amounts, by currency code. */
    public List<Money> amounts() {
        return List.copyOf(byCurrency.values());
    }

    /** The currencies whose amount is not zero, by code. */
    public SortedSet<CurrencyUnit> currencies() {
        return byCurrency.keySet();
    }

    /** Whether there is no money in it. */
    public boolean isEmpty() {
        return byCurrency.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MoneyBag that && byCurrency.equals(that.byCurrency);
    }

    @Override
    public int hashCode() {
        return byCurrency.hashCode();
    }

    @Override
    public String toString() {
        return amounts().toString();
    }

    private static void add(Map<CurrencyUnit, Money> sums, Money amount) {
        Money before = sums.get(Objects.requireNonNull(amount, "amount").getCurrencyUnit());
        Money sum = before == null ? amount : before.plus(amount);
        if (sum.isZero()) {
            sums.remove(amount.getCurrencyUnit());
        } else {
            sums.put(amount.getCurrencyUnit(), sum);
        }
    }
}
