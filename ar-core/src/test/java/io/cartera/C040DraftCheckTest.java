package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.account.AccountHistory;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.EntrySource;
import io.cartera.account.ItemId;
import io.cartera.account.Side;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FileEntry;
import io.cartera.customer.FiscalProfile;
import io.cartera.drafts.DraftCheck;
import io.cartera.drafts.DraftFinding;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.AllowanceCharge;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.invoice.RemittanceReference;
import io.cartera.invoice.TaxCategory;
import io.cartera.money.Percentage;
import io.cartera.party.Organisation;
import io.cartera.relationship.AdministrativeStatus;
import io.cartera.relationship.Standing;
import io.cartera.terms.PaymentTerms;
import io.cartera.time.DateRange;
import io.cartera.trace.CommandId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** C040: what is odd about a document is told before it is issued, and nothing is done about it. */
class C040DraftCheckTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-10");
    private static final Percentage VAT = Percentage.of("21");

    private final Receivables books = Receivables.over(new InMemoryStore());

    @BeforeEach
    void onFile() {
        books.customers()
                .register(Customer.organisation(ACME, "Acme")
                        .fiscal(FiscalProfile.of(Organisation.of("Acme")).build(), TODAY.minusDays(90))
                        .build())
                .orElseThrow();
    }

    private static Invoice.Builder draft(String id, LocalDate issuedOn) {
        return Invoice.draft(InvoiceId.of(id), ACME, issuedOn);
    }

    private static InvoiceLine line(String net) {
        return InvoiceLine.of("Goods", Money.parse(net)).taxedAt(VAT);
    }

    private void issued(Invoice.Builder draft) {
        books.invoicing().issue(draft.build()).orElseThrow();
    }

    private List<DraftFinding> check(Invoice.Builder draft) {
        return books.invoicing().check(draft.build(), TODAY);
    }

    @Test
    void C040_nothing_is_said_of_a_draft_that_looks_right_and_nothing_is_booked() {
        AccountHistory before = books.accounts().history(ACME);

        assertThat(check(draft("INV-1", TODAY).line(line("EUR 100")))).isEmpty();
        assertThat(books.accounts().history(ACME)).isEqualTo(before);
        assertThat(books.invoicing().find(ACME, InvoiceId.of("INV-1"))).isEmpty();
        assertThat(books.audit().trail(ACME)).hasSize(2);
    }

    @Test
    void C040_the_same_amount_and_reference_a_few_days_apart_may_be_the_same_document() {
        issued(draft("INV-1", TODAY.minusDays(27)).line(line("EUR 100")).reference("PO 7"));
        issued(draft("INV-2", TODAY.minusDays(28)).line(line("EUR 100")).reference("PO 7"));
        issued(draft("INV-3", TODAY).line(line("EUR 100")).reference("PO 8"));
        issued(draft("INV-4", TODAY).line(line("EUR 100.01")).reference("PO 7"));
        issued(draft("INV-5", TODAY.minusDays(1))
                .line(line("EUR 100"))
                .reference("PO 7")
                .terms(PaymentTerms.parse("1/2 net 10; remainder net 20")));
        Invoice.Builder same = draft("INV-9", TODAY).line(line("EUR 100")).reference("PO 7");

        assertThat(check(same))
                .containsExactly(
                        new DraftFinding.MaybeDuplicate(
                                InvoiceId.of("INV-1"), TODAY.minusDays(27), Money.parse("EUR 121"), 27),
                        new DraftFinding.MaybeDuplicate(
                                InvoiceId.of("INV-5"), TODAY.minusDays(1), Money.parse("EUR 121"), 1));
        assertThat(books.invoicing().check(same.build(), DraftCheck.on(TODAY).withNearDays(5)))
                .hasSize(1);
    }

    @Test
    void C040_what_a_document_asks_a_payer_to_quote_is_its_own_and_hides_no_duplicate() {
        issued(draft("INV-1", TODAY)
                .line(line("EUR 100"))
                .reference("PO 7")
                .remittance(RemittanceReference.over("1").orElseThrow()));
        issued(draft("INV-2", TODAY)
                .line(line("EUR 50"))
                .remittance(RemittanceReference.over("2").orElseThrow()));
        RemittanceReference own = RemittanceReference.over("9").orElseThrow();

        assertThat(check(draft("INV-9", TODAY)
                        .line(line("EUR 100"))
                        .reference("PO 7")
                        .remittance(own)))
                .hasSize(1);
        assertThat(check(draft("INV-9", TODAY).line(line("EUR 100")).reference("PO 7")))
                .hasSize(1);
        assertThat(check(draft("INV-9", TODAY).line(line("EUR 100")).reference("PO")))
                .isEmpty();
        assertThat(check(draft("INV-9", TODAY).line(line("EUR 50")).remittance(own)))
                .hasSize(1);
        assertThat(check(draft("INV-9", TODAY).line(line("EUR 100")).remittance(own)))
                .isEmpty();
    }

    @Test
    void C040_that_the_customer_is_on_hold_or_closed_is_told() {
        for (AdministrativeStatus status : List.of(AdministrativeStatus.ON_HOLD, AdministrativeStatus.CLOSED)) {
            books.customers()
                    .record(
                            CommandId.of("S-" + status),
                            FileEntry.of(ACME, TODAY).standing(Standing.of(status)))
                    .orElseThrow();
            assertThat(check(draft("INV-1", TODAY).line(line("EUR 100"))))
                    .containsExactly(new DraftFinding.CustomerNotOpen(ACME, status));
        }
        assertThat(check(draft("INV-1", TODAY.minusDays(1)).line(line("EUR 100"))))
                .isEmpty();
    }

    @Test
    void C040_a_document_is_no_duplicate_of_itself_nor_of_one_that_was_undone_nor_of_another_kind() {
        issued(draft("INV-1", TODAY).line(line("EUR 100")));
        assertThat(check(draft("INV-1", TODAY).line(line("EUR 100")))).isEmpty();
        assertThat(check(draft("INV-2", TODAY).line(line("EUR 100")))).hasSize(1);
        assertThat(books.invoicing()
                        .check(
                                Invoice.creditNote(InvoiceId.of("CN-1"), ACME, TODAY)
                                        .line(line("EUR 100"))
                                        .build(),
                                TODAY))
                .isEmpty();
        books.invoicing()
                .reverse(CommandId.of("UNDO"), ACME, InvoiceId.of("INV-1"), TODAY)
                .orElseThrow();

        assertThat(check(draft("INV-2", TODAY).line(line("EUR 100")))).isEmpty();
    }

    @Test
    void C040_an_instalment_that_was_undone_leaves_the_document_a_duplicate() {
        issued(draft("INV-1", TODAY).line(line("EUR 100")).terms(PaymentTerms.parse("1/2 net 10; remainder net 20")));
        List<Entry> parts = books.accounts().history(ACME).changes().stream()
                .flatMap(change -> change.entries().stream())
                .toList();
        assertThat(parts).hasSize(2);
        Invoice same = draft("INV-2", TODAY).line(line("EUR 100")).build();
        DraftCheck check = DraftCheck.on(TODAY);

        Entry half = undoing(parts.get(0));
        assertThat(check.findings(
                        same, all(List.of(parts.get(0), parts.get(1), half)), Optional.empty(), Optional.empty()))
                .containsExactly(
                        new DraftFinding.MaybeDuplicate(InvoiceId.of("INV-1"), TODAY, Money.parse("EUR 121"), 0));
        assertThat(check.findings(
                        same,
                        all(List.of(undoing(parts.get(1)), half, parts.get(0), parts.get(1))),
                        Optional.empty(),
                        Optional.empty()))
                .isEmpty();
    }

    private static Entry undoing(Entry part) {
        return Entry.builder(
                        new ItemId(Side.CREDIT, "UNDO", part.id().part()), EntryKind.REVERSAL, part.amount(), TODAY)
                .reversing(part.id(), part.kind())
                .build();
    }

    private static EntrySource all(List<Entry> entries) {
        return action -> entries.forEach(entry -> action.accept(ACME, entry));
    }

    @Test
    void C040_an_allowance_or_charge_that_is_not_its_percentage_of_its_base_is_told() {
        AllowanceCharge right = AllowanceCharge.allowanceOf(Percentage.of("10"), Money.parse("EUR 1.05"));
        AllowanceCharge wrong = AllowanceCharge.charge(Money.parse("EUR 5")).by(VAT, Money.parse("EUR 10"));

        assertThat(check(draft("INV-1", TODAY)
                        .line(line("EUR 100").adjusted(right).adjusted(wrong))
                        .adjusted(right.taxedAt(VAT))
                        .adjusted(
                                AllowanceCharge.allowance(Money.parse("EUR 3")).taxedAt(VAT))
                        .adjusted(wrong.taxedAt(VAT))))
                .containsExactly(
                        new DraftFinding.AdjustmentDiffers(0, 3, Money.parse("EUR 5"), Money.parse("EUR 2.10")),
                        new DraftFinding.AdjustmentDiffers(1, 2, Money.parse("EUR 5"), Money.parse("EUR 2.10")));
    }

    @Test
    void C040_a_reason_for_no_tax_where_tax_is_charged_is_told() {
        assertThat(check(draft("INV-1", TODAY)
                        .line(line("EUR 1").exemptBecause("article 132"))
                        .line(InvoiceLine.of("Books", Money.parse("EUR 2"))
                                .taxed(TaxCategory.EXEMPT, Percentage.of("0"))
                                .exemptBecause("article 132"))))
                .containsExactly(new DraftFinding.ExemptionReasonOdd(TaxCategory.STANDARD, Money.parse("EUR 1")));
    }

    @Test
    void C040_amounts_that_do_not_add_up_are_told_with_both_figures() {
        Invoice draft = draft("INV-1", TODAY)
                .line(line("EUR 100"))
                .line(InvoiceLine.priced("Hours", new BigDecimal("2"), new BigDecimal("800"), CurrencyUnit.EUR)
                        .stating(Money.parse("EUR 800"))
                        .taxedAt(VAT))
                .build();

        assertThat(books.invoicing().check(draft, DraftCheck.on(TODAY).stating(Money.parse("EUR 1089.01"))))
                .containsExactly(
                        new DraftFinding.TotalDiffers(Money.parse("EUR 1089.01"), Money.parse("EUR 1089")),
                        new DraftFinding.LineDiffers(2, Money.parse("EUR 800"), Money.parse("EUR 1600")));
        assertThat(books.invoicing().check(draft, DraftCheck.on(TODAY).stating(Money.parse("EUR 1089"))))
                .hasSize(1);
    }

    @Test
    void C040_a_rounding_of_more_than_one_for_each_line_is_told() {
        Invoice.Builder draft = draft("INV-1", TODAY).line(line("EUR 100")).line(line("EUR 100"));

        assertThat(check(draft.rounding(Money.parse("EUR 2")))).isEmpty();
        assertThat(check(draft.rounding(Money.parse("EUR -2")))).isEmpty();
        assertThat(check(draft.rounding(Money.parse("EUR -2.01"))))
                .containsExactly(new DraftFinding.RoundingOdd(Money.parse("EUR -2.01"), Money.parse("EUR 2")));
        assertThat(check(draft.rounding(Money.parse("EUR 5000"))))
                .containsExactly(new DraftFinding.RoundingOdd(Money.parse("EUR 5000"), Money.parse("EUR 2")));
    }

    @Test
    void C040_a_currency_in_which_the_customer_was_never_invoiced_lately_is_told() {
        issued(draft("INV-1", TODAY.minusDays(90)).line(line("EUR 100")));
        issued(draft("INV-2", TODAY.minusDays(9)).line(line("EUR 90")));
        TreeMap<CurrencyUnit, Integer> euros = new TreeMap<>();
        euros.put(CurrencyUnit.EUR, 2);

        assertThat(check(draft("INV-9", TODAY).line(line("USD 100"))))
                .containsExactly(new DraftFinding.UnusualCurrency(CurrencyUnit.USD, euros));
        issued(draft("INV-3", TODAY.minusDays(9)).line(line("USD 7")));
        assertThat(check(draft("INV-9", TODAY).line(line("USD 100")))).isEmpty();
    }

    @Test
    void C040_odd_dates_are_told() {
        LocalDate tomorrow = TODAY.plusDays(1);
        DateRange april = DateRange.ofClosed(LocalDate.parse("2026-04-01"), LocalDate.parse("2026-04-30"));

        assertThat(check(draft("INV-1", tomorrow)
                        .line(line("EUR 1"))
                        .dueOn(tomorrow.plusDays(366))
                        .period(april)))
                .containsExactly(
                        new DraftFinding.IssuedInFuture(tomorrow, TODAY),
                        new DraftFinding.DueFarAway(tomorrow.plusDays(366), 366),
                        new DraftFinding.PeriodAfterIssue(april, tomorrow));
        assertThat(check(draft("INV-1", TODAY).line(line("EUR 1")).dueOn(TODAY.plusDays(365))))
                .isEmpty();
        assertThat(check(draft("INV-1", TODAY).line(line("EUR 1")).terms(PaymentTerms.netDays(400))))
                .containsExactly(new DraftFinding.DueFarAway(TODAY.plusDays(400), 400));
    }

    @Test
    void C040_what_an_export_under_the_norm_would_lack_is_told() {
        Percentage none = Percentage.of("0");
        assertThat(check(draft("INV-1", TODAY).line("Goods", Money.parse("EUR 1"))))
                .containsExactly(new DraftFinding.TaxNotStated(1));
        assertThat(check(draft("INV-1", TODAY)
                        .line(line("EUR 1"))
                        .line(InvoiceLine.of("Books", Money.parse("EUR 2")).taxed(TaxCategory.EXEMPT, none))
                        .adjusted(AllowanceCharge.charge(Money.parse("EUR 3"))
                                .taxed(TaxCategory.NOT_SUBJECT, none)
                                .exemptBecause("deposit"))))
                .containsExactly(
                        new DraftFinding.NotSubjectMixed(Money.parse("EUR 3"), 2),
                        new DraftFinding.ExemptionReasonMissing(TaxCategory.EXEMPT, Money.parse("EUR 2")));
    }
}
