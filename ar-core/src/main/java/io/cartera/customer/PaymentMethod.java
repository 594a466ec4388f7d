package io.cartera.customer;

import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Require;

/**
 * How a payment was made, such as {@code cheque} or {@code transfer}: the caller's own open list.
 * <p>
 * One to 128 characters, not blank, without control characters; compared exactly and ordered by code point.
 * The caller chooses it; it must not be personal, since identifiers survive erasure. Immutable.
 *
 * @param value the identifier as text
 */
public record PaymentMethod(String value) implements Comparable<PaymentMethod> {

    /** Checks the text. */
    public PaymentMethod {
        Require.id(value, "payment method");
    }

    /** The identifier with this text. */
    public static PaymentMethod of(String value) {
        return new PaymentMethod(value);
    }

    @Override
    public int compareTo(PaymentMethod other) {
        return CodePoints.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
