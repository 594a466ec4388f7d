package io.cartera.exposure;

import io.cartera.account.OpenItemSource;
import io.cartera.account.Side;
import io.cartera.customer.CustomerId;
import io.cartera.money.MoneyTally;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/**
 * How much of a limit is used, in the limit's currency. Immutable. Worked: limit 5000, exposure 1800: 36.00 %, not
 * over; exposure 5000 is 100.00 % and not over either.
 *
 * @param customer the customer
 * @param limit the limit in force
 * @param exposure the net exposure
 */
public record CreditUtilisation(CustomerId customer, Money limit, Money exposure) {

    /** Checks the currencies. */
    public CreditUtilisation {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(exposure, "exposure");
        if (!limit.isSameCurrency(exposure)) {
            throw new IllegalArgumentException("limit " + limit + " and exposure " + exposure + " differ in currency");
        }
    }

    /**
     * The use of each limit on these items, in the order of the limits.
     *
     * @param limits the limits by customer
     * @param items what is open of all customers
     */
    public static List<CreditUtilisation> of(Map<CustomerId, Money> limits, OpenItemSource items) {
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(items, "items");
        Map<CustomerId, MoneyTally> balances = new LinkedHashMap<>();
        limits.forEach((customer, limit) -> balances.put(customer, MoneyTally.in(limit.getCurrencyUnit())));
        items.forEach(item -> {
            MoneyTally balance = balances.get(item.customer());
            if (balance != null && balance.currency().equals(item.currency())) {
                balance.addMinor(item.side() == Side.DEBIT ? item.openMinor() : -item.openMinor());
            }
        });
        return balances.entrySet().stream()
                .map(entry -> new CreditUtilisation(
                        entry.getKey(),
                        limits.get(entry.getKey()),
                        CreditExposure.net(entry.getValue().total())))
                .toList();
    }

    /** What is left of the limit, at least zero. */
    public Money available() {
        return CreditExposure.net(limit.minus(exposure));
    }

    /** Whether the exposure is above the limit. */
    public boolean isOver() {
        return exposure.isGreaterThan(limit);
    }

    /** By how much the exposure is above the limit; zero where it is not. */
    public Money over() {
        return CreditExposure.net(exposure.minus(limit));
    }

    /** The exposure in percent of the limit, half-up to two decimals; empty for a limit of zero. */
    public Optional<BigDecimal> percent() {
        return limit.isZero()
                ? Optional.empty()
                : Optional.of(
                        exposure.getAmount().movePointRight(2).divide(limit.getAmount(), 2, RoundingMode.HALF_UP));
    }
}
