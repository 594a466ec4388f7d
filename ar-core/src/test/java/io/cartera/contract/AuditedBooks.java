package io.cartera.contract;

import static io.cartera.contract.Samples.ACME;
import static io.cartera.contract.Samples.BETA;
import static io.cartera.contract.Samples.day;
import static io.cartera.contract.Samples.eur;

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
import io.cartera.customer.Customer;
import io.cartera.customer.PaymentMethod;
import io.cartera.customer.PaymentPreference;
import io.cartera.exposure.CreditLimit;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.money.ExchangeRate;
import io.cartera.money.Percentage;
import io.cartera.payment.BankLine;
import io.cartera.payment.BankLineSplit;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.store.ReceivablesStore;
import io.cartera.terms.PaymentTerms;
import io.cartera.terms.TermStart;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.CommandId;
import io.cartera.trace.ExternalRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * The books of two customers through the door, with a command of every kind, every part that a fact can have, and commands
 * that are refused or in conflict.
 */
public final class AuditedBooks {

    /** The only rows that nothing was recorded for: refused and conflicting commands. */
    public static final int NOT_APPLIED = 4;

    private static final LocalDate DAY = day("2026-01-10");

    private final Receivables books;

    private AuditedBooks(Receivables books) {
        this.books = books;
    }

    /** Writes them to an empty store and gives a door to them. */
    public static Receivables writtenTo(ReceivablesStore store) {
        Receivables books = Receivables.over(store, new RisingClock("2026-01-11T12:00:00.000001Z"))
                .actingAs(Actor.of("clerk-7"))
                .onBasis(Basis.of("contract 12 \u2013 " + Samples.GRINNING_FACE));
        AuditedBooks written = new AuditedBooks(books);
        written.customers();
        written.documents();
        written.money();
        written.corrections();
        written.legs();
        written.collection();
        written.notApplied();
        return books;
    }

    private static ExternalRef ref(String id) {
        return ExternalRef.of("stripe", id);
    }

    private static CommandId id(String id) {
        return CommandId.of(id);
    }

    private void customers() {
        books.customers()
                .register(Customer.organisation(ACME, "Acme \u00DFL.")
                        .country("ES")
                        .industry("anvils")
                        .terms(PaymentTerms.netDays(30))
                        .paymentPreference(
                                PaymentPreference.allowing(PaymentMethod.of("transfer"), PaymentMethod.of("card"))
                                        .preferring(PaymentMethod.of("card")))
                        .externalRef(ref("cus_1"))
                        .build())
                .orElseThrow();
        books.customers().register(Customer.person(BETA, "Bet Beta").build()).orElseThrow();
        books.customers().attach(id("X-1"), ACME, ref("cus_2")).orElseThrow();
        books.credit().grant(id("G-1"), ACME, CreditLimit.of(eur("5000")), DAY).orElseThrow();
        books.credit()
                .grant(id("G-2"), ACME, CreditLimit.noCredit(), DAY.plusDays(1))
                .orElseThrow();
        books.credit().grant(id("G-3"), BETA, CreditLimit.unlimited(), DAY).orElseThrow();
    }

    private void documents() {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                        .line(InvoiceLine.of("Consulting for Mr Smith", eur("100"))
                                .taxedAt(Percentage.of("21"))
                                .inGroup("services"))
                        .line(InvoiceLine.of("Books", eur("-10")).taxedAt(Percentage.of("5.25")))
                        .date(TermStart.DELIVERY, DAY.minusDays(2))
                        .terms(PaymentTerms.parse("net 30 less 2% net 10"))
                        .reference("order 7 of Mr Smith")
                        .externalRef(ref("in_1"))
                        .build())
                .orElseThrow();
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-2"), ACME, DAY)
                        .line("Goods", eur("500"))
                        .dueOn(DAY.plusDays(40))
                        .build())
                .orElseThrow();
        books.invoicing()
                .issue(Invoice.creditNote(InvoiceId.of("CN-1"), ACME, DAY)
                        .line("Returned goods", eur("5"))
                        .crediting(InvoiceId.of("INV-2"))
                        .build())
                .orElseThrow();
        books.invoicing()
                .attach(id("X-2"), ACME, InvoiceId.of("INV-1"), ref("in_2"))
                .orElseThrow();
    }

    private void money() {
        // 121.00 less 10.53 is 110.47; with the 2.21 that are offered it is complete.
        books.cash()
                .receive(Payment.received(PaymentId.of("PAY-1"), ACME, eur("108.26"), DAY.plusDays(3))
                        .withReference("INV-1, thanks, John")
                        .withMethod(PaymentMethod.of("transfer"))
                        .withValueOn(DAY.plusDays(4))
                        .withExternalRef(ref("ch_1")))
                .orElseThrow();
        books.cash()
                .apply(id("A-1"), ACME, DAY.plusDays(4), AllocationPolicy.referenceThenDue())
                .orElseThrow();
        books.cash()
                .receive(Payment.received(PaymentId.of("DEP-1"), ACME, eur("12"), DAY)
                        .asDeposit())
                .orElseThrow();
        BankLine line =
                BankLine.builder("ES12", DAY, eur("40")).reference("L-1").build();
        books.cash()
                .receive(BankLineSplit.of(line).share(ACME, eur("25")).share(BETA, eur("15")))
                .orElseThrow();
        books.cash().attach(id("X-3"), ACME, PaymentId.of("PAY-1"), ref("ch_2")).orElseThrow();
        books.cash()
                .settle(
                        id("S-1"),
                        ACME,
                        Settlement.none()
                                .posting(Entry.builder(ItemId.debit("DN-1"), EntryKind.DEBIT_NOTE, eur("7"), DAY)
                                        .dueOn(DAY.plusDays(9))
                                        .reference("fee for Mr Smith")
                                        .build())
                                .matching(ItemId.credit("DEP-1"), ItemId.debit("DN-1"), eur("2"), DAY))
                .orElseThrow();
    }

    private void corrections() {
        long settled = books.accounts().history(ACME).changes().stream()
                .filter(change -> change.recording().command().id().equals(id("S-1")))
                .findFirst()
                .orElseThrow()
                .recording()
                .version();
        books.cash()
                .release(id("R-1"), ACME, new AllocationId(settled, 1), DAY.plusDays(5))
                .orElseThrow();
        books.accounts()
                .reverse(id("REV-1"), ACME, ItemId.credit("CN-1"), DAY.plusDays(6))
                .orElseThrow();
        books.cash()
                .returned(PaymentReturn.bounced(id("RET-1"), ACME, PaymentId.of("PAY-1"), DAY.plusDays(7), "no funds"))
                .orElseThrow();
        books.adjustments()
                .takeOver(
                        id("T-1"),
                        ACME,
                        List.of(Entry.builder(ItemId.debit("OLD-1"), EntryKind.OPENING_BALANCE, eur("9"), DAY)
                                .documentOn(day("2025-12-01"))
                                .build()))
                .orElseThrow();
        books.adjustments()
                .adjust(
                        id("W-1"),
                        ACME,
                        Adjustment.badDebt(ItemId.debit("OLD-1"), DAY).because("bankrupt"))
                .orElseThrow();
        books.adjustments()
                .adjust(
                        id("F-1"),
                        ACME,
                        Adjustment.bankFee(ItemId.debit("INV-1"), DAY).of(eur("0.50")))
                .orElseThrow();
        books.adjustments()
                .adjust(
                        id("D-1"),
                        ACME,
                        Adjustment.cashDiscount(ItemId.debit("INV-2"), DAY).of(eur("0.25")))
                .orElseThrow();
        books.adjustments()
                .adjust(id("REF-1"), ACME, Adjustment.refund(ItemId.credit("DEP-1"), DAY))
                .orElseThrow();
    }

    private void legs() {
        books.cash()
                .receive(Payment.received(PaymentId.of("PAY-2"), ACME, eur("30"), DAY))
                .orElseThrow();
        books.adjustments()
                .record(
                        id("L-1"),
                        TwoLegs.transfer(ACME, ItemId.debit("INV-2"), BETA, DAY).of(eur("20")))
                .orElseThrow();
        books.adjustments()
                .record(
                        id("L-2"),
                        TwoLegs.netting(BETA, ItemId.debit("L-1"), ACME, ItemId.credit("PAY-2"), DAY)
                                .of(eur("5")))
                .orElseThrow();
        books.adjustments()
                .record(
                        id("L-3"),
                        TwoLegs.conversion(
                                        ACME,
                                        ItemId.credit("PAY-2"),
                                        ExchangeRate.of(
                                                CurrencyUnit.EUR, CurrencyUnit.USD, new BigDecimal("1.07125"), DAY),
                                        DAY)
                                .of(eur("10")))
                .orElseThrow();
        books.adjustments()
                .undo(id("U-1"), ACME, ItemId.debit("L-2"), DAY.plusDays(8))
                .orElseThrow();
    }

    private void collection() {
        books.collections()
                .dispute(Dispute.opened(DisputeId.of("D-1"), ACME, ItemId.debit("INV-1"), DisputeReason.PRICE, DAY)
                        .of(eur("4"))
                        .answerBy(DAY.plusDays(9))
                        .ownedBy(Actor.of("clerk-9")))
                .orElseThrow();
        books.collections()
                .resolve(id("RES-1"), DisputeResolution.partlyUpheld(DisputeId.of("D-1"), ACME, DAY, eur("1")))
                .orElseThrow();
        PromiseToPay promise = PromiseToPay.of(PromiseId.of("P-1"), ACME, eur("5"), DAY, DAY.plusDays(21));
        books.collections().promise(promise).orElseThrow();
        books.collections()
                .promise(PromiseToPay.of(PromiseId.of("P-2"), ACME, eur("6"), DAY, DAY.plusDays(30))
                        .forItems(List.of(ItemId.debit("INV-1"), ItemId.debit("INV-2")))
                        .replacing(PromiseId.of("P-1")))
                .orElseThrow();
        books.collections()
                .sent(SentNotice.of(
                                NoticeId.of("N-1"),
                                ACME,
                                2,
                                DAY,
                                SentNotice.Channel.REGISTERED_LETTER,
                                List.of(ItemId.debit("INV-1"), ItemId.debit("INV-2")))
                        .withReference("DMS-7"))
                .orElseThrow();
        books.collections()
                .withdraw(id("NW-1"), NoticeWithdrawal.of(NoticeId.of("N-1"), ACME, DAY, "never went out"))
                .orElseThrow();
        refund();
        books.collections()
                .withdraw(id("WD-1"), PromiseWithdrawal.of(PromiseId.of("P-2"), ACME, DAY))
                .orElseThrow();
    }

    private void refund() {
        books.refunds()
                .request(
                        RefundRequest.of(RefundId.of("RR-1"), ACME, ItemId.credit("PAY-2"), eur("1"), DAY, "paid twice")
                                .payBy(DAY.plusDays(14)))
                .orElseThrow();
        books.refunds()
                .answer(id("RA-1"), RefundAnswer.declined(RefundId.of("RR-1"), ACME, DAY, "not so"))
                .orElseThrow();
    }

    private void notApplied() {
        books.cash().receive(Payment.received(PaymentId.of("PAY-2"), ACME, eur("31"), DAY));
        books.cash().release(id("R-9"), ACME, new AllocationId(99, 1), DAY);
        books.credit().grant(id("G-1"), ACME, CreditLimit.of(Money.parse("EUR 1")), DAY);
        books.customers().attach(id("X-9"), BETA, ref("cus_1"));
    }
}
