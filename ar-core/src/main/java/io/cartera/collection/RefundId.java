package io.cartera.collection;

import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Require;

/**
 * The identifier of a refund that is asked for; unique within an account. It is that of the command which asks for it and of the one which pays it.
 * <p>
 * One to 128 characters, not blank, without control characters; compared exactly and ordered by code point.
 * The caller chooses it; it must not be personal, since identifiers survive erasure. Immutable.
 *
 * @param value the identifier as text
 */
public record RefundId(String value) implements Comparable<RefundId> {

    /** Checks the text. */
    public RefundId {
        Require.id(value, "refund id");
    }

    /** The identifier with this text. */
    public static RefundId of(String value) {
        return new RefundId(value);
    }

    @Override
    public int compareTo(RefundId other) {
        return CodePoints.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
