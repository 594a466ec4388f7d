package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.access.AccessDeniedException;
import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.document.Disposal;
import io.cartera.document.DocumentId;
import io.cartera.document.DocumentKind;
import io.cartera.document.DocumentLink;
import io.cartera.document.DocumentRecord;
import io.cartera.document.DocumentRecorded;
import io.cartera.document.DocumentRefusal;
import io.cartera.document.DocumentState;
import io.cartera.document.DocumentStore;
import io.cartera.document.DocumentTag;
import io.cartera.document.LegalHold;
import io.cartera.document.RetentionPolicy;
import io.cartera.document.RetentionSchedule;
import io.cartera.document.RetentionSchedule.Reason;
import io.cartera.document.RetentionSchedule.Verdict;
import io.cartera.external.ExternalRefRefusal;
import io.cartera.external.Referent;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.Session;
import io.cartera.store.outer.NoOuterRingException;
import io.cartera.trace.CommandId;
import io.cartera.trace.Event;
import io.cartera.trace.Outcome;
import io.cartera.trace.Refusal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The documents that are kept, at the door: C019, C020, C021 and C023. */
class C019DocumentsTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BETA = CustomerId.of("BETA");
    private static final AccountId ACME_ACCOUNT = AccountId.of(LedgerId.MAIN, ACME);
    private static final DocumentId PAPER = DocumentId.of("DOC-1");
    private static final LocalDate DAY = LocalDate.of(2019, 5, 10);
    private static final LocalDate DUE = LocalDate.of(2026, 1, 1);
    private static final byte[] BYTES = "the contract".getBytes(StandardCharsets.UTF_8);
    private static final RetentionSchedule SHIPPED = RetentionSchedule.of(RetentionPolicy.shipped());

    private final List<Event> told = new ArrayList<>();
    private final Receivables books = Receivables.over(new InMemoryStore()).notifying(told::add);

    @BeforeEach
    void twoCustomersAndAnInvoice() {
        books.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();
        books.customers().register(Customer.organisation(BETA, "Beta").build()).orElseThrow();
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                        .line("Goods", Money.parse("EUR 100"))
                        .build())
                .orElseThrow();
        told.clear();
    }

    private static DocumentRecord paper() {
        return DocumentRecord.of(ACME, PAPER, DocumentKind.INVOICE, DAY, DocumentRecord.sha256(BYTES), "vault/DOC-1")
                .inJurisdiction("ES")
                .withAccess("finance");
    }

    private static DocumentLink link(Referent subject) {
        return new DocumentLink(ACME, PAPER, subject, DAY);
    }

    private static LegalHold hold(String id, LocalDate from) {
        return new LegalHold(ACME, PAPER, id, "LITIGATION", from);
    }

    private static LegalHold.Lift lift(String id, LocalDate from) {
        return new LegalHold.Lift(ACME, PAPER, id, "SETTLED", from);
    }

    private static Disposal gone(LocalDate on) {
        return new Disposal(ACME, PAPER, "CERT-1", on);
    }

    private static CommandId id(String id) {
        return CommandId.of(id);
    }

    private static Refusal refusal(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) outcome).refusal();
    }

    private DocumentState state() {
        return books.documents().find(ACME, PAPER).orElseThrow();
    }

    @Test
    void a_document_is_filed_linked_tagged_held_let_go_and_disposed_of() {
        Referent invoice = Referent.document(ACME_ACCOUNT, InvoiceId.of("INV-1"));
        books.documents().register(paper()).orElseThrow();
        books.documents().link(id("L-1"), link(invoice)).orElseThrow();
        books.documents().link(id("L-2"), link(Referent.customer(BETA))).orElseThrow();
        books.documents()
                .tag(id("T-1"), new DocumentTag(ACME, PAPER, "2019", DAY))
                .orElseThrow();
        books.documents().placeHold(hold("H-1", DAY)).orElseThrow();
        books.documents().liftHold(id("X-1"), lift("H-1", DUE)).orElseThrow();

        assertThat(state().record()).isEqualTo(paper());
        assertThat(state().subjects()).containsExactly(invoice, Referent.customer(BETA));
        assertThat(state().tags()).containsExactly("2019");
        assertThat(state().holdsFrom(DUE.minusDays(1))).containsExactly(hold("H-1", DAY));
        assertThat(state().holdsFrom(DUE)).isEmpty();
        assertThat(books.documents().of(ACME)).containsExactly(state());
        assertThat(books.documents().linkedTo(invoice)).containsExactly(state());
        assertThat(books.documents().linkedTo(Referent.customer(BETA))).containsExactly(state());
        assertThat(books.documents().of(BETA)).isEmpty();

        books.documents().recordDisposal(id("D-1"), gone(DUE)).orElseThrow();

        assertThat(state().disposal()).contains(gone(DUE));
        assertThat(told).hasSize(7).allMatch(DocumentRecorded.class::isInstance);
        assertThat(books.documents().file(ACME).facts()).isEqualTo(told);
        assertThat(books.audit().verify()).isEmpty();
    }

    @Test
    void a_command_given_again_changes_nothing_and_another_one_under_its_identifier_conflicts() {
        books.documents().register(paper()).orElseThrow();
        books.documents()
                .tag(id("T-1"), new DocumentTag(ACME, PAPER, "2019", DAY))
                .orElseThrow();

        assertThat(books.documents().register(paper()).applied()).contains(paper());
        assertThat(books.documents().register(paper().withAccess("all")))
                .isInstanceOfSatisfying(
                        Outcome.Conflicting.class,
                        conflict -> assertThat(conflict.field()).isEqualTo("accessLabel"));
        assertThat(books.documents().tag(id("T-1"), new DocumentTag(ACME, PAPER, "2019", DUE)))
                .isInstanceOfSatisfying(
                        Outcome.Conflicting.class,
                        conflict -> assertThat(conflict.field()).isEqualTo("effectiveOn"));
        assertThat(books.documents().file(ACME).facts()).hasSize(2).isEqualTo(told);
        assertThat(books.audit().verify()).isEmpty();
    }

    @Test
    void refusals_come_with_what_was_compared() {
        DocumentRecord stray = DocumentRecord.of(
                CustomerId.of("NOBODY"), PAPER, DocumentKind.QUOTE, DAY, DocumentRecord.sha256(BYTES), "x");
        assertThat(refusal(books.documents().register(stray))).isEqualTo(new UnknownCustomer(stray.customer()));
        assertThat(refusal(books.documents().placeHold(hold("H-1", DAY))))
                .isEqualTo(new DocumentRefusal.UnknownDocument(PAPER));
        books.documents().register(paper()).orElseThrow();

        Referent unknown = Referent.payment(ACME_ACCOUNT, PaymentId.of("PAY-9"));
        assertThat(refusal(books.documents().link(id("L-1"), link(unknown))))
                .isEqualTo(new ExternalRefRefusal.UnknownReferent(unknown));
        assertThat(refusal(books.documents().liftHold(id("X-1"), lift("H-1", DAY))))
                .isEqualTo(new DocumentRefusal.UnknownHold("H-1"));
        assertThat(refusal(books.documents().placeHold(hold("H-1", DAY.minusDays(1)))))
                .isEqualTo(new DocumentRefusal.TooEarly(DAY.minusDays(1), DAY));

        books.documents().placeHold(hold("H-1", DUE)).orElseThrow();
        assertThat(refusal(books.documents().liftHold(id("X-1"), lift("H-1", DUE.minusDays(1)))))
                .isEqualTo(new DocumentRefusal.TooEarly(DUE.minusDays(1), DUE));
        // A hold that begins later holds already: nobody destroys on the eve what is known to be needed.
        assertThat(refusal(books.documents().recordDisposal(id("D-1"), gone(DUE.minusYears(1)))))
                .isEqualTo(new DocumentRefusal.UnderHold(PAPER, List.of("H-1")));
        books.documents().liftHold(id("X-1"), lift("H-1", DUE)).orElseThrow();
        assertThat(refusal(books.documents().liftHold(id("X-2"), lift("H-1", DUE))))
                .isEqualTo(new DocumentRefusal.AlreadyLifted("H-1", DUE));

        Referent beta = Referent.customer(BETA);
        books.documents().link(id("L-2"), link(beta)).orElseThrow();
        assertThat(refusal(books.documents().link(id("L-3"), link(beta))))
                .isEqualTo(new DocumentRefusal.AlreadyLinked(beta));
        books.documents()
                .tag(id("T-1"), new DocumentTag(ACME, PAPER, "2019", DAY))
                .orElseThrow();
        assertThat(refusal(books.documents().tag(id("T-2"), new DocumentTag(ACME, PAPER, "2019", DAY))))
                .isEqualTo(new DocumentRefusal.AlreadyTagged("2019"));

        books.documents().recordDisposal(id("D-1"), gone(DUE)).orElseThrow();
        assertThat(refusal(books.documents().recordDisposal(id("D-2"), gone(DUE))))
                .isEqualTo(new DocumentRefusal.AlreadyDisposed(PAPER, DUE));
        assertThat(books.audit().verify()).isEmpty();
    }

    @Test
    void what_may_be_destroyed_has_outlived_its_retention_its_holds_and_its_debts() {
        Referent invoice = Referent.document(ACME_ACCOUNT, InvoiceId.of("INV-1"));
        books.documents().register(paper()).orElseThrow();
        books.documents().link(id("L-1"), link(invoice)).orElseThrow();
        // Issued in 2019, kept for six years from its end: through 2025-12-31.
        assertThat(books.documents().dueForDisposal(SHIPPED, DUE))
                .as("INV-1 is open")
                .isEmpty();

        books.cash()
                .receive(Payment.received(PaymentId.of("PAY-1"), ACME, Money.parse("EUR 100"), DAY))
                .orElseThrow();
        books.cash().apply(ACME, DAY).orElseThrow();
        assertThat(books.documents().dueForDisposal(SHIPPED, DUE.minusDays(1))).isEmpty();
        List<Verdict> due = books.documents().dueForDisposal(SHIPPED, DUE);
        assertThat(due).extracting(Verdict::document).containsExactly(paper());
        assertThat(due.get(0).keepThrough()).contains(DUE.minusDays(1));
        assertThat(due.get(0).rules())
                .extracting(RetentionPolicy.Rule::legalBasis)
                .containsExactly("Código de Comercio, art. 30.1", "Ley 58/2003 General Tributaria, art. 66");

        books.documents().placeHold(hold("H-1", DUE)).orElseThrow();
        assertThat(books.documents().dueForDisposal(SHIPPED, DUE)).isEmpty();
        books.documents().liftHold(id("X-1"), lift("H-1", DUE.plusDays(9))).orElseThrow();
        assertThat(books.documents().dueForDisposal(SHIPPED, DUE.plusDays(8))).isEmpty();
        assertThat(books.documents().dueForDisposal(SHIPPED, DUE.plusDays(9))).hasSize(1);

        books.documents().recordDisposal(id("D-1"), gone(DUE.plusDays(9))).orElseThrow();
        assertThat(books.documents().dueForDisposal(SHIPPED, DUE.plusDays(9))).isEmpty();
    }

    @Test
    void a_debt_of_a_later_day_keeps_a_document_and_what_was_destroyed_later_was_there() {
        books.documents().register(paper()).orElseThrow();
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-2"), ACME, DUE.plusDays(30))
                        .line("Goods", Money.parse("EUR 10"))
                        .build())
                .orElseThrow();
        assertThat(books.documents().dueForDisposal(SHIPPED, DUE)).hasSize(1);
        books.documents()
                .link(id("L-1"), link(Referent.document(ACME_ACCOUNT, InvoiceId.of("INV-2"))))
                .orElseThrow();
        assertThat(books.documents().dueForDisposal(SHIPPED, DUE)).isEmpty();

        books.documents().recordDisposal(id("D-1"), gone(DUE.plusDays(9))).orElseThrow();
        assertThat(SHIPPED.dueForDisposal(books.documents().of(ACME), subject -> false, DUE.plusDays(8)))
                .hasSize(1);
        assertThat(SHIPPED.dueForDisposal(books.documents().of(ACME), subject -> false, DUE.plusDays(9)))
                .isEmpty();
    }

    @Test
    void an_open_payment_keeps_no_document_of_the_same_identifier() {
        books.documents().register(paper()).orElseThrow();
        books.documents()
                .link(id("L-1"), link(Referent.document(ACME_ACCOUNT, InvoiceId.of("INV-1"))))
                .orElseThrow();
        books.cash()
                .receive(Payment.received(PaymentId.of("PAY-1"), ACME, Money.parse("EUR 100"), DAY))
                .orElseThrow();
        books.cash().apply(ACME, DAY).orElseThrow();
        books.cash()
                .receive(Payment.received(PaymentId.of("INV-1"), ACME, Money.parse("EUR 7"), DAY))
                .orElseThrow();
        assertThat(books.documents().dueForDisposal(SHIPPED, DUE)).hasSize(1);

        books.documents()
                .link(id("L-2"), link(Referent.payment(ACME_ACCOUNT, PaymentId.of("INV-1"))))
                .orElseThrow();
        assertThat(books.documents().dueForDisposal(SHIPPED, DUE)).isEmpty();
    }

    @Test
    void what_a_document_is_about_is_asked_for_where_it_is() {
        books.documents().register(paper()).orElseThrow();
        Receivables acmeOnly = books.admitting(
                request -> request.customer().filter(BETA::equals).isPresent()
                        ? Optional.of(new UnknownCustomer(BETA))
                        : Optional.empty());

        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> acmeOnly.documents().link(id("L-1"), link(Referent.customer(BETA))));
        acmeOnly.documents().link(id("L-1"), link(Referent.customer(ACME))).orElseThrow();
    }

    @Test
    void every_document_that_is_kept_says_why() {
        books.documents().register(paper()).orElseThrow();
        books.documents().placeHold(hold("H-1", DAY)).orElseThrow();
        books.documents().link(id("L-1"), link(Referent.customer(BETA))).orElseThrow();
        DocumentRecord american = DocumentRecord.of(
                        BETA, PAPER, DocumentKind.INVOICE, DAY, DocumentRecord.sha256(BYTES), "vault/2")
                .inJurisdiction("US");
        books.documents().register(american).orElseThrow();
        List<DocumentState> all = new ArrayList<>(books.documents().of(BETA));
        all.addAll(books.documents().of(ACME));

        List<Verdict> verdicts = SHIPPED.verdicts(all, subject -> true, DAY);

        assertThat(verdicts).extracting(Verdict::document).containsExactly(paper(), american);
        assertThat(verdicts.get(0).reasons())
                .containsExactly(Reason.UNDER_HOLD, Reason.STILL_OPEN, Reason.RETENTION_RUNS);
        assertThat(verdicts.get(1).reasons()).containsExactly(Reason.NO_RULE);
        assertThat(verdicts.get(1).keepThrough()).isEmpty();
    }

    @Test
    void shipped_rules_are_to_be_verified_and_the_hosts_own_are_added() {
        assertThat(RetentionPolicy.shipped().rules()).isNotEmpty().allMatch(RetentionPolicy.Rule::isToVerify);
        for (String years :
                List.of("AT 7", "CH 10", "CN 30", "DE 8", "ES 6", "FR 10", "GB 6", "IT 10", "NL 7", "PT 10", "RU 5")) {
            String[] expected = years.split(" ");
            DocumentRecord invoice = paper().inJurisdiction(expected[0]);
            assertThat(RetentionPolicy.shipped().keepThrough(invoice))
                    .as(years)
                    .contains(LocalDate.of(invoice.issuedOn().getYear() + Integer.parseInt(expected[1]), 12, 31));
        }
        RetentionPolicy.Rule own = RetentionPolicy.Rule.of(
                DocumentKind.INVOICE, "ES", Period.ofYears(10), RetentionPolicy.Start.ISSUE, "our plan");
        RetentionPolicy both = RetentionPolicy.shipped().and(RetentionPolicy.of(List.of(own)));

        assertThat(own.isToVerify()).isFalse();
        assertThat(both.keepThrough(paper())).contains(LocalDate.of(2029, 5, 10));
        assertThat(both.keepThrough(paper().inJurisdiction("US"))).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetentionPolicy.Rule.of(
                        DocumentKind.INVOICE, "ES", Period.ZERO, RetentionPolicy.Start.ISSUE, "none"));
    }

    @Test
    void the_bytes_are_the_hosts_and_are_compared_by_their_fingerprint() {
        Map<String, byte[]> vault = new HashMap<>();
        DocumentStore store = new DocumentStore() {
            @Override
            public void put(String reference, byte[] content) {
                vault.put(reference, content.clone());
            }

            @Override
            public Optional<byte[]> get(String reference) {
                return Optional.ofNullable(vault.get(reference)).map(byte[]::clone);
            }

            @Override
            public void delete(String reference) {
                vault.remove(reference);
            }
        };
        assertThat(store.verify(paper())).isFalse();
        store.put("vault/DOC-1", BYTES);
        assertThat(store.verify(paper())).isTrue();
        store.put("vault/DOC-1", "another contract".getBytes(StandardCharsets.UTF_8));
        assertThat(store.verify(paper())).isFalse();
        store.put("vault/DOC-1", BYTES);
        store.delete("vault/DOC-1");
        assertThat(store.verify(paper())).isFalse();
        // FIPS 180-4: the digest of "abc".
        assertThat(DocumentRecord.sha256("abc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DocumentRecord.of(ACME, PAPER, DocumentKind.ORDER, DAY, "abc", "vault/1"));
    }

    @Test
    void a_store_with_the_inner_ring_only_says_so() {
        Receivables inner = Receivables.over(new InnerRing());
        inner.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();

        assertThatExceptionOfType(NoOuterRingException.class)
                .isThrownBy(() -> inner.documents().register(paper()));
        assertThatExceptionOfType(NoOuterRingException.class)
                .isThrownBy(() -> inner.documents().of(ACME));
        assertThat(inner.audit().verify()).isEmpty();
    }

    /** A store whose sessions have what every store has. */
    private static final class InnerRing implements ReceivablesStore {

        private final ReceivablesStore sound = new InMemoryStore();

        @Override
        public <T> T write(Function<? super Session, ? extends T> work) {
            return sound.write(session -> work.apply(inner(session)));
        }

        @Override
        public <T> T read(Function<? super Session, ? extends T> work) {
            return sound.read(session -> work.apply(inner(session)));
        }

        private static Session inner(Session session) {
            return (Session) Proxy.newProxyInstance(
                    Session.class.getClassLoader(), new Class<?>[] {Session.class}, (proxy, method, args) -> {
                        try {
                            return method.invoke(session, args);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
