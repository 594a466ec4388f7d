package io.cartera.exposure;

import io.cartera.account.OpenItemSource;
import io.cartera.account.Side;
import io.cartera.money.MoneyBag;
import io.cartera.money.MoneyTally;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What is at stake with a customer on open items, in one currency, each term listed.
 * <p>
 * {@code net = max(0, open debits − unapplied credits)}. What is at stake in other currencies is told apart and never
 * converted. Immutable. Worked: open debits 3000, unapplied 1200, net 1800.
 *
 * @param openDebits the open debits in the currency
 * @param unapplied the open credits in the currency
 * @param otherCurrencies the net exposure in each other currency
 */
public record CreditExposure(Money openDebits, Money unapplied, MoneyBag otherCurrencies) {

    /** Refuses nulls and terms in two currencies. */
    public CreditExposure {
        Objects.requireNonNull(openDebits, "openDebits");
        Objects.requireNonNull(unapplied, "unapplied");
        Objects.requireNonNull(otherCurrencies, "otherCurrencies");
        if (!unapplied.isSameCurrency(openDebits)) {
            throw new CurrencyMismatchException(openDebits.getCurrencyUnit(), unapplied.getCurrencyUnit());
        }
    }

    /**
     * The exposure on these items, all of one customer, told in a currency.
     */
    public static CreditExposure of(OpenItemSource items, CurrencyUnit currency) {
        Objects.requireNonNull(items, "items");
        MoneyTally debits = MoneyTally.in(currency);
        MoneyTally credits = MoneyTally.in(currency);
        Map<CurrencyUnit, MoneyTally> others = new TreeMap<>();
        items.forEach(item -> {
            boolean isDebit = item.side() == Side.DEBIT;
            if (item.currency().equals(currency)) {
                (isDebit ? debits : credits).addMinor(item.openMinor());
            } else {
                others.computeIfAbsent(item.currency(), MoneyTally::in)
                        .addMinor(isDebit ? item.openMinor() : -item.openMinor());
            }
        });
        MoneyBag otherCurrencies = others.values().stream()
                .map(MoneyTally::total)
                .filter(Money::isPositive)
                .collect(MoneyBag.collector());
        return new CreditExposure(debits.total(), credits.total(), otherCurrencies);
    }

    /** Open debits less unapplied credits, at least zero. */
    public Money net() {
        return net(openDebits.minus(unapplied));
    }

    static Money net(Money balance) {
        return balance.isNegative() ? Money.zero(balance.getCurrencyUnit()) : balance;
    }
}
