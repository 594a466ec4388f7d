package io.cartera.jdbc;

import io.cartera.Receivables;
import io.cartera.account.Adjustment;
import io.cartera.account.AllocationId;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Settlement;
import io.cartera.account.TwoLegs;
import io.cartera.allocation.AllocationPolicy;
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
import io.cartera.contactpoint.ContactPoint;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FileEntry;
import io.cartera.customer.FiscalProfile;
import io.cartera.customer.PaymentMethod;
import io.cartera.document.DocumentId;
import io.cartera.document.DocumentKind;
import io.cartera.document.DocumentLink;
import io.cartera.document.DocumentRecord;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.ExposureTerm;
import io.cartera.exposure.LimitGrant;
import io.cartera.exposure.LimitKind;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.external.Referent;
import io.cartera.freshness.SourceId;
import io.cartera.headroom.Commitment;
import io.cartera.headroom.GroupMembership;
import io.cartera.headroom.Reservation;
import io.cartera.headroom.ReservationId;
import io.cartera.headroom.ReservationRelease;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.ExchangeRate;
import io.cartera.party.Organisation;
import io.cartera.payment.BankLine;
import io.cartera.payment.BankLineSplit;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import io.cartera.trace.ExternalRef;
import io.cartera.trace.Outcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Every way in which the door writes, as data: each is applied on the books that {@link #prepare} leaves. */
enum DoorCommand {
    REGISTER(books -> books.customers()
            .register(Customer.organisation(CustomerId.of("NEW"), "New")
                    .externalRef(ExternalRef.of("crm", "NEW"))
                    .build())),
    ATTACH_TO_CUSTOMER(
            books -> books.customers().attach(CommandId.of("ATTACH-C"), Desk.ACME, ExternalRef.of("crm", "4711"))),
    ISSUE(books -> books.invoicing()
            .issue(Invoice.draft(InvoiceId.of("INV-NEW"), Desk.ACME, Desk.DAY)
                    .line("Goods", eur("10"))
                    .line("More goods", eur("5"))
                    .externalRef(ExternalRef.of("erp", "INV-NEW"))
                    .build())),
    ISSUE_CREDIT_NOTE(books -> books.invoicing()
            .issue(Invoice.creditNote(InvoiceId.of("CN-1"), Desk.ACME, Desk.DAY)
                    .line("Returned", eur("10"))
                    .crediting(InvoiceId.of("INV-1"))
                    .build())),
    ATTACH_TO_DOCUMENT(books -> books.invoicing()
            .attach(CommandId.of("ATTACH-D"), Desk.ACME, InvoiceId.of("INV-1"), ExternalRef.of("erp", "4711"))),
    REVERSE_DOCUMENT(
            books -> books.invoicing().reverse(CommandId.of("REV-D"), Desk.ACME, InvoiceId.of("INV-2"), Desk.DAY)),
    RECEIVE(books -> books.cash().receive(payment("PAY-NEW", Desk.ACME, "10"))),
    RECEIVE_BANK_LINE(
            books -> books.cash().receive(line("7").toPayment(Desk.ACME).withReference("INV-1"))),
    RECEIVE_SPLIT(books -> books.cash()
            .receive(BankLineSplit.of(line("9")).share(Desk.ACME, eur("4")).share(Desk.BOLT, eur("5")))),
    ATTACH_TO_PAYMENT(books -> books.cash()
            .attach(CommandId.of("ATTACH-P"), Desk.ACME, PaymentId.of("PAY-1"), ExternalRef.of("stripe", "ch_1"))),
    APPLY(books -> books.cash().apply(CommandId.of("APPLY"), Desk.ACME, Desk.DAY, AllocationPolicy.referenceThenDue())),
    SETTLE(books -> settle(books, "SETTLE", "PAY-1", "INV-1", "60")),
    RELEASE(books -> books.cash().release(CommandId.of("RELEASE"), Desk.ACME, new AllocationId(9, 1), Desk.DAY)),
    RETURN_PAYMENT(books -> books.cash()
            .returned(PaymentReturn.bounced(
                    CommandId.of("RETURN"), Desk.ACME, PaymentId.of("PAY-3"), Desk.DAY, "no funds"))),
    REVERSE_ITEM(books -> books.accounts().reverse(CommandId.of("REV-I"), Desk.ACME, ItemId.credit("PAY-1"), Desk.DAY)),
    CLOSE(books -> books.accounts().close(CommandId.of("CLOSE"), Desk.DAY.minusDays(1))),
    UNIT(books -> books.accounts().inOneUnit(Desk.ACME, batch -> {
        batch.issue(Invoice.draft(InvoiceId.of("INV-UNIT"), Desk.ACME, Desk.DAY)
                        .line("Goods", eur("10"))
                        .build())
                .orElseThrow();
        batch.receive(payment("PAY-UNIT", Desk.ACME, "10")).orElseThrow();
        return batch.apply(CommandId.of("APPLY-UNIT"), Desk.DAY, AllocationPolicy.exactAmount());
    })),
    /** Its identifier is another one with each run, so a repeat is another command. */
    UNIT_THAT_MINTS(books -> books.accounts()
            .inOneUnit(
                    Desk.ACME,
                    batch -> batch.receive(payment("MINTED-" + Minted.LAST.incrementAndGet(), Desk.ACME, "10")))),
    WRITE_OFF(books -> books.adjustments()
            .adjust(CommandId.of("WO"), Desk.ACME, Adjustment.badDebt(ItemId.debit("INV-2"), Desk.DAY))),
    REFUND(books -> books.adjustments()
            .adjust(
                    CommandId.of("REFUND"),
                    Desk.ACME,
                    Adjustment.refund(ItemId.credit("PAY-1"), Desk.DAY).of(eur("5")))),
    TAKE_OVER(books -> books.adjustments()
            .takeOver(
                    CommandId.of("TAKE"),
                    Desk.ACME,
                    List.of(
                            Entry.builder(ItemId.debit("OLD-1"), EntryKind.OPENING_BALANCE, eur("12"), Desk.DAY)
                                    .build(),
                            Entry.builder(ItemId.credit("OLD-2"), EntryKind.OPENING_BALANCE, eur("3"), Desk.DAY)
                                    .build()))),
    TRANSFER(books -> books.adjustments()
            .record(CommandId.of("TRANSFER"), TwoLegs.transfer(Desk.ACME, ItemId.debit("INV-2"), Desk.BOLT, Desk.DAY))),
    NET(books -> books.adjustments()
            .record(
                    CommandId.of("NET"),
                    TwoLegs.netting(Desk.ACME, ItemId.debit("INV-1"), Desk.BOLT, ItemId.credit("PAY-B"), Desk.DAY))),
    CONVERT(books -> books.adjustments()
            .record(
                    CommandId.of("CONVERT"),
                    TwoLegs.conversion(
                            Desk.ACME,
                            ItemId.credit("PAY-1"),
                            ExchangeRate.of(CurrencyUnit.EUR, CurrencyUnit.USD, new BigDecimal("1.1"), Desk.DAY),
                            Desk.DAY))),
    UNDO_LEGS(books -> books.adjustments().undo(CommandId.of("UNDO"), Desk.ACME, ItemId.credit("MOVED"), Desk.DAY)),
    GRANT(books -> books.credit().grant(CommandId.of("GRANT"), Desk.ACME, CreditLimit.of(eur("500")), Desk.DAY)),
    DISPUTE(books -> books.collections()
            .dispute(Dispute.opened(
                    DisputeId.of("D-2"), Desk.ACME, ItemId.debit("INV-2"), DisputeReason.PRICE, Desk.DAY))),
    RESOLVE(books -> books.collections()
            .resolve(CommandId.of("RESOLVE"), DisputeResolution.rejected(DisputeId.of("D-1"), Desk.ACME, Desk.DAY))),
    PROMISE(books -> books.collections()
            .promise(PromiseToPay.of(PromiseId.of("P-2"), Desk.ACME, eur("5"), Desk.DAY, Desk.DAY)
                    .forItems(List.of(ItemId.debit("INV-1"), ItemId.debit("INV-2"))))),
    WITHDRAW(books -> books.collections()
            .withdraw(CommandId.of("WITHDRAW"), PromiseWithdrawal.of(PromiseId.of("P-1"), Desk.ACME, Desk.DAY))),
    CHANGE_PROFILE(books -> books.customers()
            .changeFiscalProfile(
                    CommandId.of("PROFILE"),
                    Desk.ACME,
                    FiscalProfile.of(Organisation.of("Acme S.L.")).build(),
                    Desk.DAY)),
    RECORD_FACT(books -> books.customers()
            .record(
                    CommandId.of("FACT"),
                    FileEntry.of(Desk.ACME, Desk.DAY).contactPoint("office", ContactPoint.phone("+34 910 000 000")))),
    FILE_DOCUMENT(books -> books.documents().register(contract("CT-NEW"))),
    LINK_DOCUMENT(books -> books.documents()
            .link(
                    CommandId.of("LINK"),
                    new DocumentLink(Desk.ACME, DocumentId.of("CT-1"), Referent.customer(Desk.BOLT), Desk.DAY))),
    IMPORT_THROUGH(books -> books.imports().imported(CommandId.of("BANK-7"), SourceId.of("bank"), Desk.DAY)),
    NOTICE(books -> books.collections()
            .sent(SentNotice.of(
                    NoticeId.of("N-1"),
                    Desk.ACME,
                    1,
                    Desk.DAY,
                    SentNotice.Channel.E_MAIL,
                    List.of(ItemId.debit("INV-1"), ItemId.debit("INV-2"))))),
    RESERVE(books -> books.reservations()
            .reserve(Reservation.of(
                    ReservationId.of("SO-2"),
                    Desk.BOLT,
                    eur("5"),
                    SalesDocumentKind.ORDER,
                    Desk.DAY,
                    Desk.DAY.plusYears(1)))),
    COMMIT_RESERVATION(books -> books.reservations()
            .commit(
                    CommandId.of("COMMIT"),
                    Commitment.to(
                            SalesDocumentKind.DELIVERY,
                            "D-1",
                            Desk.BOLT,
                            ReservationId.of("SO-1"),
                            eur("3"),
                            Desk.DAY))),
    RELEASE_RESERVATION(books -> books.reservations()
            .release(CommandId.of("GIVE BACK"), ReservationRelease.of(Desk.BOLT, ReservationId.of("SO-1"), Desk.DAY))),
    STATE_ORDER(books -> books.reservations()
            .state(Reservation.ofDocument(
                    ReservationId.of("SO-3"), Desk.BOLT, eur("4"), SalesDocumentKind.ORDER, Desk.DAY))),
    ISSUE_RESERVED(books -> books.reservations()
            .issue(
                    Invoice.draft(InvoiceId.of("INV-R"), Desk.BOLT, Desk.DAY)
                            .line("Goods", eur("7"))
                            .build(),
                    ReservationId.of("SO-1"))),
    JOIN_GROUP(books -> books.reservations()
            .join(
                    CommandId.of("JOIN"),
                    GroupMembership.of(Desk.BOLT, Desk.ACME, Desk.DAY).until(Desk.DAY.plusYears(1)))),
    GRANT_FOR_A_TIME(books -> books.credit()
            .grant(
                    CommandId.of("FAIR"),
                    LimitGrant.of(Desk.ACME, CreditLimit.of(eur("700")), Desk.DAY)
                            .ofKind(LimitKind.TEMPORARY)
                            .until(Desk.DAY.plusMonths(1))
                            .on(ExposureTerm.OPEN_ORDERS)
                            .because("FAIR")
                            .approvedBy(Actor.of("chief")))),
    GRANT_TO_A_GROUP(books -> books.credit()
            .grant(
                    CommandId.of("TOGETHER"),
                    LimitGrant.of(CustomerId.of("GROUP"), CreditLimit.of(eur("700")), Desk.DAY)
                            .forGroup())),
    WITHDRAW_NOTICE(books -> books.collections()
            .withdraw(
                    CommandId.of("NW-1"),
                    NoticeWithdrawal.of(NoticeId.of("N-0"), Desk.ACME, Desk.DAY, "never went out"))),
    REQUEST_REFUND(books -> books.refunds()
            .request(RefundRequest.of(
                    RefundId.of("RR-1"), Desk.ACME, ItemId.credit("PAY-1"), eur("1"), Desk.DAY, "paid twice"))),
    ANSWER_REFUND(books -> books.actingAs(Actor.of("head"))
            .refunds()
            .answer(CommandId.of("RA-1"), RefundAnswer.approved(RefundId.of("RR-0"), Desk.ACME, Desk.DAY))),
    PAY_REFUND(books -> books.refunds().pay(RefundId.of("RR-9"), Desk.ACME, Desk.DAY, PaymentMethod.of("transfer")));

    private static final CustomerId GROUP = CustomerId.of("GROUP");

    private final Function<Receivables, Outcome<?>> command;

    DoorCommand(Function<Receivables, Outcome<?>> command) {
        this.command = command;
    }

    /** Gives the command; a second time with the same identifiers. */
    Outcome<?> give(Receivables books) {
        return command.apply(books);
    }

    boolean isRepeatable() {
        return this != UNIT_THAT_MINTS;
    }

    /** The books on which each of the commands can be applied. */
    static void prepare(Receivables books) {
        for (CustomerId customer : List.of(Desk.ACME, Desk.BOLT, GROUP, CustomerId.of("MEMBER"))) {
            books.customers()
                    .register(Customer.organisation(customer, "Customer").build())
                    .orElseThrow();
        }
        invoice(books, "INV-1", Desk.ACME, "100");
        invoice(books, "INV-2", Desk.ACME, "50");
        invoice(books, "INV-3", Desk.ACME, "30");
        invoice(books, "INV-4", Desk.ACME, "20");
        invoice(books, "INV-5", Desk.ACME, "10");
        books.cash().receive(payment("PAY-1", Desk.ACME, "70")).orElseThrow();
        books.cash().receive(payment("PAY-2", Desk.ACME, "30")).orElseThrow();
        books.cash().receive(payment("PAY-3", Desk.ACME, "20")).orElseThrow();
        books.cash().receive(payment("PAY-B", Desk.BOLT, "40")).orElseThrow();
        // The ninth command on the account: RELEASE names its allocation.
        settle(books, "SETTLED", "PAY-2", "INV-3", "30").orElseThrow();
        settle(books, "SETTLED TOO", "PAY-3", "INV-4", "20").orElseThrow();
        books.adjustments()
                .record(CommandId.of("MOVED"), TwoLegs.transfer(Desk.ACME, ItemId.debit("INV-5"), Desk.BOLT, Desk.DAY))
                .orElseThrow();
        books.credit()
                .grant(CommandId.of("ROOM"), Desk.BOLT, CreditLimit.of(eur("900")), Desk.DAY)
                .orElseThrow();
        books.reservations()
                .reserve(Reservation.of(
                        ReservationId.of("SO-1"),
                        Desk.BOLT,
                        eur("9"),
                        SalesDocumentKind.ORDER,
                        Desk.DAY,
                        Desk.DAY.plusYears(1)))
                .orElseThrow();
        books.reservations()
                .join(CommandId.of("FOUND"), GroupMembership.of(CustomerId.of("MEMBER"), GROUP, Desk.DAY))
                .orElseThrow();
        books.collections()
                .dispute(Dispute.opened(
                        DisputeId.of("D-1"), Desk.ACME, ItemId.debit("INV-1"), DisputeReason.PRICE, Desk.DAY))
                .orElseThrow();
        books.collections()
                .sent(SentNotice.of(
                        NoticeId.of("N-0"),
                        Desk.ACME,
                        1,
                        Desk.DAY,
                        SentNotice.Channel.SMS,
                        List.of(ItemId.debit("INV-1"))))
                .orElseThrow();
        books.collections()
                .promise(PromiseToPay.of(PromiseId.of("P-1"), Desk.ACME, eur("1"), Desk.DAY, Desk.DAY))
                .orElseThrow();
        books.documents().register(contract("CT-1")).orElseThrow();
        for (String id : List.of("RR-0", "RR-9")) {
            books.refunds()
                    .request(RefundRequest.of(
                            RefundId.of(id), Desk.ACME, ItemId.credit("PAY-1"), eur("5"), Desk.DAY, "paid twice"))
                    .orElseThrow();
        }
        books.actingAs(Actor.of("head"))
                .refunds()
                .answer(CommandId.of("RA-9"), RefundAnswer.approved(RefundId.of("RR-9"), Desk.ACME, Desk.DAY))
                .orElseThrow();
    }

    private static DocumentRecord contract(String id) {
        return DocumentRecord.of(
                Desk.ACME, DocumentId.of(id), DocumentKind.CONTRACT, Desk.DAY, "0".repeat(64), "vault/" + id);
    }

    private static Outcome<?> settle(Receivables books, String command, String credit, String debit, String amount) {
        return books.cash()
                .settle(
                        CommandId.of(command),
                        Desk.ACME,
                        Settlement.none().matching(ItemId.credit(credit), ItemId.debit(debit), eur(amount), Desk.DAY));
    }

    private static void invoice(Receivables books, String id, CustomerId customer, String amount) {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), customer, Desk.DAY)
                        .line("Goods", eur(amount))
                        .build())
                .orElseThrow();
    }

    private static Payment payment(String id, CustomerId customer, String amount) {
        return Payment.received(PaymentId.of(id), customer, eur(amount), Desk.DAY);
    }

    private static BankLine line(String amount) {
        return BankLine.builder("ES12", Desk.DAY, eur(amount)).build();
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    private static final class Minted {
        static final AtomicInteger LAST = new AtomicInteger();
    }
}
