package io.cartera.examples.ubl;

import org.jspecify.annotations.Nullable;

/**
 * Whom to ask (BG-6, BG-9); what a document leaves out is null. Immutable.
 *
 * @param name a person or a desk (BT-41, BT-56)
 * @param telephone the number (BT-42, BT-57)
 * @param email the address (BT-43, BT-58)
 */
public record UblContact(
        @Nullable String name,
        @Nullable String telephone,
        @Nullable String email) {

    /** Nothing of it: it is mostly a person's. */
    @Override
    public String toString() {
        return "UblContact";
    }
}
