package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.audit.AuditRecord;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.external.ExternalRefAttached;
import io.cartera.external.ExternalRefRefusal;
import io.cartera.external.Referent;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.Event;
import io.cartera.trace.ExternalRef;
import io.cartera.trace.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** C055: what a payment platform calls our customers, documents and payments. */
class C055ExternalRefTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId BOLT = CustomerId.of("BOLT");
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00.123456Z");
    private static final AccountId ACCOUNT = AccountId.of(LedgerId.MAIN, ACME);
    private static final ExternalRef CUSTOMER = ExternalRef.of("stripe", "cus_1");
    private static final ExternalRef BILL = ExternalRef.of("stripe", "in_1");
    private static final ExternalRef CHARGE = ExternalRef.of("stripe", "ch_1");
    private static final ExternalRef LATER = ExternalRef.of("paypal", "PP-1");

    private final Receivables books = Receivables.over(new InMemoryStore(), Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void begin() {
        books.customers()
                .register(Customer.organisation(ACME, "Acme")
                        .externalRef(CUSTOMER)
                        .build())
                .orElseThrow();
        books.customers().register(Customer.organisation(BOLT, "Bolt").build()).orElseThrow();
        books.invoicing().issue(invoice("INV-1").externalRef(BILL).build()).orElseThrow();
        books.cash().receive(payment(ACME, "PAY-1").withExternalRef(CHARGE)).orElseThrow();
    }

    private static Invoice.Builder invoice(String id) {
        return Invoice.draft(InvoiceId.of(id), ACME, DAY).line("goods", Money.parse("EUR 10"));
    }

    private static Payment payment(CustomerId customer, String id) {
        return Payment.received(PaymentId.of(id), customer, Money.parse("EUR 4"), DAY);
    }

    private static ExternalRefRefusal.Taken taken(ExternalRef ref, Referent holder) {
        return new ExternalRefRefusal.Taken(ref, holder);
    }

    @Test
    void what_came_with_a_customer_a_document_and_a_payment_finds_them() {
        assertThat(books.customers().find(CUSTOMER)).map(Customer::id).contains(ACME);
        assertThat(books.invoicing().find(BILL)).map(Invoice::id).contains(InvoiceId.of("INV-1"));
        assertThat(books.cash().find(CHARGE)).map(Payment::id).contains(PaymentId.of("PAY-1"));
        assertThat(books.cash().find(BILL))
                .as("the name of a document names no payment")
                .isEmpty();
        assertThat(books.cash().externalRefs(ACME, PaymentId.of("PAY-1")))
                .containsExactly(ExternalRefAttached.of(
                        ACCOUNT,
                        Referent.payment(ACCOUNT, PaymentId.of("PAY-1")),
                        CHARGE,
                        Command.of(CommandKind.RECEIVE, CommandId.of("PAY-1"), Actor.SYSTEM, Optional.empty()),
                        // The clock stands still; the instants of an account rise all the same.
                        NOW.plusNanos(1000)));
    }

    @Test
    void a_platform_that_tells_of_a_charge_twice_under_two_numbers_of_ours_has_it_received_once() {
        Outcome<?> again = books.cash().receive(payment(ACME, "PAY-2").withExternalRef(CHARGE));
        Outcome<?> forOther = books.cash().receive(payment(BOLT, "PAY-1").withExternalRef(CHARGE));

        Referent holder = Referent.payment(ACCOUNT, PaymentId.of("PAY-1"));
        assertThat(again).isEqualTo(new Outcome.Refused<>(CommandId.of("PAY-2"), taken(CHARGE, holder)));
        assertThat(forOther).isEqualTo(new Outcome.Refused<>(CommandId.of("PAY-1"), taken(CHARGE, holder)));
        assertThat(books.accounts().history(ACME).changes()).hasSize(2);
        assertThat(books.accounts().history(BOLT).changes()).isEmpty();
        assertThat(books.cash().find(ACME, PaymentId.of("PAY-2"))).isEmpty();
        assertThat(books.audit().trail(BOLT)).extracting(AuditRecord::outcome).endsWith("Refused:Taken");
        assertThat(books.cash().receive(payment(ACME, "PAY-2")).applied())
                .as("what was refused does not use up its identifier")
                .isPresent();
    }

    @Test
    void a_document_or_a_customer_with_a_name_that_another_has_is_refused_too() {
        Outcome<?> document =
                books.invoicing().issue(invoice("INV-2").externalRef(BILL).build());
        Outcome<?> customer = books.customers()
                .register(Customer.person(CustomerId.of("C"), "C")
                        .externalRef(CUSTOMER)
                        .build());

        assertThat(document)
                .isEqualTo(new Outcome.Refused<>(
                        CommandId.of("INV-2"), taken(BILL, Referent.document(ACCOUNT, InvoiceId.of("INV-1")))));
        assertThat(customer)
                .isEqualTo(new Outcome.Refused<>(CommandId.of("C"), taken(CUSTOMER, Referent.customer(ACME))));
        assertThat(books.invoicing().find(ACME, InvoiceId.of("INV-2"))).isEmpty();
        assertThat(books.customers().all()).extracting(Customer::id).containsExactly(ACME, BOLT);
    }

    @Test
    void a_name_is_taken_within_a_unit_of_several_commands_too() {
        ExternalRef ref = ExternalRef.of("stripe", "ch_2");
        List<Outcome<?>> outcomes = new ArrayList<>();
        books.accounts().inOneUnit(ACME, batch -> {
            outcomes.add(batch.receive(payment(ACME, "PAY-2").withExternalRef(ref)));
            outcomes.add(batch.receive(payment(ACME, "PAY-3").withExternalRef(ref)));
            return true;
        });

        assertThat(outcomes.get(0).applied()).isPresent();
        assertThat(outcomes.get(1))
                .isEqualTo(new Outcome.Refused<>(
                        CommandId.of("PAY-3"), taken(ref, Referent.payment(ACCOUNT, PaymentId.of("PAY-2")))));
        assertThat(books.cash().find(ref)).map(Payment::id).contains(PaymentId.of("PAY-2"));
    }

    @Test
    void a_conflict_comes_before_a_name_that_is_taken() {
        books.invoicing()
                .issue(Invoice.creditNote(InvoiceId.of("CN-1"), ACME, DAY)
                        .line("goods", Money.parse("EUR 1"))
                        .build());

        assertThat(books.cash().receive(payment(ACME, "CN-1").withExternalRef(CHARGE)))
                .isInstanceOf(Outcome.Conflicting.class);
        assertThat(books.invoicing().issue(invoice("INV-1").build()))
                .as("the names belong to the content")
                .isEqualTo(new Outcome.Conflicting<>(CommandId.of("INV-1"), "stripe\tin_1", "", "externalRefs"));
    }

    @Test
    void a_further_name_is_attached_later_by_whom_on_what_basis_and_when() {
        Receivables clerk = books.actingAs(Actor.of("clerk-7")).onBasis(Basis.of("ticket 12"));
        Outcome<ExternalRefAttached> outcome =
                clerk.cash().attach(CommandId.of("X-1"), ACME, PaymentId.of("PAY-1"), LATER);

        ExternalRefAttached attached = outcome.orElseThrow();
        assertThat(attached)
                .isEqualTo(ExternalRefAttached.of(
                        ACCOUNT,
                        Referent.payment(ACCOUNT, PaymentId.of("PAY-1")),
                        LATER,
                        Command.of(
                                CommandKind.ATTACH_REF,
                                CommandId.of("X-1"),
                                Actor.of("clerk-7"),
                                Optional.of(Basis.of("ticket 12"))),
                        NOW));
        assertThat(outcome.events()).containsExactly(attached);
        assertThat(books.cash().find(LATER)).map(Payment::id).contains(PaymentId.of("PAY-1"));
        assertThat(books.cash().externalRefs(ACME, PaymentId.of("PAY-1")))
                .extracting(ExternalRefAttached::ref)
                .as("what was there stays there")
                .containsExactly(LATER, CHARGE);
        assertThat(books.cash().find(CHARGE))
                .as("the payment is as it was received")
                .map(Payment::externalRefs)
                .contains(List.of(CHARGE));
        assertThat(books.accounts().history(ACME).changes()).hasSize(2);
    }

    @Test
    void listeners_hear_once_of_a_name_that_is_attached() {
        List<Event> heard = new ArrayList<>();
        Receivables door = books.notifying(heard::add);

        Outcome<ExternalRefAttached> first = door.customers().attach(CommandId.of("X-1"), ACME, LATER);
        Outcome<ExternalRefAttached> second = door.customers().attach(CommandId.of("X-1"), ACME, LATER);
        door.customers().attach(CommandId.of("X-2"), BOLT, LATER);

        assertThat(second).isEqualTo(first);
        assertThat(heard).containsExactly(first.orElseThrow());
    }

    @Test
    void a_name_is_not_attached_to_what_is_not_there_nor_where_it_names_something() {
        PaymentId payment = PaymentId.of("PAY-9");
        InvoiceId document = InvoiceId.of("INV-9");
        CommandId x = CommandId.of("X-1");
        CustomerId nobody = CustomerId.of("NOBODY");

        assertThat(books.cash().attach(x, ACME, payment, LATER))
                .isEqualTo(new Outcome.Refused<>(
                        x, new ExternalRefRefusal.UnknownReferent(Referent.payment(ACCOUNT, payment))));
        assertThat(books.invoicing().attach(x, ACME, document, LATER))
                .isEqualTo(new Outcome.Refused<>(
                        x, new ExternalRefRefusal.UnknownReferent(Referent.document(ACCOUNT, document))));
        assertThat(books.customers().attach(x, nobody, LATER))
                .isEqualTo(new Outcome.Refused<>(x, new UnknownCustomer(nobody)));
        assertThat(books.customers().attach(x, BOLT, CUSTOMER))
                .isEqualTo(new Outcome.Refused<>(x, taken(CUSTOMER, Referent.customer(ACME))));
        assertThat(books.customers().attach(x, ACME, CUSTOMER))
                .as("not even the same customer once more")
                .isEqualTo(new Outcome.Refused<>(x, taken(CUSTOMER, Referent.customer(ACME))));
        assertThat(books.audit().trail(ACME))
                .extracting(row -> row.kind() + " " + row.outcome())
                .endsWith(
                        "ATTACH_REF Refused:UnknownReferent",
                        "ATTACH_REF Refused:UnknownReferent",
                        "ATTACH_REF Refused:Taken");

        assertThat(books.customers().attach(x, ACME, LATER).applied())
                .as("what was refused does not use up its identifier")
                .isPresent();
        assertThat(books.customers().find(LATER)).map(Customer::id).contains(ACME);
    }

    @Test
    void a_name_in_one_ledger_is_known_in_the_other_and_finds_nothing_there() {
        Receivables branch = books.inLedger(LedgerId.of("branch"));

        assertThat(branch.customers().find(CUSTOMER))
                .as("customers are one for all ledgers")
                .isPresent();
        assertThat(branch.invoicing().find(BILL)).isEmpty();
        assertThat(branch.cash().find(CHARGE)).isEmpty();
        assertThat(branch.cash().receive(payment(ACME, "PAY-1").withExternalRef(CHARGE)))
                .isEqualTo(new Outcome.Refused<>(
                        CommandId.of("PAY-1"), taken(CHARGE, Referent.payment(ACCOUNT, PaymentId.of("PAY-1")))));
    }
}
