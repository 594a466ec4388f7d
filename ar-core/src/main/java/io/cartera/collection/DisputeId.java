package io.cartera.collection;

import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Require;

/**
 * The identifier of a dispute; unique within an account. It is that of the command which records it.
 * <p>
 * One to 128 characters, not blank, without control characters; compared exactly and ordered by code point.
 * The caller chooses it; it must not be personal, since identifiers survive erasure. Immutable.
 *
 * @param value the identifier as text
 */
public record DisputeId(String value) implements Comparable<DisputeId> {

    /** Checks the text. */
    public DisputeId {
        Require.id(value, "dispute id");
    }

    /** The identifier with this text. */
    public static DisputeId of(String value) {
        return new DisputeId(value);
    }

    @Override
    public int compareTo(DisputeId other) {
        return CodePoints.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
