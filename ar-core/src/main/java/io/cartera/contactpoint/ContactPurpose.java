package io.cartera.contactpoint;

import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Require;

/**
 * What somebody is contacted about, as an open code of the caller: 1 to 128 characters, not blank, compared exactly and
 * ordered by code point. Not personal. Immutable.
 *
 * @param code the code
 */
public record ContactPurpose(String code) implements Comparable<ContactPurpose> {

    /** Invoices and other documents. */
    public static final ContactPurpose INVOICES = new ContactPurpose("invoices");

    /** Statements of account. */
    public static final ContactPurpose STATEMENTS = new ContactPurpose("statements");

    /** Reminders of what is overdue. */
    public static final ContactPurpose REMINDERS = new ContactPurpose("reminders");

    /** Offers and greetings, for which nobody is contacted who has not said so. */
    public static final ContactPurpose MARKETING = new ContactPurpose("marketing");

    /** Checks the code. */
    public ContactPurpose {
        Require.id(code, "contact purpose");
    }

    /** The purpose with this code. */
    public static ContactPurpose of(String code) {
        return new ContactPurpose(code);
    }

    @Override
    public int compareTo(ContactPurpose other) {
        return CodePoints.compare(code, other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
