package io.cartera.audit;

import io.cartera.account.AccountChange;
import io.cartera.account.AccountId;
import io.cartera.account.Allocation;
import io.cartera.account.AllocationId;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.LedgerId;
import io.cartera.account.Release;
import io.cartera.account.Side;
import io.cartera.collection.CollectionFact;
import io.cartera.collection.CollectionRecorded;
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
import io.cartera.contactpoint.ContactPerson;
import io.cartera.contactpoint.ContactPoint;
import io.cartera.contactpoint.ContactPurpose;
import io.cartera.contactpoint.ContactRole;
import io.cartera.credit.CreditDecision;
import io.cartera.credit.CreditOverride;
import io.cartera.credit.CreditPicture;
import io.cartera.credit.CreditPolicy;
import io.cartera.credit.CreditRequest;
import io.cartera.credit.DecisionId;
import io.cartera.credit.LimitMeasure;
import io.cartera.creditfile.AssignedRating;
import io.cartera.creditfile.BureauReport;
import io.cartera.creditfile.CreditInsurance;
import io.cartera.creditfile.CreditReview;
import io.cartera.creditfile.DefaulterListing;
import io.cartera.creditfile.FinancialStatements;
import io.cartera.creditfile.InsurerNotice;
import io.cartera.creditfile.Security;
import io.cartera.creditlog.CreditLogFact;
import io.cartera.creditlog.CreditLogRecorded;
import io.cartera.customer.AccountOpeningPolicy;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FileEntry;
import io.cartera.customer.FiscalProfile;
import io.cartera.customer.PaymentMethod;
import io.cartera.customer.PaymentPreference;
import io.cartera.customer.ProfileClass;
import io.cartera.customer.ProfileField;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.document.Disposal;
import io.cartera.document.DocumentFact;
import io.cartera.document.DocumentId;
import io.cartera.document.DocumentKind;
import io.cartera.document.DocumentLink;
import io.cartera.document.DocumentRecord;
import io.cartera.document.DocumentRecorded;
import io.cartera.document.DocumentTag;
import io.cartera.document.LegalHold;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.LimitGrant;
import io.cartera.exposure.LimitGranted;
import io.cartera.exposure.LimitKind;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.external.ExternalRefAttached;
import io.cartera.external.Referent;
import io.cartera.headroom.Commitment;
import io.cartera.headroom.GroupMembership;
import io.cartera.headroom.HeadroomFact;
import io.cartera.headroom.HeadroomGrounds;
import io.cartera.headroom.HeadroomRecorded;
import io.cartera.headroom.Reservation;
import io.cartera.headroom.ReservationId;
import io.cartera.headroom.ReservationRelease;
import io.cartera.headroom.StagesLeft;
import io.cartera.identifier.IdentifierScheme;
import io.cartera.invoice.BilledTo;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.invoice.SeriesId;
import io.cartera.money.Percentage;
import io.cartera.party.IdentityDocument;
import io.cartera.party.IndustryCode;
import io.cartera.party.LegalForm;
import io.cartera.party.Occasion;
import io.cartera.party.Organisation;
import io.cartera.party.Person;
import io.cartera.party.PersonName;
import io.cartera.party.PostalAddress;
import io.cartera.party.Region;
import io.cartera.party.Sensitive;
import io.cartera.party.TaxId;
import io.cartera.payment.BankLineId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.payment.ReturnKind;
import io.cartera.points.EarnedBy;
import io.cartera.points.PointsEntry;
import io.cartera.points.PointsLedger;
import io.cartera.points.PointsRecorded;
import io.cartera.points.Reward;
import io.cartera.points.RewardProgramId;
import io.cartera.relationship.Agreement;
import io.cartera.relationship.AttributeKey;
import io.cartera.relationship.CareFinding;
import io.cartera.relationship.SegmentMembership;
import io.cartera.relationship.Standing;
import io.cartera.terms.DiscountOffer;
import io.cartera.terms.PaymentTerms;
import io.cartera.terms.TaxedAmount;
import io.cartera.terms.TermStart;
import io.cartera.time.DateRange;
import io.cartera.time.Timeline;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.ExternalRef;
import io.cartera.trace.Recording;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Rows with every part that form 1 knows, made by hand and never changed: the vectors of the form are made of them. */
final class FormOneRows {

    static final AccountId ACCOUNT = AccountId.of(LedgerId.of("m\u00E4in"), CustomerId.of("ACME \uD83D\uDE00"));
    static final AuditKey KEY = AuditKey.of(key());

    private static final CustomerId ACME = ACCOUNT.customer();
    private static final LocalDate DAY = LocalDate.parse("2026-01-10");
    private static final Instant NOON = Instant.parse("2026-01-10T12:00:00.000001Z");
    private static final ExternalRef REF = ExternalRef.of("stripe", "ch_3Nq5");

    private final List<Row> rows = new ArrayList<>();
    private long version;

    /** A row and what its command recorded. */
    record Row(String name, AuditRecord record, AuditFacts facts) {}

    private FormOneRows() {}

    static List<Row> all() {
        FormOneRows form = new FormOneRows();
        form.besides();
        form.documents();
        form.allocations();
        form.undoing();
        form.collection();
        form.notApplied();
        form.filing();
        form.customerFile();
        form.fileEntries();
        form.cover();
        form.notices();
        form.ratings();
        form.headroom();
        form.credit();
        form.withdrawnNotices();
        form.refunds();
        form.creditLater();
        form.segments();
        form.points();
        form.care();
        form.insurers();
        return List.copyOf(form.rows);
    }

    private static byte[] key() {
        byte[] bytes = new byte[AuditKey.SIZE];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 7 + 1);
        }
        return bytes;
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    private static Command command(CommandKind kind, String id) {
        return Command.of(kind, CommandId.of(id), Actor.of("clerk-7"), Optional.empty());
    }

    private static Command onBasis(CommandKind kind, String id) {
        return Command.of(
                kind, CommandId.of(id), Actor.of("night job"), Optional.of(Basis.of("contract 12 \u2013 \u00DF")));
    }

    private void applied(String name, Command command, AuditFacts facts) {
        rows.add(new Row(name, AuditRecord.of(ACCOUNT, NOON.plusSeconds(rows.size()), command, "Applied"), facts));
    }

    private AccountChange change(Command command, List<Entry> entries) {
        return change(command, entries, List.of(), List.of());
    }

    private AccountChange change(
            Command command, List<Entry> entries, List<Allocation> allocations, List<Release> releases) {
        version++;
        return AccountChange.of(
                new Recording(version, NOON.plusSeconds(rows.size()), command), entries, allocations, releases);
    }

    private void besides() {
        applied(
                "a customer with all its parts",
                onBasis(CommandKind.REGISTER_CUSTOMER, ACME.value()),
                AuditFacts.of(Customer.organisation(ACME, "Acme S.L. \u20AC")
                        .country("ES")
                        .industry("anvils")
                        .terms(PaymentTerms.netDays(30))
                        .paymentPreference(
                                PaymentPreference.allowing(PaymentMethod.of("transfer"), PaymentMethod.of("card"))
                                        .preferring(PaymentMethod.of("card")))
                        .externalRef(REF)
                        .build()));
        applied(
                "a person with nothing but a name",
                command(CommandKind.REGISTER_CUSTOMER, ACME.value()),
                AuditFacts.of(Customer.person(ACME, "John").build()));
        limit("a limit", CreditLimit.of(Money.parse("JPY 5000")));
        limit("no credit", CreditLimit.noCredit());
        limit("any credit", CreditLimit.unlimited());
        AccountId account = ACCOUNT;
        attached("a reference of a customer", Referent.customer(ACME));
        attached("a reference of a document", Referent.document(account, InvoiceId.of("INV-1")));
        attached("a reference of a payment", Referent.payment(account, PaymentId.of("PAY-1")));
    }

    private void limit(String name, CreditLimit limit) {
        Command command = command(CommandKind.GRANT_LIMIT, "G-" + rows.size());
        Timeline.Version<CreditLimit> granted = new Timeline.Version<>(DAY, limit, NOON);
        applied(name, command, AuditFacts.of(LimitGranted.of(ACCOUNT, command.id(), granted)));
    }

    private void attached(String name, Referent referent) {
        Command command = onBasis(CommandKind.ATTACH_REF, "X-" + rows.size());
        applied(name, command, AuditFacts.of(ExternalRefAttached.of(ACCOUNT, referent, REF, command, NOON)));
    }

    // What came after the first release: at the end, so that no row before it is another one.
    private void customerFile() {
        PersonName name = PersonName.of("Ana", "Garc\u00EDa")
                .withSecondFamily("Smith")
                .withPatronymic("P")
                .familyFirst();
        applied(
                "a person with a name in parts",
                command(CommandKind.REGISTER_CUSTOMER, ACME.value()),
                AuditFacts.of(Customer.person(ACME, name).build()));
        PostalAddress address = PostalAddress.in("ES")
                .line("Smith Street 1")
                .line("back\\door")
                .city("Madrid")
                .region("Madrid")
                .postalCode("28013")
                .build();
        FiscalProfile profile = FiscalProfile.of(Person.of(name).tradingAs("Smith\u2019s"))
                .taxId(TaxId.of(IdentifierScheme.of("es-nif"), "12345678Z"))
                .taxId(TaxId.of(IdentifierScheme.of("eu-vat"), "ES12345678Z"))
                .address(address)
                .build();
        FiscalProfile company = FiscalProfile.of(
                        Organisation.of("Acme S.L.").tradingAs("Smith").withLegalForm(LegalForm.of("ES-SL")))
                .build();
        fact("a fiscal profile", CustomerFact.of(ACME, CustomerFactKind.FISCAL_PROFILE, profile, DAY));
        fact("the fiscal profile of a company", CustomerFact.of(ACME, CustomerFactKind.FISCAL_PROFILE, company, DAY));
        fact("a confirmation", CustomerFact.of(ACME, CustomerFactKind.PROFILE_CONFIRMED, 1L, DAY));
        fact(
                "an address that ends",
                CustomerFact.of(ACME, CustomerFactKind.ADDRESS, "DELIVERY north", address, DAY)
                        .until(DAY.plusDays(1)));
        fact(
                "a first sale awaited",
                CustomerFact.of(ACME, CustomerFactKind.ACCOUNT_OPENING, AccountOpeningPolicy.ON_FIRST_SALE, DAY));
        fact("an account opened", CustomerFact.of(ACME, CustomerFactKind.ACCOUNT_OPENED, "main", "INV-1", DAY));
        Command issue = command(CommandKind.ISSUE, "INV-2");
        Entry debit = Entry.builder(ItemId.debit("INV-2"), EntryKind.INVOICE, eur("1"), DAY)
                .build();
        Invoice invoice = Invoice.draft(InvoiceId.of("INV-2"), ACME, DAY)
                .line("Consulting for Mr Smith", eur("1"))
                .build();
        applied(
                "an invoice billed to a profile",
                issue,
                AuditFacts.of(
                        change(issue, List.of(debit)), invoice.billedTo(BilledTo.of(1, DAY, Sensitive.of(profile)))));
    }

    // Later kinds of facts, at the end again.
    private void fileEntries() {
        FileEntry entry = FileEntry.of(ACME, DAY);
        ContactPoint point = ContactPoint.messaging("messenger", "@smith")
                .forPurpose(ContactPurpose.REMINDERS)
                .asPreferred();
        fact("a contact point", entry.contactPoint("office", point));
        fact(
                "a contact person",
                entry.contactPerson(
                        "buyer",
                        ContactPerson.named("Ana Smith")
                                .role(ContactRole.BUYER)
                                .purpose(ContactPurpose.INVOICES)
                                .preferred()
                                .point(point)
                                .point(ContactPoint.phone("+34 910 000 000"))
                                .build()));
        fact(
                "an agreement",
                entry.agreement(
                        "frame",
                        Agreement.written("DMS-1")
                                .withTerms(PaymentTerms.netDays(45))
                                .acknowledged(DAY, "Ana Smith")));
        fact(
                "a profile class",
                entry.profileClass(ProfileClass.named("wholesale")
                        .with(ProfileField.PAYMENT_TERMS, PaymentTerms.netDays(60))
                        .with(ProfileField.CREDIT_LIMIT_PROPOSAL, eur("5000"))
                        .with(ProfileField.DUNNING_PROCEDURE, "gentle")
                        .with(ProfileField.STATEMENT_STYLE, "open items")
                        .with(
                                ProfileField.PAYMENT_PREFERENCE,
                                PaymentPreference.allowing(PaymentMethod.of("transfer")))));
        fact("a value of a customer's own", entry.profileValue(ProfileField.DUNNING_PROCEDURE, "firm"));
        fact("an industry", entry.industry(IndustryCode.of("nace-2.1", "56.10")));
        fact("a region", entry.region(Region.of("ES-MD")));
        fact("an owner", entry.owner(Actor.of("ann")).until(DAY.plusDays(1)));
        fact("an occasion", entry.occasion("founder", Occasion.birthday(MonthDay.of(2, 29))));
        fact("a standing", entry.standing(Standing.onHold("Smith owes")));
        fact("an attribute", entry.attribute(AttributeKey.money("capital"), eur("3000")));
        fact(
                "a document of identity",
                entry.identityDocument(
                        "passport",
                        IdentityDocument.of(IdentityDocument.PASSPORT, "ES", "SMITH12345", "contract")
                                .issued(DAY)
                                .expires(DAY.plusDays(3650))));
    }

    // And later ones.
    private void cover() {
        FileEntry entry = FileEntry.of(ACME, DAY);
        CreditInsurance bare = CreditInsurance.of("POL-1", "Insurer", eur("5000"), Percentage.of("90"));
        fact("an insurance", entry.insurance(bare));
        fact(
                "an insurance with all its parts that ends",
                entry.insurance(bare.firstLoss(eur("100"))
                                .aggregateDeductible(eur("1000"))
                                .maximumTermDays(60)
                                .notifyWithin(30)
                                .claimWithin(180)
                                .withdrawnFrom(DAY.plusDays(9)))
                        .until(DAY.plusDays(365)));
        fact(
                "a security",
                entry.security(
                        "bank",
                        Security.of(Security.Kind.BANK_GUARANTEE, eur("1000"))
                                .counted(Percentage.of("80"))
                                .withDocument("DMS-2")
                                .givenBy("Smith Bank")));
    }

    private void notices() {
        collected(
                "a notice",
                command(CommandKind.RECORD_NOTICE, "N-1"),
                SentNotice.of(
                        NoticeId.of("N-1"), ACME, 1, DAY, SentNotice.Channel.E_MAIL, List.of(ItemId.debit("INV-1"))));
        collected(
                "a notice with all its parts",
                onBasis(CommandKind.RECORD_NOTICE, "N-2"),
                SentNotice.of(
                                NoticeId.of("N-2"),
                                ACME,
                                2,
                                DAY,
                                SentNotice.Channel.LETTER,
                                List.of(ItemId.debit("INV-2"), ItemId.debit("INV-1")))
                        .withReference("DMS-3"));
    }

    private void withdrawnNotices() {
        collected(
                "a withdrawn notice",
                command(CommandKind.WITHDRAW_NOTICE, "NW-1"),
                NoticeWithdrawal.of(NoticeId.of("N-1"), ACME, DAY.plusDays(1), "never went out"));
    }

    private void refunds() {
        RefundRequest request =
                RefundRequest.of(RefundId.of("RR-1"), ACME, ItemId.credit("PAY-1"), eur("60"), DAY, "paid twice");
        collected("a refund that is asked for", command(CommandKind.REQUEST_REFUND, "RR-1"), request);
        collected(
                "a refund to be paid by a day",
                onBasis(CommandKind.REQUEST_REFUND, "RR-1"),
                request.payBy(DAY.plusDays(14)));
        collected(
                "an approved refund",
                command(CommandKind.ANSWER_REFUND, "RA-1"),
                RefundAnswer.approved(RefundId.of("RR-1"), ACME, DAY));
        collected(
                "a declined refund",
                command(CommandKind.ANSWER_REFUND, "RA-2"),
                RefundAnswer.declined(RefundId.of("RR-2"), ACME, DAY, "not so"));
    }

    private void segments() {
        fact(
                "a membership in a segment",
                FileEntry.of(ACME, DAY)
                        .segment(SegmentMembership.of("value", "high", SegmentMembership.Move.HELD)
                                .before("high")
                                .heldSince(DAY)
                                .because("Smith bought less")
                                .byRun("R-1")));
    }

    private void care() {
        FileEntry entry = FileEntry.of(ACME, DAY);
        fact(
                "a customer at risk",
                entry.atRisk(CareFinding.of("call").because("Smith bought less").byRun("R-1")));
        fact(
                "a significant customer",
                entry.significant(CareFinding.of("look at the limit").because("Smith bought much")));
    }

    private void insurers() {
        fact(
                "a notice to an insurer",
                FileEntry.of(ACME, DAY)
                        .insurerTold(InsurerNotice.of("N-1", "POL-7", InsurerNotice.Step.CLAIMED)
                                .debit("INV-1")
                                .debit("INV-1", 2)
                                .withReference("case 7")));
    }

    private void ratings() {
        FileEntry entry = FileEntry.of(ACME, DAY);
        fact(
                "a rating",
                entry.rating(AssignedRating.of("B")
                        .withScore(new BigDecimal("67.5"))
                        .onBasis("scorecard 2026-1")
                        .because("Smith pays late")));
        fact(
                "yearly accounts",
                entry.financialStatements(FinancialStatements.of(CurrencyUnit.EUR, DAY)
                        .with(FinancialStatements.Figure.TOTAL_ASSETS, eur("900"))
                        .with(FinancialStatements.Figure.WORKING_CAPITAL, eur("-150"))));
        fact(
                "a bureau report",
                entry.bureauReport(BureauReport.of("bureau", DAY)
                        .withScore(BigDecimal.TEN)
                        .withGrade("5B")
                        .recommending(eur("100"))
                        .withReference("report on Smith")
                        .listing()));
        fact(
                "a credit review",
                entry.creditReview(CreditReview.of(CreditReview.Outcome.TIGHTENED)
                        .withNote("Smith owes")
                        .nextOn(DAY.plusDays(90))));
        fact(
                "a defaulter listed",
                entry.defaulterListing(DefaulterListing.listed(Actor.of("eve"), "Smith owes", "court file of Smith")));
        fact("a defaulter lifted", entry.defaulterListing(DefaulterListing.lifted(Actor.of("eve"), "Smith paid")));
    }

    private void fact(String name, CustomerFact fact) {
        Command command = onBasis(fact.kind().recordedBy(), "F-" + rows.size());
        applied(
                name,
                command,
                AuditFacts.of(CustomerFactRecorded.of(ACCOUNT, fact, new Recording(rows.size(), NOON, command))));
    }

    private void documents() {
        Command issue = onBasis(CommandKind.ISSUE, "INV-1");
        Invoice invoice = Invoice.draft(InvoiceId.of("INV-1"), ACME, DAY)
                .line(InvoiceLine.of("Consulting for Mr Smith", eur("100"))
                        .taxedAt(Percentage.of("21.00"))
                        .inGroup("services"))
                .line(InvoiceLine.of("Deduction", eur("-10")).taxedAt(Percentage.of("5.25")))
                .date(TermStart.DELIVERY, DAY.minusDays(2))
                .period(DateRange.of(DAY.minusDays(40), DAY.minusDays(9)))
                .terms(PaymentTerms.parse("net 30 less 2% net 10"))
                .reference("order 7 of Mr Smith")
                .numberedBy(SeriesId.of("F\u00FCr 2026"))
                .externalRef(REF)
                .build();
        TaxedAmount standard = TaxedAmount.of(Percentage.of("21"), eur("1.24"), eur("0.26"));
        TaxedAmount reduced = TaxedAmount.of(Percentage.of("5.25"), eur("0.48"), eur("0.02"));
        Entry debit = Entry.builder(ItemId.debit("INV-1"), EntryKind.INVOICE, eur("110.47"), DAY)
                .dueOn(DAY.plusDays(30))
                .reference("order 7 of Mr Smith")
                .offers(List.of(
                        DiscountOffer.of(DAY.plusDays(10), eur("2"), eur("99.95"), List.of(standard, reduced)),
                        DiscountOffer.of(DAY.plusDays(20), eur("1"))))
                .build();
        applied("an invoice with all its parts", issue, AuditFacts.of(change(issue, List.of(debit)), invoice));
        Command credit = command(CommandKind.ISSUE, "CN-1");
        Invoice note = Invoice.creditNote(InvoiceId.of("CN-1"), ACME, DAY)
                .line("Returned", Money.parse("KWD 1.234"))
                .crediting(InvoiceId.of("INV-1"))
                .build();
        Entry ofNote = Entry.builder(ItemId.credit("CN-1"), EntryKind.CREDIT_NOTE, Money.parse("KWD 1.234"), DAY)
                .build();
        applied("a credit note", credit, AuditFacts.of(change(credit, List.of(ofNote)), note));
        Command receive = command(CommandKind.RECEIVE, "PAY-1");
        Payment payment = Payment.received(PaymentId.of("PAY-1"), ACME, eur("108.26"), DAY)
                .withReference("INV-1, thanks, John")
                .withMethod(PaymentMethod.of("transfer"))
                .withValueOn(DAY.plusDays(1))
                .withBankLine(BankLineId.of("ES12", "L-1", 2))
                .withExternalRef(REF)
                .asDeposit();
        Entry receipt = Entry.builder(ItemId.credit("PAY-1"), EntryKind.DEPOSIT, eur("108.26"), DAY)
                .valueOn(DAY.plusDays(1))
                .reference("INV-1, thanks, John")
                .build();
        applied("a payment with all its parts", receive, AuditFacts.of(change(receive, List.of(receipt)), payment));
        Command bare = command(CommandKind.RECEIVE, "PAY-2");
        Entry other = Entry.builder(ItemId.credit("PAY-2"), EntryKind.RECEIPT, eur("0.01"), LocalDate.of(1, 1, 1))
                .build();
        applied(
                "a payment with nothing optional on the first day",
                bare,
                AuditFacts.of(
                        change(bare, List.of(other)),
                        Payment.received(PaymentId.of("PAY-2"), ACME, eur("0.01"), LocalDate.of(1, 1, 1))));
    }

    private void allocations() {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("on", "2026-01-12");
        content.put("policy", "reference-then-due");
        Command apply = command(CommandKind.APPLY, "A-1").withContent(content);
        AllocationId first = new AllocationId(version + 1, 1);
        Entry discount = Entry.builder(ItemId.credit("A-1"), EntryKind.CASH_DISCOUNT, eur("2"), DAY.plusDays(2))
                .offers(List.of(DiscountOffer.of(DAY.plusDays(10), eur("2"))))
                .earnedBy(List.of(first))
                .build();
        applied(
                "an application with a discount",
                apply,
                AuditFacts.of(change(
                        apply,
                        List.of(discount),
                        List.of(
                                allocation(first, "PAY-1", "108.26"),
                                allocation(new AllocationId(version + 1, 2), "A-1", "2")),
                        List.of())));
        Command nothing = command(CommandKind.APPLY, "A-2");
        applied("an application of nothing", nothing, AuditFacts.of(change(nothing, List.of())));
        Command release = command(CommandKind.RELEASE, "R-1");
        applied(
                "a release",
                release,
                AuditFacts.of(change(
                        release, List.of(), List.of(), List.of(new Release(first, LocalDate.of(9999, 12, 31))))));
    }

    private static Allocation allocation(AllocationId id, String credit, String amount) {
        return Allocation.of(id, ItemId.credit(credit), ItemId.debit("INV-1"), eur(amount), DAY.plusDays(2));
    }

    private void undoing() {
        Command reverse = command(CommandKind.REVERSE, "REV-1");
        Entry reversal = Entry.builder(ItemId.debit("REV-1"), EntryKind.REVERSAL, eur("5"), DAY)
                .reversing(new ItemId(Side.CREDIT, "CN-1", 2), EntryKind.CREDIT_NOTE)
                .build();
        applied("a reversal", reverse, AuditFacts.of(change(reverse, List.of(reversal))));
        Command bounce = command(CommandKind.RETURN_PAYMENT, "RET-1");
        Entry returned = Entry.builder(ItemId.debit("RET-1"), EntryKind.RETURNED_PAYMENT, eur("5"), DAY)
                .returned(ReturnKind.BOUNCED)
                .reference("no funds")
                .build();
        applied("a returned payment", bounce, AuditFacts.of(change(bounce, List.of(returned))));
        Command transfer = command(CommandKind.TRANSFER, "T-1");
        Entry leg = Entry.builder(ItemId.debit("T-1"), EntryKind.TRANSFER, eur("5"), DAY)
                .counterpart(CustomerId.of("BETA"), ItemId.credit("T-1"))
                .moved(EntryKind.INVOICE)
                .build();
        applied("a leg", transfer, AuditFacts.of(change(transfer, List.of(leg))));
    }

    private void collection() {
        collected(
                "a dispute with all its parts",
                onBasis(CommandKind.OPEN_DISPUTE, "D-1"),
                Dispute.opened(DisputeId.of("D-1"), ACME, ItemId.debit("INV-1"), DisputeReason.PRICE, DAY)
                        .of(eur("4"))
                        .answerBy(DAY.plusDays(9))
                        .ownedBy(Actor.of("clerk-9")));
        collected(
                "a dispute of all",
                command(CommandKind.OPEN_DISPUTE, "D-2"),
                Dispute.opened(DisputeId.of("D-2"), ACME, ItemId.debit("INV-1"), DisputeReason.OTHER, DAY));
        collected(
                "a resolution",
                command(CommandKind.RESOLVE_DISPUTE, "RES-1"),
                DisputeResolution.partlyUpheld(DisputeId.of("D-1"), ACME, DAY, eur("1")));
        collected(
                "a promise with all its parts",
                command(CommandKind.PROMISE, "P-2"),
                PromiseToPay.of(PromiseId.of("P-2"), ACME, eur("6"), DAY, DAY.plusDays(30))
                        .forItems(List.of(ItemId.debit("INV-1")))
                        .replacing(PromiseId.of("P-1")));
        collected(
                "a withdrawal",
                command(CommandKind.WITHDRAW_PROMISE, "WD-1"),
                PromiseWithdrawal.of(PromiseId.of("P-2"), ACME, DAY));
    }

    private void collected(String name, Command command, CollectionFact fact) {
        applied(name, command, AuditFacts.of(CollectionRecorded.of(ACCOUNT, command, fact, NOON)));
    }

    private void notApplied() {
        rows.add(new Row(
                "a refusal on a basis, before 1970",
                AuditRecord.of(
                        ACCOUNT,
                        Instant.parse("1969-12-31T23:59:59.999999Z"),
                        onBasis(CommandKind.ISSUE, "INV-9"),
                        "Refused:PeriodClosed"),
                AuditFacts.none()));
        // The kinds there were when the form was released; later ones have rows at the end.
        for (CommandKind kind : EnumSet.range(CommandKind.REGISTER_CUSTOMER, CommandKind.VOID_NUMBER)) {
            rows.add(new Row(
                    "a conflict of " + kind,
                    AuditRecord.of(ACCOUNT, NOON, command(kind, "C-1"), "Conflicting:line 2 net"),
                    AuditFacts.none()));
        }
    }

    // At the end: what was there before keeps its bytes.
    private void headroom() {
        LimitGrant seasonal = LimitGrant.of(ACME, CreditLimit.of(eur("8000")), DAY)
                .until(DAY.plusDays(60))
                .ofKind(LimitKind.SEASONAL)
                .forGroup()
                .because("CHRISTMAS")
                .approvedBy(Actor.of("cfo"));
        applied(
                "a limit with all its parts",
                command(CommandKind.GRANT_LIMIT, "GR-4"),
                AuditFacts.of(LimitGranted.of(ACCOUNT, CommandId.of("GR-4"), seasonal, NOON)));
        ReservationId id = ReservationId.of("SO-1");
        Reservation reserved = Reservation.of(id, ACME, eur("40"), SalesDocumentKind.ORDER, DAY, DAY.plusDays(7));
        Command reserving = command(CommandKind.RESERVE, "SO-1");
        applied(
                "a reservation",
                reserving,
                AuditFacts.of(held(reserving, reserved.withReference("PO 7"), left(4000, 0, 0))
                        .approvedOn(HeadroomGrounds.of(eur("12"), Optional.of(eur("100")))
                                .ofGroup(CustomerId.of("ROOT"), eur("30"), eur("500")))));
        held(
                "an order that was stated",
                onBasis(CommandKind.STATE_ORDER, "SO-2"),
                Reservation.ofDocument(ReservationId.of("SO-2"), ACME, eur("9"), SalesDocumentKind.ORDER, DAY),
                left(0, 900, 0));
        held(
                "a commitment",
                command(CommandKind.COMMIT_RESERVATION, "INV-1"),
                Commitment.to(SalesDocumentKind.INVOICE, "INV-1", ACME, id, eur("25"), DAY),
                left(1500, 0, 0));
        held(
                "a part given back",
                command(CommandKind.RELEASE_RESERVATION, "RL-1"),
                ReservationRelease.of(ACME, id, DAY).of(eur("5")),
                left(1000, 0, 0));
        held(
                "all that is left given back",
                command(CommandKind.RELEASE_RESERVATION, "RL-2"),
                ReservationRelease.of(ACME, id, DAY),
                left(0, 0, 0));
        held(
                "a membership",
                command(CommandKind.CHANGE_GROUP, "CG-1"),
                GroupMembership.of(ACME, CustomerId.of("ROOT"), DAY).until(DAY.plusDays(1)),
                Optional.empty());
        held(
                "a membership in no group",
                command(CommandKind.CHANGE_GROUP, "CG-2"),
                GroupMembership.none(ACME, DAY),
                Optional.empty());
    }

    private void credit() {
        CreditDecision made = declined();
        decided(
                "a credit decision",
                command(CommandKind.DECIDE_CREDIT, "CD-1"),
                new CreditLogFact.Decided(DecisionId.of("CD-1"), made));
        decided(
                "a credit decision that was overridden",
                onBasis(CommandKind.OVERRIDE_CREDIT, "CO-1"),
                new CreditLogFact.Overridden(
                        ACME,
                        DAY,
                        CreditOverride.of(
                                DecisionId.of("CD-1"), Actor.of("chief"), eur("40"), DAY, "paid by courier")));
    }

    private static CreditDecision declined() {
        CreditRequest request =
                CreditRequest.of(ACME, eur("40"), DAY, SalesDocumentKind.ORDER).askedBy(Actor.of("seller"));
        CreditPicture picture = CreditPicture.in(eur("40").getCurrencyUnit())
                .measure(LimitMeasure.own(Optional.of(CreditLimit.of(eur("50"))), eur("30")))
                .build();
        return CreditPolicy.ofDefaults().decide(request, picture);
    }

    // At the end: what was there before keeps its place.
    private void creditLater() {
        CreditDecision made = declined();
        decided(
                "a credit decision under one that was overridden",
                command(CommandKind.DECIDE_CREDIT, "SO-1"),
                new CreditLogFact.Decided(DecisionId.of("SO-1"), made).under(DecisionId.of("CD-1")));
        decided(
                "an override withdrawn",
                onBasis(CommandKind.WITHDRAW_OVERRIDE, "CW-1"),
                new CreditLogFact.Withdrawn(ACME, DAY, DecisionId.of("CD-1"), CommandId.of("CO-1"), "wrong sale"));
    }

    private void decided(String name, Command command, CreditLogFact fact) {
        applied(name, command, AuditFacts.of(CreditLogRecorded.of(ACCOUNT, command, fact, NOON)));
    }

    private void held(String name, Command command, HeadroomFact fact, Optional<StagesLeft> left) {
        applied(name, command, AuditFacts.of(held(command, fact, left)));
    }

    private static HeadroomRecorded held(Command command, HeadroomFact fact, Optional<StagesLeft> left) {
        return HeadroomRecorded.of(ACCOUNT, command, fact, NOON, left);
    }

    private static Optional<StagesLeft> left(long reserved, long ordered, long unbilled) {
        return Optional.of(StagesLeft.of(CurrencyUnit.EUR, reserved, ordered, unbilled));
    }

    // At the end: what was there before keeps its bytes.
    private void filing() {
        DocumentId id = DocumentId.of("CT-1 \u00DF");
        DocumentRecord filed =
                DocumentRecord.of(ACME, id, DocumentKind.CONTRACT, DAY, "0123456789abcdef".repeat(4), "vault/1");
        Referent invoice = Referent.document(ACCOUNT, InvoiceId.of("INV-1"));
        filed("a document", onBasis(CommandKind.REGISTER_DOCUMENT, "CT-1 \u00DF"), filed);
        filed(
                "a document with all its parts",
                command(CommandKind.REGISTER_DOCUMENT, "CT-1 \u00DF"),
                filed.withAccess("legal").inJurisdiction("ES"));
        filed("a link", command(CommandKind.LINK_DOCUMENT, "L-1"), new DocumentLink(ACME, id, invoice, DAY));
        filed(
                "a link with a customer",
                command(CommandKind.LINK_DOCUMENT, "L-2"),
                new DocumentLink(ACME, id, Referent.customer(ACME), DAY));
        filed("a tag", command(CommandKind.TAG_DOCUMENT, "T-1"), new DocumentTag(ACME, id, "frame", DAY));
        filed("a hold", command(CommandKind.PLACE_HOLD, "H-1"), new LegalHold(ACME, id, "H-1", "LITIGATION", DAY));
        filed(
                "a hold lifted",
                command(CommandKind.LIFT_HOLD, "X-1"),
                new LegalHold.Lift(ACME, id, "H-1", "SETTLED", DAY));
        filed("a disposal", command(CommandKind.RECORD_DISPOSAL, "G-1"), new Disposal(ACME, id, "CERT-7", DAY));
    }

    private void points() {
        RewardProgramId club = RewardProgramId.of("CLUB \u00DF");
        PointsEntry.Dated dated = PointsEntry.of(club, ACME, DAY);
        InvoiceId invoice = InvoiceId.of("INV-1 \u00DF");
        EarnedBy toys = EarnedBy.of("toys", eur("100"), eur("10"), 3, Percentage.of("112.5"))
                .inGroup("group 7");
        EarnedBy all = EarnedBy.of("all", eur("50"), eur("10"), 1, Percentage.of("100"));
        List<PointsEntry> ordered = List.of(
                dated.earned(invoice, List.of(toys, all)).inTier("GOLD").usableThrough(DAY.plusYears(1)),
                dated.earned(InvoiceId.of("INV-2"), List.of(all)),
                dated.redeemed(35, Reward.voucher(eur("3.5")).validThrough(DAY.plusDays(30))),
                dated.redeemed(2, Reward.gift("MUG", 2)),
                dated.clawedBack(invoice, InvoiceId.of("CN-1"), 20),
                dated.givenBack(CommandId.of("P-3")).usableThrough(DAY.plusYears(2)),
                dated.voucherUsed(CommandId.of("P-2"), InvoiceId.of("INV-3")),
                dated.giftGranted(Reward.gift("CALENDAR", 1)),
                dated.restored(invoice, InvoiceId.of("CN-1"), 20).usableThrough(DAY.plusYears(2)));
        PointsLedger ledger = PointsLedger.of(ACCOUNT, club, List.of());
        for (int number = 0; number < ordered.size(); number++) {
            PointsEntry entry = ordered.get(number);
            Command command = number == 0
                    ? onBasis(entry.kind().recordedBy(), "P-0")
                    : command(entry.kind().recordedBy(), "P-" + number);
            PointsRecorded recorded = PointsRecorded.of(ACCOUNT, command, ledger.booked(entry), NOON);
            applied("points " + number, command, AuditFacts.of(recorded));
            ledger.add(recorded);
        }
    }

    private void filed(String name, Command command, DocumentFact fact) {
        applied(name, command, AuditFacts.of(DocumentRecorded.of(ACCOUNT, command, fact, NOON)));
    }
}
