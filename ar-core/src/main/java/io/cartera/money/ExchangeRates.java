package io.cartera.money;

import java.time.LocalDate;
import org.joda.money.CurrencyUnit;

/**
 * Where exchange rates come from: a table, a bank, the host's own. A pair has one rate or none: nothing is inverted,
 * crossed, interpolated or assumed. Implementations give the same rate for the same question within a reading.
 */
@FunctionalInterface
public interface ExchangeRates {

    /**
     * The rate of that very pair of the latest day on or before this one.
     *
     * @throws MissingExchangeRateException if there is none
     */
    ExchangeRate latestOnOrBefore(CurrencyUnit from, CurrencyUnit to, LocalDate day);
}
