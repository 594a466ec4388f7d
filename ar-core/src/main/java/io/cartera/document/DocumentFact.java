package io.cartera.document;

import io.cartera.customer.CustomerId;
import io.cartera.trace.CommandKind;
import java.time.LocalDate;
import java.util.Map;

/**
 * Something that happened to a document: it was filed, linked, tagged, held, let go or disposed of. Stores and the audit
 * trail keep it by its {@link #fields}. Further kinds may come with later versions. Immutable.
 */
public interface DocumentFact {

    /** Under whose account the document is filed. */
    CustomerId customer();

    /** Which document. */
    DocumentId document();

    /** From which day it counts. */
    LocalDate effectiveOn();

    /** By what kind of command it is recorded. */
    CommandKind recordedBy();

    /** What it says besides customer and day, by name, in a fixed order; what is absent is left out. */
    Map<String, String> fields();

    /**
     * The fact that a command of this kind recorded, of what {@link #fields} gave, as a store kept it.
     *
     * @throws IllegalArgumentException if no fact has these fields
     */
    static DocumentFact of(CommandKind kind, CustomerId customer, LocalDate effectiveOn, Map<String, String> fields) {
        return FactFields.fact(kind, customer, effectiveOn, fields);
    }
}
