package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.customer.Customer;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FiscalProfile;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.customerfile.CustomerFile;
import io.cartera.drafts.DraftCheck;
import io.cartera.drafts.DraftFinding;
import io.cartera.identifier.IdentifierCheck;
import io.cartera.identifier.IdentifierFault;
import io.cartera.identifier.IdentifierScheme;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.money.Percentage;
import io.cartera.party.Organisation;
import io.cartera.party.Sensitive;
import io.cartera.party.TaxId;
import io.cartera.trace.CommandId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C011, with C009 and C040: what is odd about the fiscal profile that a document would be billed to. */
class C011ProfileFindingsTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate FROM = LocalDate.parse("2025-03-10");
    private static final LocalDate YEAR_LATER = FROM.plusMonths(12);
    private static final TaxId RIGHT = TaxId.of(IdentifierScheme.ES_CIF, "A-58.818.501");
    private static final TaxId MISTYPED = TaxId.of(IdentifierScheme.ES_CIF, "A58818502");
    private static final TaxId SHORT = TaxId.of(IdentifierScheme.vat("DE"), "DE1");
    private static final TaxId OF_THE_HOST = TaxId.of(IdentifierScheme.of("guild"), "7");

    private final Receivables books = Receivables.over(new InMemoryStore());

    private static FiscalProfile profile(TaxId... taxIds) {
        FiscalProfile.Builder profile = FiscalProfile.of(Organisation.of("Acme S.A."));
        List.of(taxIds).forEach(profile::taxId);
        return profile.build();
    }

    private void register(FiscalProfile profile) {
        books.customers()
                .register(Customer.organisation(ACME, "Acme")
                        .fiscal(profile, FROM)
                        .build())
                .orElseThrow();
    }

    private void change(String command, FiscalProfile profile, LocalDate from) {
        books.customers()
                .changeFiscalProfile(CommandId.of(command), ACME, profile, from)
                .orElseThrow();
    }

    private void confirm(String command, LocalDate on) {
        books.customers().confirmFiscalProfile(CommandId.of(command), ACME, on).orElseThrow();
    }

    private static Invoice draft(LocalDate issuedOn) {
        return Invoice.draft(InvoiceId.of("INV-1"), ACME, issuedOn)
                .line(InvoiceLine.of("Goods", Money.parse("EUR 100")).taxedAt(Percentage.of("21")))
                .build();
    }

    private List<DraftFinding> check(LocalDate issuedOn) {
        return check(issuedOn, DraftCheck.on(issuedOn));
    }

    private List<DraftFinding> check(LocalDate issuedOn, DraftCheck how) {
        return books.invoicing().check(draft(issuedOn), how);
    }

    @Test
    void C011_a_document_before_the_first_profile_is_billed_to_none() {
        register(profile(RIGHT));

        assertThat(check(FROM.minusDays(1))).containsExactly(new DraftFinding.NoFiscalProfile(ACME, FROM.minusDays(1)));
        assertThat(check(FROM)).isEmpty();
    }

    @Test
    void C011_a_customer_without_any_profile_has_the_finding_and_one_that_is_unknown_has_not() {
        assertThat(check(FROM)).isEmpty();
        books.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();

        assertThat(check(FROM)).containsExactly(new DraftFinding.NoFiscalProfile(ACME, FROM));
        assertThat(books.invoicing().issue(draft(FROM)).applied()).isPresent();
    }

    @Test
    void C011_a_profile_is_stale_from_the_day_after_its_months() {
        register(profile(RIGHT));

        assertThat(check(YEAR_LATER)).isEmpty();
        assertThat(check(YEAR_LATER.plusDays(1)))
                .containsExactly(new DraftFinding.StaleFiscalProfile(FROM, YEAR_LATER, 1));
        assertThat(check(YEAR_LATER, DraftCheck.on(YEAR_LATER).withProfileMonths(11)))
                .containsExactly(new DraftFinding.StaleFiscalProfile(FROM, YEAR_LATER.minusMonths(1), 28));
        assertThat(check(YEAR_LATER.plusDays(1), DraftCheck.on(YEAR_LATER).withProfileMonths(13)))
                .containsExactly(new DraftFinding.IssuedInFuture(YEAR_LATER.plusDays(1), YEAR_LATER));
    }

    @Test
    void C011_a_profile_that_was_confirmed_or_changed_is_fresh_from_then_on() {
        register(profile(RIGHT));
        confirm("SEEN", FROM.plusMonths(6));
        assertThat(check(YEAR_LATER.plusMonths(6))).isEmpty();
        assertThat(check(YEAR_LATER.plusMonths(6).plusDays(1)))
                .containsExactly(new DraftFinding.StaleFiscalProfile(FROM.plusMonths(6), YEAR_LATER.plusMonths(6), 1));

        change("MOVED", profile(), FROM.plusMonths(9));
        assertThat(check(YEAR_LATER.plusMonths(9))).isEmpty();
        assertThat(check(YEAR_LATER.plusMonths(9).plusDays(1)))
                .containsExactly(new DraftFinding.StaleFiscalProfile(FROM.plusMonths(9), YEAR_LATER.plusMonths(9), 1));
    }

    @Test
    void C011_a_confirmation_after_the_date_of_issue_counts_where_the_profile_still_holds() {
        register(profile(RIGHT));
        LocalDate issued = YEAR_LATER.plusDays(10);
        LocalDate today = issued.plusDays(20);
        confirm("SEEN", today);
        assertThat(check(issued, DraftCheck.on(today))).isEmpty();
        assertThat(check(issued, DraftCheck.on(today.minusDays(1)))).hasSize(1);

        change("MOVED", profile(MISTYPED), issued.plusDays(1));
        confirm("SEEN AGAIN", today);
        assertThat(check(issued, DraftCheck.on(today)))
                .containsExactly(new DraftFinding.StaleFiscalProfile(FROM, YEAR_LATER, 10));
    }

    @Test
    void C009_C040_tax_identifiers_that_break_their_rule_are_told_with_the_reason() {
        register(profile(MISTYPED, OF_THE_HOST, RIGHT, SHORT));

        List<DraftFinding> findings = check(FROM);

        assertThat(findings)
                .containsExactly(
                        new DraftFinding.InvalidTaxId(MISTYPED, IdentifierFault.WRONG_CHECK_DIGITS),
                        new DraftFinding.InvalidTaxId(SHORT, IdentifierFault.WRONG_LENGTH));
        assertThat(findings.toString()).contains("es_cif", "WRONG_CHECK_DIGITS").doesNotContain("58818502");
    }

    @Test
    void C009_the_host_brings_rules_of_its_own() {
        register(profile(MISTYPED, OF_THE_HOST));
        IdentifierCheck guild = identifier -> identifier.scheme().equals(OF_THE_HOST.scheme())
                ? Optional.of(IdentifierFault.NOT_ASSIGNED)
                : Optional.empty();
        DraftFinding ofTheGuild = new DraftFinding.InvalidTaxId(OF_THE_HOST, IdentifierFault.NOT_ASSIGNED);

        assertThat(check(FROM, DraftCheck.on(FROM).withIdentifiers(guild))).containsExactly(ofTheGuild);
        assertThat(check(
                        FROM,
                        DraftCheck.on(FROM)
                                .withIdentifiers(IdentifierCheck.standard().and(guild))))
                .hasSize(2)
                .contains(ofTheGuild);
    }

    @Test
    void C040_only_the_profile_of_the_date_of_issue_is_looked_at_and_other_findings_come_first() {
        register(profile(MISTYPED));
        change("MENDED", profile(RIGHT), FROM.plusDays(5));

        assertThat(check(FROM.plusDays(4))).hasSize(1);
        assertThat(check(FROM.plusDays(5))).isEmpty();
        Invoice untaxed = Invoice.draft(InvoiceId.of("INV-1"), ACME, FROM)
                .line("Goods", Money.parse("EUR 1"))
                .build();
        assertThat(books.invoicing().check(untaxed, FROM))
                .containsExactly(
                        new DraftFinding.TaxNotStated(1),
                        new DraftFinding.InvalidTaxId(MISTYPED, IdentifierFault.WRONG_CHECK_DIGITS));
    }

    @Test
    void C011_a_profile_that_was_erased_is_there_and_has_no_identifiers_to_check() {
        register(profile(MISTYPED));
        CustomerFile file = books.customers().file(ACME).orElseThrow();
        CustomerFile erased = CustomerFile.of(
                file.customer(),
                file.facts().stream()
                        .map(recorded -> CustomerFactRecorded.of(
                                recorded.account(),
                                CustomerFact.stored(
                                        ACME,
                                        CustomerFactKind.FISCAL_PROFILE,
                                        CustomerFact.ONLY,
                                        FROM,
                                        null,
                                        Sensitive.erased()),
                                recorded.recording()))
                        .toList());

        assertThat(DraftCheck.on(FROM).findings(draft(FROM), action -> {}, Optional.empty(), Optional.of(erased)))
                .isEmpty();
    }

    @Test
    void a_profile_is_believed_for_1_to_1200_months() {
        DraftCheck check = DraftCheck.on(FROM);
        assertThat(check.withProfileMonths(1200)).isNotEqualTo(check.withProfileMonths(1));
        assertThatIllegalArgumentException().isThrownBy(() -> check.withProfileMonths(0));
        assertThatIllegalArgumentException().isThrownBy(() -> check.withProfileMonths(1201));
    }
}
