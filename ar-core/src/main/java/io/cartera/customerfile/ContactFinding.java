package io.cartera.customerfile;

import io.cartera.contactpoint.ContactFault;
import io.cartera.contactpoint.ContactPoint;
import java.util.Objects;

/**
 * What is wrong with a contact point on file. Immutable.
 *
 * @param kind the name of the kind of the fact that has it
 * @param key the key of that fact
 * @param point the point
 * @param fault what is wrong with it
 */
public record ContactFinding(String kind, String key, ContactPoint point, ContactFault fault) {

    /** Refuses nulls. */
    public ContactFinding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(point, "point");
        Objects.requireNonNull(fault, "fault");
    }
}
