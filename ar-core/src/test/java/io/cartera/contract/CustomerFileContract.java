package io.cartera.contract;

import static io.cartera.contract.Samples.ACME;
import static io.cartera.contract.Samples.ACME_ACCOUNT;
import static io.cartera.contract.Samples.ACME_IN_BRANCH;
import static io.cartera.contract.Samples.BETA;
import static io.cartera.contract.Samples.BRANCH;
import static io.cartera.contract.Samples.FIRST_DAY;
import static io.cartera.contract.Samples.LAST_DAY;
import static io.cartera.contract.Samples.customer;
import static io.cartera.contract.Samples.day;
import static io.cartera.contract.Samples.eur;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cartera.Receivables;
import io.cartera.account.AccountId;
import io.cartera.account.OpenItem;
import io.cartera.contactpoint.ContactPoint;
import io.cartera.creditfile.CreditInsurance;
import io.cartera.creditfile.InsurerNotice;
import io.cartera.customer.AccountOpeningPolicy;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FileEntry;
import io.cartera.customer.FiscalProfile;
import io.cartera.customer.ProfileClass;
import io.cartera.customer.ProfileField;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.customerfile.CustomerFile;
import io.cartera.customerfile.CustomerFileRefusal;
import io.cartera.identifier.IdentifierScheme;
import io.cartera.invoice.BilledTo;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.membership.SegmentPolicy;
import io.cartera.membership.SegmentationPlan;
import io.cartera.membership.SegmentationRun;
import io.cartera.money.Percentage;
import io.cartera.party.AddressRole;
import io.cartera.party.LegalForm;
import io.cartera.party.Organisation;
import io.cartera.party.Party;
import io.cartera.party.Person;
import io.cartera.party.PersonName;
import io.cartera.party.PostalAddress;
import io.cartera.party.Sensitive;
import io.cartera.party.TaxId;
import io.cartera.relationship.Agreement;
import io.cartera.relationship.Standing;
import io.cartera.segment.ValueTiers;
import io.cartera.store.CustomerRepository;
import io.cartera.store.DuplicateKeyException;
import io.cartera.store.StoreException;
import io.cartera.terms.PaymentTerms;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.Event;
import io.cartera.trace.Outcome;
import io.cartera.trace.Recording;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** The facts that a {@link CustomerRepository} keeps beside each customer, and what documents take from them. */
public abstract class CustomerFileContract extends StoreContract {

    private static final Instant MORNING = Instant.parse("2026-01-05T08:00:00.000001Z");
    private static final Instant EVENING = Instant.parse("2026-01-05T19:59:59.999999Z");
    private static final LocalDate DAY = day("2026-01-05");
    private static final int ROUNDS = 25;

    private static final PostalAddress OLD_ADDRESS = PostalAddress.in("ES")
            .line("Calle Mayor 1")
            .postalCode("28013")
            .city("Madrid")
            .build();
    private static final PostalAddress NEW_ADDRESS = PostalAddress.in("ES")
            .line("Gran Vía 28")
            .line("3º izquierda")
            .postalCode("28013")
            .city("Madrid")
            .region("Madrid")
            .build();
    private static final Person TRADER =
            Person.of(PersonName.of("Ana", "García").withSecondFamily("López")).tradingAs("Bar Ana");
    private static final Organisation COMPANY = Organisation.of("Bar Ana S.L.").withLegalForm(LegalForm.of("ES-SL"));
    private static final FiscalProfile AS_TRADER = profile(TRADER, IdentifierScheme.ES_NIF, "12345678Z", OLD_ADDRESS);
    private static final FiscalProfile MOVED =
            AS_TRADER.toBuilder().address(NEW_ADDRESS).build();
    private static final FiscalProfile AS_COMPANY = profile(COMPANY, IdentifierScheme.ES_CIF, "A58818501", NEW_ADDRESS);

    /** For the test of a store. */
    protected CustomerFileContract() {}

    private static FiscalProfile profile(Party party, IdentifierScheme scheme, String id, PostalAddress address) {
        return FiscalProfile.of(party)
                .taxId(TaxId.of(scheme, id))
                .address(address)
                .build();
    }

    private static CustomerFact named(String name) {
        return CustomerFact.of(
                ACME,
                CustomerFactKind.FISCAL_PROFILE,
                FiscalProfile.of(Organisation.of(name)).build(),
                DAY);
    }

    private static CustomerFactRecorded recorded(
            AccountId account, long number, String command, CustomerFact fact, Instant at) {
        return CustomerFactRecorded.of(
                account,
                fact,
                new Recording(
                        number,
                        at,
                        Command.of(
                                fact.kind().recordedBy(),
                                CommandId.of(command),
                                Actor.of("clerk-7"),
                                Optional.empty())));
    }

    private void register(CustomerId id) {
        write(
                AccountId.of(ACME_ACCOUNT.ledger(), id),
                session -> session.customers().add(customer(id)));
    }

    private void append(CustomerFactRecorded recorded) {
        write(recorded.account(), session -> {
            session.customers().lockFacts(recorded.account().customer());
            session.customers().append(recorded);
        });
    }

    private List<CustomerFactRecorded> facts(CustomerId id) {
        return read(session -> session.customers().facts(id));
    }

    private static <T> List<T> together(int clerks, IntFunction<T> work) {
        return Clerks.together(IntStream.range(0, clerks)
                .<Supplier<T>>mapToObj(clerk -> () -> work.apply(clerk))
                .toList());
    }

    private static Invoice invoice(CustomerId customer, String id, LocalDate on) {
        return Invoice.draft(InvoiceId.of(id), customer, on)
                .line("Lunch", eur("100"))
                .build();
    }

    @Test
    void a_customer_without_facts_has_none() {
        register(ACME);

        assertEquals(List.of(), facts(ACME));
        assertEquals(List.of(), facts(BETA));
    }

    @Test
    void a_name_in_parts_comes_back_with_the_customer() {
        List<PersonName> names = List.of(
                PersonName.of("Ana", "García"),
                PersonName.of("Ana", "García").withSecondFamily("López"),
                PersonName.of("Анна", "Каренина").withPatronymic("Аркадьевна").familyFirst(),
                PersonName.of("小龙", "李").familyFirst());
        for (int i = 0; i < names.size(); i++) {
            Customer person =
                    Customer.person(CustomerId.of("P-" + i), names.get(i)).build();
            write(
                    AccountId.of(BRANCH, person.id()),
                    session -> session.customers().add(person));

            assertEquals(
                    Optional.of(names.get(i)),
                    read(session -> session.customers().find(person.id())).flatMap(Customer::personName));
        }
    }

    @Test
    void a_customer_is_kept_without_the_profile_it_was_registered_with() {
        Customer person =
                Customer.person(ACME, TRADER.name()).fiscal(AS_TRADER, DAY).build();
        write(ACME_ACCOUNT, session -> session.customers().add(person));

        assertEquals(
                Optional.of(person.withoutFirstProfile()),
                read(session -> session.customers().find(ACME)));
        assertEquals(List.of(), facts(ACME));
    }

    @Test
    void every_kind_of_fact_comes_back() {
        List<CustomerFact> kinds = new ArrayList<>(List.of(
                CustomerFact.of(ACME, CustomerFactKind.FISCAL_PROFILE, AS_TRADER, FIRST_DAY),
                CustomerFact.of(ACME, CustomerFactKind.FISCAL_PROFILE, AS_COMPANY, LAST_DAY),
                CustomerFact.of(
                        ACME,
                        CustomerFactKind.FISCAL_PROFILE,
                        FiscalProfile.of(Person.of(PersonName.of("小龙", "李").familyFirst()))
                                .build(),
                        DAY),
                CustomerFact.of(ACME, CustomerFactKind.PROFILE_CONFIRMED, 3L, DAY),
                CustomerFact.of(
                                ACME,
                                CustomerFactKind.ADDRESS,
                                CustomerFactKind.addressKey(AddressRole.DELIVERY, "north " + Samples.GRINNING_FACE),
                                NEW_ADDRESS,
                                FIRST_DAY)
                        .until(LAST_DAY),
                CustomerFact.of(ACME, CustomerFactKind.ACCOUNT_OPENING, AccountOpeningPolicy.ON_FIRST_SALE, DAY),
                CustomerFact.of(ACME, CustomerFactKind.ACCOUNT_OPENED, "main", "INV-1", DAY)));
        kinds.addAll(FileSamples.all());
        register(ACME);
        List<CustomerFactRecorded> kept = new ArrayList<>();
        for (CustomerFact fact : kinds) {
            kept.add(recorded(ACME_ACCOUNT, kept.size() + 1, "C-" + kept.size(), fact, MORNING));
        }
        CustomerFact last = named("Acme S.L.");
        Command onBasis = Command.of(
                last.kind().recordedBy(),
                CommandId.of("last"),
                Actor.SYSTEM,
                Optional.of(Basis.of("deed of 5 January")));
        kept.add(CustomerFactRecorded.of(ACME_IN_BRANCH, last, new Recording(kept.size() + 1, EVENING, onBasis)));
        kept.forEach(this::append);

        assertEquals(kept, facts(ACME));
        assertEquals(
                CustomerFactKind.all(),
                kinds.stream().map(CustomerFact::kind).distinct().toList());
    }

    @Test
    void texts_of_facts_come_back_character_by_character() {
        register(ACME);
        List<CustomerFactRecorded> kept = new ArrayList<>();
        for (String text : Samples.TEXTS) {
            if (text.chars().noneMatch(Character::isISOControl)) {
                kept.add(recorded(ACME_ACCOUNT, kept.size() + 1, "C-" + kept.size(), named(text), MORNING));
            }
        }
        for (String id : Samples.IDS) {
            kept.add(recorded(
                    ACME_ACCOUNT,
                    kept.size() + 1,
                    id,
                    CustomerFact.of(
                            ACME, CustomerFactKind.CONTACT_POINT, id, ContactPoint.phone("+34 910 000 000"), DAY),
                    EVENING));
        }
        kept.forEach(this::append);

        assertEquals(kept, facts(ACME));
    }

    @Test
    void the_facts_of_a_customer_are_one_list_for_all_ledgers() {
        register(ACME);
        register(BETA);
        List<CustomerFactRecorded> kept = List.of(
                recorded(ACME_ACCOUNT, 1, "9", named("One"), EVENING),
                recorded(ACME_IN_BRANCH, 2, "9", named("Two"), EVENING),
                recorded(ACME_ACCOUNT, 3, "1", named("Three"), EVENING));
        kept.forEach(this::append);

        assertEquals(kept, facts(ACME));
        assertEquals(List.of(), facts(BETA));
    }

    @Test
    void a_number_or_a_command_is_taken_once_and_the_first_fact_stays() {
        register(ACME);
        CustomerFactRecorded first = recorded(ACME_ACCOUNT, 1, "C-1", named("One"), MORNING);
        append(first);

        assertThrows(StoreException.class, () -> append(recorded(ACME_ACCOUNT, 1, "C-2", named("Two"), EVENING)));
        assertThrows(
                DuplicateKeyException.class, () -> append(recorded(ACME_ACCOUNT, 2, "C-1", named("Two"), EVENING)));
        assertThrows(StoreException.class, () -> append(recorded(ACME_ACCOUNT, 3, "C-3", named("Two"), EVENING)));

        assertEquals(List.of(first), facts(ACME));
    }

    @Test
    void nobody_adds_to_a_file_that_is_not_locked() {
        register(ACME);
        CustomerFactRecorded fact = recorded(ACME_ACCOUNT, 1, "C-1", named("One"), MORNING);

        assertThrows(
                IllegalStateException.class,
                () -> write(ACME_ACCOUNT, session -> session.customers().append(fact)));
        assertThrows(
                IllegalStateException.class,
                () -> write(session -> session.customers().lockFacts(ACME)));
        assertThrows(
                IllegalStateException.class,
                () -> write(ACME_IN_BRANCH, session -> {
                    session.customers().lockFacts(ACME);
                    session.customers().append(fact);
                }));

        assertEquals(List.of(), facts(ACME));
    }

    @Test
    void a_fact_of_work_that_fails_is_not_kept() {
        register(ACME);
        CustomerFactRecorded fact = recorded(ACME_ACCOUNT, 1, "C-1", named("One"), MORNING);
        IllegalArgumentException failure = new IllegalArgumentException("the work failed");

        assertThrows(
                IllegalArgumentException.class,
                () -> write(ACME_ACCOUNT, session -> {
                    session.customers().lockFacts(ACME);
                    session.customers().append(fact);
                    throw failure;
                }));

        assertEquals(List.of(), facts(ACME));
        append(fact);
        assertEquals(List.of(fact), facts(ACME));
    }

    @Test
    void a_document_comes_back_with_the_profile_it_is_billed_to() {
        register(ACME);
        append(recorded(ACME_IN_BRANCH, 1, "C-1", named("Before"), MORNING));
        CustomerFact fact = CustomerFact.of(ACME, CustomerFactKind.FISCAL_PROFILE, AS_COMPANY, DAY);
        append(recorded(ACME_ACCOUNT, 2, "C-2", fact, MORNING));
        Invoice billed = invoice(ACME, "INV-1", DAY).billedTo(BilledTo.of(2, DAY, Sensitive.of(AS_COMPANY)));
        Invoice plain = invoice(ACME, "INV-2", DAY);
        write(ACME_ACCOUNT, session -> {
            session.invoices().add(ACME_ACCOUNT, billed);
            session.invoices().add(ACME_ACCOUNT, plain);
        });
        append(recorded(ACME_ACCOUNT, 3, "C-3", named("After"), EVENING));

        assertEquals(Optional.of(billed), read(session -> session.invoices().find(ACME_ACCOUNT, billed.id())));
        assertEquals(List.of(billed, plain), read(session -> session.invoices().of(ACME_ACCOUNT)));
    }

    @Test
    void s3_a_sole_trader_moves_and_becomes_a_company_on_the_same_account() {
        HandSetClock clock = new HandSetClock("2026-01-05T09:00:00Z");
        Receivables books = Receivables.over(store(), clock).actingAs(Actor.of("clerk-7"));
        books.customers()
                .register(Customer.person(ACME, TRADER.name())
                        .fiscal(AS_TRADER, day("2026-01-01"))
                        .build())
                .orElseThrow();
        issue(books, "INV-1", "2026-01-10");
        clock.set("2026-03-02T09:00:00Z");
        books.customers()
                .changeFiscalProfile(CommandId.of("moves"), ACME, MOVED, day("2026-03-01"))
                .orElseThrow();
        issue(books, "INV-2", "2026-03-05");
        clock.set("2026-06-10T09:00:00Z");
        books.customers()
                .changeFiscalProfile(CommandId.of("incorporates"), ACME, AS_COMPANY, day("2026-06-01"))
                .orElseThrow();
        issue(books, "INV-3", "2026-06-10");
        issue(books, "INV-4", "2026-02-28");

        assertBilled(books, "INV-1", AS_TRADER);
        assertBilled(books, "INV-2", MOVED);
        assertBilled(books, "INV-3", AS_COMPANY);
        assertBilled(books, "INV-4", AS_TRADER);
        CustomerFile file = books.customers().file(ACME).orElseThrow();
        AsOf summer = AsOf.of(day("2026-07-01"));
        assertEquals(Optional.of(Sensitive.of(AS_COMPANY)), file.fiscalProfile(summer));
        assertEquals(
                Optional.of(Sensitive.of(MOVED)),
                file.fiscalProfile(summer.knownAt(Instant.parse("2026-06-09T00:00:00Z"))));
        assertEquals(Optional.empty(), file.fiscalProfile(AsOf.of(day("2025-12-31"))));
        assertEquals(4, books.accounts().history(ACME).changes().size());
        assertEquals(List.of(), books.audit().verify());

        // What is found out later is of no consequence for what was issued, and of some for what is issued from then
        // on.
        clock.set("2026-07-01T09:00:00Z");
        books.customers()
                .changeFiscalProfile(CommandId.of("found out"), ACME, MOVED, day("2026-02-01"))
                .orElseThrow();
        issue(books, "INV-5", "2026-02-28");
        assertBilled(books, "INV-4", AS_TRADER);
        assertBilled(books, "INV-5", MOVED);
        assertEquals(List.of(), books.audit().verify());
    }

    private static void issue(Receivables books, String id, String on) {
        Invoice draft = invoice(ACME, id, day(on));
        var outcome = books.invoicing().issue(draft);
        outcome.orElseThrow();
        assertEquals(outcome, books.invoicing().issue(draft));
    }

    private static void assertBilled(Receivables books, String id, FiscalProfile profile) {
        assertEquals(
                Optional.of(Sensitive.of(profile)),
                books.invoicing()
                        .find(ACME, InvoiceId.of(id))
                        .flatMap(Invoice::billedTo)
                        .map(BilledTo::profile));
    }

    @Test
    void facts_recorded_by_clerks_of_two_ledgers_at_once_are_all_kept_under_numbers_without_a_hole() {
        Receivables books = Receivables.over(store());
        Receivables branch = books.inLedger(BRANCH);
        books.customers().register(customer(ACME)).orElseThrow();
        for (int i = 0; i < ROUNDS; i++) {
            CommandId command = CommandId.of("C-" + i);

            List<Outcome<CustomerFactRecorded>> outcomes = together(
                    2,
                    clerk -> (clerk == 0 ? books : branch)
                            .customers()
                            .changeFiscalProfile(command, ACME, AS_TRADER, DAY.plusDays(clerk)));

            outcomes.forEach(Outcome::orElseThrow);
        }

        List<CustomerFactRecorded> facts = facts(ACME);
        assertEquals(
                LongStream.rangeClosed(1, 2 * ROUNDS).boxed().toList(),
                facts.stream().map(CustomerFactRecorded::number).toList());
        assertEquals(
                facts.stream().map(CustomerFactRecorded::at).sorted().toList(),
                facts.stream().map(CustomerFactRecorded::at).toList());
        assertEquals(List.of(), books.audit().verify());
        assertEquals(List.of(), branch.audit().verify());
    }

    @Test
    void two_first_sales_at_once_open_an_account_once_and_tell_it_once() {
        List<Event> told = new CopyOnWriteArrayList<>();
        Receivables books = Receivables.over(store())
                .opening(AccountOpeningPolicy.ON_FIRST_SALE)
                .notifying(told::add);
        for (int i = 0; i < ROUNDS; i++) {
            CustomerId id = CustomerId.of("C-" + i);
            books.customers().register(customer(id)).orElseThrow();
            assertTrue(books.customers().file(id).orElseThrow().isProspect(AsOf.of(LAST_DAY)));

            together(2, clerk -> books.invoicing().issue(invoice(id, "INV-" + clerk, DAY)))
                    .forEach(Outcome::orElseThrow);

            CustomerFile file = books.customers().file(id).orElseThrow();
            CustomerFactRecorded opened = file.accountOpened(
                            books.accounts().history(id).account().ledger())
                    .orElseThrow();
            assertEquals(2, file.facts().size());
            assertEquals(
                    List.of(opened),
                    told.stream()
                            .filter(event -> event instanceof CustomerFactRecorded recorded
                                    && recorded.account().customer().equals(id)
                                    && recorded.code().equals("AccountOpened"))
                            .toList());
        }
        assertEquals(List.of(), books.audit().verify());
    }

    @Test
    void a_fact_is_recorded_once_however_often_it_is_given() {
        Receivables books = Receivables.over(store());
        books.customers().register(customer(ACME)).orElseThrow();
        CommandId command = CommandId.of("C-1");

        Outcome<CustomerFactRecorded> first = books.customers().changeFiscalProfile(command, ACME, AS_TRADER, DAY);
        Outcome<CustomerFactRecorded> again = books.customers().changeFiscalProfile(command, ACME, AS_TRADER, DAY);
        Outcome<CustomerFactRecorded> other = books.customers().changeFiscalProfile(command, ACME, MOVED, DAY);

        assertEquals(List.of(first.orElseThrow()), facts(ACME));
        assertEquals(first, again);
        assertEquals(
                "address.line.1",
                assertInstanceOf(Outcome.Conflicting.class, other).field());
        assertEquals(List.of(), books.audit().verify());
    }

    @Test
    void what_is_on_the_file_decides_the_terms_of_a_document_and_whether_it_is_issued() {
        Receivables books = Receivables.over(store(), new HandSetClock("2026-01-05T09:00:00Z"));
        books.customers().register(customer(ACME)).orElseThrow();
        FileEntry entry = FileEntry.of(ACME, DAY);
        books.customers()
                .record(
                        CommandId.of("agreed"),
                        entry.agreement("talk", Agreement.verbal().withTerms(PaymentTerms.netDays(45)))
                                .until(day("2026-02-01")))
                .orElseThrow();
        books.customers()
                .record(
                        CommandId.of("of its own"),
                        entry.profileValue(ProfileField.PAYMENT_TERMS, PaymentTerms.netDays(10)))
                .orElseThrow();
        books.customers()
                .record(
                        CommandId.of("closed"),
                        FileEntry.of(ACME, day("2026-02-02")).standing(Standing.closed("gone")))
                .orElseThrow();
        issue(books, "INV-1", "2026-01-31");
        issue(books, "INV-2", "2026-02-01");

        Outcome<?> refused = books.invoicing().issue(invoice(ACME, "INV-3", day("2026-02-02")));

        assertEquals(
                List.of(day("2026-02-11"), day("2026-03-17")),
                books.accounts().openItems(ACME, day("2026-02-02")).stream()
                        .map(OpenItem::dueOn)
                        .toList());
        assertEquals(
                new CustomerFileRefusal.CustomerClosed(ACME, day("2026-02-02"), day("2026-02-02")),
                assertInstanceOf(Outcome.Refused.class, refused).refusal());
        assertEquals(List.of(), books.audit().verify());
    }

    @Test
    void a_run_of_segments_keeps_membership_and_class_together_once() {
        Receivables books = Receivables.over(store(), new HandSetClock("2026-01-05T09:00:00Z"));
        books.customers().register(customer(ACME)).orElseThrow();
        issue(books, "INV-1", "2026-01-31");
        LocalDate on = day("2026-02-01");
        ValueTiers tiers =
                ValueTiers.named("value").from("high", Money.parse("EUR 0.01")).otherwise("other");
        SegmentationPlan plan = SegmentationPlan.of(tiers)
                .with(SegmentPolicy.none()
                        .assign(
                                "high",
                                ProfileClass.named("high").with(ProfileField.PAYMENT_TERMS, PaymentTerms.netDays(75)))
                        .assign("other", ProfileClass.named("other")));
        SegmentationRun run = books.segments()
                .run(
                        CommandId.of("R-1"),
                        plan,
                        books.segments().purchasers(DateRange.yearTo(day("2026-01-31")), CurrencyUnit.EUR),
                        on);

        List<Outcome<CustomerFactRecorded>> first = books.segments().record(run);
        List<Outcome<CustomerFactRecorded>> again = books.segments().record(run);
        issue(books, "INV-2", "2026-02-01");

        assertEquals(2, first.get(0).events().size());
        assertEquals(first.get(0).events(), facts(ACME));
        assertEquals(first, again);
        assertEquals(
                "high",
                books.segments().memberships("value", AsOf.of(on)).get(ACME).segment());
        assertEquals(
                List.of(day("2026-03-02"), day("2026-04-17")),
                books.accounts().openItems(ACME, on).stream()
                        .map(OpenItem::dueOn)
                        .toList());
        assertEquals(List.of(), books.audit().verify());
    }

    /** What insurers were told is kept and closes deadlines, by day and as known, through its ledger only. */
    @Test
    void what_an_insurer_was_told_closes_the_deadlines_of_its_debits() {
        Receivables books = Receivables.over(store(), new HandSetClock("2026-01-05T09:00:00Z"));
        books.customers().register(customer(ACME)).orElseThrow();
        FileEntry entry = FileEntry.of(ACME, DAY);
        CreditInsurance policy = CreditInsurance.of("POL", "Insurer", Money.parse("EUR 1000000"), Percentage.of("90"))
                .notifyWithin(60)
                .claimWithin(90);
        books.customers().record(CommandId.of("P"), entry.insurance(policy)).orElseThrow();
        issue(books, "INV-1", "2026-01-31");
        issue(books, "INV-2", "2026-01-31");
        AsOf asOf = AsOf.of(day("2026-06-30"));
        LocalDate lastDay = books.risks().deadlines(asOf).get(0).lastDay();
        CustomerFact notice = FileEntry.of(ACME, lastDay)
                .insurerTold(InsurerNotice.of("N-1", "POL", InsurerNotice.Step.NOTIFIED)
                        .debit("INV-1")
                        .debit("NONE"));
        assertEquals(List.of("MISSED", "MISSED", "MISSED", "MISSED"), states(books, asOf));

        var outcome = books.customers().record(CommandId.of("N"), notice);

        assertEquals(outcome, books.customers().record(CommandId.of("N"), notice));
        assertEquals(List.of("DONE " + lastDay, "MISSED", "MISSED", "MISSED"), states(books, asOf));
        assertEquals(List.of("DUE", "DUE", "DUE", "DUE"), states(books, AsOf.of(lastDay.minusDays(1))));
        assertEquals(1, books.risks().strayNotices(ACME, asOf).size());
        books.customers()
                .record(CommandId.of("W"), notice.until(lastDay.plusDays(1)))
                .orElseThrow();
        assertEquals(List.of("MISSED", "MISSED", "MISSED", "MISSED"), states(books, asOf));
        assertEquals(List.of("DONE " + lastDay, "DUE", "DUE", "DUE"), states(books, AsOf.of(lastDay)));
        assertEquals(List.of(), books.audit().verify());
    }

    private static List<String> states(Receivables books, AsOf asOf) {
        return books.risks().deadlines(asOf).stream()
                .map(deadline ->
                        deadline.state() + deadline.doneOn().map(on -> " " + on).orElse(""))
                .toList();
    }
}
