package io.cartera.trace;

import io.cartera.trace.internal.Require;

/**
 * What a command rests on: a contract, a court order, a ticket, a bank file, by its reference.
 * It stays in the books for ever, so it must not be personal. Immutable.
 *
 * @param reference where the basis can be found, 1 to 1000 characters
 */
public record Basis(String reference) {

    /** Checks the text. */
    public Basis {
        Require.text(reference, "basis");
    }

    /** The basis with this reference. */
    public static Basis of(String reference) {
        return new Basis(reference);
    }

    @Override
    public String toString() {
        return reference;
    }
}
