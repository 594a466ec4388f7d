package io.cartera;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.Money;

/** The law that the credit notes to a document sum to at most what stands of it. */
final class Crediting {

    private final Session session;
    private final CustomerAccount account;
    private final Map<InvoiceId, Invoice> issued = new HashMap<>();
    private final ListMultimap<InvoiceId, Invoice> own = ArrayListMultimap.create();

    /** Over a unit of work. */
    Crediting(Session session, CustomerAccount account) {
        this.session = session;
        this.account = account;
    }

    /** A document that the unit has issued: the store may not tell it yet. */
    void keep(Invoice document) {
        issued.put(document.id(), document);
        document.credits().ifPresent(credited -> own.put(credited, document));
    }

    /** Why a document may not be issued; empty where it credits nothing we issued. */
    Optional<Refusal> refusalToIssue(Invoice note) {
        return note.credits()
                .flatMap(this::find)
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

    /** Why an item may not be reversed on a day: it is of a document that is credited on that day or later. */
    Optional<Refusal> refusalToReverse(ItemId item, LocalDate wantedOn) {
        return item.side() == Side.DEBIT
                ? refusalToReverse(InvoiceId.of(item.document()), account.reversibleOn(item, wantedOn))
                : Optional.empty();
    }

    /** Why a document may not be reversed on a day: it is credited on that day or later. */
    Optional<Refusal> refusalToReverse(InvoiceId document, LocalDate wantedOn) {
        Optional<LocalDate> first = Optional.empty();
        ItemId part = ItemId.debit(document.value());
        for (Optional<LocalDate> on = account.reversibleOn(part, wantedOn);
                on.isPresent();
                on = account.reversibleOn(part, wantedOn)) {
            LocalDate ofPart = on.get();
            first = first.filter(day -> !day.isAfter(ofPart)).or(() -> Optional.of(ofPart));
            part = new ItemId(Side.DEBIT, document.value(), part.part() + 1);
        }
        return refusalToReverse(document, first);
    }

    // Credit notes that name a credit note credit nothing, so neither bears on the other.
    private Optional<Refusal> refusalToReverse(InvoiceId document, Optional<LocalDate> on) {
        boolean isCreditable = find(document)
                .filter(known -> known.type() != InvoiceType.CREDIT_NOTE)
                .isPresent();
        List<InvoiceId> notes = !isCreditable || on.isEmpty()
                ? List.of()
                : notesTo(document).stream()
                        .filter(note -> standsFrom(note, on.get()))
                        .map(Invoice::id)
                        .toList();
        return notes.isEmpty() ? Optional.empty() : Optional.of(CreditedDocument.of(document, notes));
    }

    /** Whether there is a day, this one or a later one, on which a note stands. */
    private boolean standsFrom(Invoice note, LocalDate day) {
        return account.reversedOn(InvoiceEntries.first(note))
                .filter(reversedOn -> !reversedOn.isAfter(day) || !reversedOn.isAfter(note.issuedOn()))
                .isEmpty();
    }

    private boolean standsOn(Invoice note, LocalDate day) {
        return account.reversedOn(InvoiceEntries.first(note))
                .filter(reversedOn -> !reversedOn.isAfter(day))
                .isEmpty();
    }

    /** A document of the account, one of this unit included. */
    Optional<Invoice> find(InvoiceId id) {
        return Optional.ofNullable(issued.get(id)).or(() -> session.invoices().find(account.id(), id));
    }

    private Collection<Invoice> notesTo(InvoiceId document) {
        Map<InvoiceId, Invoice> notes = new TreeMap<>();
        session.invoices().creditNotesTo(account.id(), document).forEach(note -> notes.put(note.id(), note));
        own.get(document).forEach(note -> notes.put(note.id(), note));
        return notes.values();
    }
}
