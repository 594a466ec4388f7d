package io.cartera.invoice;

import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Require;

/**
 * The identifier of a number series; unique within a ledger.
 * <p>
 * One to 128 characters, not blank, without control characters; compared exactly and ordered by code point. It is not
 * what the numbers begin with: that is the prefix of the {@link NumberSeries}. Immutable.
 *
 * @param value the identifier as text
 */
public record SeriesId(String value) implements Comparable<SeriesId> {

    /** Checks the text. */
    public SeriesId {
        Require.id(value, "series id");
    }

    /** The identifier with this text. */
    public static SeriesId of(String value) {
        return new SeriesId(value);
    }

    @Override
    public int compareTo(SeriesId other) {
        return CodePoints.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
