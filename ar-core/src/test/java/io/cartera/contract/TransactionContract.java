package io.cartera.contract;

import static io.cartera.contract.Bookkeeper.command;
import static io.cartera.contract.Samples.ACME;
import static io.cartera.contract.Samples.ACME_ACCOUNT;
import static io.cartera.contract.Samples.BETA_ACCOUNT;
import static io.cartera.contract.Samples.closing;
import static io.cartera.contract.Samples.customer;
import static io.cartera.contract.Samples.day;
import static io.cartera.contract.Samples.eur;
import static io.cartera.contract.Samples.invoice;
import static io.cartera.contract.Samples.payment;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cartera.account.AccountHistory;
import io.cartera.account.AccountWrites;
import io.cartera.account.AllocationId;
import io.cartera.account.EntrySource;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.OpenItemSource;
import io.cartera.audit.AuditFacts;
import io.cartera.audit.AuditRecord;
import io.cartera.collection.CollectionFile;
import io.cartera.collection.CollectionRecorded;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.CreditLimits;
import io.cartera.exposure.LimitGrant;
import io.cartera.exposure.LimitGranted;
import io.cartera.headroom.HeadroomFile;
import io.cartera.invoice.InvoiceId;
import io.cartera.payment.PaymentId;
import io.cartera.payment.ReturnKind;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.ReceivablesStore;
import io.cartera.store.Session;
import io.cartera.store.StaleVersionException;
import io.cartera.store.StoreException;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.Actor;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** How a {@link ReceivablesStore} runs sessions: all or nothing, one at a time on a thread, valid while they run. */
public abstract class TransactionContract extends StoreContract {

    private static final LocalDate DAY = day("2026-01-10");

    /** For the test of a store. */
    protected TransactionContract() {}

    private static LimitGranted grant(String command) {
        return LimitGranted.of(
                ACME_ACCOUNT,
                CommandId.of(command),
                LimitGrant.of(ACME, CreditLimit.unlimited(), DAY),
                Bookkeeper.OPENING);
    }

    private static CollectionRecorded dispute(String id) {
        return CollectionRepositoryContract.recorded(
                ACME_ACCOUNT, id, CollectionRepositoryContract.dispute(ACME, id, DAY), Bookkeeper.OPENING);
    }

    private static AuditRecord auditRow(String command) {
        return AuditRecord.of(
                ACME_ACCOUNT,
                Bookkeeper.OPENING,
                Command.of(CommandKind.ISSUE, CommandId.of(command), Actor.SYSTEM, Optional.empty()),
                "Applied");
    }

    /** Writes in every repository. */
    private void writeEverywhere(Session session) {
        session.accounts().close(LedgerId.MAIN, closing("CLOSE", day("2025-12-31")));
        keeperOf(ACME_ACCOUNT)
                .apply(
                        session,
                        unit -> unit.post(
                                command(CommandKind.RECEIVE, "PAY-1"), Bookkeeper.receipt("PAY-1", eur("1"), DAY)));
        session.customers().add(customer(ACME));
        session.invoices().add(ACME_ACCOUNT, invoice(ACME, "INV-1", eur("1"), DAY));
        session.payments().add(ACME_ACCOUNT, payment(ACME, "PAY-1", eur("1"), DAY));
        session.creditLimits().add(grant("G-1"));
        session.headroom().add(HeadroomRepositoryContract.reserved(ACME_ACCOUNT, "R-1"));
        session.collections().add(dispute("D-1"));
        session.audit().append(auditRow("INV-1"), AuditFacts.none());
    }

    /** What every repository says. */
    private static List<Object> readEverywhere(Session session) {
        List<Object> all = new ArrayList<>();
        all.add(session.customers().all());
        all.add(session.customers().find(ACME));
        all.add(session.invoices().find(ACME_ACCOUNT, InvoiceId.of("INV-1")));
        all.add(session.payments().find(ACME_ACCOUNT, PaymentId.of("PAY-1")));
        all.add(session.creditLimits().find(ACME_ACCOUNT));
        all.add(session.headroom().find(ACME_ACCOUNT));
        all.add(session.collections().find(ACME_ACCOUNT));
        all.add(session.audit().of(ACME_ACCOUNT));
        all.add(session.audit().links(ACME_ACCOUNT));
        all.add(session.audit().heads(LedgerId.MAIN));
        all.add(session.audit().key(ACME_ACCOUNT));
        all.add(session.outbox().pending(LedgerId.MAIN, 100));
        all.add(session.accounts().accounts(LedgerId.MAIN));
        all.add(session.accounts().history(ACME_ACCOUNT));
        all.add(session.accounts().closedThrough(LedgerId.MAIN));
        all.add(session.accounts().closings(LedgerId.MAIN));
        session.accounts().openItems(LedgerId.MAIN, AsOf.of(DAY)).forEach(all::add);
        return all;
    }

    private static final List<Object> NOTHING = List.of(
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            CreditLimits.none(),
            HeadroomFile.of(ACME_ACCOUNT, List.of()),
            CollectionFile.of(ACME_ACCOUNT, List.of()),
            List.of(),
            List.of(),
            Map.of(),
            Optional.empty(),
            List.of(),
            List.of(),
            AccountHistory.of(ACME_ACCOUNT, List.of()),
            Optional.empty(),
            List.of());

    /** The questions and orders that a session can be given, by name. */
    private static Map<String, Consumer<Session>> questions() {
        Map<String, Consumer<Session>> all = new LinkedHashMap<>();
        all.put("find a customer", session -> session.customers().find(ACME));
        all.put("all customers", session -> session.customers().all());
        all.put("find an invoice", session -> session.invoices().find(ACME_ACCOUNT, InvoiceId.of("INV-1")));
        all.put("find a payment", session -> session.payments().find(ACME_ACCOUNT, PaymentId.of("PAY-1")));
        all.put("limits", session -> session.creditLimits().find(ACME_ACCOUNT));
        all.put("all limits", session -> session.creditLimits().all(LedgerId.MAIN));
        all.put("reservations", session -> session.headroom().find(ACME_ACCOUNT));
        all.put("live reservations", session -> session.headroom().live(ACME_ACCOUNT, DAY));
        all.put("all live reservations", session -> session.headroom().live(LedgerId.MAIN, DAY));
        all.put("memberships", session -> session.headroom().memberships(ACME_ACCOUNT));
        all.put("a group", session -> session.headroom().group(ACME_ACCOUNT));
        all.put("whether there is a group", session -> session.headroom().isGroup(ACME_ACCOUNT));
        all.put("disputes and promises", session -> session.collections().find(ACME_ACCOUNT));
        all.put("all disputes and promises", session -> session.collections().all(LedgerId.MAIN, AsOf.of(DAY)));
        all.put("audit", session -> session.audit().of(ACME_ACCOUNT));
        all.put("audit links", session -> session.audit().links(ACME_ACCOUNT));
        all.put("audit heads", session -> session.audit().heads(LedgerId.MAIN));
        all.put("audit key", session -> session.audit().key(ACME_ACCOUNT));
        all.put("outbox", session -> session.outbox().pending(LedgerId.MAIN, 1));
        all.put("history", session -> session.accounts().history(ACME_ACCOUNT));
        all.put("accounts", session -> session.accounts().accounts(LedgerId.MAIN));
        all.put("closed through", session -> session.accounts().closedThrough(LedgerId.MAIN));
        all.put("closings", session -> session.accounts().closings(LedgerId.MAIN));
        all.put(
                "open items",
                session ->
                        session.accounts().openItems(ACME_ACCOUNT, AsOf.of(DAY)).forEach(item -> {}));
        all.put(
                "entries",
                session -> session.accounts()
                        .entries(LedgerId.MAIN, DateRange.upTo(DAY))
                        .forEach((customer, entry) -> {}));
        return all;
    }

    private static Map<String, Consumer<Session>> orders() {
        Map<String, Consumer<Session>> all = new LinkedHashMap<>();
        all.put("lock", session -> session.accounts().lock(ACME_ACCOUNT));
        all.put(
                "record",
                session -> session.accounts().record(new AccountWrites(ACME_ACCOUNT, 0, List.of(), List.of())));
        all.put("close", session -> session.accounts().close(LedgerId.MAIN, closing("CLOSE-9", DAY)));
        all.put("add a customer", session -> session.customers().add(customer(ACME)));
        all.put(
                "add an invoice",
                session -> session.invoices().add(ACME_ACCOUNT, invoice(ACME, "INV-9", eur("1"), DAY)));
        all.put(
                "add a payment",
                session -> session.payments().add(ACME_ACCOUNT, payment(ACME, "PAY-9", eur("1"), DAY)));
        all.put("add a limit", session -> session.creditLimits().add(grant("G-9")));
        all.put(
                "add a reservation",
                session -> session.headroom().add(HeadroomRepositoryContract.reserved(ACME_ACCOUNT, "R-9")));
        all.put("lock a group", session -> session.headroom().lockGroup(ACME_ACCOUNT));
        all.put("open a group", session -> session.headroom().openGroup(ACME_ACCOUNT));
        all.put("add a dispute", session -> session.collections().add(dispute("D-9")));
        all.put("acknowledge", session -> session.outbox().acknowledge(ACME_ACCOUNT, 1));
        all.put("append to the audit trail", session -> session.audit().append(auditRow("INV-9"), AuditFacts.none()));
        return all;
    }

    @Test
    void a_session_gives_what_its_work_gives() {
        assertEquals("written", store().<String>write(session -> "written"));
        assertEquals("read", store().<String>read(session -> "read"));
    }

    @Test
    void what_was_written_is_there_for_the_next_session() {
        write(this::writeEverywhere);

        List<Object> seen = read(TransactionContract::readEverywhere);

        assertEquals(List.of(customer(ACME)), seen.get(0));
        assertEquals(NOTHING.size() + 1, seen.size());
        for (int i = 0; i < NOTHING.size(); i++) {
            if (NOTHING.get(i).equals(seen.get(i))) {
                throw new AssertionError("number " + i + " of what was written is not there: " + seen);
            }
        }
        assertEquals(
                seen, store().<List<Object>>write(TransactionContract::readEverywhere), "a writing session reads too");
    }

    @Test
    void an_exception_leaves_nothing_and_comes_through() {
        IllegalArgumentException failure = new IllegalArgumentException("the host's own");

        IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class,
                () -> write(session -> {
                    writeEverywhere(session);
                    throw failure;
                }));

        assertSame(failure, thrown);
        assertEquals(NOTHING, read(TransactionContract::readEverywhere));
    }

    @Test
    void an_error_leaves_nothing_and_comes_through() {
        assertThrows(
                StackOverflowError.class,
                () -> write(session -> {
                    writeEverywhere(session);
                    throw new StackOverflowError("not a real one");
                }));

        assertEquals(NOTHING, read(TransactionContract::readEverywhere));
    }

    @Test
    void after_a_failure_the_same_work_can_be_done() {
        assertThrows(
                IllegalArgumentException.class,
                () -> write(session -> {
                    writeEverywhere(session);
                    throw new IllegalArgumentException("the host's own");
                }));

        write(this::writeEverywhere);

        assertEquals(1, keeperOf(ACME_ACCOUNT).history().changes().size());
    }

    @Test
    void a_failure_after_several_records_leaves_the_account_as_it_was() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);
        Story.begin(acme);
        List<Object> before = stateOf(acme);

        assertThrows(
                IllegalArgumentException.class,
                () -> write(session -> {
                    acme.apply(
                            session,
                            unit -> unit.release(command(CommandKind.RELEASE, "R-1"), new AllocationId(6, 1), DAY));
                    acme.apply(
                            session,
                            unit -> unit.reverse(command(CommandKind.REVERSE, "REV-1"), ItemId.debit("INV-1"), DAY));
                    acme.apply(
                            session,
                            unit -> unit.returnPayment(
                                    command(CommandKind.RETURN_PAYMENT, "RET-1"),
                                    ItemId.credit("PAY-1"),
                                    DAY,
                                    ReturnKind.BOUNCED,
                                    "insufficient funds"));
                    throw new IllegalArgumentException("the host's own");
                }));

        assertEquals(before, stateOf(acme));
    }

    private static List<Object> stateOf(Bookkeeper keeper) {
        List<Object> state = new ArrayList<>();
        state.add(keeper.history());
        state.add(keeper.openItems(AsOf.of(Samples.LAST_DAY)));
        state.add(keeper.version());
        for (ItemId id : List.of(ItemId.debit("INV-1"), ItemId.credit("PAY-1"), ItemId.debit("REV-1"))) {
            state.add(keeper.facts(facts -> facts.item(id)));
            state.add(keeper.facts(facts -> facts.links(id)));
        }
        return state;
    }

    @Test
    void a_failure_on_the_second_account_leaves_nothing_on_the_first() {
        Bookkeeper acme = keeperOf(ACME_ACCOUNT);

        assertThrows(
                IllegalStateException.class,
                () -> write(session -> {
                    acme.apply(
                            session,
                            unit -> unit.post(
                                    command(CommandKind.RECEIVE, "PAY-1"), Bookkeeper.receipt("PAY-1", eur("1"), DAY)));
                    session.accounts().record(new AccountWrites(BETA_ACCOUNT, 0, List.of(), List.of()));
                }));

        assertEquals(List.of(), acme.history().changes());
        assertEquals(List.of(), read(session -> session.accounts().accounts(LedgerId.MAIN)));
    }

    @Test
    void a_taken_identifier_that_the_work_passes_over_still_undoes_all_of_it() {
        write(this::writeEverywhere);
        List<Object> before = read(TransactionContract::readEverywhere);

        assertThrows(
                StoreException.class,
                () -> write(ACME_ACCOUNT, session -> {
                    session.audit().append(auditRow("INV-1 again"), AuditFacts.none());
                    try {
                        session.invoices().add(ACME_ACCOUNT, invoice(ACME, "INV-1", eur("2"), DAY));
                    } catch (DuplicateKeyException passedOver) {
                        session.audit().append(auditRow("passed over"), AuditFacts.none());
                    }
                }));

        assertEquals(before, read(TransactionContract::readEverywhere));
    }

    @Test
    void a_stale_version_that_the_work_passes_over_still_undoes_all_of_it() {
        write(this::writeEverywhere);
        List<Object> before = read(TransactionContract::readEverywhere);

        assertThrows(
                StoreException.class,
                () -> write(ACME_ACCOUNT, session -> {
                    session.audit().append(auditRow("stale"), AuditFacts.none());
                    try {
                        AccountWrites writes = keeperOf(ACME_ACCOUNT)
                                .writes(
                                        session,
                                        unit -> unit.post(
                                                command(CommandKind.RECEIVE, "PAY-2"),
                                                Bookkeeper.receipt("PAY-2", eur("1"), DAY)));
                        session.accounts().record(new AccountWrites(ACME_ACCOUNT, 0, writes.changes(), writes.items()));
                    } catch (StaleVersionException passedOver) {
                        session.audit().append(auditRow("passed over"), AuditFacts.none());
                    }
                }));

        assertEquals(before, read(TransactionContract::readEverywhere));
    }

    @Test
    void a_session_writes_on_an_account_under_its_lock_only() {
        List<Object> before = read(TransactionContract::readEverywhere);

        orders().forEach((name, order) -> {
            if (Set.of("record", "add an invoice", "add a payment", "add a limit", "append to the audit trail")
                    .contains(name)) {
                assertThrows(IllegalStateException.class, () -> write(order), name);
                assertThrows(IllegalStateException.class, () -> write(BETA_ACCOUNT, order), name);
            }
        });

        assertEquals(before, read(TransactionContract::readEverywhere));
    }

    @Test
    void sessions_do_not_nest() {
        Function<Session, Integer> inner = session -> 1;
        List<Runnable> nested = List.of(
                () -> store().write(outer -> store().write(inner)),
                () -> store().write(outer -> store().read(inner)),
                () -> store().read(outer -> store().write(inner)),
                () -> store().read(outer -> store().read(inner)));
        for (Runnable attempt : nested) {
            assertThrows(IllegalStateException.class, attempt::run);
        }

        write(this::writeEverywhere);
        assertEquals(1, keeperOf(ACME_ACCOUNT).version());
    }

    @Test
    void a_reading_session_refuses_to_write() {
        keeperOf(ACME_ACCOUNT).credit("PAY-1", eur("1"), DAY);
        List<Object> before = read(TransactionContract::readEverywhere);

        orders().forEach((name, order) -> assertThrows(
                IllegalStateException.class,
                () -> read(session -> {
                    order.accept(session);
                    return true;
                }),
                name));

        assertEquals(before, read(TransactionContract::readEverywhere));
    }

    @Test
    void a_session_is_over_when_its_work_is() {
        write(this::writeEverywhere);
        List<Object> before = read(TransactionContract::readEverywhere);
        Session read = store().<Session>read(session -> session);
        Session written = store().<Session>write(session -> session);

        questions().forEach((name, question) -> {
            assertThrows(IllegalStateException.class, () -> question.accept(read), name);
            assertThrows(IllegalStateException.class, () -> question.accept(written), name);
        });
        orders().forEach((name, order) -> {
            assertThrows(IllegalStateException.class, () -> order.accept(read), name);
            assertThrows(IllegalStateException.class, () -> order.accept(written), name);
        });
        assertEquals(before, read(TransactionContract::readEverywhere));
    }

    @Test
    void a_session_is_over_when_its_work_fails() {
        AtomicReference<Session> kept = new AtomicReference<>();
        assertThrows(
                IllegalArgumentException.class,
                () -> write(session -> {
                    kept.set(session);
                    throw new IllegalArgumentException("the host's own");
                }));

        orders().forEach((name, order) ->
                assertThrows(IllegalStateException.class, () -> order.accept(kept.get()), name));
        assertEquals(NOTHING, read(TransactionContract::readEverywhere));
    }

    @Test
    void a_source_is_of_no_use_after_its_session() {
        write(this::writeEverywhere);
        OpenItemSource items = read(session -> session.accounts().openItems(LedgerId.MAIN, AsOf.of(DAY)));
        EntrySource entries = read(session -> session.accounts().entries(LedgerId.MAIN, DateRange.upTo(DAY)));

        assertThrows(IllegalStateException.class, () -> items.forEach(item -> {}));
        assertThrows(IllegalStateException.class, () -> entries.forEach((customer, entry) -> {}));
    }

    @Test
    void work_that_fails_inside_a_source_fails_the_session() {
        write(this::writeEverywhere);
        IllegalArgumentException failure = new IllegalArgumentException("the host's own");

        assertSame(
                failure,
                assertThrows(
                        IllegalArgumentException.class,
                        () -> read(session -> {
                            session.accounts()
                                    .openItems(LedgerId.MAIN, AsOf.of(DAY))
                                    .forEach(item -> {
                                        throw failure;
                                    });
                            return true;
                        })));
        assertEquals(1, keeperOf(ACME_ACCOUNT).version());
    }
}
