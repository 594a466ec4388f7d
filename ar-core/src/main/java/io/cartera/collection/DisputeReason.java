package io.cartera.collection;

import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Require;

/**
 * Why a customer disputes an item, as a code: the usual ones are constants, and the list is the caller's own to extend.
 * <p>
 * One to 128 characters, not blank, without control characters; compared exactly and ordered by code point.
 * It must not be personal, since it survives erasure. Immutable.
 *
 * @param value the code as text
 */
public record DisputeReason(String value) implements Comparable<DisputeReason> {

    /** Another price was agreed. */
    public static final DisputeReason PRICE = new DisputeReason("PRICE");
    /** Less, or more, was delivered than is charged. */
    public static final DisputeReason QUANTITY = new DisputeReason("QUANTITY");
    /** What was delivered is faulty. */
    public static final DisputeReason QUALITY = new DisputeReason("QUALITY");
    /** It came late, elsewhere, or not at all. */
    public static final DisputeReason DELIVERY = new DisputeReason("DELIVERY");
    /** The customer did not order it. */
    public static final DisputeReason NOT_ORDERED = new DisputeReason("NOT_ORDERED");
    /** It was charged before. */
    public static final DisputeReason DUPLICATE = new DisputeReason("DUPLICATE");
    /** The customer says that it is paid. */
    public static final DisputeReason ALREADY_PAID = new DisputeReason("ALREADY_PAID");
    /** None of the others. */
    public static final DisputeReason OTHER = new DisputeReason("OTHER");

    /** Checks the text. */
    public DisputeReason {
        Require.id(value, "dispute reason");
    }

    /** The reason with this code. */
    public static DisputeReason of(String value) {
        return new DisputeReason(value);
    }

    @Override
    public int compareTo(DisputeReason other) {
        return CodePoints.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
