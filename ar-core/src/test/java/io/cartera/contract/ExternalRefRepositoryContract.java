package io.cartera.contract;

import static io.cartera.contract.Samples.ACME;
import static io.cartera.contract.Samples.ACME_ACCOUNT;
import static io.cartera.contract.Samples.ACME_IN_BRANCH;
import static io.cartera.contract.Samples.BETA;
import static io.cartera.contract.Samples.BETA_ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cartera.account.AccountId;
import io.cartera.external.ExternalRefAttached;
import io.cartera.external.Referent;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.PaymentId;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.ExternalRefRepository;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.ExternalRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an {@link ExternalRefRepository} keeps. */
public abstract class ExternalRefRepositoryContract extends StoreContract {

    private static final Instant AT = Instant.parse("2026-01-10T10:00:00.123456Z");
    private static final ExternalRef CHARGE = ExternalRef.of("stripe", "ch_1");
    private static final Referent ACME_PAYMENT = Referent.payment(ACME_ACCOUNT, PaymentId.of("PAY-1"));
    private static final Referent BETA_PAYMENT = Referent.payment(BETA_ACCOUNT, PaymentId.of("PAY-1"));

    /** For the test of a store. */
    protected ExternalRefRepositoryContract() {}

    private static ExternalRefAttached attached(AccountId account, Referent referent, ExternalRef ref, String command) {
        return ExternalRefAttached.of(
                account,
                referent,
                ref,
                Command.of(CommandKind.ATTACH_REF, CommandId.of(command), Actor.of("clerk-7"), Optional.empty()),
                AT);
    }

    private void add(ExternalRefAttached... all) {
        for (ExternalRefAttached attached : all) {
            write(attached.account(), session -> session.externalRefs().add(attached));
        }
    }

    private Optional<ExternalRefAttached> find(Referent.Kind kind, ExternalRef ref) {
        return read(session -> session.externalRefs().find(kind, ref));
    }

    private List<ExternalRef> refsOf(Referent referent) {
        return read(session -> session.externalRefs().of(referent)).stream()
                .map(ExternalRefAttached::ref)
                .toList();
    }

    @Test
    void a_reference_comes_back_with_all_its_parts() {
        Command command = Command.of(
                CommandKind.RECEIVE, CommandId.of("PAY-1"), Actor.of("clerk-7"), Optional.of(Basis.of("file 12")));
        ExternalRefAttached attached = ExternalRefAttached.of(ACME_ACCOUNT, ACME_PAYMENT, CHARGE, command, AT);
        add(attached);

        assertEquals(Optional.of(attached), find(Referent.Kind.PAYMENT, CHARGE));
        assertEquals(List.of(attached), read(session -> session.externalRefs().of(ACME_PAYMENT)));
    }

    @Test
    void a_reference_attached_without_a_basis_comes_back_without_one() {
        ExternalRefAttached attached = attached(ACME_ACCOUNT, ACME_PAYMENT, CHARGE, "X-1");
        add(attached);

        assertEquals(Optional.of(attached), find(Referent.Kind.PAYMENT, CHARGE));
    }

    @Test
    void one_name_may_stand_for_a_customer_a_document_and_a_payment() {
        List<Referent> referents = List.of(
                Referent.customer(ACME),
                Referent.document(ACME_ACCOUNT, InvoiceId.of("4711")),
                Referent.payment(ACME_ACCOUNT, PaymentId.of("4711")));
        for (Referent referent : referents) {
            add(attached(ACME_ACCOUNT, referent, CHARGE, "X " + referent));
        }

        for (Referent referent : referents) {
            assertEquals(Optional.of(referent), find(referent.kind(), CHARGE).map(ExternalRefAttached::referent));
            assertEquals(List.of(CHARGE), refsOf(referent));
        }
    }

    @Test
    void names_that_look_alike_are_different() {
        List<ExternalRefAttached> all = new ArrayList<>();
        for (String name : Samples.IDS) {
            all.add(attached(ACME_ACCOUNT, ACME_PAYMENT, ExternalRef.of("stripe", name), "id " + all.size()));
            all.add(attached(ACME_ACCOUNT, ACME_PAYMENT, ExternalRef.of(name, "ch_1"), "system " + all.size()));
        }
        add(all.toArray(ExternalRefAttached[]::new));

        for (ExternalRefAttached attached : all) {
            assertEquals(Optional.of(attached), find(Referent.Kind.PAYMENT, attached.ref()));
        }
        assertEquals(2 * Samples.IDS.size(), refsOf(ACME_PAYMENT).size());
    }

    @Test
    void things_and_commands_that_look_alike_are_different() {
        List<ExternalRefAttached> all = new ArrayList<>();
        for (String id : Samples.IDS) {
            Referent payment = Referent.payment(ACME_ACCOUNT, PaymentId.of(id));
            all.add(attached(ACME_ACCOUNT, payment, ExternalRef.of("stripe", "ch_" + all.size()), id));
        }
        add(all.toArray(ExternalRefAttached[]::new));

        for (ExternalRefAttached attached : all) {
            CommandId command = attached.command().id();
            assertEquals(
                    List.of(attached), read(session -> session.externalRefs().of(attached.referent())));
            assertEquals(
                    Optional.of(attached),
                    read(session -> session.externalRefs().attachedBy(ACME_ACCOUNT, command)));
        }
    }

    @Test
    void an_unknown_name_is_not_found() {
        add(attached(ACME_ACCOUNT, ACME_PAYMENT, CHARGE, "X-1"));

        assertEquals(Optional.empty(), find(Referent.Kind.DOCUMENT, CHARGE));
        assertEquals(Optional.empty(), find(Referent.Kind.CUSTOMER, CHARGE));
        assertEquals(Optional.empty(), find(Referent.Kind.PAYMENT, ExternalRef.of("paypal", "ch_1")));
        assertEquals(Optional.empty(), find(Referent.Kind.PAYMENT, ExternalRef.of("stripe", "CH_1")));
        assertEquals(Optional.empty(), find(Referent.Kind.PAYMENT, ExternalRef.of("ch_1", "stripe")));
    }

    @Test
    void the_names_of_a_thing_are_its_own_and_come_by_system_and_identifier() {
        List<ExternalRef> inOrder = Stream.concat(
                        Samples.IDS_IN_ORDER.stream().map(id -> ExternalRef.of("A", id)),
                        Samples.IDS_IN_ORDER.stream().map(id -> ExternalRef.of("a" + id, "1")))
                .toList();
        List<String> out = Samples.idsOutOfOrder();
        for (String id : out) {
            add(attached(ACME_ACCOUNT, ACME_PAYMENT, ExternalRef.of("a" + id, "1"), "system " + id));
            add(attached(ACME_ACCOUNT, ACME_PAYMENT, ExternalRef.of("A", id), "id " + id));
        }
        Referent inBranch = Referent.payment(ACME_IN_BRANCH, PaymentId.of("PAY-1"));
        ExternalRef other = ExternalRef.of("other", "1");
        add(attached(ACME_IN_BRANCH, inBranch, other, "X-1"));

        assertEquals(inOrder, refsOf(ACME_PAYMENT));
        assertEquals(List.of(other), refsOf(inBranch));
        assertEquals(List.of(), refsOf(BETA_PAYMENT));
        assertEquals(List.of(), refsOf(Referent.document(ACME_ACCOUNT, InvoiceId.of("PAY-1"))));
    }

    @Test
    void a_customer_is_one_for_all_ledgers() {
        ExternalRef second = ExternalRef.of("stripe", "cus_2");
        add(attached(ACME_ACCOUNT, Referent.customer(ACME), ExternalRef.of("stripe", "cus_1"), "X-1"));
        add(attached(ACME_IN_BRANCH, Referent.customer(ACME), second, "X-1"));

        assertEquals(List.of(ExternalRef.of("stripe", "cus_1"), second), refsOf(Referent.customer(ACME)));
        assertEquals(List.of(), refsOf(Referent.customer(BETA)));
        assertEquals(
                Optional.of(ACME_IN_BRANCH),
                find(Referent.Kind.CUSTOMER, second).map(ExternalRefAttached::account));
    }

    @Test
    void an_attachment_is_found_by_its_command_and_nothing_that_came_with_a_thing_is() {
        Command receive = Command.of(CommandKind.RECEIVE, CommandId.of("X-2"), Actor.of("clerk-7"), Optional.empty());
        ExternalRefAttached attached = attached(ACME_ACCOUNT, ACME_PAYMENT, CHARGE, "X-1");
        ExternalRefAttached inBranch = attached(
                ACME_IN_BRANCH,
                Referent.payment(ACME_IN_BRANCH, PaymentId.of("PAY-1")),
                ExternalRef.of("stripe", "ch_3"),
                "X-1");
        add(attached, inBranch);
        add(ExternalRefAttached.of(ACME_ACCOUNT, ACME_PAYMENT, ExternalRef.of("stripe", "ch_2"), receive, AT));

        assertEquals(Optional.of(attached), attachedBy(ACME_ACCOUNT, "X-1"));
        assertEquals(Optional.of(inBranch), attachedBy(ACME_IN_BRANCH, "X-1"));
        assertEquals(Optional.empty(), attachedBy(ACME_ACCOUNT, "X-2"));
        assertEquals(Optional.empty(), attachedBy(BETA_ACCOUNT, "X-1"));
    }

    private Optional<ExternalRefAttached> attachedBy(AccountId account, String command) {
        return read(session -> session.externalRefs().attachedBy(account, CommandId.of(command)));
    }

    @Test
    void a_name_is_taken_once_in_the_store_and_the_first_thing_keeps_it() {
        ExternalRefAttached first = attached(ACME_ACCOUNT, ACME_PAYMENT, CHARGE, "X-1");
        add(first);

        assertThrows(DuplicateKeyException.class, () -> add(first));
        assertThrows(DuplicateKeyException.class, () -> add(attached(BETA_ACCOUNT, BETA_PAYMENT, CHARGE, "X-2")));
        assertThrows(
                DuplicateKeyException.class,
                () -> add(attached(
                        ACME_IN_BRANCH, Referent.payment(ACME_IN_BRANCH, PaymentId.of("PAY-1")), CHARGE, "X-3")));

        assertEquals(Optional.of(first), find(Referent.Kind.PAYMENT, CHARGE));
        assertEquals(List.of(), refsOf(BETA_PAYMENT));
    }

    @Test
    void a_name_is_taken_once_within_a_session_too() {
        assertThrows(
                DuplicateKeyException.class,
                () -> write(ACME_ACCOUNT, session -> {
                    Referent other = Referent.payment(ACME_ACCOUNT, PaymentId.of("PAY-2"));
                    session.externalRefs().add(attached(ACME_ACCOUNT, ACME_PAYMENT, CHARGE, "X-1"));
                    session.externalRefs().add(attached(ACME_ACCOUNT, other, CHARGE, "X-2"));
                }));

        assertEquals(Optional.empty(), find(Referent.Kind.PAYMENT, CHARGE));
    }

    @Test
    void a_name_is_attached_under_the_lock_of_its_account_only() {
        assertThrows(
                IllegalStateException.class,
                () -> write(
                        BETA_ACCOUNT,
                        session -> session.externalRefs().add(attached(ACME_ACCOUNT, ACME_PAYMENT, CHARGE, "X-1"))));

        assertEquals(Optional.empty(), find(Referent.Kind.PAYMENT, CHARGE));
    }
}
