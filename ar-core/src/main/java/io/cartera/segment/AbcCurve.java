package io.cartera.segment;

import io.cartera.money.MoneyTally;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * How much of the turnover in a currency its largest customers make: the curve that an ABC analysis cuts in three.
 * <p>
 * It rises from zero to the whole, ever more slowly; turnover of zero or less adds nothing. Immutable. Worked with 500,
 * 250, 100, 60, 40, 25, 15, 10: the 3 largest of 8 make 850 of 1000.
 */
public final class AbcCurve {

    private final CurrencyUnit currency;
    private final List<Money> sums;
    private final Map<AbcClass, Integer> counts;

    private AbcCurve(CurrencyUnit currency, List<Money> sums, Map<AbcClass, Integer> counts) {
        this.currency = currency;
        this.sums = List.copyOf(sums);
        this.counts = counts;
    }

    /**
     * The curve of those customers that are classified in the currency.
     *
     * @param customers in the order in which {@link Segmentation#classify} gives them
     * @throws IllegalArgumentException if, within the currency, a turnover is above the one before it or a class better
     */
    public static AbcCurve of(CurrencyUnit currency, List<SegmentedCustomer> customers) {
        MoneyTally sum = MoneyTally.in(Objects.requireNonNull(currency, "currency"));
        List<Money> sums = new ArrayList<>(List.of(sum.total()));
        Map<AbcClass, Integer> counts = new EnumMap<>(AbcClass.class);
        SegmentedCustomer before = null;
        for (SegmentedCustomer customer : Objects.requireNonNull(customers, "customers")) {
            if (customer.turnover().getCurrencyUnit().equals(currency)) {
                requireInOrder(before, customer);
                before = customer;
                if (customer.turnover().isPositive()) {
                    sum.addSum(customer.turnover());
                }
                sums.add(sum.total());
                counts.merge(customer.abc(), 1, Integer::sum);
            }
        }
        return new AbcCurve(currency, sums, counts);
    }

    private static void requireInOrder(@Nullable SegmentedCustomer before, SegmentedCustomer customer) {
        if (before != null
                && (customer.turnover().isGreaterThan(before.turnover())
                        || customer.abc().compareTo(before.abc()) < 0)) {
            throw new IllegalArgumentException(customer.customer() + " must not come after " + before.customer());
        }
    }

    /** The currency. */
    public CurrencyUnit currency() {
        return currency;
    }

    /** How many customers there are, those without turnover above zero among them. */
    public int customers() {
        return sums.size() - 1;
    }

    /** How many customers are in a class. */
    public int customers(AbcClass abc) {
        return counts.getOrDefault(Objects.requireNonNull(abc, "abc"), 0);
    }

    /** The turnover that counts: that of all customers above zero. */
    public Money whole() {
        return sums.get(customers());
    }

    /**
     * What the largest so many customers make together.
     *
     * @throws IndexOutOfBoundsException if there are not so many, or the number is negative
     */
    public Money ofLargest(int number) {
        return sums.get(number);
    }

    /** What the customers of a class make together. */
    public Money of(AbcClass abc) {
        int before = 0;
        for (AbcClass better : AbcClass.values()) {
            if (better.compareTo(abc) < 0) {
                before += customers(better);
            }
        }
        return ofLargest(before + customers(abc)).minus(ofLargest(before));
    }
}
