package io.cartera.contactpoint;

import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Require;

/**
 * What a contact person does at the customer, as an open code of the caller: 1 to 128 characters, not blank, compared
 * exactly and ordered by code point. Not personal. Immutable.
 *
 * @param code the code
 */
public record ContactRole(String code) implements Comparable<ContactRole> {

    /** Pays our invoices. */
    public static final ContactRole ACCOUNTS_PAYABLE = new ContactRole("accounts payable");

    /** Orders from us. */
    public static final ContactRole BUYER = new ContactRole("buyer");

    /** Answers in matters of law. */
    public static final ContactRole LEGAL = new ContactRole("legal");

    /** Is asked where the others do not answer. */
    public static final ContactRole ESCALATION = new ContactRole("escalation");

    /** Checks the code. */
    public ContactRole {
        Require.id(code, "contact role");
    }

    /** The role with this code. */
    public static ContactRole of(String code) {
        return new ContactRole(code);
    }

    @Override
    public int compareTo(ContactRole other) {
        return CodePoints.compare(code, other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
