package io.cartera.freshness;

import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Require;

/**
 * Identifies a source from which a ledger is imported, such as a shop or the statements of a bank. One to 128 characters, not
 * blank, without control characters; compared exactly and ordered by code point. The caller chooses it; it must not be
 * personal. Immutable.
 *
 * @param value the identifier as text
 */
public record SourceId(String value) implements Comparable<SourceId> {

    /** Checks the text. */
    public SourceId {
        Require.id(value, "source");
    }

    /** The identifier with this text. */
    public static SourceId of(String value) {
        return new SourceId(value);
    }

    @Override
    public int compareTo(SourceId other) {
        return CodePoints.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
