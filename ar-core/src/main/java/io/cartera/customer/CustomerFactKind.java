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
import io.cartera.relationship.AttributeValue;
import io.cartera.relationship.CareFinding;
import io.cartera.relationship.SegmentMembership;
import io.cartera.relationship.Standing;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandKind;
import io.cartera.trace.internal.Require;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a fact of the customer file is about, and of what type its content is. There will be more kinds; each has a name
 * that is stored, a form of its content, and the kind of the command that records it. Immutable.
 *
 * @param <T> the type of the content
 */
public final class CustomerFactKind<T> {

    private static final int FORM = 1;
    private static final Map<String, CustomerFactKind<?>> ALL = new LinkedHashMap<>();
    // Of these the next one takes the place of the one before, and nothing else.
    private static final Set<String> ENDLESS =
            Set.of("FISCAL_PROFILE", "PROFILE_CONFIRMED", "ACCOUNT_OPENING", "ACCOUNT_OPENED");
    // Numbers, names of policies, numbers of documents, figures: an erasure leaves them as they are.
    private static final Set<String> NOT_PERSONAL =
            Set.of("PROFILE_CONFIRMED", "ACCOUNT_OPENING", "ACCOUNT_OPENED", "CREDIT_INSURANCE", "INSURER_NOTICE");

    /** The fiscal profile from a day on; one at a time. */
    public static final CustomerFactKind<FiscalProfile> FISCAL_PROFILE = keyed(
            content -> CustomerFact.ONLY,
            "FISCAL_PROFILE",
            "FiscalProfileChanged",
            CommandKind.CHANGE_FISCAL_PROFILE,
            PartyForm::profile,
            PartyForm::profile);

    /** That the fiscal profile was still correct on a day; the content is the number of the fact that has the profile. */
    public static final CustomerFactKind<Long> PROFILE_CONFIRMED = keyed(
            content -> CustomerFact.ONLY,
            "PROFILE_CONFIRMED",
            "FiscalProfileConfirmed",
            CommandKind.CONFIRM_FISCAL_PROFILE,
            number -> FactFields.none().with("profile", Long.toString(number)),
            fields -> Long.valueOf(fields.require("profile")));

    /** An address for a purpose, by the role and, where there are several, a name: see {@link #addressKey}. */
    public static final CustomerFactKind<PostalAddress> ADDRESS =
            kind("ADDRESS", "AddressStated", CommandKind.STATE_ADDRESS, PartyForm::address, PartyForm::address);

    /** By which policy the accounts of the customer are opened, where that is not with the registration. */
    public static final CustomerFactKind<AccountOpeningPolicy> ACCOUNT_OPENING = kind(
            "ACCOUNT_OPENING",
            "FirstSaleAwaited",
            CommandKind.AWAIT_FIRST_SALE,
            policy -> FactFields.none().with("policy", policy.name()),
            fields -> AccountOpeningPolicy.valueOf(fields.require("policy")));

    /** That the account in a ledger is open; the key is the ledger, the content the document that opened it. */
    public static final CustomerFactKind<String> ACCOUNT_OPENED = kind(
            "ACCOUNT_OPENED",
            "AccountOpened",
            CommandKind.OPEN_ACCOUNT,
            document -> FactFields.none().with("document", Require.id(document, "document")),
            fields -> fields.require("document"));

    /** How the customer itself is reached, by a key of the caller's. */
    public static final CustomerFactKind<ContactPoint> CONTACT_POINT = kind(
            "CONTACT_POINT",
            "ContactPointStated",
            CommandKind.STATE_CONTACT_POINT,
            ContactForm::point,
            ContactForm::point);

    /** Who there is at the customer to be talked to, by a key of the caller's, which is not the name. */
    public static final CustomerFactKind<ContactPerson> CONTACT_PERSON = kind(
            "CONTACT_PERSON",
            "ContactPersonStated",
            CommandKind.STATE_CONTACT_PERSON,
            ContactForm::person,
            ContactForm::person);

    /** What was agreed with the customer, by a key of the caller's where there are several agreements. */
    public static final CustomerFactKind<Agreement> AGREEMENT = kind(
            "AGREEMENT",
            "AgreementMade",
            CommandKind.MAKE_AGREEMENT,
            RelationshipForm::agreement,
            RelationshipForm::agreement);

    /** The class from which the customer has its defaults, with their values; one at a time. */
    public static final CustomerFactKind<ProfileClass> PROFILE_CLASS = keyed(
            content -> CustomerFact.ONLY,
            "PROFILE_CLASS",
            "ProfileClassAssigned",
            CommandKind.ASSIGN_PROFILE_CLASS,
            ProfileClass::fields,
            ProfileClass::parse);

    /** A value of the customer's own, which goes before the default; the key is the name of its field. */
    public static final CustomerFactKind<ProfileValue> PROFILE_VALUE = keyed(
            value -> value.field().name(),
            "PROFILE_VALUE",
            "ProfileValueSet",
            CommandKind.SET_PROFILE_VALUE,
            RelationshipForm::override,
            RelationshipForm::override);

    /** In which trade the customer is; the key is the classification. */
    public static final CustomerFactKind<IndustryCode> INDUSTRY = keyed(
            IndustryCode::scheme,
            "INDUSTRY",
            "IndustryStated",
            CommandKind.STATE_INDUSTRY,
            RelationshipForm::industry,
            RelationshipForm::industry);

    /** Where the customer is counted; one at a time. */
    public static final CustomerFactKind<Region> REGION = keyed(
            region -> CustomerFact.ONLY,
            "REGION",
            "RegionStated",
            CommandKind.STATE_REGION,
            region -> FactFields.none().with("code", region.code()),
            fields -> Region.of(fields.require("code")));

    /** Who of ours is responsible, by a key for what, or none where it is for all. */
    public static final CustomerFactKind<Actor> OWNER = kind(
            "OWNER",
            "OwnerAssigned",
            CommandKind.ASSIGN_OWNER,
            owner -> FactFields.none().with("owner", owner.value()),
            fields -> Actor.of(fields.require("owner")));

    /** A day that comes every year, by a key of the caller's. */
    public static final CustomerFactKind<Occasion> OCCASION = kind(
            "OCCASION",
            "OccasionStated",
            CommandKind.STATE_OCCASION,
            RelationshipForm::occasion,
            RelationshipForm::occasion);

    /** Whether we deal with the customer; one at a time, open where nothing was said. */
    public static final CustomerFactKind<Standing> STANDING = keyed(
            standing -> CustomerFact.ONLY,
            "STANDING",
            "StandingChanged",
            CommandKind.CHANGE_STANDING,
            RelationshipForm::standing,
            RelationshipForm::standing);

    /** A field of the host's own; the key is the name of the attribute. */
    public static final CustomerFactKind<AttributeValue> ATTRIBUTE = kind(
            "ATTRIBUTE",
            "AttributeSet",
            CommandKind.SET_ATTRIBUTE,
            RelationshipForm::attribute,
            RelationshipForm::attribute);

    /** By which document the customer was identified, by a key of the caller's. */
    public static final CustomerFactKind<IdentityDocument> IDENTITY_DOCUMENT = kind(
            "IDENTITY_DOCUMENT",
            "IdentityDocumentStated",
            CommandKind.STATE_IDENTITY_DOCUMENT,
            RelationshipForm::identityDocument,
            RelationshipForm::identityDocument);

    /** What a policy of credit insurance covers of the customer; the key is the number of the policy. */
    public static final CustomerFactKind<CreditInsurance> CREDIT_INSURANCE = keyed(
            CreditInsurance::policy,
            "CREDIT_INSURANCE",
            "CreditInsuranceStated",
            CommandKind.STATE_CREDIT_INSURANCE,
            CreditFileForm::insurance,
            CreditFileForm::insurance);

    /** What we hold should the customer not pay, by a key of the caller's. */
    public static final CustomerFactKind<Security> SECURITY = kind(
            "SECURITY",
            "SecurityStated",
            CommandKind.STATE_SECURITY,
            CreditFileForm::security,
            CreditFileForm::security);

    /** Which grade was assigned to the customer; one at a time. Recorded by {@code ratings().record}. */
    public static final CustomerFactKind<AssignedRating> RATING = keyed(
            rating -> CustomerFact.ONLY,
            "RATING",
            "RatingAssigned",
            CommandKind.ASSIGN_RATING,
            RatingForm::rating,
            RatingForm::rating);

    /** Yearly accounts that the customer supplied; the key is the last day of the year. */
    public static final CustomerFactKind<FinancialStatements> FINANCIAL_STATEMENTS = keyed(
            statements -> statements.yearEnd().toString(),
            "FINANCIAL_STATEMENTS",
            "FinancialStatementsReceived",
            CommandKind.RECEIVE_STATEMENTS,
            RatingForm::statements,
            RatingForm::statements);

    /** What a credit bureau reported; the key is the bureau. */
    public static final CustomerFactKind<BureauReport> BUREAU_REPORT = keyed(
            BureauReport::bureau,
            "BUREAU_REPORT",
            "BureauReportReceived",
            CommandKind.RECEIVE_BUREAU_REPORT,
            RatingForm::bureau,
            RatingForm::bureau);

    /** That the credit was reviewed; the fact's first day is that of the review. */
    public static final CustomerFactKind<CreditReview> CREDIT_REVIEW = keyed(
            review -> CustomerFact.ONLY,
            "CREDIT_REVIEW",
            "CreditReviewed",
            CommandKind.REVIEW_CREDIT,
            RatingForm::review,
            RatingForm::review);

    /** That the customer is on our list of defaulters, or no longer. Recorded by {@code ratings().list}. */
    public static final CustomerFactKind<DefaulterListing> DEFAULTER_LISTING = keyed(
            listing -> CustomerFact.ONLY,
            "DEFAULTER_LISTING",
            "DefaulterListingChanged",
            CommandKind.CHANGE_DEFAULTER_LISTING,
            RatingForm::listing,
            RatingForm::listing);

    /** In which segment of a scheme the customer is; the key is the scheme. */
    public static final CustomerFactKind<SegmentMembership> SEGMENT = keyed(
            SegmentMembership::scheme,
            "SEGMENT",
            "SegmentChanged",
            CommandKind.CHANGE_SEGMENT,
            RelationshipForm::segment,
            RelationshipForm::segment);

    /** That the customer is at risk of leaving, until it ends; one at a time. Recorded by {@code care().record}. */
    public static final CustomerFactKind<CareFinding> AT_RISK = keyed(
            finding -> CustomerFact.ONLY,
            "AT_RISK",
            "CustomerAtRisk",
            CommandKind.FIND_AT_RISK,
            RelationshipForm::care,
            RelationshipForm::care);

    /** That the customer is new and makes a large part of the turnover; one at a time. Recorded by {@code care().record}. */
    public static final CustomerFactKind<CareFinding> SIGNIFICANT = keyed(
            finding -> CustomerFact.ONLY,
            "SIGNIFICANT",
            "SignificantCustomerGained",
            CommandKind.FIND_SIGNIFICANT,
            RelationshipForm::care,
            RelationshipForm::care);

    /** That an insurer was told of debits, on the first day of the fact; the key is the number of the notice. */
    public static final CustomerFactKind<InsurerNotice> INSURER_NOTICE = keyed(
            InsurerNotice::number,
            "INSURER_NOTICE",
            "InsurerTold",
            CommandKind.TELL_INSURER,
            CreditFileForm::notice,
            CreditFileForm::notice);

    private final String name;
    private final String eventCode;
    private final CommandKind recordedBy;
    private final Function<T, FactFields> writing;
    private final Function<FactFields, T> reading;
    private final @Nullable Function<T, String> keying;

    private CustomerFactKind(
            @Nullable Function<T, String> keying,
            String name,
            String eventCode,
            CommandKind recordedBy,
            Function<T, FactFields> writing,
            Function<FactFields, T> reading) {
        this.keying = keying;
        this.name = name;
        this.eventCode = eventCode;
        this.recordedBy = recordedBy;
        this.writing = writing;
        this.reading = reading;
    }

    private static <T> CustomerFactKind<T> kind(
            String name,
            String eventCode,
            CommandKind recordedBy,
            Function<T, FactFields> writing,
            Function<FactFields, T> reading) {
        return keyed(null, name, eventCode, recordedBy, writing, reading);
    }

    private static <T> CustomerFactKind<T> keyed(
            @Nullable Function<T, String> keying,
            String name,
            String eventCode,
            CommandKind recordedBy,
            Function<T, FactFields> writing,
            Function<FactFields, T> reading) {
        CustomerFactKind<T> kind = new CustomerFactKind<>(keying, name, eventCode, recordedBy, writing, reading);
        ALL.put(name, kind);
        return kind;
    }

    /**
     * The kind of this name.
     *
     * @throws IllegalArgumentException if there is none, with those there are
     */
    public static CustomerFactKind<?> of(String name) {
        @Nullable CustomerFactKind<?> kind = ALL.get(Objects.requireNonNull(name, "name"));
        if (kind == null) {
            throw new IllegalArgumentException(
                    "no kind of fact is " + Require.shown(name) + ", there are " + ALL.keySet());
        }
        return kind;
    }

    /** All kinds, in a fixed order. */
    public static List<CustomerFactKind<?>> all() {
        return List.copyOf(ALL.values());
    }

    /** The key of an address of which there is one for its purpose. */
    public static String addressKey(AddressRole role) {
        return role.name();
    }

    /** The key of one of several addresses for a purpose, told apart by a name, which must not be personal. */
    public static String addressKey(AddressRole role, String name) {
        return role.name() + " " + Require.id(name, "name");
    }

    /** The name that is stored. */
    public String name() {
        return name;
    }

    /** The code of the event that tells of such a fact. */
    public String eventCode() {
        return eventCode;
    }

    /** The kind of the command that records it. */
    public CommandKind recordedBy() {
        return recordedBy;
    }

    /** Whether the content may be personal, so that a store with a codec seals it and an erasure takes it. */
    public boolean isPersonal() {
        return !NOT_PERSONAL.contains(name);
    }

    /** Whether a fact of this kind may end without another one in its place. */
    boolean mayEnd() {
        return !ENDLESS.contains(name);
    }

    private static boolean isOfRole(String key) {
        return Stream.of(AddressRole.values())
                .map(AddressRole::name)
                .anyMatch(role -> key.equals(role) || key.startsWith(role + " ") && key.length() > role.length() + 1);
    }

    /** Refuses a key that a content of this kind does not have. */
    void requireKey(String key, T content) {
        boolean isOfKind = keying == null
                ? recordedBy != CommandKind.STATE_ADDRESS || isOfRole(key)
                : keying.apply(content).equals(key);
        if (!isOfKind) {
            throw new IllegalArgumentException("key " + Require.shown(key) + " is not that of the " + name);
        }
    }

    Map<String, String> fields(T content) {
        return writing.apply(content).values();
    }

    /** The content as one text, with the number of its form. */
    String text(T content) {
        return writing.apply(content).text(FORM);
    }

    T parse(String text) {
        return reading.apply(FactFields.parse(FORM, text));
    }

    @Override
    public String toString() {
        return name;
    }
}
