package io.cartera.document;

import io.cartera.customer.CustomerId;
import io.cartera.external.Referent;
import io.cartera.trace.CommandKind;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/**
 * A document is about a customer, an invoice or a payment, of any account. Immutable.
 *
 * @param customer under whose account the document is filed
 * @param document the document
 * @param subject what it is about
 * @param effectiveOn from which day
 */
public record DocumentLink(CustomerId customer, DocumentId document, Referent subject, LocalDate effectiveOn)
        implements DocumentFact {

    /** Refuses nulls and days beyond the years 1 to 9999. */
    public DocumentLink {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(subject, "subject");
        Require.date(effectiveOn, "effectiveOn");
    }

    @Override
    public CommandKind recordedBy() {
        return CommandKind.LINK_DOCUMENT;
    }

    @Override
    public Map<String, String> fields() {
        return FactFields.of(document).with(subject).inOrder();
    }
}
