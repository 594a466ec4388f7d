package io.cartera;

import io.cartera.access.Permission;
import io.cartera.account.AccountFacts;
import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.audit.AuditFacts;
import io.cartera.audit.AuditRecord;
import io.cartera.customer.CustomerId;
import io.cartera.document.Disposal;
import io.cartera.document.DocumentFact;
import io.cartera.document.DocumentFile;
import io.cartera.document.DocumentId;
import io.cartera.document.DocumentLink;
import io.cartera.document.DocumentRecord;
import io.cartera.document.DocumentRecorded;
import io.cartera.document.DocumentState;
import io.cartera.document.DocumentTag;
import io.cartera.document.LegalHold;
import io.cartera.document.RetentionSchedule;
import io.cartera.external.ExternalRefRefusal;
import io.cartera.external.Referent;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.PaymentId;
import io.cartera.store.Session;
import io.cartera.store.outer.DocumentRepository;
import io.cartera.store.outer.OuterSession;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.Difference;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The register of documents that are kept: the library knows their fingerprint and where they lie, the host has the bytes.
 * Every command is audited on the account under which the document is filed, and safe to repeat. Nothing here destroys
 * anything. Every method throws {@link io.cartera.store.outer.NoOuterRingException} over a store without the outer ring.
 * Thread-safe. Example:
 * <pre>{@code
 * books.documents().register(DocumentRecord.of(acme, DocumentId.of("CT-1"), DocumentKind.CONTRACT, day, hash, "vault/CT-1")
 *         .inJurisdiction("ES"));
 * books.documents().placeHold(new LegalHold(acme, DocumentId.of("CT-1"), "H-1", "LITIGATION", day));
 * books.documents().dueForDisposal(RetentionSchedule.of(policy), LocalDate.parse("2033-01-01")); // none: it is held
 * }</pre>
 */
public final class Documents {

    private final Desk desk;

    Documents(Desk desk) {
        this.desk = desk;
    }

    /** Files a document; its identifier is that of the command. Refused with {@link UnknownCustomer}. */
    public Outcome<DocumentRecord> register(DocumentRecord record) {
        return record(Permission.FILE_DOCUMENTS, CommandId.of(record.document().value()), record);
    }

    /**
     * Links a document with what it is about. Refused with {@link UnknownCustomer}, with
     * {@link ExternalRefRefusal.UnknownReferent}, or as {@link io.cartera.document.DocumentRefusal} says. Where it is about
     * another account, the permission is asked for there too.
     */
    public Outcome<DocumentLink> link(CommandId command, DocumentLink link) {
        askFor(Permission.FILE_DOCUMENTS, link.customer(), link.subject());
        return record(Permission.FILE_DOCUMENTS, command, link);
    }

    /**
     * Classifies a document. Refused with {@link UnknownCustomer} or as {@link io.cartera.document.DocumentRefusal} says.
     */
    public Outcome<DocumentTag> tag(CommandId command, DocumentTag tag) {
        return record(Permission.FILE_DOCUMENTS, command, tag);
    }

    /**
     * Places a hold; its identifier is that of the command. Refused with {@link UnknownCustomer} or as
     * {@link io.cartera.document.DocumentRefusal} says.
     */
    public Outcome<LegalHold> placeHold(LegalHold hold) {
        return record(Permission.HOLD_DOCUMENTS, CommandId.of(hold.hold()), hold);
    }

    /** Lifts a hold. Refused with {@link UnknownCustomer} or as {@link io.cartera.document.DocumentRefusal} says. */
    public Outcome<LegalHold.Lift> liftHold(CommandId command, LegalHold.Lift lift) {
        return record(Permission.HOLD_DOCUMENTS, command, lift);
    }

    /**
     * Records that the host has destroyed a document. Refused with {@link UnknownCustomer} or as
     * {@link io.cartera.document.DocumentRefusal} says, under a hold above all; neither retention is asked nor what is open: what
     * may be destroyed is told before by {@link #dueForDisposal}, of documents that are linked with what they are about.
     */
    public Outcome<Disposal> recordDisposal(CommandId command, Disposal disposal) {
        return record(Permission.DISPOSE_OF_DOCUMENTS, command, disposal);
    }

    // Whether something is there, or open, is not told to whom its customer is none of their business.
    private void askFor(Permission permission, CustomerId asked, Referent subject) {
        LedgerId ledger = subject.ledger().orElse(desk.ledger());
        if (!ledger.equals(desk.ledger()) || !subject.customer().equals(asked)) {
            desk.inLedger(ledger).ask(permission, subject.customer());
        }
    }

    private <F extends DocumentFact> Outcome<F> record(Permission permission, CommandId id, F fact) {
        Command command = desk.command(fact.recordedBy(), id);
        AccountId account = desk.account(fact.customer());
        return desk.write(permission, fact.customer(), account, (session, told) -> {
            DocumentRepository documents = OuterSession.of(session).documents();
            AccountFacts books = session.accounts().lock(account);
            Optional<DocumentRecorded> existing = documents.find(account, command.kind(), id);
            if (existing.isPresent()) {
                Outcome<F> outcome = repeated(existing.get(), fact);
                if (outcome.applied().isEmpty()) {
                    desk.audit(session, AuditRecord.of(account, desk.now(), command, outcome), AuditFacts.none());
                }
                return outcome;
            }
            Instant at = stampAfter(documents.lastRecordedAt(account), books);
            Optional<Refusal> refusal = refusalOf(session, documents.find(account, fact.document()), fact);
            if (refusal.isPresent()) {
                Outcome<F> refused = new Outcome.Refused<>(id, refusal.get());
                desk.audit(session, AuditRecord.of(account, at, command, refused), AuditFacts.none());
                return refused;
            }
            DocumentRecorded recorded = DocumentRecorded.of(account, command, fact, at);
            Outcome<F> outcome = new Outcome.Applied<>(id, fact, List.of(recorded));
            documents.add(recorded);
            desk.audit(session, AuditRecord.of(account, at, command, outcome), AuditFacts.of(recorded));
            outcome.events().forEach(told);
            return outcome;
        });
    }

    private static <F extends DocumentFact> Outcome<F> repeated(DocumentRecorded existing, F offered) {
        CommandId id = existing.command().id();
        return Difference.between(fields(existing.fact()), fields(offered))
                .<Outcome<F>>map(difference -> Outcome.Conflicting.of(id, difference))
                .orElseGet(() -> new Outcome.Applied<>(id, offered, List.of(existing)));
    }

    private static Map<String, String> fields(DocumentFact fact) {
        Map<String, String> fields = new LinkedHashMap<>(fact.fields());
        fields.put("effectiveOn", fact.effectiveOn().toString());
        return fields;
    }

    private Optional<Refusal> refusalOf(Session session, DocumentFile file, DocumentFact fact) {
        if (session.customers().find(fact.customer()).isEmpty()) {
            return Optional.of(new UnknownCustomer(fact.customer()));
        }
        Optional<Refusal> refusal = file.refusalOf(fact);
        return refusal.isEmpty() && fact instanceof DocumentLink link && !isThere(session, link.subject())
                ? Optional.of(new ExternalRefRefusal.UnknownReferent(link.subject()))
                : refusal;
    }

    private static boolean isThere(Session session, Referent subject) {
        return subject.ledger()
                .map(ledger -> AccountId.of(ledger, subject.customer()))
                .map(account -> subject.kind() == Referent.Kind.DOCUMENT
                        ? session.invoices()
                                .find(account, InvoiceId.of(subject.id()))
                                .isPresent()
                        : session.payments()
                                .find(account, PaymentId.of(subject.id()))
                                .isPresent())
                .orElseGet(() -> session.customers().find(subject.customer()).isPresent());
    }

    // Never before the fact before it, nor before what it may be linked with: whoever knows it knows that.
    private Instant stampAfter(Optional<Instant> last, AccountFacts books) {
        return Stream.of(Stream.of(desk.now()), last.stream(), books.head().lastRecordedAt().stream())
                .flatMap(instants -> instants)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /** All that is recorded about the documents filed under a customer's account: by whom, on what basis and when. */
    public DocumentFile file(CustomerId customer) {
        return desk.read(
                Permission.READ_FILED_DOCUMENTS,
                customer,
                session -> OuterSession.of(session).documents().find(desk.account(customer)));
    }

    /** One document. */
    public Optional<DocumentState> find(CustomerId customer, DocumentId document) {
        return desk.read(
                        Permission.READ_FILED_DOCUMENTS,
                        customer,
                        session -> OuterSession.of(session).documents().find(desk.account(customer), document))
                .find(document);
    }

    /** The documents of a customer, by identifier; those that are gone too. */
    public List<DocumentState> of(CustomerId customer) {
        return file(customer).documents();
    }

    /** The documents in any file of this ledger that are linked with a customer, an invoice or a payment; by customer. */
    public List<DocumentState> linkedTo(Referent subject) {
        return desk.read(Permission.READ_FILED_DOCUMENTS, subject.customer(), session -> {
            DocumentRepository documents = OuterSession.of(session).documents();
            return documents.linksTo(desk.ledger(), subject).stream()
                    .flatMap(link -> {
                        DocumentId document = link.fact().document();
                        return documents.find(link.account(), document).find(document).stream();
                    })
                    .toList();
        });
    }

    /**
     * What may be destroyed of all documents of this ledger on that day: its retention has ended, no hold is on it, and
     * nothing is open, then or on a later day that is on record, of the documents and payments it is linked with. What was
     * destroyed later is still listed. For what lies in another ledger the permission is asked for there too. Order as {@link RetentionSchedule} has it.
     */
    public List<RetentionSchedule.Verdict> dueForDisposal(RetentionSchedule schedule, LocalDate asOf) {
        return desk.read(Permission.READ_FILED_DOCUMENTS, session -> {
            List<DocumentState> documents = OuterSession.of(session).documents().all(desk.ledger()).values().stream()
                    .flatMap(file -> file.documents().stream())
                    .toList();
            Map<AccountId, Set<Referent>> open = new HashMap<>();
            return schedule.dueForDisposal(
                    documents,
                    subject -> subject.ledger()
                            .map(ledger -> AccountId.of(ledger, subject.customer()))
                            .filter(account -> open.computeIfAbsent(account, of -> open(session, of, subject, asOf))
                                    .contains(subject))
                            .isPresent(),
                    asOf);
        });
    }

    private Set<Referent> open(Session session, AccountId account, Referent subject, LocalDate asOf) {
        if (!account.ledger().equals(desk.ledger())) {
            askFor(Permission.READ_FILED_DOCUMENTS, account.customer(), subject);
        }
        return OpenLater.of(session.accounts().history(account), asOf);
    }
}
