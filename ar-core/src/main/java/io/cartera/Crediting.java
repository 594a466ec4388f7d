package io.cartera;

import io.cartera.invoice.CreditedBeyondDocument;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.Money;

/** The law that the credit notes to a document sum to at most its total. */
final class Crediting {

    private Crediting() {}

    /** Why a document may not be issued; empty where it credits nothing. A reference to nothing we issued is a text. */
    static Optional<CreditedBeyondDocument> refusal(
            Invoice note,
            Function<InvoiceId, Optional<Invoice>> issued,
            Function<InvoiceId, List<Invoice>> creditNotesTo) {
        return note.credits()
                .flatMap(issued)
                .filter(document -> document.type() != InvoiceType.CREDIT_NOTE)
                .flatMap(document -> refusal(note.total(), document, creditNotesTo.apply(document.id())));
    }

    private static Optional<CreditedBeyondDocument> refusal(Money asked, Invoice document, List<Invoice> notes) {
        // A note that was issued before the document it names may be in any currency and of any amount.
        Money left = notes.stream()
                .filter(note -> note.currency().equals(document.currency()))
                .map(Invoice::total)
                .reduce(document.total(), Money::minus);
        boolean isWithin = asked.getCurrencyUnit().equals(document.currency()) && !asked.isGreaterThan(left);
        Money creditable = left.isNegative() ? Money.zero(document.currency()) : left;
        return isWithin ? Optional.empty() : Optional.of(CreditedBeyondDocument.of(document.id(), creditable, asked));
    }
}
