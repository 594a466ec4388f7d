package io.cartera;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountId;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.customerfile.CustomerFile;
import io.cartera.customerfile.CustomerFileRefusal;
import io.cartera.invoice.BilledTo;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceType;
import io.cartera.relationship.AdministrativeStatus;
import io.cartera.store.Session;
import io.cartera.terms.PaymentTerms;
import io.cartera.terms.TermsNotApplicableException;
import io.cartera.time.AsOf;
import io.cartera.time.BusinessCalendar;
import io.cartera.trace.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The customer to whom the documents of a unit of work are issued, as its file has it; read where a document needs it, and then once. */
final class OnFile {

    private static final PaymentTerms TERMS_OF_A_STRANGER = PaymentTerms.netDays(30);

    private final Desk desk;
    private final Session session;
    private final AccountId id;
    private @Nullable CustomerFile file;

    OnFile(Desk desk, Session session, AccountId id) {
        this.desk = desk;
        this.session = session;
        this.id = id;
    }

    /** The document with the profile that is valid on its date of issue, as known now. */
    Invoice billed(Invoice invoice, Customer found) {
        return invoice.billedTo().isPresent()
                ? invoice
                : file(found)
                        .fiscalProfileFact(AsOf.of(invoice.issuedOn()))
                        .map(recorded -> invoice.billedTo(BilledTo.of(
                                recorded.number(),
                                recorded.fact().from(),
                                recorded.fact().content(CustomerFactKind.FISCAL_PROFILE))))
                        .orElse(invoice);
    }

    /** The file of the customer, with what this unit added. */
    CustomerFile file(Customer found) {
        CustomerFile known = file;
        if (known == null) {
            known = CustomerFile.of(found, session.customers().facts(found.id()));
            file = known;
        }
        return known;
    }

    /** Whether the customer is closed on the day of the document. */
    Optional<Refusal> closed(Invoice invoice, Customer found) {
        AsOf on = AsOf.of(invoice.issuedOn());
        CustomerFile known = file(found);
        return invoice.type() == InvoiceType.CREDIT_NOTE || known.standing(on).status() != AdministrativeStatus.CLOSED
                ? Optional.empty()
                : known.find(CustomerFactKind.STANDING, CustomerFact.ONLY, on)
                        .map(recorded -> new CustomerFileRefusal.CustomerClosed(
                                found.id(), invoice.issuedOn(), recorded.fact().from()));
    }

    /** Whether the profile to which it would be billed is erased. */
    static Optional<Refusal> billedToNobody(Invoice invoice) {
        return invoice.billedTo()
                .filter(billed -> billed.profile().isErased())
                .map(billed ->
                        new CustomerFileRefusal.ProfileErased(invoice.customer(), invoice.issuedOn(), billed.fact()));
    }

    /** Opens the account of the customer with its first sale, where that is what opens it; gives what was recorded. */
    Optional<CustomerFactRecorded> open(Invoice invoice, Customer found, AccountChange change) {
        boolean isFirstSale = invoice.type() != InvoiceType.CREDIT_NOTE
                && file(found).opensOnFirstSale()
                && file(found)
                        .accountOpened(id.ledger())
                        .filter(opened ->
                                !invoice.issuedOn().isBefore(opened.fact().from()))
                        .isEmpty();
        if (!isFirstSale) {
            return Optional.empty();
        }
        // The lock of the account keeps a second first sale out; that of the file, facts from other ledgers.
        Filing filing = new Filing(desk, session, id);
        CustomerFact opened = CustomerFact.of(
                found.id(),
                CustomerFactKind.ACCOUNT_OPENED,
                id.ledger().value(),
                invoice.id().value(),
                invoice.issuedOn());
        CustomerFile before = filing.locked(found);
        CustomerFactRecorded recorded = filing.add(
                before,
                change.recording().command().id(),
                opened,
                change.recording().at());
        List<CustomerFactRecorded> facts = new ArrayList<>(before.facts());
        facts.add(recorded);
        file = CustomerFile.of(found, facts);
        return Optional.of(recorded);
    }

    /** When a document would fall due; empty where its terms cannot be applied to it, as issuing it would say. */
    static Optional<LocalDate> dueOn(Invoice draft, Optional<CustomerFile> file, Optional<BusinessCalendar> calendar) {
        if (draft.type() == InvoiceType.CREDIT_NOTE) {
            return Optional.empty();
        }
        PaymentTerms terms = file.map(
                        known -> known.terms(AsOf.of(draft.issuedOn())).value())
                .orElse(TERMS_OF_A_STRANGER);
        try {
            return Optional.of(calendar.isPresent() ? draft.dueOn(terms, calendar.get()) : draft.dueOn(terms));
        } catch (TermsNotApplicableException e) {
            return Optional.empty();
        }
    }
}
