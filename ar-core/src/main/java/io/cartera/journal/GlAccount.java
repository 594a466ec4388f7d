package io.cartera.journal;

import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Require;

/**
 * An account of the general ledger, such as {@code 1200}: from the caller's own chart of accounts.
 * <p>
 * One to 128 characters, not blank, without control characters; compared exactly and ordered by code point. Immutable.
 *
 * @param value the account's number or name as text
 */
public record GlAccount(String value) implements Comparable<GlAccount> {

    /** Checks the text. */
    public GlAccount {
        Require.id(value, "general ledger account");
    }

    /** The account with this number or name. */
    public static GlAccount of(String value) {
        return new GlAccount(value);
    }

    @Override
    public int compareTo(GlAccount other) {
        return CodePoints.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
