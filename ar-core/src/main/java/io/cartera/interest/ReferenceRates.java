package io.cartera.interest;

import java.time.LocalDate;

/**
 * Where a reference rate comes from: a table, a central bank, the host's own. On a day one rate is in force or none is
 * known: nothing is carried on, interpolated or assumed. Implementations give the same rate for the same day within a
 * reading.
 */
@FunctionalInterface
public interface ReferenceRates {

    /**
     * The rate that is in force on the day, with all days on which it is known to be.
     *
     * @throws MissingReferenceRateException if none is known
     */
    ReferenceRate inForceOn(LocalDate day);
}
