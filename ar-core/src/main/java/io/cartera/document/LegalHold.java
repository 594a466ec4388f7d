package io.cartera.document;

import io.cartera.customer.CustomerId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/**
 * A document must not be destroyed, whatever its retention says, until the hold is lifted. A document may be under several.
 * Who placed it is the actor of the command, the words of it its basis. Immutable.
 *
 * @param customer under whose account the document is filed
 * @param document the document
 * @param hold identifies the hold within the account; it is the identifier of the command too
 * @param reason the caller's code for why, such as {@code LITIGATION}; one to 128 characters, not personal
 * @param effectiveOn from which day
 */
public record LegalHold(CustomerId customer, DocumentId document, String hold, String reason, LocalDate effectiveOn)
        implements DocumentFact {

    /** Refuses nulls, hold or reason that are no identifiers, and days beyond the years 1 to 9999. */
    public LegalHold {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(document, "document");
        Require.id(hold, "hold");
        Require.id(reason, "reason");
        Require.date(effectiveOn, "effectiveOn");
    }

    @Override
    public CommandKind recordedBy() {
        return CommandKind.PLACE_HOLD;
    }

    @Override
    public Map<String, String> fields() {
        return fields(document, hold, reason);
    }

    private static Map<String, String> fields(DocumentId document, String hold, String reason) {
        return FactFields.of(document)
                .with(FactFields.HOLD, hold)
                .with(FactFields.REASON, reason)
                .inOrder();
    }

    /**
     * A hold no longer holds. Immutable.
     *
     * @param customer under whose account the document is filed
     * @param document the document
     * @param hold which hold
     * @param reason the caller's code for why; one to 128 characters, not personal
     * @param effectiveOn from which day: that day the document is free
     */
    public record Lift(CustomerId customer, DocumentId document, String hold, String reason, LocalDate effectiveOn)
            implements DocumentFact {

        /** Refuses nulls, hold or reason that are no identifiers, and days beyond the years 1 to 9999. */
        public Lift {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(document, "document");
            Require.id(hold, "hold");
            Require.id(reason, "reason");
            Require.date(effectiveOn, "effectiveOn");
        }

        @Override
        public CommandKind recordedBy() {
            return CommandKind.LIFT_HOLD;
        }

        @Override
        public Map<String, String> fields() {
            return LegalHold.fields(document, hold, reason);
        }
    }
}
