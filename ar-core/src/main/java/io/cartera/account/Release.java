package io.cartera.account;

import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Objects;

/**
 * The end of an allocation: from this day on it no longer counts, the days before stand. Immutable.
 *
 * @param allocation the allocation that ends
 * @param effectiveOn the first day on which it no longer counts
 */
public record Release(AllocationId allocation, LocalDate effectiveOn) {

    /** Checks the date. */
    public Release {
        Objects.requireNonNull(allocation, "allocation");
        Require.date(effectiveOn, "effectiveOn");
    }
}
