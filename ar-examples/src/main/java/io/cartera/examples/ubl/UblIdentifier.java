package io.cartera.examples.ubl;

import org.jspecify.annotations.Nullable;

/**
 * An identifier and who gives out such ones. Immutable.
 *
 * @param value the identifier
 * @param scheme the code of the scheme, such as {@code 0088} for a global location number; none where the document names
 *     none
 */
public record UblIdentifier(String value, @Nullable String scheme) {

    /** Nothing of it: it may be a person's. */
    @Override
    public String toString() {
        return "UblIdentifier";
    }
}
