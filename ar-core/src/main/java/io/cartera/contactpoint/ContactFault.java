package io.cartera.contactpoint;

import io.cartera.trace.internal.Require;

/**
 * What is wrong with a contact point, as an open code of the host such as {@code no such area code}: 1 to 128 characters,
 * not blank. It must not repeat the value, which is personal. Immutable.
 *
 * @param code the code
 */
public record ContactFault(String code) {

    /** Checks the code. */
    public ContactFault {
        Require.id(code, "contact fault");
    }

    /** The fault with this code. */
    public static ContactFault of(String code) {
        return new ContactFault(code);
    }
}
