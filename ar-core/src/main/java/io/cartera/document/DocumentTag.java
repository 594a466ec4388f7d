package io.cartera.document;

import io.cartera.customer.CustomerId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/**
 * A document is classified under a tag of the caller's. Immutable.
 *
 * @param customer under whose account the document is filed
 * @param document the document
 * @param tag one to 128 characters, not personal
 * @param effectiveOn from which day
 */
public record DocumentTag(CustomerId customer, DocumentId document, String tag, LocalDate effectiveOn)
        implements DocumentFact {

    /** Refuses nulls, a tag that is no identifier, and days beyond the years 1 to 9999. */
    public DocumentTag {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(document, "document");
        Require.id(tag, "tag");
        Require.date(effectiveOn, "effectiveOn");
    }

    @Override
    public CommandKind recordedBy() {
        return CommandKind.TAG_DOCUMENT;
    }

    @Override
    public Map<String, String> fields() {
        return FactFields.of(document).with(FactFields.TAG, tag).inOrder();
    }
}
