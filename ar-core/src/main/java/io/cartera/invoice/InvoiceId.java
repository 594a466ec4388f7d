package io.cartera.invoice;

import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Require;

/**
 * The identifier of an invoice, debit note or credit note; unique within an account.
 * <p>
 * One to 128 characters, not blank, without control characters; compared exactly and ordered by code point.
 * The caller chooses it; it must not be personal, since identifiers survive erasure. Immutable.
 *
 * @param value the identifier as text
 */
public record InvoiceId(String value) implements Comparable<InvoiceId> {

    /** Checks the text. */
    public InvoiceId {
        Require.id(value, "document id");
    }

    /** The identifier with this text. */
    public static InvoiceId of(String value) {
        return new InvoiceId(value);
    }

    @Override
    public int compareTo(InvoiceId other) {
        return CodePoints.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
