package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.contactpoint.ContactFault;
import io.cartera.contactpoint.ContactMedium;
import io.cartera.contactpoint.ContactPerson;
import io.cartera.contactpoint.ContactPoint;
import io.cartera.contactpoint.ContactPurpose;
import io.cartera.contactpoint.ContactRole;
import io.cartera.contactpoint.ContactValidator;
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
import io.cartera.customerfile.ContactFinding;
import io.cartera.customerfile.ContactRoute;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.customerfile.CustomerFile;
import io.cartera.customerfile.CustomerFileRefusal;
import io.cartera.customerfile.PartyVerifier;
import io.cartera.customerfile.RegisterAnswer;
import io.cartera.customerfile.TaxIdVerifier;
import io.cartera.customerfile.UpcomingOccasion;
import io.cartera.customerfile.ValueSource;
import io.cartera.identifier.IdentifierCheck;
import io.cartera.identifier.IdentifierFault;
import io.cartera.identifier.IdentifierScheme;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.party.IdentityDocument;
import io.cartera.party.IndustryCode;
import io.cartera.party.Occasion;
import io.cartera.party.Organisation;
import io.cartera.party.Region;
import io.cartera.party.Sensitive;
import io.cartera.party.TaxId;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.relationship.AdministrativeStatus;
import io.cartera.relationship.Agreement;
import io.cartera.relationship.AgreementBasis;
import io.cartera.relationship.AttributeKey;
import io.cartera.relationship.AttributeSchema;
import io.cartera.relationship.AttributeType;
import io.cartera.relationship.AttributeValue;
import io.cartera.relationship.Standing;
import io.cartera.terms.PaymentTerms;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import io.cartera.trace.Event;
import io.cartera.trace.Outcome;
import io.cartera.trace.Recording;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What the customer file keeps besides profiles and addresses, through the door. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CustomerFileKindsTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate JANUARY = LocalDate.parse("2026-01-10");
    private static final LocalDate MARCH = LocalDate.parse("2026-03-10");
    private static final LocalDate MAY = LocalDate.parse("2026-05-10");
    private static final FileEntry ENTRY = FileEntry.of(ACME, JANUARY);
    private static final PaymentTerms NET_10 = PaymentTerms.netDays(10);
    private static final PaymentTerms NET_20 = PaymentTerms.netDays(20);
    private static final PaymentTerms NET_45 = PaymentTerms.netDays(45);
    private static final PaymentTerms NET_60 = PaymentTerms.netDays(60);

    private final List<Event> told = new ArrayList<>();
    private final InMemoryStore store = new InMemoryStore();
    private final Receivables books = Receivables.over(
                    store, Clock.fixed(Instant.parse("2026-05-31T12:00:00Z"), ZoneOffset.UTC))
            .actingAs(Actor.of("clerk-7"))
            .notifying(told::add);
    private int commands;

    private void register() {
        register(Customer.organisation(ACME, "Acme").build());
    }

    private void register(Customer customer) {
        books.customers().register(customer).orElseThrow();
    }

    private CustomerFactRecorded record(CustomerFact fact) {
        commands++;
        return books.customers().record(CommandId.of("C-" + commands), fact).orElseThrow();
    }

    private CustomerFile file() {
        return books.customers().file(ACME).orElseThrow();
    }

    private static ContactPerson.Builder person(String name, ContactPoint... points) {
        ContactPerson.Builder person = ContactPerson.named(name);
        for (ContactPoint point : points) {
            person.point(point);
        }
        return person;
    }

    private List<String> values(ContactPurpose purpose, LocalDate on) {
        return file().contactsFor(purpose, AsOf.of(on)).stream()
                .map(route -> route.point().value())
                .toList();
    }

    private static Invoice.Builder draft(String id, LocalDate on) {
        return Invoice.draft(InvoiceId.of(id), ACME, on).line("Anvil", Money.parse("EUR 1"));
    }

    private Optional<LocalDate> dueOn(Invoice invoice) {
        books.invoicing().issue(invoice).orElseThrow();
        return books.accounts().openItems(ACME, invoice.issuedOn()).stream()
                .filter(item -> item.id().equals(ItemId.debit(invoice.id().value())))
                .findFirst()
                .map(OpenItem::dueOn);
    }

    @Test
    void C004_contact_points_hold_by_key_and_day_and_are_as_they_were_known() {
        register();
        CustomerFact old = ENTRY.contactPoint("office", ContactPoint.phone("+34 1"));
        record(old);
        record(ENTRY.contactPoint("shop", ContactPoint.social("network", "@acme")));
        record(FileEntry.of(ACME, MARCH).contactPoint("office", ContactPoint.email("office@acme.example")));

        assertThat(file().contents(CustomerFactKind.CONTACT_POINT, AsOf.of(MARCH.minusDays(1))))
                .containsEntry("office", ContactPoint.phone("+34 1"))
                .hasSize(2);
        assertThat(file().contents(CustomerFactKind.CONTACT_POINT, AsOf.of(MARCH)))
                .containsEntry("office", ContactPoint.email("office@acme.example"));
        assertThat(file().contents(
                                CustomerFactKind.CONTACT_POINT,
                                AsOf.of(MARCH).knownAt(Instant.parse("2026-05-31T11:59:59Z"))))
                .isEmpty();
        record(ENTRY.contactPoint("shop", ContactPoint.social("network", "@acme"))
                .until(MARCH));
        assertThat(file().contents(CustomerFactKind.CONTACT_POINT, AsOf.of(MARCH)))
                .containsOnlyKeys("office");
        assertThat(file().contents(CustomerFactKind.CONTACT_POINT, AsOf.of(MARCH.minusDays(1))))
                .containsOnlyKeys("office", "shop");
        assertThat(told.get(1).code()).isEqualTo("ContactPointStated");
        assertThat(books.customers().record(CommandId.of("C-1"), old).applied()).isPresent();
        assertThat(books.customers().record(CommandId.of("C-1"), old.until(MARCH)))
                .isInstanceOfSatisfying(
                        Outcome.Conflicting.class,
                        conflict -> assertThat(conflict.field()).isEqualTo("until"));
        assertThat(books.audit().verify()).isEmpty();
    }

    @Test
    void C004_a_hosts_validator_finds_what_is_wrong_with_points_on_file() {
        register();
        ContactPoint bad = ContactPoint.phone("12");
        ContactValidator validator =
                point -> point.medium() == ContactMedium.PHONE && point.value().length() < 5
                        ? Optional.of(ContactFault.of("too short"))
                        : Optional.empty();
        record(ENTRY.contactPoint("office", bad));
        record(ENTRY.contactPoint("mail", ContactPoint.email("a@b.example")));
        record(ENTRY.contactPerson(
                "buyer", person("Ana", ContactPoint.phone("+34 910"), bad).build()));

        assertThat(file().contactFaults(validator, AsOf.of(MAY)))
                .containsExactly(
                        new ContactFinding("CONTACT_PERSON", "buyer", bad, ContactFault.of("too short")),
                        new ContactFinding("CONTACT_POINT", "office", bad, ContactFault.of("too short")));
        assertThat(file().contactFaults(validator, AsOf.of(JANUARY.minusDays(1))))
                .isEmpty();
    }

    @Test
    void C009_C008_registers_are_asked_through_ports_about_the_profile_of_the_day() {
        TaxId first = TaxId.of(IdentifierScheme.ES_CIF, "A58818501");
        TaxId second = TaxId.of(IdentifierScheme.vat("ES"), "ESA58818501");
        FiscalProfile profile = FiscalProfile.of(Organisation.of("Acme S.L."))
                .taxId(first)
                .taxId(second)
                .build();
        register(Customer.organisation(ACME, "Acme").fiscal(profile, MARCH).build());
        RegisterAnswer confirmed = RegisterAnswer.confirmed("VIES").under("WAPI-7");
        RegisterAnswer closed = RegisterAnswer.notAsked("AEAT", "closed at night");
        TaxIdVerifier taxes = (id, of) -> of.equals(profile) && id.equals(second) ? confirmed : closed;
        RegisterAnswer moved = RegisterAnswer.differs("Registro Mercantil", List.of("address"));
        PartyVerifier companies = of -> of.equals(profile) ? moved : RegisterAnswer.notFound("Registro Mercantil");

        assertThat(file().taxIdsVerified(taxes, AsOf.of(MAY)))
                .containsExactly(entry(first, closed), entry(second, confirmed));
        assertThat(file().partyVerified(companies, AsOf.of(MAY))).contains(moved);
        assertThat(file().taxIdsVerified(taxes, AsOf.of(JANUARY))).isEmpty();
        assertThat(file().partyVerified(companies, AsOf.of(JANUARY))).isEmpty();
        assertThat(confirmed.reference()).contains("WAPI-7");
        assertThat(moved.details()).containsExactly("address");
        assertThat(closed.status()).isEqualTo(RegisterAnswer.Status.NOT_ASKED);
        assertThatThrownBy(() -> RegisterAnswer.differs("VIES", List.of())).hasMessageContaining("says in what");
        assertThatThrownBy(() -> file().taxIdsVerified((id, of) -> null, AsOf.of(MAY)))
                .hasMessageContaining("answer of the verifier");
    }

    @Test
    void C013_the_way_to_reach_a_customer_for_a_purpose_is_in_the_documented_order() {
        register();
        ContactPurpose reminders = ContactPurpose.REMINDERS;
        record(ENTRY.contactPoint("a", ContactPoint.email("own")));
        record(ENTRY.contactPoint("b", ContactPoint.email("own preferred").asPreferred()));
        record(ENTRY.contactPoint("c", ContactPoint.email("own named").forPurpose(reminders)));
        record(ENTRY.contactPoint("d", ContactPoint.email("own other").forPurpose(ContactPurpose.INVOICES)));
        record(ENTRY.contactPerson(
                "a",
                person(
                                "Ana",
                                ContactPoint.phone("ana second"),
                                ContactPoint.email("ana first").asPreferred())
                        .role(ContactRole.BUYER)
                        .build()));
        record(ENTRY.contactPerson(
                "b", person("Bob", ContactPoint.phone("bob")).preferred().build()));
        record(ENTRY.contactPerson(
                "c", person("Cid", ContactPoint.phone("cid")).purpose(reminders).build()));
        record(ENTRY.contactPerson(
                "d",
                person("Dot", ContactPoint.phone("dot"))
                        .purpose(reminders)
                        .preferred()
                        .build()));
        record(ENTRY.contactPerson(
                "e",
                person("Eva", ContactPoint.phone("eva"))
                        .purpose(ContactPurpose.STATEMENTS)
                        .build()));

        assertThat(values(reminders, MAY))
                .containsExactly("dot", "cid", "own named", "bob", "ana first", "ana second", "own preferred", "own");
        assertThat(values(ContactPurpose.STATEMENTS, MAY)).startsWith("eva", "bob");
        assertThat(values(reminders, JANUARY.minusDays(1))).isEmpty();
        ContactRoute first = file().contactsFor(reminders, AsOf.of(MAY)).get(0);
        assertThat(first.key()).isEqualTo("d");
        assertThat(first.person().map(ContactPerson::name)).contains("Dot");
        assertThat(first).hasToString("ContactRoute[d]");
    }

    @Test
    void C022_terms_come_from_document_agreement_file_class_and_otherwise_net_30() {
        register();
        assertThat(dueOn(draft("INV-1", JANUARY).build())).contains(JANUARY.plusDays(30));
        assertThat(file().terms(AsOf.of(MAY)).source()).isEqualTo(ValueSource.OTHERWISE);

        record(ENTRY.profileClass(ProfileClass.named("wholesale").with(ProfileField.PAYMENT_TERMS, NET_60)));
        assertThat(dueOn(draft("INV-2", JANUARY).build())).contains(JANUARY.plusDays(60));
        assertThat(file().terms(AsOf.of(MAY)).source()).isEqualTo(ValueSource.PROFILE_CLASS);

        CustomerFactRecorded own = record(ENTRY.profileValue(ProfileField.PAYMENT_TERMS, NET_10));
        assertThat(dueOn(draft("INV-3", JANUARY).build())).contains(JANUARY.plusDays(10));
        assertThat(file().terms(AsOf.of(MAY)).source()).isEqualTo(ValueSource.CUSTOMER_FILE);
        assertThat(file().terms(AsOf.of(MAY)).fact()).contains(own);

        record(ENTRY.agreement("talk", Agreement.verbal().withTerms(NET_45)).until(MARCH));
        record(ENTRY.agreement("paper", Agreement.written("DMS-1")));
        assertThat(dueOn(draft("INV-4", JANUARY).build())).contains(JANUARY.plusDays(45));
        assertThat(dueOn(draft("INV-5", JANUARY).terms(NET_20).build())).contains(JANUARY.plusDays(20));
        assertThat(dueOn(draft("INV-6", MARCH).build())).contains(MARCH.plusDays(10));
        record(FileEntry.of(ACME, JANUARY.plusDays(1))
                .agreement("letter", Agreement.written("DMS-2").withTerms(NET_20)));
        assertThat(file().terms(AsOf.of(JANUARY)).value()).isEqualTo(NET_45);
        assertThat(file().terms(AsOf.of(JANUARY.plusDays(1))).value()).isEqualTo(NET_20);
        assertThat(books.invoicing().issue(draft("INV-1", JANUARY).build()).applied())
                .isPresent();
        assertThat(books.audit().verify()).isEmpty();
    }

    @Test
    void C022_of_two_agreements_from_one_day_the_last_recorded_says_the_terms() {
        register();
        record(ENTRY.agreement("b", Agreement.verbal().withTerms(NET_45)));
        record(ENTRY.agreement("a", Agreement.verbal().withTerms(NET_20)));

        assertThat(file().terms(AsOf.of(MAY)).value()).isEqualTo(NET_20);
    }

    @Test
    void C057_that_the_customer_knows_the_terms_is_on_record() {
        register();
        Agreement agreed = Agreement.verbal().withTerms(NET_45);
        record(ENTRY.agreement("talk", agreed));
        CustomerFactRecorded acknowledged = record(ENTRY.agreement("talk", agreed.acknowledged(MARCH, "Ana García")));

        Agreement kept =
                file().contents(CustomerFactKind.AGREEMENT, AsOf.of(MAY)).get("talk");
        assertThat(kept.acknowledgedOn()).contains(MARCH);
        assertThat(kept.acknowledgedBy()).contains("Ana García");
        assertThat(kept.basis()).isEqualTo(AgreementBasis.VERBAL);
        assertThat(kept.toString() + acknowledged).doesNotContain("Ana");
    }

    @Test
    void C014_defaults_of_a_class_give_way_to_the_customers_own() {
        PaymentPreference transfer = PaymentPreference.allowing(PaymentMethod.of("transfer"));
        PaymentPreference card = PaymentPreference.allowing(PaymentMethod.of("card"));
        register(Customer.organisation(ACME, "Acme")
                .terms(NET_20)
                .paymentPreference(card)
                .build());
        ProfileClass wholesale = ProfileClass.named("wholesale")
                .with(ProfileField.PAYMENT_TERMS, NET_60)
                .with(ProfileField.PAYMENT_PREFERENCE, transfer)
                .with(ProfileField.CREDIT_LIMIT_PROPOSAL, Money.parse("EUR 5000"))
                .with(ProfileField.STATEMENT_STYLE, "open items");
        CustomerFactRecorded assigned = record(ENTRY.profileClass(wholesale));
        CustomerFactRecorded own =
                record(FileEntry.of(ACME, MARCH).profileValue(ProfileField.STATEMENT_STYLE, "whole"));
        AsOf may = AsOf.of(MAY);

        assertThat(file().effective(ProfileField.STATEMENT_STYLE, may)).hasValueSatisfying(style -> {
            assertThat(style.value()).isEqualTo("whole");
            assertThat(style.source()).isEqualTo(ValueSource.CUSTOMER_FILE);
            assertThat(style.fact()).contains(own);
        });
        assertThat(file().effective(ProfileField.STATEMENT_STYLE, AsOf.of(JANUARY)))
                .hasValueSatisfying(style -> {
                    assertThat(style.value()).isEqualTo("open items");
                    assertThat(style.source()).isEqualTo(ValueSource.PROFILE_CLASS);
                    assertThat(style.fact()).contains(assigned);
                });
        assertThat(file().effective(ProfileField.CREDIT_LIMIT_PROPOSAL, may))
                .hasValueSatisfying(limit -> assertThat(limit.value()).isEqualTo(Money.parse("EUR 5000")));
        assertThat(file().effective(ProfileField.DUNNING_PROCEDURE, may)).isEmpty();
        assertThat(file().effective(ProfileField.PAYMENT_TERMS, may)).hasValueSatisfying(terms -> {
            assertThat(terms.value()).isEqualTo(NET_20);
            assertThat(terms.source()).isEqualTo(ValueSource.REGISTRATION);
        });
        assertThat(file().paymentPreference(may).value()).isEqualTo(card);
        record(ENTRY.profileValue(ProfileField.PAYMENT_PREFERENCE, transfer));
        assertThat(file().effective(ProfileField.PAYMENT_PREFERENCE, may))
                .hasValueSatisfying(
                        preference -> assertThat(preference.source()).isEqualTo(ValueSource.CUSTOMER_FILE));
        assertThat(file().effective(ProfileField.STATEMENT_STYLE, AsOf.of(JANUARY.minusDays(1))))
                .isEmpty();
    }

    @Test
    void a_kind_that_gives_its_facts_a_key_takes_no_other() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerFact.of(ACME, CustomerFactKind.STANDING, "other", Standing.open(), JANUARY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerFact.of(
                        ACME, CustomerFactKind.INDUSTRY, "isic", IndustryCode.of("nace-2.1", "56.10"), JANUARY));
    }

    @Test
    void C018_nothing_is_invoiced_to_a_customer_that_is_closed_but_corrections_and_payments_go_on() {
        register();
        books.invoicing().issue(draft("INV-1", JANUARY).build()).orElseThrow();
        record(FileEntry.of(ACME, MARCH).standing(Standing.closed("out of business")));
        record(FileEntry.of(ACME, MAY).standing(Standing.onHold("open again, to be looked at")));

        Outcome<?> refused = books.invoicing().issue(draft("INV-2", MARCH).build());

        assertThat(refused)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refusal -> assertThat(refusal.refusal())
                                .isEqualTo(new CustomerFileRefusal.CustomerClosed(ACME, MARCH, MARCH)));
        assertThat(books.invoicing()
                        .issue(Invoice.debitNote(InvoiceId.of("DN-1"), ACME, MARCH)
                                .line("Fee", Money.parse("EUR 1"))
                                .build())
                        .applied())
                .isEmpty();
        assertThat(books.invoicing()
                        .issue(Invoice.creditNote(InvoiceId.of("CN-1"), ACME, MARCH)
                                .line("Anvil", Money.parse("EUR 1"))
                                .build())
                        .applied())
                .isPresent();
        assertThat(books.cash()
                        .receive(Payment.received(PaymentId.of("PAY-1"), ACME, Money.parse("EUR 1"), MARCH))
                        .applied())
                .isPresent();
        assertThat(books.invoicing().issue(draft("INV-3", MAY).build()).applied())
                .isPresent();
        assertThat(file().standing(AsOf.of(MAY)).status()).isEqualTo(AdministrativeStatus.ON_HOLD);
        assertThat(file().standing(AsOf.of(JANUARY))).isEqualTo(Standing.open());
        assertThat(file().facts().get(0).fact()).hasToString("STANDING[ACME, 2026-03-10]");
        assertThat(books.audit().verify()).isEmpty();
    }

    @Test
    void C018_a_standing_that_was_erased_counts_as_closed() {
        register();
        CustomerFactRecorded open = record(ENTRY.standing(Standing.of(AdministrativeStatus.ON_HOLD)));
        CustomerFact erased = CustomerFact.stored(
                ACME, CustomerFactKind.STANDING, CustomerFact.ONLY, JANUARY, null, Sensitive.erased());
        CustomerFile file = CustomerFile.of(
                file().customer(),
                List.of(CustomerFactRecorded.of(open.account(), erased, new Recording(1, open.at(), open.command()))));

        assertThat(file.standing(AsOf.of(MAY)).status()).isEqualTo(AdministrativeStatus.CLOSED);
    }

    @Test
    void C015_a_schema_refuses_attributes_that_it_has_not_and_of_other_types() {
        register();
        AttributeKey<String> colour = AttributeKey.text("colour");
        AttributeKey<BigDecimal> staff = AttributeKey.number("staff");
        Receivables door = books.keeping(AttributeSchema.of(List.of(colour, staff)));

        assertThat(door.customers()
                        .record(CommandId.of("A-1"), ENTRY.attribute(staff, new BigDecimal("12.50")))
                        .applied())
                .isPresent();
        assertThat(door.customers().record(CommandId.of("A-2"), ENTRY.attribute(AttributeKey.text("staff"), "12")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refusal -> assertThat(refusal.refusal())
                                .isEqualTo(new CustomerFileRefusal.AttributeNotAllowed(
                                        ACME, "staff", AttributeType.TEXT, Optional.of(AttributeType.NUMBER))));
        assertThat(door.customers().record(CommandId.of("A-3"), ENTRY.attribute(AttributeKey.flag("vip"), true)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refusal -> assertThat(refusal.refusal())
                                .isEqualTo(new CustomerFileRefusal.AttributeNotAllowed(
                                        ACME, "vip", AttributeType.FLAG, Optional.empty())));
        assertThat(file().attribute(staff, AsOf.of(MAY))).contains(new BigDecimal("12.50"));
        assertThat(file().attribute(colour, AsOf.of(MAY))).isEmpty();
        assertThat(books.audit().verify()).isEmpty();
    }

    @Test
    void C015_attributes_keep_their_type_and_those_that_nobody_knows_stay() {
        register();
        record(ENTRY.attribute(AttributeKey.money("capital"), Money.parse("EUR 3000")));
        record(ENTRY.attribute(AttributeKey.date("audited"), MARCH));
        record(ENTRY.attribute(AttributeKey.flag("vip"), false));
        AsOf may = AsOf.of(MAY);

        assertThat(file().attribute(AttributeKey.money("capital"), may)).contains(Money.parse("EUR 3000"));
        assertThat(file().attribute(AttributeKey.date("audited"), may)).contains(MARCH);
        assertThat(file().attribute(AttributeKey.flag("vip"), may)).contains(false);
        assertThat(file().contents(CustomerFactKind.ATTRIBUTE, may))
                .containsEntry("capital", AttributeValue.of(AttributeType.MONEY, "EUR 3000.00"))
                .containsOnlyKeys("audited", "capital", "vip");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file().attribute(AttributeKey.text("vip"), may))
                .withMessageContaining("vip")
                .withMessageNotContaining("false");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttributeKey.date("d").read(AttributeValue.of(AttributeType.DATE, "secret")))
                .withMessageNotContaining("secret");
    }

    @Test
    void C007_a_document_of_identity_is_masked_and_its_number_is_a_finding() {
        register();
        IdentityDocument right = IdentityDocument.of(IdentityDocument.PASSPORT, "ES", "L898902C36", "contract")
                .expires(MARCH);
        IdentityDocument wrong = IdentityDocument.of(IdentityDocument.PASSPORT, "ES", "L898902C37", "contract");
        record(ENTRY.identityDocument("passport", right));

        IdentityDocument kept = file().contents(CustomerFactKind.IDENTITY_DOCUMENT, AsOf.of(MAY))
                .get("passport");
        assertThat(kept).isEqualTo(right);
        assertThat(kept.isExpired(MARCH)).isFalse();
        assertThat(kept.isExpired(MARCH.plusDays(1))).isTrue();
        assertThat(kept.number().find()).contains("L898902C36");
        assertThat(kept.category()).isEqualTo(IdentityDocument.CATEGORY);
        assertThat(kept.faultOfNumber(IdentifierCheck.standard())).isEmpty();
        assertThat(wrong.faultOfNumber(IdentifierCheck.standard())).contains(IdentifierFault.WRONG_CHECK_DIGITS);
        assertThat(kept + " " + kept.number() + told + file().facts()).doesNotContain("L898902C3");
    }

    @Test
    void C016_industry_and_region_are_on_file() {
        register();
        record(ENTRY.industry(IndustryCode.of("nace-2.1", "56.10")));
        record(ENTRY.industry(IndustryCode.of("isic-4", "5610")));
        record(ENTRY.region(Region.of("ES-MD")));
        record(FileEntry.of(ACME, MARCH).region(Region.of("ES-CT")));

        assertThat(file().contents(CustomerFactKind.INDUSTRY, AsOf.of(MAY)))
                .containsOnlyKeys("isic-4", "nace-2.1")
                .containsEntry("nace-2.1", IndustryCode.of("nace-2.1", "56.10"));
        assertThat(file().content(CustomerFactKind.REGION, AsOf.of(JANUARY))).contains(Region.of("ES-MD"));
        assertThat(file().content(CustomerFactKind.REGION, AsOf.of(MAY))).contains(Region.of("ES-CT"));
    }

    @Test
    void who_of_ours_was_responsible_is_answered_for_every_day() {
        register();
        record(ENTRY.owner(Actor.of("ann")));
        record(FileEntry.of(ACME, MARCH).owner(Actor.of("bob")).until(MAY));

        assertThat(file().owner(AsOf.of(JANUARY.minusDays(1)))).isEmpty();
        assertThat(file().owner(AsOf.of(MARCH.minusDays(1)))).contains(Actor.of("ann"));
        assertThat(file().owner(AsOf.of(MARCH))).contains(Actor.of("bob"));
        assertThat(file().owner(AsOf.of(MAY))).isEmpty();
    }

    @Test
    void C017_occasions_come_in_a_window_and_29_February_on_the_28th_where_there_is_none() {
        register();
        Occasion leap = Occasion.birthday(MonthDay.of(2, 29));
        Occasion yearEnd = Occasion.of("foundation", MonthDay.of(1, 1));
        record(FileEntry.of(ACME, LocalDate.parse("2025-01-01")).occasion("founder", leap));
        record(FileEntry.of(ACME, LocalDate.parse("2025-01-01"))
                .occasion("company", yearEnd)
                .until(LocalDate.parse("2028-01-01")));

        assertThat(file().upcoming(DateRange.of(LocalDate.parse("2027-01-01"), LocalDate.parse("2028-03-01"))))
                .containsExactly(
                        new UpcomingOccasion("company", yearEnd, LocalDate.parse("2027-01-01")),
                        new UpcomingOccasion("founder", leap, LocalDate.parse("2027-02-28")),
                        new UpcomingOccasion("founder", leap, LocalDate.parse("2028-02-29")));
        assertThat(file().upcoming(DateRange.of(LocalDate.parse("2024-01-01"), LocalDate.parse("2024-12-31"))))
                .isEmpty();
        assertThat(leap).hasToString("Occasion[birthday]");
    }
}
