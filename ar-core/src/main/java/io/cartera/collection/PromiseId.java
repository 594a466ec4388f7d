package io.cartera.collection;

import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Require;

/**
 * The identifier of a promise to pay; unique within an account. It is that of the command which records it.
 * <p>
 * One to 128 characters, not blank, without control characters; compared exactly and ordered by code point.
 * The caller chooses it; it must not be personal, since identifiers survive erasure. Immutable.
 *
 * @param value the identifier as text
 */
public record PromiseId(String value) implements Comparable<PromiseId> {

    /** Checks the text. */
    public PromiseId {
        Require.id(value, "promise id");
    }

    /** The identifier with this text. */
    public static PromiseId of(String value) {
        return new PromiseId(value);
    }

    @Override
    public int compareTo(PromiseId other) {
        return CodePoints.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
