package io.cartera.customer;

import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Require;

/**
 * The identifier of a customer in the caller's own books.
 * <p>
 * One to 128 characters, not blank, without control characters; compared exactly and ordered by code point.
 * The caller chooses it; it must not be personal, since identifiers survive erasure. Immutable.
 *
 * @param value the identifier as text
 */
public record CustomerId(String value) implements Comparable<CustomerId> {

    /** Checks the text. */
    public CustomerId {
        Require.id(value, "customer id");
    }

    /** The identifier with this text. */
    public static CustomerId of(String value) {
        return new CustomerId(value);
    }

    @Override
    public int compareTo(CustomerId other) {
        return CodePoints.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
