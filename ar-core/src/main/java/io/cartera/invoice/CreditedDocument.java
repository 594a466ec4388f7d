package io.cartera.invoice;

import io.cartera.trace.Refusal;
import java.util.List;
import java.util.Objects;

/**
 * A document cannot be reversed from a day on, since credit notes that {@linkplain Invoice#credits credit} it stand on that
 * day or later: it would be given back twice. A note that is reversed stands until the day from which that counts.
 * Credit notes that name a credit note credit nothing, so that one is reversed like any. What to do: reverse the notes
 * first, from the same day. Immutable.
 */
public final class CreditedDocument implements Refusal {

    private final InvoiceId document;
    private final List<InvoiceId> creditNotes;

    private CreditedDocument(InvoiceId document, List<InvoiceId> creditNotes) {
        this.document = Objects.requireNonNull(document, "document");
        this.creditNotes = List.copyOf(creditNotes);
    }

    /** The refusal to reverse this document, by its credit notes that stand. */
    public static CreditedDocument of(InvoiceId document, List<InvoiceId> creditNotes) {
        return new CreditedDocument(document, creditNotes);
    }

    /** The document that was to be reversed. */
    public InvoiceId document() {
        return document;
    }

    /** The credit notes that stand, by identifier. */
    public List<InvoiceId> creditNotes() {
        return creditNotes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CreditedDocument that
                && document.equals(that.document)
                && creditNotes.equals(that.creditNotes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(document, creditNotes);
    }

    @Override
    public String toString() {
        return "CreditedDocument[" + document + " by " + creditNotes + "]";
    }
}
