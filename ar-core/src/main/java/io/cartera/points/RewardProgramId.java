package io.cartera.points;

import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Require;

/**
 * The identifier of a programme that rewards customers. Points of two programmes are never added up.
 * <p>
 * One to 128 characters, not blank, without control characters; compared exactly and ordered by code point. Immutable.
 *
 * @param value the identifier as text
 */
public record RewardProgramId(String value) implements Comparable<RewardProgramId> {

    /** Checks the text. */
    public RewardProgramId {
        Require.id(value, "reward program id");
    }

    /** The identifier with this text. */
    public static RewardProgramId of(String value) {
        return new RewardProgramId(value);
    }

    @Override
    public int compareTo(RewardProgramId other) {
        return CodePoints.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
