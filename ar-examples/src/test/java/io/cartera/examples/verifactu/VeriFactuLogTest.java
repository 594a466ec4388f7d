package io.cartera.examples.verifactu;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.Receivables;
import io.cartera.account.LedgerId;
import io.cartera.audit.SeriesLink;
import io.cartera.audit.SeriesRow;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerId;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.DocumentNumber;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.invoice.NumberSeries;
import io.cartera.invoice.SeriesId;
import io.cartera.invoice.TaxCategory;
import io.cartera.money.Percentage;
import io.cartera.store.TakenNumber;
import io.cartera.trace.Actor;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import io.cartera.trace.CommandKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C041: the fingerprints that are published for two records, and the same log beside the numbers of a series. */
class VeriFactuLogTest {

    private static final String FIRST = "3C464DAF61ACB827C65FDA19F352A4E3BDC2C640E9E9FC4CC058073F38F12F60";
    private static final String SECOND = "F7B94CFD8924EDFF273501B01EE5153E4CE8F259766F88CF6ACB8935802A2B97";

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final SeriesId SERIES = SeriesId.of("G");
    private static final LocalDate DAY = LocalDate.parse("2024-01-01");
    private static final VeriFactuLog LOG = new VeriFactuLog("89890001K", ZoneId.of("Europe/Madrid"));

    private static Invoice.Builder invoice(String id) {
        return Invoice.draft(InvoiceId.of(id), ACME, DAY)
                .line(InvoiceLine.of("Goods", Money.parse("EUR 58.81")).taxedAt(Percentage.of("21")))
                .line(InvoiceLine.of("Books", Money.parse("EUR 52.29")).taxed(TaxCategory.EXEMPT, Percentage.of("0")));
    }

    private static SeriesRow row(long position, String written, String at) {
        return SeriesRow.issued(
                LedgerId.MAIN,
                DocumentNumber.of(SERIES, position, written),
                position,
                Instant.parse(at),
                DAY,
                Command.of(CommandKind.ISSUE, CommandId.of(written), Actor.SYSTEM, Optional.empty()),
                ACME,
                InvoiceId.of(written));
    }

    @Test
    void C041_two_records_have_the_fingerprints_that_are_published_for_them() {
        Invoice invoice = invoice("INV-1").build();
        assertThat(invoice.tax()).isEqualTo(Money.parse("EUR 12.35"));
        assertThat(invoice.total()).isEqualTo(Money.parse("EUR 123.45"));

        String first = LOG.next(Optional.empty(), row(1, "12345678/G33", "2024-01-01T18:20:30Z"), Optional.of(invoice));
        String second =
                LOG.next(Optional.of(first), row(2, "12345679/G34", "2024-01-01T18:20:35Z"), Optional.of(invoice));

        assertThat(first).isEqualTo(FIRST);
        assertThat(second).isEqualTo(SECOND);
    }

    private static String record(Invoice.Builder note) {
        return LOG.record("", row(1, "R-1", "2024-01-01T18:20:30Z"), note.build());
    }

    private static Invoice.Builder creditNote() {
        return Invoice.creditNote(InvoiceId.of("CN-1"), ACME, DAY);
    }

    @Test
    void C041_a_credit_note_has_its_amounts_with_one_sign_and_nothing_with_none() {
        assertThat(record(creditNote().line("Goods", Money.parse("EUR 100"))))
                .contains("&TipoFactura=R1&CuotaTotal=0.00&ImporteTotal=-100.00&");
        assertThat(record(creditNote()
                        .line(InvoiceLine.of("Books", Money.parse("EUR 100"))
                                .taxed(TaxCategory.EXEMPT, Percentage.of("0")))
                        .line(InvoiceLine.of("Goods", Money.parse("EUR -10")).taxedAt(Percentage.of("21")))))
                .contains("&TipoFactura=R1&CuotaTotal=2.10&ImporteTotal=-87.90&");
        assertThat(record(creditNote()
                        .line(InvoiceLine.of("Goods", Money.parse("EUR 100")).taxedAt(Percentage.of("21")))))
                .contains("&TipoFactura=R1&CuotaTotal=-21.00&ImporteTotal=-121.00&");
    }

    @Test
    void C041_void_numbers_have_no_record_and_the_chain_goes_on_over_them() {
        Receivables books = Receivables.over(new InMemoryStore()).loggingDocuments(LOG);
        books.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();
        books.numbering().define(NumberSeries.continuous(SERIES, "G")).orElseThrow();
        books.numbering().voidNext(CommandId.of("V-1"), SERIES, DAY, "spoiled").orElseThrow();
        books.invoicing().issue(invoice("INV-1").numberedBy(SERIES).build()).orElseThrow();
        books.numbering().voidNext(CommandId.of("V-2"), SERIES, DAY, "spoiled").orElseThrow();
        books.invoicing().issue(invoice("INV-2").numberedBy(SERIES).build()).orElseThrow();

        List<TakenNumber> numbers = books.numbering().numbers(SERIES);
        List<String> kept = numbers.stream()
                .map(number -> number.link().flatMap(SeriesLink::own).orElseThrow())
                .toList();
        Invoice first = books.invoicing().find(ACME, InvoiceId.of("INV-1")).orElseThrow();
        Invoice second = books.invoicing().find(ACME, InvoiceId.of("INV-2")).orElseThrow();

        String expected = LOG.next(Optional.empty(), numbers.get(1).row(LedgerId.MAIN), Optional.of(first));
        assertThat(kept)
                .containsExactly(
                        "-",
                        expected,
                        expected,
                        LOG.next(Optional.of(expected), numbers.get(3).row(LedgerId.MAIN), Optional.of(second)));
    }
}
