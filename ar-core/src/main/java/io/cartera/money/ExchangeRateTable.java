package io.cartera.money;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/** Dated rates in memory. Of each pair at most one a day; a rate counts until a later one. Immutable and thread-safe. */
public final class ExchangeRateTable implements ExchangeRates {

    private final Map<List<CurrencyUnit>, TreeMap<LocalDate, ExchangeRate>> rates = new HashMap<>();

    private ExchangeRateTable(Collection<ExchangeRate> all) {
        for (ExchangeRate rate : all) {
            ExchangeRate before = rates.computeIfAbsent(List.of(rate.from(), rate.to()), pair -> new TreeMap<>())
                    .put(rate.on(), rate);
            if (before != null && !before.equals(rate)) {
                throw new IllegalArgumentException("two rates: " + before + " and " + rate);
            }
        }
    }

    /**
     * The table of these rates.
     *
     * @throws IllegalArgumentException if two of one pair and day differ
     */
    public static ExchangeRateTable of(Collection<ExchangeRate> rates) {
        return new ExchangeRateTable(rates);
    }

    /** The table of these rates: see {@link #of(Collection)}. */
    public static ExchangeRateTable of(ExchangeRate... rates) {
        return of(List.of(rates));
    }

    @Override
    public ExchangeRate latestOnOrBefore(CurrencyUnit from, CurrencyUnit to, LocalDate day) {
        Objects.requireNonNull(day, "day");
        TreeMap<LocalDate, ExchangeRate> ofPair = rates.getOrDefault(List.of(from, to), new TreeMap<>());
        Map.Entry<LocalDate, ExchangeRate> latest = ofPair.floorEntry(day);
        if (latest == null) {
            throw new MissingExchangeRateException(from, to, day);
        }
        return latest.getValue();
    }
}
