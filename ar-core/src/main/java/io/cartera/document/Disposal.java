package io.cartera.document;

import io.cartera.customer.CustomerId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/**
 * A document was destroyed by the host. The record of it stays. Immutable.
 *
 * @param customer under whose account the document is filed
 * @param document the document
 * @param certificate what proves it, such as the number of a shredding certificate; one to 128 characters, not personal
 * @param effectiveOn on which day
 */
public record Disposal(CustomerId customer, DocumentId document, String certificate, LocalDate effectiveOn)
        implements DocumentFact {

    /** Refuses nulls, a certificate that is no identifier, and days beyond the years 1 to 9999. */
    public Disposal {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(document, "document");
        Require.id(certificate, "certificate");
        Require.date(effectiveOn, "effectiveOn");
    }

    @Override
    public CommandKind recordedBy() {
        return CommandKind.RECORD_DISPOSAL;
    }

    @Override
    public Map<String, String> fields() {
        return FactFields.of(document).with(FactFields.CERTIFICATE, certificate).inOrder();
    }
}
