package io.cartera;

import io.cartera.account.CustomerAccount;
import io.cartera.account.ItemId;
import io.cartera.account.Side;
import io.cartera.invoice.CreditedBeyondDocument;
import io.cartera.invoice.CreditedDocument;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceType;
import io.cartera.store.Session;
import io.cartera.trace.CommandId;
import io.cartera.trace.Refusal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.Money;

/** The law that the credit notes to a document sum to at most what stands of it. */
final class Crediting {

    private final Session session;
    private final CustomerAccount account;
    private final Map<InvoiceId, Invoice> issued;

    /** Over a unit of work that has issued these documents, which the store may not tell yet. */
    Crediting(Session session, CustomerAccount account, Map<InvoiceId, Invoice> issued) {
        this.session = session;
        this.account = account;
        this.issued = issued;
    }

    /** Why a document may not be issued; empty where it credits nothing we issued. */
    Optional<Refusal> refusalToIssue(Invoice note) {
        return note.credits()
                .flatMap(id -> Optional.ofNullable(issued.get(id))
                        .or(() -> session.invoices().find(account.id(), id)))
                .filter(document -> document.type() != InvoiceType.CREDIT_NOTE)
                .flatMap(document -> refusal(note, document));
    }

    private Optional<Refusal> refusal(Invoice note, Invoice document) {
        Money left = account.standing(CommandId.of(document.id().value())).orElseThrow();
        for (Invoice other : notesTo(document.id())) {
            // A note that was issued before the document it names may be in any currency and of any amount.
            boolean counts = other.currency().equals(document.currency()) && standsOn(other, note.issuedOn());
            left = counts ? left.minus(other.total()) : left;
        }
        boolean isWithin =
                note.currency().equals(document.currency()) && !note.total().isGreaterThan(left);
        Money creditable = left.isNegative() ? Money.zero(document.currency()) : left;
        return isWithin
                ? Optional.empty()
                : Optional.of(CreditedBeyondDocument.of(document.id(), creditable, note.total()));
    }

    /** Why an item may not be reversed: it is of a document that was credited. */
    Optional<Refusal> refusalToReverse(ItemId item) {
        return item.side() == Side.DEBIT ? refusalToReverse(InvoiceId.of(item.document())) : Optional.empty();
    }

    /** Why a document may not be reversed: it was credited. */
    Optional<Refusal> refusalToReverse(InvoiceId document) {
        List<InvoiceId> notes = account.standing(CommandId.of(document.value())).isEmpty()
                ? List.of()
                : notesTo(document).stream()
                        .filter(note ->
                                account.reversedOn(InvoiceEntries.first(note)).isEmpty())
                        .map(Invoice::id)
                        .toList();
        return notes.isEmpty() ? Optional.empty() : Optional.of(CreditedDocument.of(document, notes));
    }

    private boolean standsOn(Invoice note, LocalDate day) {
        return account.reversedOn(InvoiceEntries.first(note))
                .filter(reversedOn -> !reversedOn.isAfter(day))
                .isEmpty();
    }

    private Collection<Invoice> notesTo(InvoiceId document) {
        Map<InvoiceId, Invoice> notes = new TreeMap<>();
        session.invoices().creditNotesTo(account.id(), document).forEach(note -> notes.put(note.id(), note));
        issued.values().stream()
                .filter(note -> note.credits().filter(document::equals).isPresent())
                .forEach(note -> notes.put(note.id(), note));
        return notes.values();
    }
}
