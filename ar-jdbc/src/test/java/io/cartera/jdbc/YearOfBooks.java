package io.cartera.jdbc;

import io.cartera.Receivables;
import io.cartera.account.AccountId;
import io.cartera.account.Adjustment;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
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
import io.cartera.credit.CreditCheck;
import io.cartera.credit.CreditOverride;
import io.cartera.credit.CreditPolicy;
import io.cartera.credit.CreditRequest;
import io.cartera.credit.DecisionId;
import io.cartera.creditlog.CreditLogFact;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FiscalProfile;
import io.cartera.document.Disposal;
import io.cartera.document.DocumentId;
import io.cartera.document.DocumentKind;
import io.cartera.document.DocumentLink;
import io.cartera.document.DocumentRecord;
import io.cartera.document.DocumentTag;
import io.cartera.document.LegalHold;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.LimitGrant;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.external.Referent;
import io.cartera.freshness.SourceId;
import io.cartera.headroom.Commitment;
import io.cartera.headroom.GroupMembership;
import io.cartera.headroom.Reservation;
import io.cartera.headroom.ReservationId;
import io.cartera.headroom.ReservationRelease;
import io.cartera.invoice.AllowanceCharge;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.invoice.NumberSeries;
import io.cartera.invoice.SeriesId;
import io.cartera.invoice.TaxCategory;
import io.cartera.money.ExchangeRate;
import io.cartera.money.Percentage;
import io.cartera.party.Organisation;
import io.cartera.payment.BankLine;
import io.cartera.payment.BankLineSplit;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.PaymentReturn;
import io.cartera.store.ReceivablesStore;
import io.cartera.terms.PaymentTerms;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import io.cartera.trace.ExternalRef;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Two customers' books with everything in them that the tables know, all of it recorded through the door. */
final class YearOfBooks {

    static final CustomerId ACME = CustomerId.of("ACME");
    static final CustomerId BOLT = CustomerId.of("BOLT");
    static final CustomerId CREW = CustomerId.of("CREW");
    static final CustomerId CREW_MEMBER = CustomerId.of("CREW-1");

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

    private final Receivables books;

    /** Besides what version 1 of the tables knew: a fiscal profile of a customer, and a document that is billed to it. */
    static void fileProfile(ReceivablesStore store) {
        Receivables books = Receivables.over(store);
        LocalDate day = LocalDate.parse("2026-12-30");
        books.customers()
                .changeFiscalProfile(
                        CommandId.of("FP-1"),
                        ACME,
                        FiscalProfile.of(Organisation.of("Acme Inc.")).build(),
                        day)
                .orElseThrow();
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-BILLED"), ACME, day)
                        .line("Anvil", Money.parse("EUR 1"))
                        .build())
                .orElseThrow();
    }

    /** Reservations with their steps, in a group under one limit; not among the rows that earlier versions wrote. */
    static void reserve(ReceivablesStore store) {
        Receivables books = Receivables.over(store, CLOCK);
        CustomerId root = CREW;
        CustomerId member = CREW_MEMBER;
        LocalDate day = LocalDate.parse("2026-12-30");
        for (CustomerId customer : List.of(root, member)) {
            books.customers()
                    .register(Customer.organisation(customer, "Crew").build())
                    .orElseThrow();
            books.invoicing()
                    .issue(Invoice.draft(InvoiceId.of("INV-" + customer), customer, day)
                            .line("Rope", Money.parse("EUR 2"))
                            .build())
                    .orElseThrow();
        }
        books.credit()
                .grant(
                        CommandId.of("GROUP"),
                        LimitGrant.of(root, CreditLimit.of(Money.parse("EUR 9000")), day)
                                .forGroup())
                .orElseThrow();
        books.credit()
                .grant(CommandId.of("OWN"), member, CreditLimit.of(Money.parse("EUR 900")), day)
                .orElseThrow();
        books.reservations()
                .join(
                        CommandId.of("JOIN"),
                        GroupMembership.of(member, root, day).until(day.plusYears(1)))
                .orElseThrow();
        ReservationId reserved = ReservationId.of("SO-1");
        books.reservations()
                .reserve(Reservation.of(
                        reserved, member, Money.parse("EUR 100"), SalesDocumentKind.ORDER, day, day.plusYears(900)))
                .orElseThrow();
        books.reservations()
                .commit(
                        CommandId.of("O-1"),
                        Commitment.to(SalesDocumentKind.ORDER, "O-1", member, reserved, Money.parse("EUR 40"), day))
                .orElseThrow();
        ReservationId stated = ReservationId.of("SO-2");
        books.reservations()
                .state(Reservation.ofDocument(stated, member, Money.parse("EUR 50"), SalesDocumentKind.ORDER, day))
                .orElseThrow();
        books.reservations()
                .release(
                        CommandId.of("BACK"),
                        ReservationRelease.of(member, stated, day).of(Money.parse("EUR 5")))
                .orElseThrow();
    }

    private YearOfBooks(ReceivablesStore store) {
        books = Receivables.over(store, CLOCK);
    }

    static void keep(ReceivablesStore store) {
        YearOfBooks year = new YearOfBooks(store);
        year.books
                .customers()
                .register(Customer.organisation(ACME, "Acme").build())
                .orElseThrow();
        year.books
                .customers()
                .register(Customer.organisation(BOLT, "Bolt").build())
                .orElseThrow();
        year.documents();
        year.credit();
        year.money();
        year.corrections();
        year.legs();
        year.collection();
        year.numbers();
        year.filing();
        year.books
                .imports()
                .imported(CommandId.of("NIGHT"), SourceId.of("shop"), day("2025-12-31"))
                .orElseThrow();
        year.books.accounts().close(CommandId.of("CLOSE"), day("2025-12-31")).orElseThrow();
    }

    private void credit() {
        LocalDate day = LocalDate.parse("2026-06-30");
        CreditPolicy policy =
                CreditPolicy.ofDefaults().checking(CreditCheck.limit().holding());
        books.credit()
                .grant(ACME, CreditLimit.of(Money.parse("EUR 100000")), day)
                .orElseThrow();
        for (String amount : List.of("5000", "900000")) {
            CreditRequest sale = CreditRequest.of(ACME, Money.parse("EUR " + amount), day, SalesDocumentKind.ORDER);
            books.decisions()
                    .record(DecisionId.of("CD-" + amount), sale.askedBy(Actor.of("seller")), policy)
                    .orElseThrow();
        }
        books.actingAs(Actor.of("chief"))
                .decisions()
                .override(
                        CommandId.of("CO-1"),
                        ACME,
                        day,
                        CreditOverride.of(
                                DecisionId.of("CD-900000"),
                                Actor.of("chief"),
                                Money.parse("EUR 900000"),
                                day,
                                "a fair"))
                .orElseThrow();
        books.decisions()
                .withdraw(
                        CommandId.of("CW-1"),
                        new CreditLogFact.Withdrawn(
                                ACME, day, DecisionId.of("CD-900000"), CommandId.of("CO-1"), "no fair"))
                .orElseThrow();
    }

    private void documents() {
        issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, day("2026-01-10"))
                .line(taxed("Goods", "EUR 33.33", "21"))
                .line(taxed("More goods", "EUR 33.33", "21"))
                .line(taxed("Bread", "EUR 10.05", "4"))
                .terms(PaymentTerms.parse("1/3 net 10; 1/3 net 20; remainder net 25")));
        issue(Invoice.draft(InvoiceId.of("INV-2"), ACME, day("2026-01-20"))
                .line(taxed("Service", "EUR 100", "21"))
                .terms(PaymentTerms.parse("net 30 less 2% net 10")));
        issue(Invoice.draft(InvoiceId.of("INV-3"), ACME, day("2026-01-21")).line("Goods", Money.parse("EUR 500")));
        issue(Invoice.draft(InvoiceId.of("INV-4"), BOLT, day("2026-01-22")).line("Goods", Money.parse("EUR 70")));
        issue(Invoice.draft(InvoiceId.of("INV-7"), BOLT, day("2026-01-10"))
                .line(taxed("Service", "EUR 100", "21"))
                .terms(PaymentTerms.parse("net 30 less 10% net 10 (tax never)")));
        books.cash()
                .receive(Payment.received(PaymentId.of("PAY-7"), BOLT, Money.parse("EUR 111"), day("2026-01-12"))
                        .withReference("INV-7"))
                .orElseThrow();
        books.cash()
                .apply(CommandId.of("APPLY-0"), BOLT, day("2026-01-12"), AllocationPolicy.referenceThenDue())
                .orElseThrow();
        issue(Invoice.draft(InvoiceId.of("INV-5"), ACME, day("2026-01-23"))
                .line(taxed("Reduced at invoice", "EUR 100", "21"))
                .terms(PaymentTerms.parse("net 30 less 2% net 10 (tax at-invoice)")));
        issue(Invoice.draft(InvoiceId.of("INV-6"), ACME, day("2026-01-24")).line("Mistake", Money.parse("EUR 8")));
        issue(Invoice.debitNote(InvoiceId.of("DN-1"), ACME, day("2026-01-25")).line("Freight", Money.parse("EUR 5")));
        issue(Invoice.creditNote(InvoiceId.of("CN-1"), ACME, day("2026-01-26"))
                .line("Goods back", Money.parse("EUR 40"))
                .crediting(InvoiceId.of("INV-3")));
        issue(Invoice.creditNote(InvoiceId.of("CN-2"), ACME, day("2026-01-27"))
                .line("Goods back", Money.parse("EUR 460"))
                .crediting(InvoiceId.of("INV-3")));
    }

    private void filing() {
        DocumentId contract = DocumentId.of("CT-1");
        DocumentRecord filed = DocumentRecord.of(
                        ACME, contract, DocumentKind.CONTRACT, day("2026-01-10"), "0".repeat(64), "vault/CT-1")
                .inJurisdiction("ES")
                .withAccess("legal");
        books.documents().register(filed).orElseThrow();
        Referent invoice = Referent.document(AccountId.of(LedgerId.MAIN, BOLT), InvoiceId.of("INV-4"));
        LocalDate day = day("2026-03-01");
        books.documents()
                .link(CommandId.of("LINK-1"), new DocumentLink(ACME, contract, invoice, day))
                .orElseThrow();
        books.documents()
                .link(CommandId.of("LINK-2"), new DocumentLink(ACME, contract, Referent.customer(BOLT), day))
                .orElseThrow();
        books.documents()
                .tag(CommandId.of("TAG"), new DocumentTag(ACME, contract, "framework", day))
                .orElseThrow();
        books.documents()
                .placeHold(new LegalHold(ACME, contract, "HOLD", "LITIGATION", day))
                .orElseThrow();
        books.documents()
                .liftHold(CommandId.of("LIFT"), new LegalHold.Lift(ACME, contract, "HOLD", "SETTLED", day))
                .orElseThrow();
        books.documents()
                .recordDisposal(CommandId.of("GONE"), new Disposal(ACME, contract, "CERT-7", day))
                .orElseThrow();
    }

    private void numbers() {
        SeriesId series = SeriesId.of("F");
        books.numbering().define(NumberSeries.yearly(series, "F")).orElseThrow();
        issue(Invoice.draft(InvoiceId.of("INV-8"), ACME, day("2026-02-16"))
                .line("Goods", Money.parse("EUR 1"))
                .numberedBy(series));
        books.numbering()
                .voidNext(CommandId.of("VOID"), series, day("2026-02-16"), "spoilt form")
                .orElseThrow();
        issue(Invoice.draft(InvoiceId.of("INV-9"), BOLT, day("2026-02-17"))
                .line("Goods", Money.parse("EUR 1"))
                .numberedBy(series));
        issue(Invoice.draft(InvoiceId.of("INV-10"), BOLT, day("2026-02-18"))
                .line(InvoiceLine.priced("Hours", new BigDecimal("7.5"), new BigDecimal("33.3333"), CurrencyUnit.EUR)
                        .adjusted(
                                AllowanceCharge.allowance(Money.parse("EUR 10")).because("damage"))
                        .taxedAt(Percentage.of("21")))
                .line(InvoiceLine.of("Books", Money.parse("EUR 30"))
                        .taxed(TaxCategory.EXEMPT, Percentage.of("0"))
                        .exemptBecause("education"))
                .line(taxed("Stamps", "EUR 5", "0"))
                .adjusted(AllowanceCharge.chargeOf(Percentage.of("10"), Money.parse("EUR 5.05"))
                        .taxedAt(Percentage.of("21")))
                .rounding(Money.parse("EUR 0.03"))
                .prepaid(Money.parse("EUR 100")));
    }

    private void money() {
        books.cash()
                .settle(
                        CommandId.of("SETTLE"),
                        ACME,
                        Settlement.none()
                                .matching(
                                        ItemId.credit("CN-1"),
                                        ItemId.debit("INV-3"),
                                        Money.parse("EUR 40"),
                                        day("2026-01-28")))
                .orElseThrow();
        receive("PAY-1", "EUR 118.58", "2026-01-28", "INV-2");
        receive("PAY-2", "EUR 50", "2026-01-29", "INV-1");
        receive("PAY-3", "USD 30", "2026-01-30", "none");
        receive("PAY-4", "EUR 12", "2026-01-30", "none");
        books.cash()
                .apply(CommandId.of("APPLY-1"), ACME, day("2026-01-31"), AllocationPolicy.referenceThenDue())
                .orElseThrow();
        BankLine line = BankLine.builder("ES12", day("2026-02-02"), Money.parse("EUR 90"))
                .build();
        books.cash()
                .receive(BankLineSplit.of(line)
                        .share(ACME, Money.parse("EUR 20"))
                        .share(BOLT, Money.parse("EUR 70")))
                .orElseThrow();
        books.cash()
                .receive(Payment.received(PaymentId.of("PAY-5"), BOLT, Money.parse("EUR 25"), day("2026-02-03"))
                        .asDeposit()
                        .withExternalRef(ExternalRef.of("stripe", "ch_1")))
                .orElseThrow();
        books.cash()
                .apply(CommandId.of("APPLY-2"), BOLT, day("2026-02-03"), AllocationPolicy.oldest())
                .orElseThrow();
    }

    private void corrections() {
        var settled = books.accounts().history(ACME).changes().stream()
                .filter(change -> change.recording().command().id().equals(CommandId.of("SETTLE")))
                .findFirst()
                .orElseThrow();
        books.cash()
                .release(
                        CommandId.of("RELEASE"),
                        ACME,
                        settled.allocations().get(0).id(),
                        day("2026-02-05"))
                .orElseThrow();
        books.cash()
                .returned(PaymentReturn.bounced(
                        CommandId.of("BOUNCE"), ACME, PaymentId.of("PAY-2"), day("2026-02-06"), "no funds"))
                .orElseThrow();
        books.accounts()
                .reverse(CommandId.of("REVERSE"), ACME, ItemId.debit("INV-6"), day("2026-02-07"))
                .orElseThrow();
        adjust("BAD-DEBT", Adjustment.badDebt(ItemId.debit("DN-1"), day("2026-02-08")));
        adjust(
                "REFUND",
                Adjustment.refund(ItemId.credit("PAY-3"), day("2026-02-08")).of(Money.parse("USD 10")));
        books.refunds()
                .request(RefundRequest.of(
                                RefundId.of("RR-1"),
                                ACME,
                                ItemId.credit("PAY-3"),
                                Money.parse("USD 1"),
                                day("2026-02-08"),
                                "paid twice")
                        .payBy(day("2026-02-20")))
                .orElseThrow();
        books.refunds()
                .answer(RefundAnswer.declined(RefundId.of("RR-1"), ACME, day("2026-02-08"), "not so"))
                .orElseThrow();
        books.credit().grant(ACME, CreditLimit.of(Money.parse("EUR 5")), day("2026-02-08"));
    }

    private void legs() {
        CustomerId acme = ACME;
        books.adjustments()
                .record(
                        CommandId.of("TRANSFER"),
                        TwoLegs.transfer(acme, ItemId.debit("INV-5"), BOLT, day("2026-02-09")))
                .orElseThrow();
        books.adjustments()
                .record(
                        CommandId.of("NETTING"),
                        TwoLegs.netting(acme, ItemId.debit("INV-1"), BOLT, ItemId.credit("PAY-5"), day("2026-02-10")))
                .orElseThrow();
        books.adjustments()
                .record(
                        CommandId.of("CONVERSION"),
                        TwoLegs.conversion(
                                acme,
                                ItemId.credit("PAY-3"),
                                ExchangeRate.of(
                                        CurrencyUnit.USD, CurrencyUnit.EUR, new BigDecimal("0.9"), day("2026-02-11")),
                                day("2026-02-11")))
                .orElseThrow();
    }

    private void collection() {
        books.collections()
                .dispute(Dispute.opened(
                        DisputeId.of("D-1"), ACME, ItemId.debit("INV-3"), DisputeReason.PRICE, day("2026-02-12")))
                .orElseThrow();
        books.collections()
                .resolve(DisputeResolution.rejected(DisputeId.of("D-1"), ACME, day("2026-02-13")))
                .orElseThrow();
        books.collections()
                .promise(PromiseToPay.of(
                                PromiseId.of("P-1"), ACME, Money.parse("EUR 1"), day("2026-02-14"), day("2026-02-20"))
                        .forItems(List.of(ItemId.debit("INV-3"))))
                .orElseThrow();
        books.collections()
                .withdraw(PromiseWithdrawal.of(PromiseId.of("P-1"), ACME, day("2026-02-15")))
                .orElseThrow();
        books.collections()
                .sent(SentNotice.of(
                                NoticeId.of("N-1"),
                                ACME,
                                1,
                                day("2026-02-16"),
                                SentNotice.Channel.LETTER,
                                List.of(ItemId.debit("INV-3")))
                        .withReference("DMS-7"))
                .orElseThrow();
        books.collections()
                .sent(SentNotice.of(
                        NoticeId.of("N-2"),
                        ACME,
                        2,
                        day("2026-02-16"),
                        SentNotice.Channel.LETTER,
                        List.of(ItemId.debit("INV-3"))))
                .orElseThrow();
        books.collections()
                .withdraw(NoticeWithdrawal.of(NoticeId.of("N-2"), ACME, day("2026-02-16"), "never went out"))
                .orElseThrow();
    }

    private void issue(Invoice.Builder invoice) {
        books.invoicing().issue(invoice.build()).orElseThrow();
    }

    private void receive(String id, String amount, String on, String reference) {
        books.cash()
                .receive(Payment.received(PaymentId.of(id), ACME, Money.parse(amount), day(on))
                        .withReference(reference))
                .orElseThrow();
    }

    private void adjust(String command, Adjustment adjustment) {
        books.adjustments().adjust(CommandId.of(command), ACME, adjustment).orElseThrow();
    }

    private static InvoiceLine taxed(String what, String net, String rate) {
        return InvoiceLine.of(what, Money.parse(net)).taxedAt(Percentage.of(rate));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
