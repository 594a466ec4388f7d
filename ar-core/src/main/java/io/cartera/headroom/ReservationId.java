package io.cartera.headroom;

import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Require;

/**
 * The identifier of a reservation; unique within an account. It is that of the command which makes it.
 * <p>
 * One to 128 characters, not blank, without control characters; compared exactly and ordered by code point.
 * The caller chooses it; it must not be personal, since identifiers survive erasure. Immutable.
 *
 * @param value the identifier as text
 */
public record ReservationId(String value) implements Comparable<ReservationId> {

    /** Checks the text. */
    public ReservationId {
        Require.id(value, "reservation id");
    }

    /** The identifier with this text. */
    public static ReservationId of(String value) {
        return new ReservationId(value);
    }

    @Override
    public int compareTo(ReservationId other) {
        return CodePoints.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
