package io.cartera.contract;

import static io.cartera.contract.Samples.ACME;
import static io.cartera.contract.Samples.ACME_ACCOUNT;
import static io.cartera.contract.Samples.ACME_IN_BRANCH;
import static io.cartera.contract.Samples.BETA;
import static io.cartera.contract.Samples.BETA_ACCOUNT;
import static io.cartera.contract.Samples.BRANCH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.document.Disposal;
import io.cartera.document.DocumentFact;
import io.cartera.document.DocumentFile;
import io.cartera.document.DocumentId;
import io.cartera.document.DocumentKind;
import io.cartera.document.DocumentLink;
import io.cartera.document.DocumentRecord;
import io.cartera.document.DocumentRecorded;
import io.cartera.document.DocumentTag;
import io.cartera.document.LegalHold;
import io.cartera.external.Referent;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.PaymentId;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.Session;
import io.cartera.store.outer.DocumentRepository;
import io.cartera.store.outer.OuterSession;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a {@link DocumentRepository} keeps; for stores with the outer ring. */
public abstract class DocumentRepositoryContract extends StoreContract {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 10);
    private static final Instant AT = Instant.parse("2026-01-10T10:00:00.123456Z");
    private static final DocumentId CONTRACT = DocumentId.of("CT-1");

    /** For the test of a store. */
    protected DocumentRepositoryContract() {}

    private static DocumentRepository documents(Session session) {
        return OuterSession.of(session).documents();
    }

    private static DocumentRecord filed(CustomerId customer, String document) {
        return DocumentRecord.of(
                customer,
                DocumentId.of(document),
                DocumentKind.CONTRACT,
                DAY,
                DocumentRecord.sha256(new byte[] {1, 2, 3}),
                "vault/" + document.length());
    }

    private static DocumentRecorded recorded(AccountId account, String command, DocumentFact fact) {
        return DocumentRecorded.of(
                account,
                Command.of(fact.recordedBy(), CommandId.of(command), Actor.of("clerk-7"), Optional.empty()),
                fact,
                AT);
    }

    private static DocumentRecorded filed(AccountId account, String document) {
        return recorded(account, document, filed(account.customer(), document));
    }

    private static DocumentRecorded tagged(AccountId account, String command, String tag) {
        return recorded(account, command, new DocumentTag(account.customer(), CONTRACT, tag, DAY));
    }

    private static DocumentRecorded linked(AccountId account, String command, Referent subject) {
        return recorded(account, command, new DocumentLink(account.customer(), CONTRACT, subject, DAY));
    }

    private void add(DocumentRecorded... all) {
        for (DocumentRecorded recorded : all) {
            write(recorded.account(), session -> documents(session).add(recorded));
        }
    }

    private DocumentFile file(AccountId account) {
        return read(session -> documents(session).find(account));
    }

    @Test
    void every_kind_of_fact_comes_back() {
        LocalDate later = LocalDate.of(2026, 3, 1);
        DocumentRecord whole = filed(ACME, "CT-1").withAccess("legal").inJurisdiction("ES");
        List<DocumentFact> facts = List.of(
                whole,
                filed(ACME, "CT-2"),
                new DocumentLink(ACME, CONTRACT, Referent.customer(BETA), later),
                new DocumentLink(ACME, CONTRACT, Referent.document(ACME_IN_BRANCH, InvoiceId.of("INV-1")), later),
                new DocumentLink(ACME, CONTRACT, Referent.payment(BETA_ACCOUNT, PaymentId.of("PAY-1")), later),
                new DocumentTag(ACME, CONTRACT, "2026", Samples.LAST_DAY),
                new LegalHold(ACME, CONTRACT, "H-1", "LITIGATION", later),
                new LegalHold.Lift(ACME, CONTRACT, "H-1", "SETTLED", later),
                new Disposal(ACME, CONTRACT, "CERT-7", later));
        List<DocumentRecorded> all = new ArrayList<>();
        for (DocumentFact fact : facts) {
            String id = fact instanceof DocumentRecord filed
                    ? filed.document().value()
                    : fact instanceof LegalHold hold ? hold.hold() : "C-" + all.size();
            Optional<Basis> basis = all.size() % 2 == 0 ? Optional.of(Basis.of("file " + id)) : Optional.empty();
            Command command = Command.of(fact.recordedBy(), CommandId.of(id), Actor.of("clerk-" + all.size()), basis);
            all.add(DocumentRecorded.of(ACME_ACCOUNT, command, fact, AT.plusNanos(1000L * all.size())));
        }
        add(all.toArray(DocumentRecorded[]::new));

        assertEquals(all, file(ACME_ACCOUNT).facts());
    }

    @Test
    void facts_come_in_the_order_of_recording_even_at_one_instant() {
        List<DocumentRecorded> all = List.of(
                filed(ACME_ACCOUNT, "CT-1"),
                tagged(ACME_ACCOUNT, "Z", "one"),
                tagged(ACME_ACCOUNT, "A", "two"),
                tagged(ACME_ACCOUNT, "M", "three"));
        write(ACME_ACCOUNT, session -> all.forEach(documents(session)::add));

        assertEquals(all, file(ACME_ACCOUNT).facts());
    }

    @Test
    void what_a_session_adds_it_reads() {
        DocumentRecorded filed = filed(ACME_ACCOUNT, "CT-1");

        write(ACME_ACCOUNT, session -> {
            documents(session).add(filed);
            assertEquals(List.of(filed), documents(session).find(ACME_ACCOUNT).facts());
        });
    }

    @Test
    void the_facts_of_one_document_are_found_without_the_others() {
        DocumentRecorded filed = filed(ACME_ACCOUNT, "CT-1");
        DocumentRecorded later = tagged(ACME_ACCOUNT, "Z", "one");
        DocumentRecorded last = tagged(ACME_ACCOUNT, "A", "two");
        add(filed, filed(ACME_ACCOUNT, "CT-2"), later, last, filed(BETA_ACCOUNT, "CT-1"));

        assertEquals(
                DocumentFile.of(ACME_ACCOUNT, List.of(filed, later, last)),
                read(session -> documents(session).find(ACME_ACCOUNT, CONTRACT)));
        assertEquals(
                DocumentFile.of(ACME_ACCOUNT, List.of()),
                read(session -> documents(session).find(ACME_ACCOUNT, DocumentId.of("CT-3"))));
    }

    @Test
    void what_a_command_recorded_is_found_by_kind_and_identifier() {
        DocumentRecorded filed = filed(ACME_ACCOUNT, "CT-1");
        DocumentRecorded tagged = tagged(ACME_ACCOUNT, "CT-1", "one");
        add(filed, tagged);

        assertEquals(Optional.of(filed), found(ACME_ACCOUNT, CommandKind.REGISTER_DOCUMENT, "CT-1"));
        assertEquals(Optional.of(tagged), found(ACME_ACCOUNT, CommandKind.TAG_DOCUMENT, "CT-1"));
        assertEquals(Optional.empty(), found(ACME_ACCOUNT, CommandKind.TAG_DOCUMENT, "CT-2"));
        assertEquals(Optional.empty(), found(BETA_ACCOUNT, CommandKind.TAG_DOCUMENT, "CT-1"));
    }

    private Optional<DocumentRecorded> found(AccountId account, CommandKind kind, String command) {
        return read(session -> documents(session).find(account, kind, CommandId.of(command)));
    }

    @Test
    void the_last_instant_is_that_of_the_last_fact_of_the_account() {
        DocumentRecorded tagged = tagged(ACME_ACCOUNT, "T-1", "one");
        Instant later = AT.plusNanos(1000);
        add(
                filed(ACME_ACCOUNT, "CT-1"),
                DocumentRecorded.of(ACME_ACCOUNT, tagged.command(), tagged.fact(), later),
                filed(BETA_ACCOUNT, "CT-1"));

        assertEquals(Optional.of(later), read(session -> documents(session).lastRecordedAt(ACME_ACCOUNT)));
        assertEquals(Optional.empty(), read(session -> documents(session).lastRecordedAt(ACME_IN_BRANCH)));
    }

    @Test
    void an_account_without_documents_has_an_empty_file() {
        add(filed(ACME_ACCOUNT, "CT-1"));

        assertEquals(DocumentFile.of(BETA_ACCOUNT, List.of()), file(BETA_ACCOUNT));
    }

    @Test
    void identifiers_that_look_alike_are_different() {
        List<DocumentRecorded> all =
                Samples.IDS.stream().map(id -> filed(ACME_ACCOUNT, id)).toList();
        add(all.toArray(DocumentRecorded[]::new));

        assertEquals(all, file(ACME_ACCOUNT).facts());
    }

    @Test
    void the_same_identifier_on_another_account_is_another_document() {
        List<DocumentRecorded> all = Stream.of(ACME_ACCOUNT, ACME_IN_BRANCH, BETA_ACCOUNT)
                .map(account -> filed(account, "CT-1"))
                .toList();
        add(all.toArray(DocumentRecorded[]::new));

        all.forEach(recorded ->
                assertEquals(List.of(recorded), file(recorded.account()).facts()));
    }

    @Test
    void all_files_come_by_customer_and_only_of_the_ledger() {
        add(filed(BETA_ACCOUNT, "CT-1"), filed(ACME_IN_BRANCH, "CT-2"), filed(ACME_ACCOUNT, "CT-3"));
        add(recorded(BETA_ACCOUNT, "T-1", new DocumentTag(BETA, CONTRACT, "tag", DAY)));

        assertEquals(
                List.of(file(ACME_ACCOUNT), file(BETA_ACCOUNT)),
                List.copyOf(
                        read(session -> documents(session).all(LedgerId.MAIN)).values()));
        assertEquals(
                List.of(file(ACME_IN_BRANCH)),
                List.copyOf(read(session -> documents(session).all(BRANCH)).values()));
        assertEquals(
                List.of(),
                List.copyOf(read(session -> documents(session).all(LedgerId.of("none")))
                        .values()));
    }

    @Test
    void links_are_found_by_what_they_link_with_in_every_file_of_the_ledger() {
        Referent payment = Referent.payment(ACME_ACCOUNT, PaymentId.of("4711"));
        Referent document = Referent.document(ACME_ACCOUNT, InvoiceId.of("4711"));
        Referent inBranch = Referent.document(ACME_IN_BRANCH, InvoiceId.of("4711"));
        DocumentRecorded byBeta = linked(BETA_ACCOUNT, "L-1", document);
        DocumentRecorded byAcme = linked(ACME_ACCOUNT, "L-2", document);
        add(
                filed(BETA_ACCOUNT, "CT-1"),
                filed(ACME_ACCOUNT, "CT-1"),
                filed(ACME_IN_BRANCH, "CT-1"),
                byBeta,
                linked(ACME_ACCOUNT, "L-1", payment),
                byAcme,
                linked(ACME_ACCOUNT, "L-3", inBranch),
                linked(ACME_ACCOUNT, "L-4", Referent.customer(ACME)),
                linked(ACME_IN_BRANCH, "L-5", document));

        assertEquals(List.of(byAcme, byBeta), read(session -> documents(session).linksTo(LedgerId.MAIN, document)));
        assertEquals(
                1,
                read(session -> documents(session).linksTo(LedgerId.MAIN, payment))
                        .size());
        assertEquals(
                1,
                read(session -> documents(session).linksTo(LedgerId.MAIN, inBranch))
                        .size());
        assertEquals(
                1, read(session -> documents(session).linksTo(BRANCH, document)).size());
        assertEquals(
                1,
                read(session -> documents(session).linksTo(LedgerId.MAIN, Referent.customer(ACME)))
                        .size());
        assertEquals(List.of(), read(session -> documents(session).linksTo(BRANCH, payment)));
    }

    @Test
    void a_command_records_once_and_the_first_fact_stays() {
        DocumentRecorded filed = filed(ACME_ACCOUNT, "CT-1");
        DocumentRecorded tagged = tagged(ACME_ACCOUNT, "T-1", "one");
        add(filed, tagged);

        assertThrows(DuplicateKeyException.class, () -> add(filed));
        assertThrows(DuplicateKeyException.class, () -> add(tagged(ACME_ACCOUNT, "T-1", "two")));
        assertEquals(List.of(filed, tagged), file(ACME_ACCOUNT).facts());
    }

    @Test
    void a_hold_is_lifted_and_a_document_disposed_of_once() {
        DocumentRecorded lift =
                recorded(ACME_ACCOUNT, "X-1", new LegalHold.Lift(ACME, CONTRACT, "H-1", "SETTLED", DAY));
        DocumentRecorded gone = recorded(ACME_ACCOUNT, "X-2", new Disposal(ACME, CONTRACT, "CERT-1", DAY));
        add(
                filed(ACME_ACCOUNT, "CT-1"),
                recorded(ACME_ACCOUNT, "H-1", new LegalHold(ACME, CONTRACT, "H-1", "LITIGATION", DAY)),
                lift,
                gone);

        assertThrows(
                DuplicateKeyException.class,
                () -> add(recorded(ACME_ACCOUNT, "X-3", new LegalHold.Lift(ACME, CONTRACT, "H-1", "AGAIN", DAY))));
        assertThrows(
                DuplicateKeyException.class,
                () -> add(recorded(ACME_ACCOUNT, "X-4", new Disposal(ACME, CONTRACT, "CERT-2", DAY))));
        assertEquals(4, file(ACME_ACCOUNT).facts().size());
    }

    @Test
    void a_fact_is_added_under_the_lock_of_its_account_only() {
        assertThrows(
                IllegalStateException.class,
                () -> write(ACME_ACCOUNT, session -> documents(session).add(filed(BETA_ACCOUNT, "CT-1"))));

        assertEquals(List.of(), file(BETA_ACCOUNT).facts());
    }
}
