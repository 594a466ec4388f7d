package io.cartera.customer;

import io.cartera.contactpoint.ContactPerson;
import io.cartera.contactpoint.ContactPoint;
import io.cartera.creditfile.AssignedRating;
import io.cartera.creditfile.BureauReport;
import io.cartera.creditfile.CreditInsurance;
import io.cartera.creditfile.CreditReview;
import io.cartera.creditfile.DefaulterListing;
import io.cartera.creditfile.FinancialStatements;
import io.cartera.creditfile.InsurerNotice;
import io.cartera.creditfile.Security;
import io.cartera.party.AddressRole;
import io.cartera.party.IdentityDocument;
import io.cartera.party.IndustryCode;
import io.cartera.party.Occasion;
import io.cartera.party.PostalAddress;
import io.cartera.party.Region;
import io.cartera.relationship.Agreement;
import io.cartera.relationship.AttributeKey;
import io.cartera.relationship.CareFinding;
import io.cartera.relationship.SegmentMembership;
import io.cartera.relationship.Standing;
import io.cartera.trace.Actor;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Makes the facts of a customer that hold from a day on, each under the key of its kind, for {@code customers().record(…)}.
 * <p>
 * Keys are the caller's own, 1 to 128 characters, and must not be personal, since they survive erasure. A fact with a later
 * day under the same key takes the place of the earlier one from that day on; one that ends says so by
 * {@link CustomerFact#until}, which may be recorded later, with the same first day. Immutable. Example:
 * {@code FileEntry.of(acme, day).contactPoint("office", ContactPoint.phone("+34 910 000 000"))}.
 */
public final class FileEntry {

    private final CustomerId customer;
    private final LocalDate from;

    private FileEntry(CustomerId customer, LocalDate from) {
        this.customer = Objects.requireNonNull(customer, "customer");
        this.from = Require.date(from, "from");
    }

    /** Facts of this customer from this day on. */
    public static FileEntry of(CustomerId customer, LocalDate from) {
        return new FileEntry(customer, from);
    }

    /** An address for a purpose of which there is one. */
    public CustomerFact address(AddressRole role, PostalAddress address) {
        return fact(CustomerFactKind.ADDRESS, CustomerFactKind.addressKey(role), address);
    }

    /** How the customer itself is reached. */
    public CustomerFact contactPoint(String key, ContactPoint point) {
        return fact(CustomerFactKind.CONTACT_POINT, key, point);
    }

    /** Who there is to be talked to. */
    public CustomerFact contactPerson(String key, ContactPerson person) {
        return fact(CustomerFactKind.CONTACT_PERSON, key, person);
    }

    /** What was agreed. */
    public CustomerFact agreement(String key, Agreement agreement) {
        return fact(CustomerFactKind.AGREEMENT, key, agreement);
    }

    /** From which class the customer has its defaults. */
    public CustomerFact profileClass(ProfileClass profileClass) {
        return fact(CustomerFactKind.PROFILE_CLASS, CustomerFact.ONLY, profileClass);
    }

    /** A value of the customer's own in place of a default. */
    public <T> CustomerFact profileValue(ProfileField<T> field, T value) {
        return fact(CustomerFactKind.PROFILE_VALUE, field.name(), ProfileValue.of(field, value));
    }

    /** In which trade the customer is, by one classification. */
    public CustomerFact industry(IndustryCode industry) {
        return fact(CustomerFactKind.INDUSTRY, industry.scheme(), industry);
    }

    /** Where the customer is counted. */
    public CustomerFact region(Region region) {
        return fact(CustomerFactKind.REGION, CustomerFact.ONLY, region);
    }

    /** Who of ours is responsible for the customer. */
    public CustomerFact owner(Actor owner) {
        return fact(CustomerFactKind.OWNER, CustomerFact.ONLY, owner);
    }

    /** A day that comes every year. */
    public CustomerFact occasion(String key, Occasion occasion) {
        return fact(CustomerFactKind.OCCASION, key, occasion);
    }

    /** Whether we deal with the customer. */
    public CustomerFact standing(Standing standing) {
        return fact(CustomerFactKind.STANDING, CustomerFact.ONLY, standing);
    }

    /** A field of the host's own. */
    public <T> CustomerFact attribute(AttributeKey<T> key, T value) {
        return fact(CustomerFactKind.ATTRIBUTE, key.name(), key.value(value));
    }

    /** By which document the customer was identified. */
    public CustomerFact identityDocument(String key, IdentityDocument document) {
        return fact(CustomerFactKind.IDENTITY_DOCUMENT, key, document);
    }

    /** What a policy of credit insurance covers of the customer. */
    public CustomerFact insurance(CreditInsurance insurance) {
        return fact(CustomerFactKind.CREDIT_INSURANCE, insurance.policy(), insurance);
    }

    /** What we hold should the customer not pay. */
    public CustomerFact security(String key, Security security) {
        return fact(CustomerFactKind.SECURITY, key, security);
    }

    /** Which grade was assigned. */
    public CustomerFact rating(AssignedRating rating) {
        return fact(CustomerFactKind.RATING, CustomerFact.ONLY, rating);
    }

    /** Yearly accounts that the customer supplied. */
    public CustomerFact financialStatements(FinancialStatements statements) {
        return fact(CustomerFactKind.FINANCIAL_STATEMENTS, statements.yearEnd().toString(), statements);
    }

    /** What a credit bureau reported. */
    public CustomerFact bureauReport(BureauReport report) {
        return fact(CustomerFactKind.BUREAU_REPORT, report.bureau(), report);
    }

    /** That the credit was reviewed on the day. */
    public CustomerFact creditReview(CreditReview review) {
        return fact(CustomerFactKind.CREDIT_REVIEW, CustomerFact.ONLY, review);
    }

    /** That the customer is on our list of defaulters, or no longer. */
    public CustomerFact defaulterListing(DefaulterListing listing) {
        return fact(CustomerFactKind.DEFAULTER_LISTING, CustomerFact.ONLY, listing);
    }

    /** In which segment of a scheme the customer is. */
    public CustomerFact segment(SegmentMembership membership) {
        return fact(CustomerFactKind.SEGMENT, membership.scheme(), membership);
    }

    /** That the customer is at risk of leaving. */
    public CustomerFact atRisk(CareFinding finding) {
        return fact(CustomerFactKind.AT_RISK, CustomerFact.ONLY, finding);
    }

    /** That the customer is new and makes a large part of the turnover. */
    public CustomerFact significant(CareFinding finding) {
        return fact(CustomerFactKind.SIGNIFICANT, CustomerFact.ONLY, finding);
    }

    /** That an insurer was told of debits of the customer on the day. */
    public CustomerFact insurerTold(InsurerNotice notice) {
        return fact(CustomerFactKind.INSURER_NOTICE, notice.number(), notice);
    }

    private <T> CustomerFact fact(CustomerFactKind<T> kind, String key, T content) {
        return CustomerFact.of(customer, kind, key, content, from);
    }

    @Override
    public String toString() {
        return "FileEntry[" + customer + ", " + from + "]";
    }
}
