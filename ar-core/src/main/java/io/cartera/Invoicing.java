package io.cartera;

import io.cartera.access.Permission;
import io.cartera.account.AccountChange;
import io.cartera.account.AccountHistory;
import io.cartera.account.AccountId;
import io.cartera.account.ItemId;
import io.cartera.account.Side;
import io.cartera.customer.CustomerId;
import io.cartera.customerfile.CustomerFile;
import io.cartera.drafts.DraftCheck;
import io.cartera.drafts.DraftFinding;
import io.cartera.external.ExternalRefAttached;
import io.cartera.external.Referent;
import io.cartera.invoice.CreditedBeyondDocument;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceType;
import io.cartera.settlement.SettlementState;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import io.cartera.trace.ExternalRef;
import io.cartera.trace.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The use cases of invoices, debit notes and credit notes. Thread-safe. */
public final class Invoicing {

    private final Desk desk;

    Invoicing(Desk desk) {
        this.desk = desk;
    }

    /**
     * Issues a document: keeps it as it is and posts its total to the customer's account on the date of issue, each
     * instalment as a part of its own with its own due date, numbered from 1 without a gap; an instalment of zero is not
     * posted. The fiscal profile of the customer that is valid on that date, as it is known now, is kept with the document:
     * see {@link Invoice#billedTo()}; and the first invoice or debit note opens the account of a customer that waited for it. Due dates and instalments are
     * resolved here and never again: the document's own date, else its own terms, else those of the customer's file (see
     * {@link CustomerFile#terms}); terms that reduce the tax at invoice apply to a
     * document that states them itself. Business days are those of
     * {@link Receivables#onCalendar}. The identifier is that of the command: a repeat changes nothing, another document under it is {@link Outcome.Conflicting}. Refused with
     * {@link UnknownCustomer}, {@link TermsNotApplicable}, {@link CreditedBeyondDocument},
     * {@link io.cartera.account.AccountRefusal.PeriodClosed},
     * {@link io.cartera.customerfile.CustomerFileRefusal.CustomerClosed},
     * {@link io.cartera.customerfile.CustomerFileRefusal.ProfileErased} or, where another document has a reference of this one,
     * {@link io.cartera.external.ExternalRefRefusal.Taken}; where a series is to number it, with
     * {@link io.cartera.invoice.NumberingRefusal.UnknownSeries} or
     * {@link io.cartera.invoice.NumberingRefusal.IssuedBeforeLast}. The series gives its number last of all, when nothing
     * can refuse the document any more, and {@link #find} shows it. A credit note that {@linkplain Invoice.Builder#crediting credits} a
     * document issued to the customer credits it with those before it at most by what stands of it. It is not applied to it
     * by that.
     *
     * @throws IllegalArgumentException if the document has a number or a profile, and was not issued here with it
     */
    public Outcome<AccountChange> issue(Invoice invoice) {
        return desk.inOneUnit(Permission.ISSUE_DOCUMENTS, invoice.customer(), batch -> batch.issue(invoice));
    }

    /**
     * What a person should look at before a document is issued, in the order that {@link DraftCheck} gives; nothing where
     * all looks right. A reading: nothing is booked, kept or refused for it, and what {@link #issue} refuses by itself, such as
     * an unknown customer or a day before the last number of the series, is not looked for. It reads the entries of the days around the
     * draft, not the history, and the facts of the customer's file as they are known now. Where nothing else says when it
     * falls due, those of its file do: see {@link CustomerFile#terms}.
     */
    public List<DraftFinding> check(Invoice draft, DraftCheck how) {
        AccountId account = desk.account(draft.customer());
        return desk.read(Permission.READ_DOCUMENTS, draft.customer(), session -> {
            Optional<CustomerFile> file = session.customers()
                    .find(draft.customer())
                    .map(found -> CustomerFile.of(found, session.customers().facts(found.id())));
            return how.findings(
                    draft,
                    session.accounts().entries(account, how.window(draft)),
                    OnFile.dueOn(draft, file, desk.calendar()),
                    file);
        });
    }

    /** As {@link #check(Invoice, DraftCheck)}, on a day, by what is near and far where nothing else is said. */
    public List<DraftFinding> check(Invoice draft, LocalDate today) {
        return check(draft, DraftCheck.on(today));
    }

    /**
     * Undoes a document that was issued by mistake: reverses each of its instalments, all or none, as
     * {@link Accounts#reverse} does for one. The opposite entries bear the identifier of the command and are numbered as
     * the instalments. Each is effective on the wanted day, but not before its instalment may be offset, as there. Where
     * an instalment is reversed already nothing happens, and it is refused by name: reverse the others one by one. Refused
     * with {@link UnknownCustomer} or, where no such document was issued to the customer,
     * {@link io.cartera.account.AccountRefusal.UnknownItem} besides; before all others, where a credit note that credits
     * it stands on the first day from which that would count or later, with {@link io.cartera.invoice.CreditedDocument}.
     *
     * @param command the identifier of the command, and of the opposite entries
     */
    public Outcome<AccountChange> reverse(CommandId command, CustomerId customer, InvoiceId document, LocalDate on) {
        return desk.inOneUnit(Permission.REVERSE_DOCUMENTS, customer, batch -> batch.reverse(command, document, on));
    }

    /** The document with this identifier, as it was issued, with its number where a series numbers it. */
    public Optional<Invoice> find(CustomerId customer, InvoiceId id) {
        return desk.read(
                Permission.READ_DOCUMENTS,
                customer,
                session -> session.invoices().find(desk.account(customer), id));
    }

    /** The document of this ledger that another system calls so, as it was issued. */
    public Optional<Invoice> find(ExternalRef ref) {
        return desk.read(
                Permission.READ_DOCUMENTS,
                session -> session.externalRefs()
                        .find(Referent.Kind.DOCUMENT, ref)
                        .filter(attached -> attached.account().ledger().equals(desk.ledger()))
                        .flatMap(attached -> session.invoices()
                                .find(
                                        attached.account(),
                                        InvoiceId.of(attached.referent().id()))));
    }

    /**
     * Attaches one more reference of another system to a document; what is attached stays. A repeat changes nothing;
     * another reference or document under the same identifier is {@link Outcome.Conflicting}. Refused with
     * {@link UnknownCustomer}, {@link io.cartera.external.ExternalRefRefusal.UnknownReferent} or
     * {@link io.cartera.external.ExternalRefRefusal.Taken}.
     */
    public Outcome<ExternalRefAttached> attach(
            CommandId command, CustomerId customer, InvoiceId document, ExternalRef ref) {
        AccountId account = desk.account(customer);
        return Attaching.attach(
                desk,
                Permission.MAINTAIN_DOCUMENTS,
                command,
                Referent.document(account, document),
                ref,
                session -> session.invoices().find(account, document).isPresent());
    }

    /** What other systems call the document, with those of its issue, by system and identifier. */
    public List<ExternalRefAttached> externalRefs(CustomerId customer, InvoiceId document) {
        return desk.read(
                Permission.READ_DOCUMENTS,
                customer,
                session -> session.externalRefs().of(Referent.document(desk.account(customer), document)));
    }

    /** How far a document is settled on a day, and by what: see {@link #settlement(CustomerId, InvoiceId, AsOf)}. */
    public Optional<SettlementState> settlement(CustomerId customer, InvoiceId id, LocalDate on) {
        return settlement(customer, id, AsOf.of(on));
    }

    /** How far a document is settled, all its parts together, and by what; empty where it does not count by then. */
    public Optional<SettlementState> settlement(CustomerId customer, InvoiceId id, AsOf asOf) {
        return desk.read(
                Permission.READ_DOCUMENTS,
                customer,
                session -> session.invoices()
                        .find(desk.account(customer), id)
                        .flatMap(invoice -> SettlementState.of(
                                known(session.accounts().history(desk.account(customer)), asOf),
                                invoice.type() == InvoiceType.CREDIT_NOTE ? Side.CREDIT : Side.DEBIT,
                                id.value(),
                                invoice.currency(),
                                asOf.date())));
    }

    /** How far one item is settled, such as an instalment, and by what; empty where it does not count by then. */
    public Optional<SettlementState> settlement(CustomerId customer, ItemId item, AsOf asOf) {
        return desk.read(
                Permission.READ_DOCUMENTS,
                customer,
                session -> SettlementState.of(
                        known(session.accounts().history(desk.account(customer)), asOf), item, asOf.date()));
    }

    private static AccountHistory known(AccountHistory history, AsOf asOf) {
        return history.knownAt(asOf);
    }
}
