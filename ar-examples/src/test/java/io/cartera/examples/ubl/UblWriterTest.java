package io.cartera.examples.ubl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.Receivables;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FiscalProfile;
import io.cartera.identifier.IdentifierScheme;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.AllowanceCharge;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.invoice.NumberSeries;
import io.cartera.invoice.SeriesId;
import io.cartera.invoice.TaxCategory;
import io.cartera.money.Percentage;
import io.cartera.party.Organisation;
import io.cartera.party.PostalAddress;
import io.cartera.party.TaxId;
import io.cartera.terms.PaymentTerms;
import io.cartera.trace.CommandId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class UblWriterTest {

    private static final LocalDate DAY = LocalDate.parse("2026-02-02");
    private static final CustomerId ACME = CustomerId.of("ESA00000002");
    private static final Customer FILE =
            Customer.organisation(ACME, "Acme & Sons <Ltd>").country("ES").build();
    private static final UblFrame FRAME = UblFrame.between(
                    UblParty.named("Cartera Demo").withTaxId("ESB00000001").withAddress(UblAddress.in("ES")),
                    UblParty.of(FILE).withTaxId("ESA00000002"))
            .payableTo("ES00DEMO");

    private static UblDocument again(Invoice document) {
        return UblReader.ofBuyers().read(UblWriter.write(document, FRAME));
    }

    private static String text(Invoice document) {
        return new String(UblWriter.write(document, FRAME), StandardCharsets.UTF_8);
    }

    private static Invoice.Builder draft() {
        return Invoice.draft(InvoiceId.of("A-1"), ACME, DAY);
    }

    @Test
    void C036_an_issued_document_is_written_with_its_number_and_what_to_quote_and_keeps_its_totals() {
        Receivables books = Receivables.over(new InMemoryStore());
        books.customers().register(FILE).orElseThrow();
        SeriesId series = SeriesId.of("F");
        books.numbering().define(NumberSeries.continuous(series, "F-")).orElseThrow();
        books.invoicing()
                .issue(draft().numberedBy(series)
                        .line(InvoiceLine.priced(
                                        "Hours", new BigDecimal("3.5"), new BigDecimal("49.9925"), CurrencyUnit.EUR)
                                .inUnits("HUR")
                                .taxedAt(Percentage.of("21")))
                        .line(InvoiceLine.of("Books", Money.parse("EUR 20.01"))
                                .taxed(TaxCategory.EXEMPT, Percentage.of("0")))
                        .build())
                .orElseThrow();
        Invoice issued = books.invoicing().find(ACME, InvoiceId.of("A-1")).orElseThrow();

        UblDocument read = again(issued);

        Invoice draft = read.draft().orElseThrow();
        assertThat(draft.id().value()).isEqualTo(issued.number().orElseThrow().text());
        assertThat(draft.statedRemittance()).isEqualTo(issued.remittance()).isPresent();
        assertThat(draft.totals()).isEqualTo(issued.totals());
        assertThat(draft.customer()).isEqualTo(ACME);
        assertThat(read.frame()).contains(FRAME);
        assertThat(read.findings()).isEmpty();
    }

    @Test
    void C036_all_that_a_draft_of_prices_states_comes_back() {
        Invoice draft = draft().dueOn(LocalDate.parse("2026-03-04"))
                .terms(PaymentTerms.parse("net 30 less 2% net 10"))
                .reference("PO-7")
                .line(InvoiceLine.priced("Screws", new BigDecimal("31"), new BigDecimal("386.52"), CurrencyUnit.EUR)
                        .per(new BigDecimal("366"))
                        .inUnits("KGM")
                        .product("S-1")
                        .inGroup("STI:65434568")
                        .adjusted(AllowanceCharge.allowanceOf(Percentage.of("10"), Money.parse("EUR 32.74"))
                                .because("Bulk"))
                        .taxedAt(Percentage.of("21")))
                .line(InvoiceLine.priced("Visit", BigDecimal.ONE, new BigDecimal("75"), CurrencyUnit.EUR)
                        .inUnits("C62")
                        .inGroup("Service")
                        .taxed(TaxCategory.NOT_SUBJECT, Percentage.of("0"))
                        .exemptBecause("Outside the scope"))
                .adjusted(AllowanceCharge.charge(Money.parse("EUR 5.00"))
                        .taxedAt(Percentage.of("21"))
                        .because("Freight"))
                .rounding(Money.parse("EUR -0.01"))
                .prepaid(Money.parse("EUR 10.00"))
                .build();

        assertThat(again(draft).draft()).contains(draft);
        assertThat(again(draft).findings()).isEmpty();
    }

    @Test
    void C036_a_credit_note_is_written_as_one_and_comes_back() {
        Invoice note = Invoice.creditNote(InvoiceId.of("C-1"), ACME, DAY)
                .crediting(InvoiceId.of("A-1"))
                .line(InvoiceLine.priced("Hours", BigDecimal.ONE, new BigDecimal("50"), CurrencyUnit.EUR)
                        .inUnits("HUR")
                        .taxedAt(Percentage.of("21")))
                .build();

        assertThat(text(note)).contains("CreditNote-2", ">381<").doesNotContain("InvoiceLine");
        assertThat(again(note).draft()).contains(note);
        assertThat(again(note).findings()).isEmpty();
    }

    @Test
    void C036_a_line_of_an_amount_is_one_at_its_amount_and_a_deduction_minus_one() {
        Invoice draft = draft().line(
                        InvoiceLine.of("Consulting", Money.parse("EUR 3000")).taxedAt(Percentage.of("21")))
                .line(InvoiceLine.of("Advance", Money.parse("EUR -500")).taxedAt(Percentage.of("21")))
                .build();

        List<InvoiceLine> lines = again(draft).draft().orElseThrow().lines();
        assertThat(lines)
                .extracting(InvoiceLine::net)
                .containsExactly(Money.parse("EUR 3000"), Money.parse("EUR -500"));
        assertThat(lines.get(0).price()).contains(new BigDecimal("3000"));
        assertThat(lines.get(1).price()).contains(new BigDecimal("500"));
        assertThat(lines.get(1).quantity()).contains(BigDecimal.ONE.negate());
    }

    @Test
    void C036_a_document_that_states_no_tax_and_yen_without_decimals_are_written_as_they_are() {
        Invoice draft = draft().line("Consulting", Money.parse("JPY 3000")).build();

        assertThat(text(draft)).doesNotContain("TaxTotal").contains("currencyID=\"JPY\">3000<");
        assertThat(again(draft).draft().orElseThrow().total()).isEqualTo(Money.parse("JPY 3000"));
    }

    @Test
    void C036_a_character_that_xml_cannot_hold_is_refused_and_all_others_are_kept() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        text(draft().line("Bell \u0007", Money.parse("EUR 1")).build()))
                .withMessageContaining("XML");

        String odd = "<b>&amp; \"quoted\" \u00e9 \u4e2d \ud83d\ude00 ]]>";
        assertThat(again(draft().line(odd, Money.parse("EUR 1")).build())
                        .draft()
                        .orElseThrow()
                        .lines()
                        .get(0)
                        .description())
                .isEqualTo(odd);
    }

    @Test
    void C036_a_document_is_written_with_the_buyer_to_whom_it_is_billed_however_the_file_changed_since() {
        Receivables books = Receivables.over(new InMemoryStore());
        FiscalProfile trader = FiscalProfile.of(Organisation.of("Ana Demo"))
                .taxId(TaxId.of(IdentifierScheme.ES_NIF, "12345678Z"))
                .address(PostalAddress.in("ES")
                        .line("Calle Mayor 1")
                        .line("2 izq.")
                        .line("Portal B")
                        .line("Timbre 4")
                        .postalCode("28013")
                        .city("Madrid")
                        .build())
                .build();
        FiscalProfile company = FiscalProfile.of(Organisation.of("Demo S.L.").tradingAs("Demo"))
                .taxId(TaxId.of(IdentifierScheme.vat("ES"), "ESB12345674"))
                .build();
        books.customers().register(FILE.toBuilder().fiscal(trader, DAY).build()).orElseThrow();
        books.customers()
                .changeFiscalProfile(CommandId.of("P-1"), ACME, company, DAY.plusDays(1))
                .orElseThrow();
        Invoice before = issued(books, "A-1", DAY);
        Invoice after = issued(books, "A-2", DAY.plusDays(1));

        UblParty first = UblParty.buyer(before, FILE);
        UblParty second = UblParty.buyer(after, FILE);

        assertThat(first.name()).isEqualTo("Ana Demo");
        assertThat(first.taxId()).isEqualTo("ES12345678Z");
        assertThat(first.address())
                .isEqualTo(
                        new UblAddress("Calle Mayor 1", "2 izq.", "Portal B, Timbre 4", "Madrid", "28013", null, "ES"));
        assertThat(second)
                .isEqualTo(UblParty.named("Demo S.L.").withTradingName("Demo").withTaxId("ESB12345674"));
        UblFrame frame = UblFrame.between(FRAME.seller(), first);
        assertThat(UblReader.ofBuyers().read(UblWriter.write(before, frame)).frame())
                .contains(frame);
    }

    private static Invoice issued(Receivables books, String id, LocalDate on) {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), ACME, on)
                        .line("Consulting", Money.parse("EUR 100"))
                        .build())
                .orElseThrow();
        return books.invoicing().find(ACME, InvoiceId.of(id)).orElseThrow();
    }
}
