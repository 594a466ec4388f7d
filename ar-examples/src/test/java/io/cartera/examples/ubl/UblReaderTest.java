package io.cartera.examples.ubl;

import static io.cartera.examples.ubl.UblText.document;
import static io.cartera.examples.ubl.UblText.head;
import static io.cartera.examples.ubl.UblText.in;
import static io.cartera.examples.ubl.UblText.line;
import static io.cartera.examples.ubl.UblText.parties;
import static io.cartera.examples.ubl.UblText.party;
import static io.cartera.examples.ubl.UblText.plain;
import static io.cartera.examples.ubl.UblText.read;
import static io.cartera.examples.ubl.UblText.tax;
import static io.cartera.examples.ubl.UblText.totals;
import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.customer.CustomerId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.invoice.InvoiceType;
import io.cartera.invoice.RemittanceReference;
import io.cartera.invoice.TaxCategory;
import io.cartera.money.Percentage;
import io.cartera.terms.PaymentTerms;
import io.cartera.terms.TermStart;
import io.cartera.time.DateRange;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UblReaderTest {

    private static final String ISSUED = in("cbc:IssueDate", "2026-02-02");

    private static final String TAKEN_OFF = in("cbc:AllowanceTotalAmount currencyID=\"EUR\"", "10.00");

    private static final String ALLOWANCE =
            in("cac:AllowanceCharge", in("cbc:ChargeIndicator", "false"), in("cbc:Amount currencyID=\"EUR\"", "10.00"));

    @Test
    void C036_a_plain_invoice_is_a_draft_of_which_nothing_is_lost() {
        UblDocument read = read(plain("A-1"));

        assertThat(read.findings()).isEmpty();
        assertThat(read.draft())
                .contains(Invoice.draft(
                                InvoiceId.of("A-1"), CustomerId.of("ESA00000002"), LocalDate.parse("2026-02-02"))
                        .dueOn(LocalDate.parse("2026-03-04"))
                        .line(InvoiceLine.priced("Work", new BigDecimal("3"), new BigDecimal("50"), CurrencyUnit.EUR)
                                .inUnits("HUR")
                                .taxedAt(Percentage.of("21")))
                        .build());
        assertThat(read.frame().orElseThrow().seller().taxId()).isEqualTo("ESB00000001");
        assertThat(read.frame().orElseThrow().buyer().name()).isEqualTo("Compras Demo");
    }

    @Test
    void C036_dates_references_terms_what_was_prepaid_and_the_rounding_are_the_drafts() {
        Invoice draft = read(document(
                        "Invoice",
                        head("Invoice", "A-2", "380", ISSUED),
                        in("cac:InvoicePeriod", in("cbc:StartDate", "2026-01-01"), in("cbc:EndDate", "2026-01-31")),
                        in("cac:OrderReference", in("cbc:ID", "PO-7")),
                        parties(),
                        in("cac:Delivery", in("cbc:ActualDeliveryDate", "2026-01-30")),
                        in(
                                "cac:PaymentMeans",
                                in("cbc:PaymentMeansCode", "30"),
                                in("cbc:PaymentID", "RF18 5390 0754 7034"),
                                in("cac:PayeeFinancialAccount", in("cbc:ID", "ES00DEMO"))),
                        in("cac:PaymentTerms", in("cbc:Note", "net 45")),
                        tax("150.00", "31.50", "21"),
                        totals(
                                "150.00",
                                "150.00",
                                "181.50",
                                in("cbc:PrepaidAmount currencyID=\"EUR\"", "100.00")
                                        + in("cbc:PayableRoundingAmount currencyID=\"EUR\"", "0.50"),
                                "82.00"),
                        line("Invoice", "3", "150.00", "50")))
                .draft()
                .orElseThrow();

        assertThat(draft.dates().period())
                .contains(DateRange.ofClosed(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-01-31")));
        assertThat(draft.dates().find(TermStart.DELIVERY)).contains(LocalDate.parse("2026-01-30"));
        assertThat(draft.reference()).contains("PO-7");
        assertThat(draft.statedRemittance()).contains(RemittanceReference.parse("RF18539007547034"));
        assertThat(draft.statedTerms()).contains(PaymentTerms.netDays(45));
        assertThat(draft.total()).isEqualTo(Money.parse("EUR 182.00"));
        assertThat(draft.totals().payable()).isEqualTo(Money.parse("EUR 82.00"));
    }

    @Test
    void C036_words_on_payment_that_are_not_ours_are_told_and_not_guessed() {
        UblDocument read = read(plain("A-3")
                .replace(
                        "<cac:TaxTotal>",
                        in("cac:PaymentTerms", in("cbc:Note", "2 % off within ten days")) + "<cac:TaxTotal>"));

        assertThat(read.draft().orElseThrow().statedTerms()).isEmpty();
        assertThat(read.findings())
                .containsExactly(new UblFinding.NotKept("PaymentTerms/Note", Optional.of("BT-20"), 1));
    }

    @Test
    void C036_allowances_and_charges_of_document_and_line_are_kept_with_their_tax_and_reason() {
        String category = in(
                "cac:TaxCategory",
                in("cbc:ID", "S"),
                in("cbc:Percent", "21"),
                in("cac:TaxScheme", in("cbc:ID", "VAT")));
        UblDocument read = read(document(
                "Invoice",
                head("Invoice", "A-4", "380", ISSUED),
                parties(),
                in(
                        "cac:AllowanceCharge",
                        in("cbc:ChargeIndicator", "false"),
                        in("cbc:AllowanceChargeReason", "Loyalty"),
                        in("cbc:MultiplierFactorNumeric", "10"),
                        in("cbc:Amount currencyID=\"EUR\"", "14.00"),
                        in("cbc:BaseAmount currencyID=\"EUR\"", "140.00"),
                        category),
                in(
                        "cac:AllowanceCharge",
                        in("cbc:ChargeIndicator", "true"),
                        in("cbc:Amount currencyID=\"EUR\"", "4.00"),
                        category),
                tax("130.00", "27.30", "21"),
                totals(
                        "140.00",
                        "130.00",
                        "157.30",
                        in("cbc:AllowanceTotalAmount currencyID=\"EUR\"", "14.00")
                                + in("cbc:ChargeTotalAmount currencyID=\"EUR\"", "4.00"),
                        "157.30"),
                line("Invoice", "3", "140.00", "50")
                        .replace(
                                "<cac:Item>",
                                in(
                                                "cac:AllowanceCharge",
                                                in("cbc:ChargeIndicator", "false"),
                                                in("cbc:Amount currencyID=\"EUR\"", "10.00"))
                                        + "<cac:Item>")));

        assertThat(read.findings()).isEmpty();
        Invoice draft = read.draft().orElseThrow();
        assertThat(draft.adjustments()).hasSize(2);
        assertThat(draft.adjustments().get(0).reason()).contains("Loyalty");
        assertThat(draft.adjustments().get(0).percentage()).contains(Percentage.of("10"));
        assertThat(draft.adjustments().get(1).isCharge()).isTrue();
        assertThat(draft.lines().get(0).computedNet()).contains(Money.parse("EUR 140.00"));
        assertThat(draft.total()).isEqualTo(Money.parse("EUR 157.30"));
    }

    @Test
    void C036_a_credit_note_names_what_it_credits_and_has_no_due_date() {
        UblDocument read = read(document(
                "CreditNote",
                head("CreditNote", "C-1", "381", ISSUED),
                in("cac:BillingReference", in("cac:InvoiceDocumentReference", in("cbc:ID", "A-1"))),
                parties(),
                tax("50.00", "10.50", "21"),
                totals("50.00", "50.00", "60.50", "", "60.50"),
                line("CreditNote", "1", "50.00", "50")));

        assertThat(read.findings()).isEmpty();
        Invoice draft = read.draft().orElseThrow();
        assertThat(draft.type()).isEqualTo(InvoiceType.CREDIT_NOTE);
        assertThat(draft.credits()).contains(InvoiceId.of("A-1"));
        assertThat(draft.total()).isEqualTo(Money.parse("EUR 60.50"));
    }

    @Test
    void C036_an_invoice_of_less_than_nothing_is_a_credit_note_and_the_other_way_round() {
        String body = parties() + tax("-50.00", "-10.50", "21") + totals("-50.00", "-50.00", "-60.50", "", "-60.50");
        UblDocument invoice = read(document(
                "Invoice",
                head("Invoice", "A-5", "380", ISSUED, in("cbc:DueDate", "2026-03-04")),
                body,
                line("Invoice", "-1", "-50.00", "50")));
        UblDocument note = read(document(
                "CreditNote",
                head("CreditNote", "C-2", "381", ISSUED),
                body,
                line("CreditNote", "-1", "-50.00", "50")));

        assertThat(invoice.draft().orElseThrow().type()).isEqualTo(InvoiceType.CREDIT_NOTE);
        assertThat(invoice.draft().orElseThrow().total()).isEqualTo(Money.parse("EUR 60.50"));
        assertThat(invoice.draft().orElseThrow().lines().get(0).quantity()).contains(BigDecimal.ONE);
        assertThat(invoice.findings())
                .containsExactly(
                        new UblFinding.SignsTurned(InvoiceType.INVOICE, InvoiceType.CREDIT_NOTE),
                        new UblFinding.NotKept("DueDate", Optional.of("BT-9"), 1));
        assertThat(note.draft().orElseThrow().type()).isEqualTo(InvoiceType.INVOICE);
        assertThat(note.findings())
                .containsExactly(new UblFinding.SignsTurned(InvoiceType.CREDIT_NOTE, InvoiceType.INVOICE));
    }

    @Test
    void C036_figures_that_the_parts_do_not_come_to_are_told_by_term() {
        UblDocument read = read(plain("A-6").replace(">31.50<", ">31.51<").replace(">181.50<", ">181.51<"));

        Money tax = Money.parse("EUR 31.50");
        Money total = Money.parse("EUR 181.50");
        assertThat(read.draft().orElseThrow().total()).isEqualTo(total);
        assertThat(read.findings())
                .containsExactly(
                        new UblFinding.TotalDiffers("BT-110", tax.plusMinor(1), tax),
                        new UblFinding.TotalDiffers("BT-112", total.plusMinor(1), total),
                        new UblFinding.TotalDiffers("BT-115", total.plusMinor(1), total),
                        new UblFinding.TotalDiffers("BT-117 of S 21", tax.plusMinor(1), tax));
    }

    @ParameterizedTest
    @CsvSource({"380, INVOICE, 0", "383, DEBIT_NOTE, 0", "381, CREDIT_NOTE, 0", "326, INVOICE, 1", "389, INVOICE, 1"})
    void C036_types_that_are_none_of_ours_are_told(String code, InvoiceType type, int findings) {
        UblDocument read =
                read(plain("A-7").replace(">380<", ">" + code + "<").replaceAll("<cbc:DueDate>.*?</cbc:DueDate>", ""));

        assertThat(read.draft().orElseThrow().type()).isEqualTo(type);
        assertThat(read.findings()).hasSize(findings).allMatch(new UblFinding.TypeRead(code, type)::equals);
    }

    @Test
    void C036_a_due_date_before_the_issue_is_not_kept_and_that_is_told() {
        UblDocument read = read(plain("A-8").replace("2026-03-04", "2026-01-04"));

        assertThat(read.draft().orElseThrow().statedDueOn()).isEmpty();
        assertThat(read.findings()).containsExactly(new UblFinding.NotKept("DueDate", Optional.of("BT-9"), 1));
    }

    @Test
    void C036_a_reason_for_exemption_is_that_of_every_line_of_its_rate() {
        String exempt = in("cbc:ID", "E") + in("cbc:Percent", "0");
        Invoice draft = read(plain("A-9")
                        .replace(in("cbc:ID", "S") + in("cbc:Percent", "21"), exempt)
                        .replace(
                                exempt + "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory>",
                                exempt
                                        + in("cbc:TaxExemptionReasonCode", "VATEX-EU-132")
                                        + in("cbc:TaxExemptionReason", "Public interest")
                                        + "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory>")
                        .replace(">31.50<", ">0.00<")
                        .replace(">181.50<", ">150.00<"))
                .draft()
                .orElseThrow();

        assertThat(draft.lines().get(0).exemptionReason()).contains("VATEX-EU-132 Public interest");
        assertThat(new String(UblWriter.write(draft, UblFrame.between(UblParty.named("We"), UblParty.named("You")))))
                .contains(">VATEX-EU-132<", ">Public interest<");
    }

    @Test
    void C036_a_buyer_without_an_identifier_gets_one_that_does_not_show_its_name() {
        String named = plain("A-10").replaceAll("<cac:AccountingCustomerParty>.*</cac:AccountingCustomerParty>", "%");
        UblDocument first = read(named.replace("%", party("AccountingCustomerParty", "Ana Demo", "")));
        UblDocument second = read(named.replace("%", party("AccountingCustomerParty", "Ana Demo", "")));
        UblDocument other = read(named.replace("%", party("AccountingCustomerParty", "Eva Demo", "")));

        CustomerId made = first.draft().orElseThrow().customer();
        assertThat(made.value()).matches("UBL-BUYER-[0-9a-f]{12}");
        assertThat(second.draft().orElseThrow().customer()).isEqualTo(made);
        assertThat(other.draft().orElseThrow().customer()).isNotEqualTo(made);
        assertThat(first.findings()).containsExactly(new UblFinding.BuyerUnidentified(made));
    }

    @ParameterizedTest
    @CsvSource({
        "EUR</cbc:DocumentCurrencyCode>, XYZ</cbc:DocumentCurrencyCode>",
        ">150.00<, >150.005<",
        "<cbc:ID>S<, <cbc:ID>E<",
        "<cbc:ID>S<, <cbc:ID>XX<",
        "2026-02-02, 12026-02-02",
        "<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>, ''",
        "PriceAmount currencyID=\"EUR\", PriceAmount currencyID=\"USD\""
    })
    void C036_what_the_books_cannot_hold_is_no_draft_and_they_say_why(String what, String by) {
        UblDocument read = read(plain("A-11").replace(what, by));

        assertThat(read.draft()).isEmpty();
        assertThat(read.findings()).singleElement().isInstanceOf(UblFinding.NotDraftable.class);
    }

    @Test
    void C036_zeros_at_the_end_of_an_amount_say_nothing() {
        UblDocument read = read(plain("A-14")
                .replace(">150.00<", ">150.000<")
                .replace(">31.50<", ">31.5000<")
                .replace(">181.50<", ">181.5<"));

        assertThat(read.findings()).isEmpty();
        assertThat(read.draft().orElseThrow().total()).isEqualTo(Money.parse("EUR 181.50"));
    }

    @Test
    void C036_a_price_of_more_decimals_than_the_books_keep_is_rounded_and_that_is_told() {
        UblDocument read = read(plain("A-15")
                .replace(">50</cbc:PriceAmount>", ">49.99999999999949999</cbc:PriceAmount>")
                .replace("unitCode=\"HUR\">3<", "unitCode=\"HUR\">3.0000000000005<"));

        InvoiceLine line = read.draft().orElseThrow().lines().get(0);
        assertThat(line.price()).contains(new BigDecimal("49.999999999999"));
        assertThat(line.quantity()).contains(new BigDecimal("3.000000000001"));
        assertThat(line.net()).isEqualTo(Money.parse("EUR 150.00"));
        assertThat(read.findings())
                .containsExactly(
                        new UblFinding.NotKept("Line/Price/PriceAmount", Optional.of("BT-146"), 1),
                        new UblFinding.NotKept("Line/Quantity", Optional.of("BT-129"), 1));
    }

    @Test
    void C036_a_price_that_no_column_holds_is_not_kept_and_that_is_told() {
        UblDocument read = read(plain("A-16")
                .replace(">50</cbc:PriceAmount>", ">50000000000000000</cbc:PriceAmount>")
                .replace("unitCode=\"HUR\">3<", "unitCode=\"HUR\">0.000000000000003<"));

        assertThat(read.draft().orElseThrow().lines().get(0).price()).contains(new BigDecimal("150"));
        assertThat(read.findings()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"AA, 7, S, 10.50, 160.50", "H, 33, S, 49.50, 199.50", "S, 0, Z, 0.00, 150.00"})
    void C036_categories_that_the_norm_leaves_out_are_read_as_those_it_has(
            String stated, String percent, String kept, String tax, String total) {
        UblDocument read = read(plain("A-17")
                .replace(in("cbc:ID", "S") + in("cbc:Percent", "21"), in("cbc:ID", stated) + in("cbc:Percent", percent))
                .replace(">31.50<", ">" + tax + "<")
                .replace(">181.50<", ">" + total + "<"));

        Invoice draft = read.draft().orElseThrow();
        assertThat(draft.lines().get(0).taxCategory()).contains(TaxCategory.ofCode(kept));
        assertThat(draft.lines().get(0).taxRate()).contains(Percentage.of(percent));
        assertThat(draft.total()).isEqualTo(Money.parse("EUR " + total));
        assertThat(read.findings())
                .containsExactly(
                        new UblFinding.NotKept("Line/Item/ClassifiedTaxCategory/ID", Optional.of("BT-151"), 1),
                        new UblFinding.NotKept("TaxTotal/TaxSubtotal/TaxCategory/ID", Optional.of("BT-118"), 1));
    }

    @Test
    void C036_an_allowance_without_a_tax_has_the_only_one_of_the_document_and_that_is_told() {
        UblDocument read = read(document(
                "Invoice",
                head("Invoice", "A-18", "380", ISSUED),
                parties(),
                ALLOWANCE,
                tax("140.00", "29.40", "21"),
                totals("150.00", "140.00", "169.40", TAKEN_OFF, "169.40"),
                line("Invoice", "3", "150.00", "50")));

        assertThat(read.draft().orElseThrow().total()).isEqualTo(Money.parse("EUR 169.40"));
        assertThat(read.findings())
                .containsExactly(new UblFinding.TaxAssumed(TaxCategory.STANDARD, Percentage.of("21"), 1));
    }

    @ParameterizedTest
    @CsvSource({"150.00, 31.50, 40.00, 4.00, 225.50, 10", "140.00, 29.40, 50.00, 5.00, 224.40, 21"})
    void C036_of_several_taxes_an_allowance_without_one_has_that_whose_base_lacks_it(
            String high, String highTax, String low, String lowTax, String total, String rate) {
        UblDocument read = read(ofTwoRates(high, highTax, low, lowTax, total));

        assertThat(read.draft().orElseThrow().total()).isEqualTo(Money.parse("EUR " + total));
        assertThat(read.findings())
                .containsExactly(new UblFinding.TaxAssumed(TaxCategory.STANDARD, Percentage.of(rate), 1));
    }

    @Test
    void C036_an_allowance_that_could_have_either_tax_is_no_draft() {
        UblDocument read = read(ofTwoRates("145.00", "30.45", "45.00", "4.50", "224.95"));

        assertThat(read.draft()).isEmpty();
    }

    private static String ofTwoRates(String high, String highTax, String low, String lowTax, String total) {
        String second = tax(low, lowTax, "10").replaceAll("^<cac:TaxTotal><cbc:TaxAmount.*?</cbc:TaxAmount>", "");
        BigDecimal sum = new BigDecimal(highTax).add(new BigDecimal(lowTax));
        return document(
                "Invoice",
                head("Invoice", "A-19", "380", ISSUED),
                parties(),
                ALLOWANCE,
                tax(high, highTax, "21")
                        .replace("</cac:TaxTotal>", second)
                        .replaceFirst(">" + highTax + "<", ">" + sum + "<"),
                totals("200.00", "190.00", total, TAKEN_OFF, total),
                line("Invoice", "3", "150.00", "50"),
                line("Invoice", "1", "50.00", "50").replace(">21<", ">10<").replace("<cbc:ID>1<", "<cbc:ID>2<"));
    }

    @Test
    void C036_subtotals_of_one_category_and_rate_are_compared_as_one() {
        UblDocument read = read(document(
                "Invoice",
                head("Invoice", "A-20", "380", ISSUED),
                parties(),
                tax("100.00", "21.00", "21")
                        .replace(
                                "</cac:TaxTotal>",
                                tax("50.00", "10.50", "21")
                                        .replaceAll("^<cac:TaxTotal><cbc:TaxAmount.*?</cbc:TaxAmount>", ""))
                        .replaceFirst(">21.00<", ">31.50<"),
                totals("150.00", "150.00", "181.50", "", "181.50"),
                line("Invoice", "3", "150.00", "50")));

        assertThat(read.findings()).noneMatch(UblFinding.TotalDiffers.class::isInstance);
    }

    @Test
    void C036_what_a_document_refers_to_is_kept_when_its_signs_are_turned() {
        String before = in("cac:BillingReference", in("cac:InvoiceDocumentReference", in("cbc:ID", "A-1")));
        UblDocument note = read(document(
                "CreditNote",
                head("CreditNote", "C-3", "381", ISSUED),
                before,
                parties(),
                tax("-50.00", "-10.50", "21"),
                totals("-50.00", "-50.00", "-60.50", "", "-60.50"),
                line("CreditNote", "-1", "-50.00", "50")));

        assertThat(note.findings())
                .containsExactly(new UblFinding.SignsTurned(InvoiceType.CREDIT_NOTE, InvoiceType.INVOICE));
        assertThat(note.frame().orElseThrow().preceding()).isEqualTo("A-1");
        byte[] written =
                UblWriter.write(note.draft().orElseThrow(), note.frame().orElseThrow());
        assertThat(new String(written, StandardCharsets.UTF_8)).contains(">A-1<");
        assertThat(UblReader.ofBuyers().read(written).frame()).isEqualTo(note.frame());
    }

    @Test
    void C036_a_document_of_nothing_is_told() {
        UblDocument read = read(plain("A-12")
                .replaceAll(">(150|31\\.5|181\\.5)[0-9.]*<", ">0<")
                .replace("unitCode=\"HUR\">3<", "unitCode=\"HUR\">0<"));

        assertThat(read.draft()).isEmpty();
        assertThat(read.findings()).containsExactly(new UblFinding.AsksForNothing());
    }

    @Test
    void P07_nothing_of_a_document_shows_names() {
        UblDocument read = read(plain("A-13"));

        assertThat(read + " " + read.frame() + " " + read.frame().map(UblFrame::buyer) + " " + read.findings())
                .doesNotContain("Demo", "ESA00000002");
    }
}
