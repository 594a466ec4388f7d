package io.cartera.contract;

import static io.cartera.contract.Samples.ACME;
import static io.cartera.contract.Samples.FIRST_DAY;
import static io.cartera.contract.Samples.LAST_DAY;
import static io.cartera.contract.Samples.day;

import io.cartera.contactpoint.ContactMedium;
import io.cartera.contactpoint.ContactPerson;
import io.cartera.contactpoint.ContactPoint;
import io.cartera.contactpoint.ContactPurpose;
import io.cartera.contactpoint.ContactRole;
import io.cartera.creditfile.AssignedRating;
import io.cartera.creditfile.BureauReport;
import io.cartera.creditfile.CreditInsurance;
import io.cartera.creditfile.CreditReview;
import io.cartera.creditfile.DefaulterListing;
import io.cartera.creditfile.FinancialStatements;
import io.cartera.creditfile.InsurerNotice;
import io.cartera.creditfile.Security;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.FileEntry;
import io.cartera.customer.PaymentMethod;
import io.cartera.customer.PaymentPreference;
import io.cartera.customer.ProfileClass;
import io.cartera.customer.ProfileField;
import io.cartera.money.Percentage;
import io.cartera.party.IdentityDocument;
import io.cartera.party.IndustryCode;
import io.cartera.party.Occasion;
import io.cartera.party.Region;
import io.cartera.relationship.AdministrativeStatus;
import io.cartera.relationship.Agreement;
import io.cartera.relationship.AttributeKey;
import io.cartera.relationship.CareFinding;
import io.cartera.relationship.SegmentMembership;
import io.cartera.relationship.Standing;
import io.cartera.terms.PaymentTerms;
import io.cartera.trace.Actor;
import java.math.BigDecimal;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Facts of the customer file: every kind that may be recorded, with each part there and left out. */
final class FileSamples {

    private static final FileEntry ENTRY = FileEntry.of(ACME, day("2026-01-05"));

    private FileSamples() {}

    static List<CustomerFact> all() {
        List<CustomerFact> facts = new ArrayList<>();
        contacts(facts);
        agreements(facts);
        profiles(facts);
        facts.add(ENTRY.industry(IndustryCode.of("nace-2.1", "56.10")));
        facts.add(ENTRY.region(Region.of("ES-MD")));
        facts.add(ENTRY.owner(Actor.of("ann")));
        facts.add(ENTRY.occasion("founder", Occasion.birthday(MonthDay.of(2, 29))));
        facts.add(ENTRY.occasion("name day", Occasion.of("name day", MonthDay.of(12, 31))));
        for (AdministrativeStatus status : AdministrativeStatus.values()) {
            facts.add(ENTRY.standing(Standing.of(status)));
        }
        facts.add(ENTRY.standing(Standing.onHold("two\nlines \\ and a backslash")));
        attributes(facts);
        facts.add(ENTRY.identityDocument(
                "passport", IdentityDocument.of(IdentityDocument.PASSPORT, "ES", "XDA1234560", "contract")));
        facts.add(ENTRY.identityDocument(
                "card",
                IdentityDocument.of(IdentityDocument.IDENTITY_CARD, "RU", "45 08 123456", "consent")
                        .inCategory("identity")
                        .issued(FIRST_DAY)
                        .expires(LAST_DAY)));
        cover(facts);
        ratings(facts);
        segments(facts);
        care(facts);
        notices(facts);
        return facts;
    }

    private static void notices(List<CustomerFact> facts) {
        facts.add(ENTRY.insurerTold(InsurerNotice.of("bare", "POL", InsurerNotice.Step.NOTIFIED)));
        facts.add(ENTRY.insurerTold(
                        InsurerNotice.of("whole " + Samples.GRINNING_FACE, "POL = 7", InsurerNotice.Step.CLAIMED)
                                .debit("INV = \\ 2", Integer.MAX_VALUE)
                                .debit("\u7ea2")
                                .debit("INV = \\ 2")
                                .withReference("case 7"))
                .until(LAST_DAY));
    }

    private static void care(List<CustomerFact> facts) {
        facts.add(ENTRY.atRisk(CareFinding.of("call")));
        facts.add(ENTRY.atRisk(CareFinding.of("win back = " + Samples.GRINNING_FACE)
                        .because("two\nlines = ≤")
                        .byRun("run 1"))
                .until(LAST_DAY));
        facts.add(ENTRY.significant(CareFinding.of("look at the limit").because("15 %")));
    }

    private static void segments(List<CustomerFact> facts) {
        for (SegmentMembership.Move move : SegmentMembership.Move.values()) {
            facts.add(ENTRY.segment(SegmentMembership.of("scheme " + move, "high", move)));
        }
        facts.add(ENTRY.segment(
                        SegmentMembership.of("whole = " + Samples.GRINNING_FACE, "high", SegmentMembership.Move.HELD)
                                .before("high")
                                .heldSince(FIRST_DAY)
                                .because("two\nlines = ≤")
                                .byRun("run 1"))
                .until(LAST_DAY));
    }

    private static void ratings(List<CustomerFact> facts) {
        facts.add(ENTRY.rating(AssignedRating.of("B")));
        facts.add(ENTRY.rating(AssignedRating.of("A")
                        .withScore(new BigDecimal("67.50"))
                        .onBasis("scorecard = 2026")
                        .because("two\nlines"))
                .until(LAST_DAY));
        FinancialStatements bare = FinancialStatements.of(CurrencyUnit.of("JPY"), FIRST_DAY);
        facts.add(ENTRY.financialStatements(bare));
        FinancialStatements whole = FinancialStatements.of(CurrencyUnit.EUR, LAST_DAY);
        for (FinancialStatements.Figure figure : FinancialStatements.Figure.values()) {
            whole = whole.with(figure, Money.ofMinor(CurrencyUnit.EUR, -1L - figure.ordinal()));
        }
        facts.add(ENTRY.financialStatements(whole));
        facts.add(ENTRY.bureauReport(BureauReport.of("bureau", FIRST_DAY)));
        facts.add(ENTRY.bureauReport(BureauReport.of("other bureau", LAST_DAY)
                .withScore(new BigDecimal("100"))
                .withGrade("1A")
                .recommending(Money.parse("KWD 0.001"))
                .withReference("R 1")
                .listing()));
        for (CreditReview.Outcome outcome : CreditReview.Outcome.values()) {
            facts.add(ENTRY.creditReview(CreditReview.of(outcome)));
        }
        facts.add(ENTRY.creditReview(CreditReview.of(CreditReview.Outcome.TIGHTENED)
                .withNote("net 30")
                .nextOn(LAST_DAY)));
        facts.add(ENTRY.defaulterListing(DefaulterListing.listed(Actor.of("eve"), "does not pay", "court file 7")));
        facts.add(ENTRY.defaulterListing(DefaulterListing.lifted(Actor.of("eve"), "has paid")));
    }

    private static void contacts(List<CustomerFact> facts) {
        for (ContactMedium medium : ContactMedium.values()) {
            facts.add(ENTRY.contactPoint(medium.name(), ContactPoint.of(medium, "x=y " + Samples.GRINNING_FACE)));
        }
        ContactPoint whole = ContactPoint.messaging("messenger", "@acme")
                .forPurpose(ContactPurpose.REMINDERS)
                .forPurpose(ContactPurpose.INVOICES)
                .asPreferred();
        facts.add(ENTRY.contactPoint("whole", whole));
        facts.add(ENTRY.contactPerson("bare", ContactPerson.named("Ana").build()));
        facts.add(ENTRY.contactPerson(
                "whole",
                ContactPerson.named("Ана Ге")
                        .role(ContactRole.LEGAL)
                        .role(ContactRole.ACCOUNTS_PAYABLE)
                        .purpose(ContactPurpose.STATEMENTS)
                        .preferred()
                        .point(whole)
                        .point(ContactPoint.phone("+34 910 000 000"))
                        .build()));
    }

    private static void cover(List<CustomerFact> facts) {
        CreditInsurance bare = CreditInsurance.of("bare", "Insurer A", Money.parse("JPY 0"), Percentage.of("0.000001"));
        facts.add(ENTRY.insurance(bare));
        facts.add(ENTRY.insurance(CreditInsurance.of(
                                "whole " + Samples.GRINNING_FACE,
                                "\u7ea2",
                                Money.parse("EUR 9999999999999999.99"),
                                Percentage.of("100"))
                        .firstLoss(Money.parse("EUR 0.01"))
                        .aggregateDeductible(Money.parse("EUR 1000"))
                        .maximumTermDays(0)
                        .notifyWithin(30)
                        .claimWithin(CreditInsurance.MAX_DAYS)
                        .withdrawnFrom(LAST_DAY))
                .until(LAST_DAY));
        facts.add(ENTRY.security("bare", Security.of(Security.Kind.PLEDGE, Money.parse("KWD 0.001"))));
        facts.add(ENTRY.security(
                        "whole",
                        Security.of(Security.Kind.GUARANTEE, Money.parse("EUR 1000"))
                                .counted(Percentage.of("33.333333"))
                                .liquid(true)
                                .withDocument("DMS-1")
                                .givenBy("Ana = Garc\u00EDa\nMadrid"))
                .until(LAST_DAY));
    }

    private static void agreements(List<CustomerFact> facts) {
        facts.add(ENTRY.agreement("talk", Agreement.verbal()).until(LAST_DAY));
        facts.add(ENTRY.agreement(
                "frame",
                Agreement.written("DMS-1")
                        .withTerms(PaymentTerms.parse("net 30 less 2% net 10"))
                        .acknowledged(LAST_DAY, "Ana García")));
    }

    private static void profiles(List<CustomerFact> facts) {
        PaymentPreference preference = PaymentPreference.allowing(
                        PaymentMethod.of("transfer"), PaymentMethod.of("card"))
                .preferring(PaymentMethod.of("card"));
        facts.add(ENTRY.profileClass(ProfileClass.named("bare")));
        facts.add(ENTRY.profileClass(ProfileClass.named("whole")
                .with(ProfileField.PAYMENT_PREFERENCE, preference)
                .with(ProfileField.SERVICE_LEVEL, "gold")
                .with(ProfileField.CONTACT_CADENCE_DAYS, 30)
                .with(ProfileField.REWARD_MULTIPLIER, Percentage.of("150.5"))
                .with(ProfileField.STATEMENT_STYLE, "open items")
                .with(ProfileField.DUNNING_PROCEDURE, "gentle")
                .with(ProfileField.CREDIT_LIMIT_PROPOSAL, Money.parse("JPY 5000"))
                .with(ProfileField.PAYMENT_TERMS, PaymentTerms.netDays(60))));
        facts.add(ENTRY.profileValue(ProfileField.PAYMENT_TERMS, PaymentTerms.netDays(45)));
        facts.add(ENTRY.profileValue(ProfileField.CREDIT_LIMIT_PROPOSAL, Money.parse("EUR 0.01")));
        facts.add(ENTRY.profileValue(ProfileField.DUNNING_PROCEDURE, "firm"));
        facts.add(ENTRY.profileValue(ProfileField.STATEMENT_STYLE, "whole"));
        facts.add(ENTRY.profileValue(ProfileField.PAYMENT_PREFERENCE, preference));
        facts.add(ENTRY.profileValue(ProfileField.REWARD_MULTIPLIER, Percentage.of("0.5")));
        facts.add(ENTRY.profileValue(ProfileField.CONTACT_CADENCE_DAYS, 3660));
        facts.add(ENTRY.profileValue(ProfileField.SERVICE_LEVEL, "plain"));
    }

    private static void attributes(List<CustomerFact> facts) {
        facts.add(ENTRY.attribute(AttributeKey.text("colour"), "red = \u7ea2"));
        facts.add(ENTRY.attribute(AttributeKey.number("ratio"), new BigDecimal("-0.500")));
        facts.add(ENTRY.attribute(AttributeKey.date("audited"), LAST_DAY));
        facts.add(ENTRY.attribute(AttributeKey.flag("vip"), true));
        facts.add(ENTRY.attribute(AttributeKey.money("capital"), Money.parse("EUR 3000.00")));
    }
}
