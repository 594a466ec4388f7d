package io.cartera.document;

import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Require;

/**
 * What a document is, such as {@code CONTRACT}: an open list, of which the constants are the usual ones.
 * <p>
 * One to 128 characters, not blank, without control characters; compared exactly and ordered by code point. Immutable.
 *
 * @param value the code
 */
public record DocumentKind(String value) implements Comparable<DocumentKind> {

    /** An invoice or debit note. */
    public static final DocumentKind INVOICE = of("INVOICE");
    /** A credit note. */
    public static final DocumentKind CREDIT_NOTE = of("CREDIT_NOTE");
    /** A contract. */
    public static final DocumentKind CONTRACT = of("CONTRACT");
    /** A quote. */
    public static final DocumentKind QUOTE = of("QUOTE");
    /** A delivery note. */
    public static final DocumentKind DELIVERY_NOTE = of("DELIVERY_NOTE");
    /** An order. */
    public static final DocumentKind ORDER = of("ORDER");
    /** A statement of account. */
    public static final DocumentKind STATEMENT = of("STATEMENT");
    /** A reminder or other dunning letter. */
    public static final DocumentKind DUNNING_LETTER = of("DUNNING_LETTER");
    /** A remittance advice. */
    public static final DocumentKind REMITTANCE = of("REMITTANCE");
    /** An order to pay something back. */
    public static final DocumentKind REFUND_ORDER = of("REFUND_ORDER");
    /** A complaint. */
    public static final DocumentKind COMPLAINT = of("COMPLAINT");
    /** A policy, such as one of credit insurance. */
    public static final DocumentKind POLICY = of("POLICY");
    /** Any other paper of the work. */
    public static final DocumentKind WORKING_DOCUMENT = of("WORKING_DOCUMENT");

    /** Checks the code. */
    public DocumentKind {
        Require.id(value, "document kind");
    }

    /** The kind with this code. */
    public static DocumentKind of(String value) {
        return new DocumentKind(value);
    }

    @Override
    public int compareTo(DocumentKind other) {
        return CodePoints.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
