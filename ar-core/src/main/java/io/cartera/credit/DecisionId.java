package io.cartera.credit;

import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Require;

/**
 * Identifies a credit decision that was recorded, within its account.
 * <p>
 * One to 128 characters, not blank, without control characters; compared exactly and ordered by code point. The caller
 * chooses it; it must not be personal, since identifiers survive erasure. Immutable.
 *
 * @param value the identifier as text
 */
public record DecisionId(String value) implements Comparable<DecisionId> {

    /** Checks the text. */
    public DecisionId {
        Require.id(value, "decision");
    }

    /** The identifier with this text. */
    public static DecisionId of(String value) {
        return new DecisionId(value);
    }

    @Override
    public int compareTo(DecisionId other) {
        return CodePoints.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
