package io.cartera.jdbc;

import static io.cartera.jdbc.CanaryBooks.ANN;
import static io.cartera.jdbc.CanaryBooks.BOB;
import static io.cartera.jdbc.CanaryBooks.CANARY;
import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.Receivables;
import io.cartera.audit.AuditLink;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FiscalProfile;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.customerfile.CustomerFile;
import io.cartera.customerfile.CustomerFileRefusal;
import io.cartera.invoice.BilledTo;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.party.Organisation;
import io.cartera.party.Sensitive;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.joda.money.Money;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an erasure leaves of a customer's profiles, and of the documents that were billed to them. */
@Timeout(120)
class ErasedProfilesTest {

    private static final AsOf SUMMER = AsOf.of(LocalDate.parse("2026-06-01"));

    @ParameterizedTest
    @EnumSource
    void D03_D07_a_document_says_that_its_profile_is_erased_and_its_canonical_bytes_stay(TestDatabase kind)
            throws SQLException {
        DataSource database = kind.fresh();
        JdbcStore store = JdbcStore.using(database).sealing(MasterKeys.first());
        CanaryBooks.keep(store);
        Receivables books = CanaryBooks.over(store);
        Invoice before = invoice(books, ANN, "INV-A1");
        assertThat(name(before.billedTo())).contains(CANARY + "second 1");
        List<AuditLink> links = links(store);

        assertThat(store.subjectKeys().erase(ANN)).isTrue();

        Invoice after = invoice(books, ANN, "INV-A1");
        assertThat(after.billedTo()).contains(BilledTo.of(2, LocalDate.parse("2026-01-10"), Sensitive.erased()));
        assertThat(after.total()).isEqualTo(before.total());
        CustomerFile file = books.customers().file(ANN).orElseThrow();
        assertThat(file.customer().personName()).isEmpty();
        assertThat(file.fiscalProfile(SUMMER)).contains(Sensitive.erased());
        assertThat(file.facts())
                .hasSize(2)
                .allMatch(recorded -> recorded.command().basis().isEmpty());
        assertThat(links(store)).isEqualTo(links);
        assertThat(books.audit().verify()).isEmpty();
        assertThat(books.audit().violations()).isEmpty();
        assertThat(CanaryBooks.columnsWith(database, "second 1")).isEmpty();
        assertThat(name(invoice(books, BOB, "INV-A2").billedTo())).contains(CANARY + "second 2");
    }

    @ParameterizedTest
    @EnumSource
    void who_is_a_customer_again_after_an_erasure_has_a_profile_again(TestDatabase kind) {
        JdbcStore store = JdbcStore.using(kind.fresh()).sealing(MasterKeys.first());
        CanaryBooks.keep(store);
        Receivables books = CanaryBooks.over(store);
        store.subjectKeys().erase(ANN);
        FiscalProfile profile = FiscalProfile.of(Organisation.of("New")).build();

        books.customers()
                .changeFiscalProfile(CommandId.of("NEW"), ANN, profile, LocalDate.parse("2026-02-01"))
                .orElseThrow();
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("NEW"), ANN, LocalDate.parse("2026-02-01"))
                        .line("Anvil", Money.parse("EUR 1"))
                        .build())
                .orElseThrow();

        assertThat(name(invoice(books, ANN, "NEW").billedTo())).contains("New");
        assertThat(invoice(books, ANN, "INV-A1")
                        .billedTo()
                        .orElseThrow()
                        .profile()
                        .isErased())
                .isTrue();
        assertThat(books.audit().verify()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void what_was_recorded_before_an_erasure_repeats_and_no_document_is_billed_to_nobody(TestDatabase kind) {
        JdbcStore store = JdbcStore.using(kind.fresh()).sealing(MasterKeys.first());
        CanaryBooks.keep(store);
        Receivables books = CanaryBooks.over(store);
        FiscalProfile profile = FiscalProfile.of(Organisation.of("New")).build();
        LocalDate changed = LocalDate.parse("2026-02-01");
        LocalDate checked = LocalDate.parse("2026-03-01");
        books.customers()
                .changeFiscalProfile(CommandId.of("C-X"), ANN, profile, changed)
                .orElseThrow();
        Outcome<CustomerFactRecorded> confirmed =
                books.customers().confirmFiscalProfile(CommandId.of("OK-X"), ANN, checked);

        store.subjectKeys().erase(ANN);

        assertThat(books.customers()
                        .changeFiscalProfile(CommandId.of("C-X"), ANN, profile, changed)
                        .applied())
                .isPresent();
        assertThat(books.customers().confirmFiscalProfile(CommandId.of("OK-X"), ANN, checked))
                .isEqualTo(confirmed);
        assertThat(books.customers().file(ANN).orElseThrow().fiscalProfileConfirmedOn(SUMMER))
                .contains(checked);
        Outcome<?> issued = books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-X"), ANN, checked)
                        .line("Anvil", Money.parse("EUR 1"))
                        .build());
        assertThat(issued)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal())
                                .isEqualTo(new CustomerFileRefusal.ProfileErased(
                                        ANN, checked, confirmed.orElseThrow().number() - 1)));
        assertThat(books.audit().verify()).isEmpty();
    }

    /** Without a codec somebody erases in the tables. */
    @ParameterizedTest
    @EnumSource
    void a_profile_that_was_erased_in_the_tables_reads_as_erased(TestDatabase kind) throws SQLException {
        DataSource database = kind.fresh();
        JdbcStore store = JdbcStore.using(database);
        CanaryBooks.keep(store);
        TestDatabase.execute(database, "update cartera_customer_fact set content = null, basis = null");
        TestDatabase.execute(database, "update cartera_account set audit_key = null");

        Receivables books = CanaryBooks.over(store);

        assertThat(invoice(books, ANN, "INV-A1")
                        .billedTo()
                        .orElseThrow()
                        .profile()
                        .isErased())
                .isTrue();
        assertThat(books.customers().file(ANN).orElseThrow().facts())
                .extracting(recorded -> recorded.fact().text())
                .containsOnly(Sensitive.erased());
        assertThat(books.customers().find(ANN).flatMap(Customer::firstProfile).map(CustomerFact::key))
                .isEmpty();
        assertThat(books.audit().verify()).isEmpty();
    }

    private static Invoice invoice(Receivables books, CustomerId customer, String id) {
        return books.invoicing().find(customer, InvoiceId.of(id)).orElseThrow();
    }

    private static Optional<String> name(Optional<BilledTo> billed) {
        return billed.flatMap(to -> to.profile().find())
                .map(profile -> profile.party().legalName());
    }

    private static List<AuditLink> links(JdbcStore store) {
        return store.read(session -> session.audit().links(CanaryBooks.account(ANN)));
    }
}
