package io.cartera.account;

import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Require;

/**
 * The identifier of a receivables ledger: the customer accounts of one selling legal entity.
 * <p>
 * One to 128 characters, not blank, without control characters; compared exactly and ordered by code point.
 * The caller chooses it; it must not be personal, since identifiers survive erasure. Immutable.
 *
 * @param value the identifier as text
 */
public record LedgerId(String value) implements Comparable<LedgerId> {

    /** The ledger used where the caller names none. */
    public static final LedgerId MAIN = new LedgerId("main");

    /** Checks the text. */
    public LedgerId {
        Require.id(value, "ledger id");
    }

    /** The identifier with this text. */
    public static LedgerId of(String value) {
        return new LedgerId(value);
    }

    @Override
    public int compareTo(LedgerId other) {
        return CodePoints.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
