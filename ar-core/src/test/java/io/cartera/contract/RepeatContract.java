package io.cartera.contract;

import static io.cartera.contract.Samples.ACME;
import static io.cartera.contract.Samples.customer;
import static io.cartera.contract.Samples.day;
import static io.cartera.contract.Samples.eur;
import static io.cartera.contract.Samples.invoice;
import static io.cartera.contract.Samples.payment;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cartera.Receivables;
import io.cartera.account.AccountChange;
import io.cartera.account.Adjustment;
import io.cartera.account.AllocationId;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Settlement;
import io.cartera.allocation.AllocationPolicy;
import io.cartera.audit.AuditRecord;
import io.cartera.collection.Dispute;
import io.cartera.collection.DisputeId;
import io.cartera.collection.DisputeReason;
import io.cartera.collection.DisputeResolution;
import io.cartera.collection.NoticeId;
import io.cartera.collection.NoticeWithdrawal;
import io.cartera.collection.PromiseId;
import io.cartera.collection.PromiseToPay;
import io.cartera.collection.PromiseWithdrawal;
import io.cartera.collection.RefundAnswer;
import io.cartera.collection.RefundId;
import io.cartera.collection.RefundRequest;
import io.cartera.collection.SentNotice;
import io.cartera.exposure.CreditLimit;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.money.Percentage;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.store.LedgerClosing;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.ExternalRef;
import io.cartera.trace.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That every command may be repeated, that nobody can give it another content, and that the audit trail tells all. */
public abstract class RepeatContract extends StoreContract {

    private static final LocalDate DAY = day("2026-01-10");

    private final HandSetClock clock = new HandSetClock("2026-05-01T12:00:00Z");
    private Receivables books;

    /** For the test of a store. */
    protected RepeatContract() {}

    @BeforeEach
    final void openTheDoor() {
        books = Receivables.over(store(), clock).actingAs(Actor.of("clerk-7")).onBasis(Basis.of("contract 12"));
    }

    /** One command of every kind, in an order in which each is applied. */
    private Map<String, Supplier<Outcome<?>>> commands() {
        Map<String, Supplier<Outcome<?>>> all = new LinkedHashMap<>();
        all.put(
                "register",
                () -> books.customers()
                        .register(customer(ACME).toBuilder().country("ES").build()));
        all.put("grant", () -> books.credit().grant(CommandId.of("G-1"), ACME, CreditLimit.of(eur("5000")), DAY));
        all.put("issue", () -> books.invoicing().issue(twoLines("21").build()));
        all.put(
                "issue a credit note",
                () -> books.invoicing()
                        .issue(Invoice.creditNote(InvoiceId.of("CN-1"), ACME, DAY)
                                .line("Returned goods", eur("5"))
                                .build()));
        all.put(
                "receive",
                () -> books.cash()
                        .receive(payment(ACME, "PAY-1", eur("30"), DAY).withReference("INV-1")));
        all.put(
                "apply",
                () -> books.cash()
                        .apply(CommandId.of("A-1"), ACME, day("2026-01-11"), AllocationPolicy.referenceThenDue()));
        all.put("settle", () -> books.cash().settle(CommandId.of("S-1"), ACME, settlement("2026-01-20")));
        all.put(
                "release",
                () -> books.cash().release(CommandId.of("R-1"), ACME, new AllocationId(4, 1), day("2026-01-21")));
        all.put(
                "reverse",
                () -> books.accounts().reverse(CommandId.of("REV-1"), ACME, ItemId.credit("CN-1"), day("2026-01-22")));
        all.put("return", () -> books.cash().returned(paymentReturn("insufficient funds")));
        all.put("receive a deposit", () -> books.cash().receive(deposit().asDeposit()));
        all.put("ask for a refund", () -> books.refunds().request(request("paid twice")));
        all.put("answer it", () -> declined("not so"));
        all.put("take over", () -> books.adjustments().takeOver(CommandId.of("T-1"), ACME, List.of(old("2025-12-31"))));
        all.put("write off", () -> books.adjustments().adjust(CommandId.of("W-1"), ACME, writeOff("bankrupt")));
        all.put(
                "bear a fee",
                () -> books.adjustments()
                        .adjust(
                                CommandId.of("F-1"),
                                ACME,
                                Adjustment.bankFee(ItemId.debit("INV-1"), DAY).of(eur("0.50"))));
        all.put("refund", () -> books.adjustments().adjust(CommandId.of("REF-1"), ACME, refund()));
        all.put("dispute", () -> books.collections().dispute(dispute(DisputeReason.PRICE)));
        all.put(
                "resolve",
                () -> books.collections()
                        .resolve(CommandId.of("RES-1"), DisputeResolution.upheld(DisputeId.of("D-1"), ACME, DAY)));
        all.put("promise", () -> books.collections().promise(promise()));
        all.put(
                "replace a promise",
                () -> books.collections().promise(replacing().forItems(List.of(ItemId.debit("INV-1")))));
        all.put(
                "withdraw a promise",
                () -> books.collections()
                        .withdraw(CommandId.of("WD-1"), PromiseWithdrawal.of(PromiseId.of("P-2"), ACME, DAY)));
        all.put("record a notice", () -> books.collections().sent(notice(1)));
        all.put("withdraw a notice", () -> withdrawn("never went out"));
        all.put("attach to a customer", () -> books.customers().attach(CommandId.of("X-1"), ACME, ref("cus_1")));
        all.put(
                "attach to a document",
                () -> books.invoicing().attach(CommandId.of("X-2"), ACME, InvoiceId.of("INV-1"), ref("in_1")));
        all.put(
                "attach to a payment",
                () -> books.cash().attach(CommandId.of("X-3"), ACME, PaymentId.of("PAY-1"), ref("ch_1")));
        return all;
    }

    private static ExternalRef ref(String id) {
        return ExternalRef.of("stripe", id);
    }

    private static Invoice.Builder twoLines(String rate) {
        return Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                .line(InvoiceLine.of("Consulting", eur("100")).taxedAt(Percentage.of("21")))
                .line(InvoiceLine.of("Travel", eur("50")).taxedAt(Percentage.of(rate)));
    }

    private static Settlement settlement(String dueOn) {
        return Settlement.none()
                .posting(Entry.builder(ItemId.debit("DN-1"), EntryKind.DEBIT_NOTE, eur("7"), DAY)
                        .dueOn(day(dueOn))
                        .build());
    }

    private static PaymentReturn paymentReturn(String reason) {
        return PaymentReturn.bounced(CommandId.of("RET-1"), ACME, PaymentId.of("PAY-1"), day("2026-01-23"), reason);
    }

    private static Payment deposit() {
        return payment(ACME, "DEP-1", eur("12"), DAY);
    }

    private static Entry old(String dueOn) {
        return Entry.builder(ItemId.debit("OLD-1"), EntryKind.OPENING_BALANCE, eur("9"), DAY)
                .documentOn(day("2025-12-01"))
                .dueOn(day(dueOn))
                .build();
    }

    private static Adjustment writeOff(String reason) {
        return Adjustment.badDebt(ItemId.debit("OLD-1"), DAY).because(reason);
    }

    private static Adjustment refund() {
        return Adjustment.refund(ItemId.credit("DEP-1"), DAY);
    }

    private static Dispute dispute(DisputeReason reason) {
        return Dispute.opened(DisputeId.of("D-1"), ACME, ItemId.debit("INV-1"), reason, DAY);
    }

    private static RefundRequest request(String reason) {
        return RefundRequest.of(RefundId.of("RR-1"), ACME, ItemId.credit("DEP-1"), eur("5"), DAY, reason);
    }

    private Outcome<RefundAnswer> declined(String reason) {
        return books.refunds()
                .answer(CommandId.of("RA-1"), RefundAnswer.declined(RefundId.of("RR-1"), ACME, DAY, reason));
    }

    private static PromiseToPay promise() {
        return PromiseToPay.of(PromiseId.of("P-1"), ACME, eur("5"), DAY, day("2026-01-31"));
    }

    private Outcome<NoticeWithdrawal> withdrawn(String reason) {
        return books.collections()
                .withdraw(CommandId.of("NW-1"), NoticeWithdrawal.of(NoticeId.of("N-1"), ACME, DAY, reason));
    }

    private static SentNotice notice(int level) {
        return SentNotice.of(
                NoticeId.of("N-1"), ACME, level, DAY, SentNotice.Channel.SMS, List.of(ItemId.debit("INV-1")));
    }

    private static PromiseToPay replacing() {
        return PromiseToPay.of(PromiseId.of("P-2"), ACME, eur("5"), DAY, day("2026-02-28"))
                .replacing(PromiseId.of("P-1"));
    }

    private Map<String, Outcome<?>> giveAll() {
        Map<String, Outcome<?>> outcomes = new LinkedHashMap<>();
        commands().forEach((name, command) -> outcomes.put(name, command.get()));
        return outcomes;
    }

    private List<Object> state() {
        return List.of(
                books.customers().all(),
                books.customers().externalRefs(ACME),
                books.invoicing().externalRefs(ACME, InvoiceId.of("INV-1")),
                books.cash().externalRefs(ACME, PaymentId.of("PAY-1")),
                books.accounts().history(ACME),
                books.credit().limits(ACME).grants(),
                books.collections().file(ACME),
                books.accounts().openItems(ACME, Samples.LAST_DAY),
                books.audit().trail(ACME));
    }

    @Test
    void every_command_given_again_has_one_effect_and_an_equal_outcome() {
        Map<String, Outcome<?>> first = giveAll();
        List<Object> state = state();
        clock.set("2026-06-01T12:00:00Z");

        Map<String, Outcome<?>> second = giveAll();

        first.forEach((name, outcome) -> {
            assertTrue(outcome.applied().isPresent(), () -> name + " was not applied: " + outcome);
            assertEquals(outcome, second.get(name), name);
        });
        assertEquals(state, state());
    }

    @Test
    void every_command_given_twice_on_the_spot_has_one_effect_and_an_equal_outcome() {
        commands().forEach((name, command) -> assertEquals(command.get(), command.get(), name));

        assertEquals(13, books.accounts().history(ACME).changes().size());
        assertEquals(27, books.audit().trail(ACME).size());
    }

    @Test
    void a_repeat_by_somebody_else_is_still_a_repeat() {
        giveAll();
        List<Object> state = state();

        books = Receivables.over(store(), clock).actingAs(Actor.of("clerk-8"));

        giveAll().forEach((name, outcome) -> assertTrue(outcome.applied().isPresent(), name));
        assertEquals(state, state());
    }

    /** Each command again with another content, and the field that differs first. */
    private Map<Supplier<Outcome<?>>, String> conflicts() {
        Map<Supplier<Outcome<?>>, String> all = new LinkedHashMap<>();
        all.put(() -> books.customers().register(customer(ACME)), "country");
        all.put(
                () -> books.credit().grant(CommandId.of("G-1"), ACME, CreditLimit.of(eur("5000")), day("2026-01-11")),
                "from");
        all.put(() -> books.credit().grant(CommandId.of("G-1"), ACME, CreditLimit.of(eur("5001")), DAY), "limit");
        all.put(() -> books.invoicing().issue(twoLines("21").dueOn(DAY).build()), "dueOn");
        all.put(() -> books.invoicing().issue(invoice(ACME, "INV-1", eur("181.50"), DAY)), "line 1 net");
        all.put(() -> books.invoicing().issue(twoLines("21.004").build()), "line 2 tax rate");
        all.put(() -> books.cash().receive(payment(ACME, "PAY-1", eur("31"), DAY)), "amount");
        all.put(() -> books.cash().receive(payment(ACME, "PAY-1", eur("30"), DAY)), "reference");
        all.put(
                () -> books.cash()
                        .apply(CommandId.of("A-1"), ACME, day("2026-01-12"), AllocationPolicy.referenceThenDue()),
                "on");
        all.put(
                () -> books.cash().apply(CommandId.of("A-1"), ACME, day("2026-01-11"), AllocationPolicy.oldest()),
                "policy");
        all.put(() -> books.cash().settle(CommandId.of("S-1"), ACME, Settlement.none()), "entry 1");
        all.put(() -> books.cash().settle(CommandId.of("S-1"), ACME, settlement("2026-01-21")), "dueOn");
        all.put(() -> books.cash().release(CommandId.of("R-1"), ACME, new AllocationId(4, 1), day("2026-01-22")), "on");
        all.put(
                () -> books.cash().release(CommandId.of("R-1"), ACME, new AllocationId(4, 2), day("2026-01-21")),
                "allocation");
        all.put(
                () -> books.accounts().reverse(CommandId.of("REV-1"), ACME, ItemId.credit("CN-1"), day("2026-01-23")),
                "on");
        all.put(() -> books.cash().returned(paymentReturn("account closed")), "reason");
        all.put(
                () -> books.cash()
                        .returned(PaymentReturn.chargeback(
                                CommandId.of("RET-1"),
                                ACME,
                                PaymentId.of("PAY-1"),
                                day("2026-01-23"),
                                "insufficient funds")),
                "returned");
        all.put(() -> books.cash().receive(deposit()), "deposit");
        all.put(() -> books.refunds().request(request("gone")), "reason");
        all.put(() -> books.refunds().request(request("paid twice").payBy(DAY)), "payBy");
        all.put(() -> declined("no"), "reason");
        all.put(
                () -> books.refunds()
                        .answer(CommandId.of("RA-1"), RefundAnswer.approved(RefundId.of("RR-1"), ACME, DAY)),
                "answer");
        all.put(() -> books.adjustments().takeOver(CommandId.of("T-1"), ACME, List.of(old("2026-01-01"))), "dueOn");
        all.put(() -> books.adjustments().takeOver(CommandId.of("T-1"), ACME, List.of()), "entry 1");
        all.put(() -> books.adjustments().adjust(CommandId.of("W-1"), ACME, writeOff("gone")), "reason");
        all.put(
                () -> books.adjustments()
                        .adjust(CommandId.of("W-1"), ACME, Adjustment.concession(ItemId.debit("OLD-1"), DAY)),
                "as");
        all.put(
                () -> books.adjustments()
                        .adjust(CommandId.of("W-1"), ACME, writeOff("bankrupt").of(eur("9"))),
                "amount");
        all.put(
                () -> books.adjustments()
                        .adjust(CommandId.of("F-1"), ACME, Adjustment.bankFee(ItemId.debit("INV-2"), DAY)),
                "item");
        all.put(() -> books.adjustments().adjust(CommandId.of("REF-1"), ACME, refund().of(eur("1"))), "amount");
        all.put(() -> books.collections().dispute(dispute(DisputeReason.QUALITY)), "reason");
        all.put(() -> books.collections().dispute(dispute(DisputeReason.PRICE).of(eur("1"))), "amount");
        all.put(() -> books.collections().dispute(dispute(DisputeReason.PRICE).answerBy(DAY)), "answerBy");
        all.put(() -> books.collections().dispute(dispute(DisputeReason.PRICE).ownedBy(Actor.of("sales"))), "owner");
        all.put(
                () -> books.collections()
                        .resolve(CommandId.of("RES-1"), DisputeResolution.rejected(DisputeId.of("D-1"), ACME, DAY)),
                "resolution");
        all.put(
                () -> books.collections()
                        .resolve(CommandId.of("RES-1"), DisputeResolution.upheld(DisputeId.of("D-2"), ACME, DAY)),
                "dispute");
        all.put(() -> books.collections().promise(promise().replacing(PromiseId.of("P-2"))), "replaced");
        all.put(() -> books.collections().promise(replacing()), "item 1");
        all.put(
                () -> books.collections()
                        .withdraw(
                                CommandId.of("WD-1"),
                                PromiseWithdrawal.of(PromiseId.of("P-2"), ACME, day("2026-01-11"))),
                "on");
        all.put(() -> books.collections().sent(notice(2)), "level");
        all.put(() -> withdrawn("came back"), "reason");
        all.put(() -> books.collections().sent(notice(1).withReference("DMS-1")), "reference");
        all.put(() -> books.customers().attach(CommandId.of("X-1"), ACME, ref("cus_2")), "externalId");
        all.put(() -> books.customers().attach(CommandId.of("X-1"), ACME, ExternalRef.of("paypal", "cus_1")), "system");
        all.put(() -> books.invoicing().attach(CommandId.of("X-2"), ACME, InvoiceId.of("CN-1"), ref("in_1")), "id");
        all.put(() -> books.cash().attach(CommandId.of("X-2"), ACME, PaymentId.of("PAY-1"), ref("in_1")), "kind");
        all.put(() -> books.cash().receive(deposit().asDeposit().withExternalRef(ref("ch_2"))), "externalRefs");
        return all;
    }

    private List<Object> withoutAudit() {
        List<Object> state = state();
        return state.subList(0, state.size() - 1);
    }

    @Test
    void a_command_given_again_with_other_content_conflicts_and_names_the_field() {
        giveAll();
        List<Object> before = withoutAudit();

        conflicts().forEach((command, field) -> {
            Outcome.Conflicting<?> conflict = assertInstanceOf(Outcome.Conflicting.class, command.get(), field);
            assertEquals(field, conflict.field());
        });

        assertEquals(before, withoutAudit());
    }

    @Test
    void every_command_has_one_row_in_the_audit_trail_refused_and_conflicting_ones_too() {
        giveAll();
        books.accounts().close(DAY);
        books.cash().receive(payment(ACME, "PAY-2", eur("1"), DAY));
        books.cash().receive(payment(ACME, "PAY-1", eur("31"), DAY));
        books.customers().register(customer(ACME));
        books.cash().receive(payment(ACME, "PAY-2", eur("1"), day("2026-01-11")));
        giveAll();

        assertEquals(
                List.of(
                        "REGISTER_CUSTOMER ACME Applied",
                        "GRANT_LIMIT G-1 Applied",
                        "ISSUE INV-1 Applied",
                        "ISSUE CN-1 Applied",
                        "RECEIVE PAY-1 Applied",
                        "APPLY A-1 Applied",
                        "SETTLE S-1 Applied",
                        "RELEASE R-1 Applied",
                        "REVERSE REV-1 Applied",
                        "RETURN_PAYMENT RET-1 Applied",
                        "RECEIVE DEP-1 Applied",
                        "REQUEST_REFUND RR-1 Applied",
                        "ANSWER_REFUND RA-1 Applied",
                        "TAKE_OVER T-1 Applied",
                        "WRITE_OFF W-1 Applied",
                        "BEAR_FEE F-1 Applied",
                        "REFUND REF-1 Applied",
                        "OPEN_DISPUTE D-1 Applied",
                        "RESOLVE_DISPUTE RES-1 Applied",
                        "PROMISE P-1 Applied",
                        "PROMISE P-2 Applied",
                        "WITHDRAW_PROMISE WD-1 Applied",
                        "RECORD_NOTICE N-1 Applied",
                        "WITHDRAW_NOTICE NW-1 Applied",
                        "ATTACH_REF X-1 Applied",
                        "ATTACH_REF X-2 Applied",
                        "ATTACH_REF X-3 Applied",
                        "RECEIVE PAY-2 Refused:PeriodClosed",
                        "RECEIVE PAY-1 Conflicting:amount",
                        "REGISTER_CUSTOMER ACME Conflicting:country",
                        "RECEIVE PAY-2 Applied"),
                books.audit().trail(ACME).stream()
                        .map(row -> row.kind() + " " + row.command() + " " + row.outcome())
                        .toList());
    }

    @Test
    void the_audit_trail_says_by_whom_on_what_basis_and_when() {
        giveAll();
        books = Receivables.over(store(), clock).actingAs(Actor.of("night job"));
        books.accounts().close(DAY);
        books.cash().receive(payment(ACME, "PAY-2", eur("1"), DAY));

        List<AuditRecord> rows = books.audit().trail(ACME);
        List<AccountChange> changes = books.accounts().history(ACME).changes();
        List<AuditRecord> expected = new ArrayList<>();
        for (AccountChange change : changes) {
            expected.add(AuditRecord.of(
                    Samples.ACME_ACCOUNT,
                    change.recording().at(),
                    Command.of(
                            change.recording().command().kind(),
                            change.recording().command().id(),
                            Actor.of("clerk-7"),
                            Optional.of(Basis.of("contract 12"))),
                    "Applied"));
        }
        List<AuditRecord> onBalances = rows.stream()
                .filter(row -> row.kind() != CommandKind.REQUEST_REFUND && row.kind() != CommandKind.ANSWER_REFUND)
                .toList();
        assertEquals(expected, onBalances.subList(2, 15));
        assertEquals(
                AuditRecord.of(
                        Samples.ACME_ACCOUNT,
                        clock.instant(),
                        Command.of(CommandKind.RECEIVE, CommandId.of("PAY-2"), Actor.of("night job"), Optional.empty()),
                        "Refused:PeriodClosed"),
                rows.get(27));
    }

    @Test
    void a_closing_given_again_has_one_effect_and_an_equal_outcome() {
        Outcome<LocalDate> first = books.accounts().close(CommandId.of("C-1"), DAY);
        List<LedgerClosing> closings = books.accounts().closings();
        clock.set("2026-06-01T12:00:00Z");

        assertEquals(Optional.of(DAY), first.applied());
        assertEquals(first, books.accounts().close(CommandId.of("C-1"), DAY));
        assertEquals(closings, books.accounts().closings());
        assertEquals(1, closings.size());
    }

    @Test
    void a_closing_given_again_with_another_day_conflicts() {
        books.accounts().close(CommandId.of("C-1"), DAY).orElseThrow();

        assertEquals(
                new Outcome.Conflicting<>(CommandId.of("C-1"), "2026-01-10", "2026-01-11", "through"),
                books.accounts().close(CommandId.of("C-1"), day("2026-01-11")));

        assertEquals(Optional.of(DAY), books.accounts().closedThrough());
        assertEquals(1, books.accounts().closings().size());
    }

    @Test
    void every_closing_says_by_whom_on_what_basis_and_when_those_that_change_nothing_too() {
        books.accounts().close(CommandId.of("C-1"), DAY).orElseThrow();
        Receivables night = Receivables.over(store(), clock).actingAs(Actor.of("night job"));
        clock.set("2026-06-01T12:00:00.123456789Z");
        night.accounts().close(CommandId.of("C-2"), day("2026-01-09")).orElseThrow();
        clock.set("2026-04-01T12:00:00Z");
        night.accounts().close(day("2026-01-08")).orElseThrow();

        List<LedgerClosing> closings = books.accounts().closings();
        assertEquals(
                new LedgerClosing(
                        CommandId.of("C-1"),
                        DAY,
                        Instant.parse("2026-05-01T12:00:00Z"),
                        Actor.of("clerk-7"),
                        Optional.of(Basis.of("contract 12"))),
                closings.get(0));
        Instant later = Instant.parse("2026-06-01T12:00:00.123456Z");
        assertEquals(
                new LedgerClosing(
                        CommandId.of("C-2"), day("2026-01-09"), later, Actor.of("night job"), Optional.empty()),
                closings.get(1));
        assertEquals(later, closings.get(2).recordedAt());
        assertEquals(3, closings.size());
        assertEquals(Optional.of(DAY), books.accounts().closedThrough());
    }

    @Test
    void an_unknown_customer_is_audited_too() {
        books.cash().receive(payment(ACME, "PAY-1", eur("1"), DAY));
        books.credit().grant(CommandId.of("G-1"), ACME, CreditLimit.unlimited(), DAY);

        assertEquals(
                List.of("Refused:UnknownCustomer", "Refused:UnknownCustomer"),
                books.audit().trail(ACME).stream().map(AuditRecord::outcome).toList());
    }
}
