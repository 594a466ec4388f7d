package io.cartera.collection;

import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Require;

/**
 * The identifier of a notice that was sent; unique within an account. It is that of the command which records it.
 * <p>
 * One to 128 characters, not blank, without control characters; compared exactly and ordered by code point.
 * The caller chooses it; it must not be personal, since identifiers survive erasure. Immutable.
 *
 * @param value the identifier as text
 */
public record NoticeId(String value) implements Comparable<NoticeId> {

    /** Checks the text. */
    public NoticeId {
        Require.id(value, "notice id");
    }

    /** The identifier with this text. */
    public static NoticeId of(String value) {
        return new NoticeId(value);
    }

    @Override
    public int compareTo(NoticeId other) {
        return CodePoints.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
