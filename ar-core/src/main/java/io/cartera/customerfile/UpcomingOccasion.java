package io.cartera.customerfile;

import io.cartera.party.Occasion;
import java.time.LocalDate;
import java.util.Objects;

/**
 * An occasion of a customer, and the day on which it comes. Personal as the occasion is. Immutable.
 *
 * @param key the key of its fact
 * @param occasion the occasion
 * @param on the day
 */
public record UpcomingOccasion(String key, Occasion occasion, LocalDate on) {

    /** Refuses nulls. */
    public UpcomingOccasion {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(occasion, "occasion");
        Objects.requireNonNull(on, "on");
    }
}
