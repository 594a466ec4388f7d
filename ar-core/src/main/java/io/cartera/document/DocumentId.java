package io.cartera.document;

import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Require;

/**
 * Identifies a document within the account it is filed under. One to 128 characters, not blank, without control
 * characters; compared exactly and ordered by code point. The caller chooses it; it must not be personal. Immutable.
 *
 * @param value the identifier as text
 */
public record DocumentId(String value) implements Comparable<DocumentId> {

    /** Checks the text. */
    public DocumentId {
        Require.id(value, "document");
    }

    /** The identifier with this text. */
    public static DocumentId of(String value) {
        return new DocumentId(value);
    }

    @Override
    public int compareTo(DocumentId other) {
        return CodePoints.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
