package io.cartera.portfolio;

import io.cartera.customer.CustomerId;
import io.cartera.money.Percentage;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Amounts by group, such as turnover by country: the largest group first, then by name, what is in no group last of its equals.
 * <p>
 * Every customer is in one group or in none, so the groups add up to the whole. Shares are of the amounts above zero, to two decimals, and
 * are 100.00 together, as {@link Shares} has them. Immutable.
 */
public final class Breakdown {

    /** One group. Immutable. */
    public static final class Row {

        private final Optional<String> group;
        private final int customers;
        private final Money amount;
        private final Percentage share;

        Row(Optional<String> group, int customers, Money amount, Percentage share) {
            this.group = group;
            this.customers = customers;
            this.amount = amount;
            this.share = share;
        }

        /** The group; empty for what is in none. */
        public Optional<String> group() {
            return group;
        }

        /** How many customers are in it; zero where the amounts are not of customers. */
        public int customers() {
            return customers;
        }

        /** What they make together. */
        public Money amount() {
            return amount;
        }

        /** The group's part of the whole. */
        public Percentage share() {
            return share;
        }

        @Override
        public String toString() {
            return group.orElse("(none)") + " " + amount + ", " + share + " of " + customers;
        }
    }

    private final List<Row> rows;
    private final Money total;

    private Breakdown(List<Row> rows, Money total) {
        this.rows = List.copyOf(rows);
        this.total = total;
    }

    /**
     * The amounts of customers by group.
     *
     * @param groups the group of each customer; one that is not in it, or in the empty text, is in no group
     * @throws CurrencyMismatchException if an amount is in another currency
     */
    public static Breakdown of(CurrencyUnit currency, Map<CustomerId, Money> amounts, Map<CustomerId, String> groups) {
        TreeMap<Key, BigInteger> sums = new TreeMap<>();
        TreeMap<Key, Integer> counts = new TreeMap<>();
        requireCurrency(currency, amounts);
        amounts.forEach((customer, amount) -> {
            Key key = new Key(Optional.ofNullable(groups.get(customer)).filter(group -> !group.isEmpty()));
            sums.merge(key, Whole.minor(amount), BigInteger::add);
            counts.merge(key, 1, Integer::sum);
        });
        return of(currency, sums, counts);
    }

    /**
     * Amounts that are by group already, such as those of product groups.
     *
     * @param ungrouped what is in no group; a row of its own where it is not zero
     * @throws CurrencyMismatchException if an amount is in another currency than that
     */
    public static Breakdown ofGroups(Map<String, Money> amounts, Money ungrouped) {
        TreeMap<Key, BigInteger> sums = new TreeMap<>();
        requireCurrency(ungrouped.getCurrencyUnit(), amounts);
        amounts.forEach((group, amount) -> sums.put(new Key(Optional.of(group)), Whole.minor(amount)));
        if (!ungrouped.isZero()) {
            sums.put(new Key(Optional.empty()), Whole.minor(ungrouped));
        }
        return of(ungrouped.getCurrencyUnit(), sums, new TreeMap<>());
    }

    private static void requireCurrency(CurrencyUnit currency, Map<?, Money> amounts) {
        Objects.requireNonNull(currency, "currency");
        Whole.currency(Objects.requireNonNull(amounts, "amounts").values())
                .filter(other -> !other.equals(currency))
                .ifPresent(other -> {
                    throw new CurrencyMismatchException(currency, other);
                });
    }

    private static Breakdown of(CurrencyUnit currency, TreeMap<Key, BigInteger> sums, TreeMap<Key, Integer> counts) {
        List<Map.Entry<Key, BigInteger>> entries = new ArrayList<>(sums.entrySet());
        entries.sort(
                Map.Entry.<Key, BigInteger>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
        int[] shares =
                Whole.hundredths(entries.stream().map(Map.Entry::getValue).toList());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            Key key = entries.get(i).getKey();
            Money amount = Whole.money(currency, entries.get(i).getValue());
            rows.add(new Row(key.group(), counts.getOrDefault(key, 0), amount, Shares.percent(shares[i])));
        }
        return new Breakdown(rows, Whole.money(currency, Whole.sum(sums.values())));
    }

    private record Key(Optional<String> group) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.<Key, Boolean>comparing(key -> key.group().isEmpty())
                    .thenComparing(key -> key.group().orElse(""))
                    .compare(this, other);
        }
    }

    /** The groups, the largest first. */
    public List<Row> rows() {
        return rows;
    }

    /** The row of a group; empty where nobody is in it. */
    public Optional<Row> of(String group) {
        Objects.requireNonNull(group, "group");
        return rows.stream()
                .filter(row -> row.group().filter(group::equals).isPresent())
                .findFirst();
    }

    /** All groups together, what is below zero included. */
    public Money total() {
        return total;
    }

    /**
     * The Herfindahl-Hirschman index over the groups above zero, as {@link Concentration} has it over customers. What is in no group is no
     * group, and left out; empty where nothing else is above zero.
     */
    public Optional<BigDecimal> hhi() {
        List<BigInteger> parts = rows.stream()
                .filter(row -> row.group().isPresent())
                .map(row -> Whole.minor(row.amount()))
                .filter(part -> part.signum() > 0)
                .toList();
        BigInteger whole = Whole.sum(parts);
        BigInteger squares =
                Whole.sum(parts.stream().map(part -> part.multiply(part)).toList());
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new BigDecimal(squares.multiply(BigInteger.valueOf(10_000)))
                        .divide(new BigDecimal(whole.multiply(whole)), 2, RoundingMode.HALF_UP));
    }

    @Override
    public String toString() {
        return "Breakdown" + rows;
    }
}
