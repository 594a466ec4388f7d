package io.cartera.exchange;

import io.cartera.money.ExchangeRates;
import io.cartera.money.MinorUnits;
import java.math.BigInteger;
import java.time.LocalDate;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Amounts in the currency of our books. */
final class BookValue {

    private BookValue() {}

    /** What an amount was worth on a day: itself where it is in that currency. */
    static Money on(LocalDate day, Money amount, CurrencyUnit base, ExchangeRates rates) {
        return amount.getCurrencyUnit().equals(base)
                ? amount
                : rates.latestOnOrBefore(amount.getCurrencyUnit(), base, day).convert(amount);
    }

    /** The share of a value that falls on so much of the whole, rounded half up: all of it on all. */
    static Money share(Money value, long part, long whole) {
        BigInteger twice = BigInteger.valueOf(MinorUnits.of(value))
                .multiply(BigInteger.valueOf(part))
                .shiftLeft(1);
        BigInteger amount = BigInteger.valueOf(whole);
        return Money.ofMinor(
                value.getCurrencyUnit(),
                twice.add(amount).divide(amount.shiftLeft(1)).longValueExact());
    }
}
