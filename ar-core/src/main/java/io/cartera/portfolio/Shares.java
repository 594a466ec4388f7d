package io.cartera.portfolio;

import io.cartera.customer.CustomerId;
import io.cartera.money.Percentage;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.Money;

/**
 * What part of a whole each customer makes, the largest first, then by customer.
 * <p>
 * The whole is the sum of what is above zero; a customer with zero or less is listed and makes 0 % of it. Parts have two decimals and
 * are 100.00 together: each is cut down, and the hundredths left over go to the largest remainders, ties to whoever stands
 * earlier. Immutable. Worked: three customers of EUR 1.00 make 33.34, 33.33 and 33.33 %.
 */
public final class Shares {

    private final List<RankedShare> ranked;
    private final Map<CustomerId, RankedShare> byCustomer = new HashMap<>();

    private Shares(List<RankedShare> ranked) {
        this.ranked = List.copyOf(ranked);
        ranked.forEach(share -> byCustomer.put(share.customer(), share));
    }

    /**
     * The shares of these amounts, such as the turnover of a period or what is open.
     *
     * @throws CurrencyMismatchException if they are not in one currency
     */
    public static Shares of(Map<CustomerId, Money> amounts) {
        Whole.currency(Objects.requireNonNull(amounts, "amounts").values());
        List<Map.Entry<CustomerId, Money>> entries = Whole.largestFirst(amounts);
        int[] parts = Whole.hundredths(
                entries.stream().map(entry -> Whole.minor(entry.getValue())).toList());
        List<RankedShare> ranked = new ArrayList<>();
        int before = 0;
        int rank = 1;
        for (int i = 0; i < parts.length; i++) {
            Money amount = entries.get(i).getValue();
            if (i > 0 && !amount.isEqual(entries.get(i - 1).getValue())) {
                rank = i + 1;
            }
            before += parts[i];
            ranked.add(new RankedShare(entries.get(i).getKey(), amount, rank, percent(parts[i]), percent(before)));
        }
        return new Shares(ranked);
    }

    static Percentage percent(int hundredths) {
        return new Percentage(BigDecimal.valueOf(hundredths, 2));
    }

    /** All customers, the largest first. */
    public List<RankedShare> ranked() {
        return ranked;
    }

    /**
     * The first so many customers; all of them where there are fewer.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public List<RankedShare> top(int customers) {
        if (customers < 0) {
            throw new IllegalArgumentException("customers is " + customers + ", it must not be negative");
        }
        return ranked.subList(0, Math.min(customers, ranked.size()));
    }

    /** The share of a customer; empty for one without an amount. */
    public Optional<RankedShare> of(CustomerId customer) {
        return Optional.ofNullable(byCustomer.get(Objects.requireNonNull(customer, "customer")));
    }

    /** The whole: what is above zero, added up; empty without any customer, since there is no currency then. */
    public Optional<Money> whole() {
        BigInteger whole = Whole.sum(ranked.stream()
                .map(share -> Whole.minor(share.amount()).max(BigInteger.ZERO))
                .toList());
        return ranked.stream()
                .findFirst()
                .map(share -> Whole.money(share.amount().getCurrencyUnit(), whole));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shares that && ranked.equals(that.ranked);
    }

    @Override
    public int hashCode() {
        return ranked.hashCode();
    }

    @Override
    public String toString() {
        return "Shares" + ranked;
    }
}
