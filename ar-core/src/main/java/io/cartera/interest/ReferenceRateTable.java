package io.cartera.interest;

import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reference rates in memory, by the days on which they are in force. Days between them and after the last have none, so a
 * rate that nobody has entered yet is missing and not carried on. Immutable and thread-safe.
 */
public final class ReferenceRateTable implements ReferenceRates {

    private final String reference;
    private final TreeMap<LocalDate, ReferenceRate> byStart = new TreeMap<>();

    private ReferenceRateTable(String reference, Collection<ReferenceRate> rates) {
        this.reference = Require.text(reference, "reference");
        for (ReferenceRate rate : rates) {
            ReferenceRate same = byStart.put(rate.inForce().start(), rate);
            requireApart(same, rate);
        }
        ReferenceRate before = null;
        for (ReferenceRate rate : byStart.values()) {
            if (before != null && before.inForce().contains(rate.inForce().start())) {
                requireApart(before, rate);
            }
            before = rate;
        }
    }

    private static void requireApart(@Nullable ReferenceRate one, ReferenceRate other) {
        if (one != null && !one.equals(other)) {
            throw new IllegalArgumentException("two rates on one day: " + one + " and " + other);
        }
    }

    /**
     * The table of these rates.
     *
     * @param reference what they are the rates of, for people: "ECB main refinancing"
     * @throws IllegalArgumentException if two of them are in force on one day
     */
    public static ReferenceRateTable of(String reference, Collection<ReferenceRate> rates) {
        return new ReferenceRateTable(reference, rates);
    }

    /** The table of these rates: see {@link #of(String, Collection)}. */
    public static ReferenceRateTable of(String reference, ReferenceRate... rates) {
        return of(reference, List.of(rates));
    }

    @Override
    public ReferenceRate inForceOn(LocalDate day) {
        Map.Entry<LocalDate, ReferenceRate> latest = byStart.floorEntry(Objects.requireNonNull(day, "day"));
        if (latest == null || !latest.getValue().inForce().contains(day)) {
            throw new MissingReferenceRateException(reference, day);
        }
        return latest.getValue();
    }

    @Override
    public String toString() {
        return reference + byStart.values();
    }
}
