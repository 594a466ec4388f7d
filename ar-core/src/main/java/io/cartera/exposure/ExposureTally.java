package io.cartera.exposure;

import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.account.Side;
import io.cartera.money.ExchangeRates;
import io.cartera.money.MoneyBag;
import io.cartera.money.MoneyTally;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Sums up what is at stake with one customer, by currency and term, whatever it is kept in. For one thread.
 */
public final class ExposureTally {

    private final Map<CurrencyUnit, Map<ExposureTerm, MoneyTally>> sums = new TreeMap<>();

    private ExposureTally() {}

    /** Nothing yet. */
    public static ExposureTally create() {
        return new ExposureTally();
    }

    /** Adds open items: debits to the open debits, credits to what is unapplied. Gives itself. */
    public ExposureTally add(OpenItemSource items) {
        Objects.requireNonNull(items, "items").forEach(this::add);
        return this;
    }

    /** Adds an open item. Gives itself. */
    public ExposureTally add(OpenItem item) {
        return add(
                item.side() == Side.DEBIT ? ExposureTerm.OPEN_DEBITS : ExposureTerm.UNAPPLIED,
                item.currency(),
                item.openMinor());
    }

    /** Adds minor units of a currency to a term. Gives itself. */
    public ExposureTally add(ExposureTerm term, CurrencyUnit currency, long minor) {
        sums.computeIfAbsent(currency, other -> new EnumMap<>(ExposureTerm.class))
                .computeIfAbsent(term, other -> MoneyTally.in(currency))
                .addMinor(minor);
        return this;
    }

    /** What counts towards a limit on a term, in every currency: for orders what is reserved too. */
    public MoneyBag measuredOn(ExposureTerm term) {
        return sums.keySet().stream()
                .map(currency -> own(currency).measuredOn(term))
                .collect(MoneyBag.collector());
    }

    /** The exposure in a currency; those in others are told apart, and nothing is converted. */
    public CreditExposure in(CurrencyUnit currency) {
        MoneyBag others = sums.keySet().stream()
                .filter(other -> !other.equals(currency))
                .map(other -> own(other).net())
                .filter(Money::isPositive)
                .collect(MoneyBag.collector());
        return own(currency).inOtherCurrencies(others);
    }

    /**
     * The exposure in a currency, with what is in others converted, each term by itself, at the latest rate on or before a
     * day, rounded as {@link io.cartera.money.ExchangeRate#convert} does. A credit in another currency relieves too.
     *
     * @throws io.cartera.money.MissingExchangeRateException if a rate is missing
     */
    public CreditExposure in(CurrencyUnit currency, ExchangeRates rates, LocalDate day) {
        CreditExposure all = own(currency);
        for (CurrencyUnit other : sums.keySet()) {
            if (!other.equals(currency)) {
                CreditExposure there = own(other);
                for (ExposureTerm term : sums.get(other).keySet()) {
                    Money converted =
                            rates.latestOnOrBefore(other, currency, day).convert(there.amount(term));
                    all = all.with(term, all.amount(term).plus(converted));
                }
            }
        }
        return all;
    }

    private CreditExposure own(CurrencyUnit currency) {
        CreditExposure exposure = CreditExposure.none(currency);
        for (Map.Entry<ExposureTerm, MoneyTally> term :
                sums.getOrDefault(currency, Map.of()).entrySet()) {
            exposure = exposure.with(term.getKey(), term.getValue().total());
        }
        return exposure;
    }
}
