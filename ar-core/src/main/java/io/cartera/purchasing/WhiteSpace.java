package io.cartera.purchasing;

import io.cartera.customer.CustomerId;
import io.cartera.money.MoneyTally;
import io.cartera.money.Percentage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A product group that a customer does not buy and most of its peers do: room to grow.
 * <p>
 * Peers are the other customers of the same group of peers, with anything sold to them in the currency. A group is bought where more of it was sold than credited.
 * Found are groups that at least so many percent of the peers buy, the one that those peers buy for the most on average first, then by customer
 * and group. Immutable.
 * <p>
 * Worked: A buys tools; its peers B and C buy tools, and paint for EUR 30.00 and 50.00: paint is white space of A, with 100.00 % of the peers and EUR
 * 40.00.
 */
public final class WhiteSpace {

    private final CustomerId customer;
    private final String productGroup;
    private final BigDecimal peers;
    private final Money meanAmount;

    private WhiteSpace(CustomerId customer, String productGroup, BigDecimal peers, Money meanAmount) {
        this.customer = customer;
        this.productGroup = productGroup;
        this.peers = peers;
        this.meanAmount = meanAmount;
    }

    /**
     * The white space of all customers.
     *
     * @param peerGroups the group of peers of each customer, such as its industry; those that are not in it are peers of each other
     * @param least how many percent of the peers must buy a group
     */
    public static List<WhiteSpace> find(
            ProductSales sales, CurrencyUnit currency, Map<CustomerId, String> peerGroups, Percentage least) {
        Objects.requireNonNull(least, "least");
        SortedMap<String, SortedMap<CustomerId, ProductMix>> byPeers = new TreeMap<>();
        sales.in(currency)
                .forEach((customer, mix) -> byPeers.computeIfAbsent(
                                peerGroups.getOrDefault(customer, ""), any -> new TreeMap<>())
                        .put(customer, mix));
        List<WhiteSpace> found = new ArrayList<>();
        byPeers.values().forEach(peers -> find(peers, currency, least, found));
        found.sort(Comparator.comparing((WhiteSpace space) -> space.meanAmount.getAmount())
                .reversed()
                .thenComparing(WhiteSpace::customer)
                .thenComparing(WhiteSpace::productGroup));
        return List.copyOf(found);
    }

    private static void find(
            SortedMap<CustomerId, ProductMix> peers, CurrencyUnit currency, Percentage least, List<WhiteSpace> found) {
        SortedMap<String, MoneyTally> bought = new TreeMap<>();
        peers.values()
                .forEach(mix -> mix.largestFirst()
                        .forEach(group -> bought.computeIfAbsent(group, any -> MoneyTally.in(currency))
                                .addSum(Objects.requireNonNull(mix.groups().get(group), "amount"))));
        long others = peers.size() - 1L;
        peers.forEach((customer, mix) -> {
            TreeSet<String> lacking = new TreeSet<>(bought.keySet());
            mix.largestFirst().forEach(lacking::remove);
            for (String group : lacking) {
                MoneyTally tally = Objects.requireNonNull(bought.get(group), "tally");
                BigDecimal hundredfold = BigDecimal.valueOf(tally.count() * 100);
                if (hundredfold.compareTo(least.value().multiply(BigDecimal.valueOf(others))) >= 0) {
                    found.add(new WhiteSpace(
                            customer,
                            group,
                            hundredfold.divide(BigDecimal.valueOf(others), 2, RoundingMode.HALF_UP),
                            tally.total().dividedBy(tally.count(), RoundingMode.HALF_UP)));
                }
            }
        });
    }

    /** The customer. */
    public CustomerId customer() {
        return customer;
    }

    /** What it does not buy. */
    public String productGroup() {
        return productGroup;
    }

    /** How many percent of its peers buy it, to two decimals, half up. */
    public BigDecimal peers() {
        return peers;
    }

    /** For how much those peers buy it on average, rounded half up to the minor unit. */
    public Money meanAmount() {
        return meanAmount;
    }

    @Override
    public String toString() {
        return customer + " lacks " + productGroup + ", which " + peers + " % of its peers buy for " + meanAmount;
    }
}
