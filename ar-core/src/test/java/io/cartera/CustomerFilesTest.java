package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cartera.account.LedgerId;
import io.cartera.customer.AccountOpeningPolicy;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customer.CustomerId;
import io.cartera.customer.CustomerRegistered;
import io.cartera.customer.FiscalProfile;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.customerfile.CustomerFile;
import io.cartera.customerfile.CustomerFileRefusal;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.BilledTo;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.party.AddressRole;
import io.cartera.party.Organisation;
import io.cartera.party.PersonName;
import io.cartera.party.PostalAddress;
import io.cartera.party.Sensitive;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import io.cartera.trace.Event;
import io.cartera.trace.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The customer file through the door. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CustomerFilesTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final CustomerId NOBODY = CustomerId.of("NOBODY");
    private static final LocalDate JANUARY = LocalDate.parse("2026-01-10");
    private static final LocalDate MAY = LocalDate.parse("2026-05-10");
    private static final LocalDate JULY = LocalDate.parse("2026-07-10");
    private static final FiscalProfile FIRST = profile("Acme");
    private static final FiscalProfile SECOND = profile("Acme Holding");

    private final List<Event> told = new ArrayList<>();
    private final InMemoryStore store = new InMemoryStore();
    private final Receivables books = Receivables.over(
                    store, Clock.fixed(Instant.parse("2026-05-31T23:30:00Z"), ZoneOffset.ofHours(9)))
            .notifying(told::add);

    private static FiscalProfile profile(String name) {
        return FiscalProfile.of(Organisation.of(name)).build();
    }

    private static PostalAddress address(String line) {
        return PostalAddress.in("ES").line(line).city("Madrid").build();
    }

    private static Invoice.Builder draft(String id, LocalDate on) {
        return Invoice.draft(InvoiceId.of(id), ACME, on).line("Anvil", Money.parse("EUR 1"));
    }

    private void register() {
        books.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();
    }

    private CustomerFile file() {
        return books.customers().file(ACME).orElseThrow();
    }

    private Outcome<CustomerFactRecorded> change(String command, FiscalProfile profile, LocalDate from) {
        return books.customers().changeFiscalProfile(CommandId.of(command), ACME, profile, from);
    }

    @Test
    void C001_a_registration_with_a_profile_is_one_and_repeats_as_one() {
        Customer customer = Customer.person(ACME, PersonName.of("Ana", "García"))
                .fiscal(FIRST, JANUARY)
                .build();

        Outcome<Customer> outcome = books.customers().register(customer);

        assertThat(outcome.applied()).contains(customer);
        assertThat(outcome.events()).hasSize(2).isEqualTo(told);
        assertThat(told.get(0)).isEqualTo(CustomerRegistered.of(CommandId.of("ACME"), customer));
        assertThat(told.get(1).code()).isEqualTo("FiscalProfileChanged");
        assertThat(books.customers().register(customer)).isEqualTo(outcome);
        assertThat(books.customers().register(customer.withoutFirstProfile()))
                .isInstanceOfSatisfying(Outcome.Conflicting.class, conflict -> {
                    assertThat(conflict.field()).isEqualTo("profile");
                    assertThat(conflict.existing()).isEqualTo(JANUARY.toString());
                });
        assertThat(told).hasSize(2);
        Customer other = customer.toBuilder().fiscal(SECOND, JANUARY).build();
        assertThat(books.customers().register(other)).isInstanceOfSatisfying(Outcome.Conflicting.class, conflict -> {
            assertThat(conflict.field()).isEqualTo("legal name");
            assertThat(conflict.offered()).isEqualTo("Acme Holding");
        });
        assertThat(file().customer()).isEqualTo(customer.withoutFirstProfile());
        assertThat(file().fiscalProfile(AsOf.of(JANUARY))).contains(Sensitive.of(FIRST));
        assertThat(books.audit().verify()).isEmpty();
    }

    @Test
    void a_profile_that_is_offered_to_a_customer_registered_without_one_is_a_conflict() {
        register();

        assertThat(books.customers()
                        .register(Customer.organisation(ACME, "Acme")
                                .fiscal(FIRST, JANUARY)
                                .build()))
                .isInstanceOfSatisfying(
                        Outcome.Conflicting.class,
                        conflict -> assertThat(conflict.field()).isEqualTo("profile"));
    }

    @Test
    void C011_a_profile_is_as_fresh_as_its_own_day_or_its_last_confirmation() {
        register();
        change("C-1", FIRST, JANUARY).orElseThrow();
        assertThat(file().fiscalProfileConfirmedOn(AsOf.of(JULY))).contains(JANUARY);

        Outcome<CustomerFactRecorded> confirmed =
                books.customers().confirmFiscalProfile(CommandId.of("OK-1"), ACME, MAY);

        assertThat(confirmed.orElseThrow().code()).isEqualTo("FiscalProfileConfirmed");
        assertThat(file().fiscalProfileConfirmedOn(AsOf.of(JULY))).contains(MAY);
        assertThat(file().fiscalProfileConfirmedOn(AsOf.of(MAY.minusDays(1)))).contains(JANUARY);
        change("C-2", SECOND, JANUARY.plusDays(1)).orElseThrow();
        assertThat(file().fiscalProfileConfirmedOn(AsOf.of(JULY))).contains(JANUARY.plusDays(1));
        assertThat(books.customers().confirmFiscalProfile(CommandId.of("OK-1"), ACME, MAY))
                .isEqualTo(confirmed);
        assertThat(books.customers().confirmFiscalProfile(CommandId.of("OK-1"), ACME, JULY))
                .isInstanceOfSatisfying(
                        Outcome.Conflicting.class,
                        conflict -> assertThat(conflict.field()).isEqualTo("from"));
        assertThat(books.audit().verify()).isEmpty();
    }

    @Test
    void what_cannot_be_confirmed_and_who_is_not_on_file_is_refused_by_name_and_audited() {
        register();
        change("C-1", FIRST, MAY).orElseThrow();

        assertThat(refusal(books.customers().confirmFiscalProfile(CommandId.of("OK-1"), ACME, JANUARY)))
                .isEqualTo(new CustomerFileRefusal.NoFiscalProfile(ACME, JANUARY));
        assertThat(refusal(books.customers()
                        .record(
                                CommandId.of("OK-2"),
                                CustomerFact.of(ACME, CustomerFactKind.PROFILE_CONFIRMED, 2L, MAY))))
                .isEqualTo(new CustomerFileRefusal.NoFiscalProfile(ACME, MAY));
        assertThat(refusal(books.customers().changeFiscalProfile(CommandId.of("C-1"), NOBODY, FIRST, MAY)))
                .isEqualTo(new UnknownCustomer(NOBODY));
        assertThat(books.customers().file(NOBODY)).isEmpty();
        assertThat(books.audit().trail(ACME)).hasSize(4);
        assertThat(books.audit().verify()).isEmpty();
    }

    private static Object refusal(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?> refused ? refused.refusal() : outcome;
    }

    @Test
    void C006_addresses_hold_by_role_and_name_each_for_its_own_time() {
        register();
        record("A-1", AddressRole.DELIVERY, Optional.empty(), "Old yard", JANUARY, null);
        record("A-2", AddressRole.DELIVERY, Optional.of("north"), "North gate", JANUARY, JULY);
        record("A-3", AddressRole.BILLING, Optional.empty(), "Office", MAY, null);
        record("A-4", AddressRole.DELIVERY, Optional.empty(), "New yard", JULY, null);

        assertThat(lines(AddressRole.DELIVERY, JANUARY.minusDays(1))).isEmpty();
        assertThat(lines(AddressRole.DELIVERY, MAY)).containsExactly("Old yard", "North gate");
        assertThat(lines(AddressRole.DELIVERY, JULY.minusDays(1))).containsExactly("Old yard", "North gate");
        assertThat(lines(AddressRole.DELIVERY, JULY)).containsExactly("New yard");
        assertThat(lines(AddressRole.BILLING, MAY)).containsExactly("Office");
        assertThat(lines(AddressRole.RESIDENTIAL, MAY)).isEmpty();
    }

    private void record(
            String command, AddressRole role, Optional<String> name, String line, LocalDate from, LocalDate until) {
        CustomerFact fact = CustomerFact.of(
                ACME,
                CustomerFactKind.ADDRESS,
                name.map(text -> CustomerFactKind.addressKey(role, text))
                        .orElseGet(() -> CustomerFactKind.addressKey(role)),
                address(line),
                from);
        books.customers()
                .record(CommandId.of(command), until == null ? fact : fact.until(until))
                .orElseThrow();
    }

    private List<String> lines(AddressRole role, LocalDate on) {
        return file().addresses(role, AsOf.of(on)).stream()
                .map(address -> address.find().orElseThrow().lines().get(0))
                .toList();
    }

    @Test
    void C003_a_customer_is_a_prospect_until_its_first_sale_in_each_ledger() {
        Receivables onFirstSale = books.opening(AccountOpeningPolicy.ON_FIRST_SALE);
        Outcome<Customer> registered = onFirstSale
                .customers()
                .register(Customer.organisation(ACME, "Acme").build());
        assertThat(onFirstSale.customers().register(registered.orElseThrow())).isEqualTo(registered);
        assertThat(books.customers().register(registered.orElseThrow()))
                .isInstanceOfSatisfying(Outcome.Conflicting.class, conflict -> {
                    assertThat(conflict.field()).isEqualTo("opening");
                    assertThat(conflict.existing()).isEqualTo("ON_FIRST_SALE");
                });
        LocalDate inUtc = LocalDate.parse("2026-05-31");
        assertThat(file().isProspect(AsOf.of(inUtc))).isTrue();
        assertThat(file().isProspect(AsOf.of(inUtc.minusDays(1)))).isFalse();

        books.invoicing()
                .issue(Invoice.creditNote(InvoiceId.of("CN-1"), ACME, JULY)
                        .line("Goodwill", Money.parse("EUR 1"))
                        .build())
                .orElseThrow();
        assertThat(file().isProspect(AsOf.of(JULY))).isTrue();
        books.invoicing().issue(draft("INV-1", JULY).build()).orElseThrow();
        books.invoicing().issue(draft("INV-2", JULY).build()).orElseThrow();
        books.invoicing().issue(draft("INV-1", JULY).build()).orElseThrow();

        assertThat(file().isProspect(AsOf.of(JULY))).isFalse();
        assertThat(file().isProspect(AsOf.of(JULY.minusDays(1)))).isTrue();
        assertThat(file().accountOpened(LedgerId.MAIN).orElseThrow().fact())
                .isEqualTo(
                        CustomerFact.of(ACME, CustomerFactKind.ACCOUNT_OPENED, LedgerId.MAIN.value(), "INV-1", JULY));
        LedgerId branch = LedgerId.of("branch");
        assertThat(file().accountOpened(branch)).isEmpty();
        books.inLedger(branch).invoicing().issue(draft("INV-1", JULY).build()).orElseThrow();
        assertThat(file().accountOpened(branch)).isPresent();
        assertThat(told.stream().map(Event::code).filter("AccountOpened"::equals))
                .hasSize(2);
        assertThat(books.audit().verify()).isEmpty();
        assertThat(books.inLedger(branch).audit().verify()).isEmpty();
    }

    @Test
    void C003_a_first_sale_that_is_recorded_later_for_an_earlier_day_opens_the_account_from_then() {
        Receivables waiting = books.opening(AccountOpeningPolicy.ON_FIRST_SALE);
        waiting.customers()
                .register(Customer.organisation(ACME, "Acme").build())
                .orElseThrow();
        LocalDate june = LocalDate.parse("2026-06-02");
        books.invoicing().issue(draft("INV-1", JULY).build()).orElseThrow();
        assertThat(file().isProspect(AsOf.of(june))).isTrue();
        assertThat(file().isOpen(LedgerId.MAIN, AsOf.of(june))).isFalse();

        books.invoicing().issue(draft("INV-2", june).build()).orElseThrow();
        books.invoicing().issue(draft("INV-3", june.plusDays(1)).build()).orElseThrow();

        assertThat(file().isProspect(AsOf.of(june.minusDays(1)))).isTrue();
        assertThat(file().isProspect(AsOf.of(june))).isFalse();
        assertThat(file().isOpen(LedgerId.MAIN, AsOf.of(june))).isTrue();
        assertThat(file().isOpen(LedgerId.of("branch"), AsOf.of(JULY))).isFalse();
        assertThat(file().accountOpened(LedgerId.MAIN).orElseThrow().fact().from())
                .isEqualTo(june);
        assertThat(told.stream().map(Event::code).filter("AccountOpened"::equals))
                .hasSize(2);
        assertThat(books.audit().verify()).isEmpty();
    }

    @Test
    void T04_a_profile_is_followed_by_another_one_and_has_no_end() {
        CustomerFact profile = CustomerFact.of(ACME, CustomerFactKind.FISCAL_PROFILE, FIRST, JANUARY);

        assertThatIllegalArgumentException().isThrownBy(() -> profile.until(JULY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerFact.of(ACME, CustomerFactKind.PROFILE_CONFIRMED, 1L, JANUARY)
                        .until(JULY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerFact.stored(
                        ACME, CustomerFactKind.FISCAL_PROFILE, "", JANUARY, JULY, Sensitive.erased()));
    }

    @Test
    void where_the_content_is_erased_a_repeat_is_told_by_key_and_days() {
        CustomerFact profile = CustomerFact.of(ACME, CustomerFactKind.FISCAL_PROFILE, FIRST, JANUARY);
        CustomerFact erased =
                CustomerFact.stored(ACME, CustomerFactKind.FISCAL_PROFILE, "", JANUARY, null, Sensitive.erased());
        CustomerFact later = CustomerFact.of(ACME, CustomerFactKind.FISCAL_PROFILE, FIRST, MAY);

        assertThat(erased.differenceFrom(profile)).isEmpty();
        assertThat(erased.differenceFrom(later).orElseThrow().field()).isEqualTo("from");
        assertThat(profile.differenceFrom(CustomerFact.of(ACME, CustomerFactKind.FISCAL_PROFILE, SECOND, JANUARY)))
                .isPresent();
    }

    @Test
    void D07_a_document_is_stamped_no_earlier_than_the_profile_it_is_billed_to_though_the_clock_was_set_back() {
        register();
        change("C-1", FIRST, JANUARY).orElseThrow();
        Instant known = file().facts().get(0).at();
        Receivables back = Receivables.over(store, Clock.fixed(known.minusSeconds(1800), ZoneOffset.UTC));

        Instant stamp = back.invoicing()
                .issue(draft("INV-1", MAY).build())
                .orElseThrow()
                .recording()
                .at();

        assertThat(stamp).isEqualTo(known);
        assertThat(file().fiscalProfile(AsOf.of(MAY).knownAt(stamp))).contains(Sensitive.of(FIRST));
    }

    @Test
    void a_file_has_all_facts_of_its_own_customer_in_their_order() {
        register();
        change("C-1", FIRST, JANUARY).orElseThrow();
        change("C-2", SECOND, MAY).orElseThrow();
        CustomerFile file = file();
        Customer other = Customer.organisation(NOBODY, "Nobody").build();

        assertThat(CustomerFile.of(file.customer(), file.facts())).isEqualTo(file);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerFile.of(
                        file.customer(),
                        List.of(file.facts().get(1), file.facts().get(0))));
        assertThatIllegalArgumentException().isThrownBy(() -> CustomerFile.of(other, file.facts()));
    }

    @Test
    void an_address_has_the_key_of_its_role_and_name_and_a_class_the_only_one() {
        assertThat(CustomerFactKind.addressKey(AddressRole.BILLING)).isEqualTo("BILLING");
        assertThat(CustomerFactKind.addressKey(AddressRole.DELIVERY, "north")).isEqualTo("DELIVERY north");
        for (String key : List.of("", "HOME", "BILLINGnorth", "BILLING ", "north BILLING")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CustomerFact.of(ACME, CustomerFactKind.ADDRESS, key, address("a"), MAY));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerFact.of(ACME, CustomerFactKind.FISCAL_PROFILE, "second", FIRST, MAY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerFact.of(ACME, CustomerFactKind.PROFILE_CONFIRMED, "second", 1L, MAY));
    }

    @Test
    void a_customer_registered_as_always_has_no_facts_and_is_no_prospect() {
        register();
        books.invoicing().issue(draft("INV-1", JULY).build()).orElseThrow();

        assertThat(file().facts()).isEmpty();
        assertThat(file().isProspect(AsOf.of(JULY))).isFalse();
        assertThat(books.invoicing().find(ACME, InvoiceId.of("INV-1")).flatMap(Invoice::billedTo))
                .isEmpty();
    }

    @Test
    void a_document_that_was_issued_repeats_with_its_profile_and_is_issued_nowhere_else() {
        register();
        change("C-1", FIRST, JANUARY).orElseThrow();
        var outcome = books.invoicing().issue(draft("INV-1", MAY).build());
        Invoice issued = books.invoicing().find(ACME, InvoiceId.of("INV-1")).orElseThrow();

        assertThat(issued.billedTo()).contains(BilledTo.of(1, JANUARY, Sensitive.of(FIRST)));
        assertThat(books.invoicing().issue(issued)).isEqualTo(outcome);
        assertThat(books.invoicing()
                        .issue(draft("INV-1", MAY).build().billedTo(BilledTo.of(2, JANUARY, Sensitive.of(FIRST)))))
                .isInstanceOfSatisfying(
                        Outcome.Conflicting.class,
                        conflict -> assertThat(conflict.field()).isEqualTo("billedTo"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> books.invoicing()
                        .issue(draft("INV-2", MAY).build().billedTo(BilledTo.of(1, JANUARY, Sensitive.of(FIRST)))));
        assertThatIllegalStateException()
                .isThrownBy(() -> issued.billedTo(BilledTo.of(1, JANUARY, Sensitive.of(FIRST))));
    }

    @Test
    void what_opens_an_account_is_recorded_by_nobody_else() {
        register();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> books.customers()
                        .record(
                                CommandId.of("X"),
                                CustomerFact.of(ACME, CustomerFactKind.ACCOUNT_OPENED, "main", "INV-1", MAY)));
    }

    @Test
    void nothing_personal_is_in_the_text_of_a_file_its_facts_and_its_events() {
        Customer customer = Customer.person(ACME, PersonName.of("Ana", "García"))
                .fiscal(profile("García"), JANUARY)
                .build();
        books.customers().register(customer).orElseThrow();
        record("A-1", AddressRole.BILLING, Optional.empty(), "García", MAY, null);
        books.invoicing().issue(draft("INV-1", MAY).build()).orElseThrow();

        assertThat(told + " " + file() + " " + file().facts() + " " + customer + " "
                        + books.invoicing().find(ACME, InvoiceId.of("INV-1")).flatMap(Invoice::billedTo))
                .doesNotContain("García", "Ana");
    }

    @Test
    void a_fact_ends_after_it_begins_and_has_content_of_its_kind() {
        CustomerFact fact = CustomerFact.of(ACME, CustomerFactKind.ADDRESS, "BILLING", address("a\\nb"), MAY);

        assertThatIllegalArgumentException().isThrownBy(() -> fact.until(MAY));
        assertThatIllegalArgumentException().isThrownBy(() -> fact.content(CustomerFactKind.FISCAL_PROFILE));
        assertThatIllegalArgumentException().isThrownBy(() -> CustomerFactKind.of("HOROSCOPE"));
        assertThat(stored(fact.text())).isEqualTo(fact);
        for (String text : List.of("", "2", "1\n=x", "1\naddress.country=ES", "1\naddress.country=\\x")) {
            assertThatIllegalArgumentException().isThrownBy(() -> stored(Sensitive.of(text)));
        }
    }

    private static CustomerFact stored(Sensitive<String> text) {
        return CustomerFact.stored(ACME, CustomerFactKind.ADDRESS, "BILLING", MAY, null, text);
    }
}
