package io.cartera.examples.ubl;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.examples.reconciliation.SharedData;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents of others that are published as sound under EN 16931: read, computed, written and read again. */
class RealUblDocumentsTest {

    private static final String NEGATIVE = "cen__BIS3_Invoice_negativ.XML";
    private static final String OF_NOTHING = "xrechnung__02.04a-INVOICE_ubl.xml";

    private static Map<String, UblDocument> documents() throws IOException {
        Map<String, UblDocument> read = new TreeMap<>();
        try (Stream<Path> files = Files.list(SharedData.folder("en16931").resolve("ubl"))) {
            for (Path file : files.toList()) {
                read.put(file.getFileName().toString(), UblReader.ofBuyers().read(file));
            }
        }
        assertThat(read).isNotEmpty();
        return read;
    }

    @Test
    void C036_every_document_is_read_but_one_that_asks_for_nothing() throws IOException {
        documents().forEach((name, document) -> {
            if (name.equals(OF_NOTHING)) {
                assertThat(document.findings()).containsExactly(new UblFinding.AsksForNothing());
            } else {
                assertThat(document.draft())
                        .as("%s: %s", name, document.findings())
                        .isPresent();
            }
        });
    }

    @Test
    void C036_every_document_comes_to_its_own_totals() throws IOException {
        documents()
                .forEach((name, document) ->
                        assertThat(document.findings()).as(name).noneMatch(UblFinding.TotalDiffers.class::isInstance));
    }

    @Test
    void C036_the_one_of_less_than_nothing_is_a_credit_note_and_that_is_told() throws IOException {
        UblDocument negative = documents().get(NEGATIVE);

        assertThat(negative.draft().orElseThrow().type()).isEqualTo(InvoiceType.CREDIT_NOTE);
        assertThat(negative.draft().orElseThrow().total().toString()).isEqualTo("DKK 782179.43");
        assertThat(negative.findings())
                .contains(new UblFinding.SignsTurned(InvoiceType.INVOICE, InvoiceType.CREDIT_NOTE));
    }

    @Test
    void C036_what_is_written_again_is_read_as_the_same_draft_and_all_of_it_is_kept() throws IOException {
        documents().forEach((name, document) -> {
            if (document.draft().isPresent()) {
                Invoice draft = document.draft().get();
                byte[] written = UblWriter.write(draft, document.frame().orElseThrow());
                UblDocument again = UblReader.ofBuyers().read(written);

                assertThat(again.draft()).as(name).contains(draft);
                assertThat(again.frame()).as(name).isEqualTo(document.frame());
                assertThat(again.findings())
                        .as(name)
                        .isEqualTo(document.findings().stream()
                                .filter(UblFinding.BuyerUnidentified.class::isInstance)
                                .toList());
            }
        });
    }

    @Test
    void C036_what_has_no_place_is_told_by_its_term() throws IOException {
        Map<String, UblDocument> documents = documents();

        assertThat(documents.get("cen__ubl-tc434-example10.xml").findings())
                .contains(
                        new UblFinding.NotKept("Note", Optional.of("BT-22"), 1),
                        new UblFinding.NotKept("TaxCurrencyCode", Optional.of("BT-6"), 1),
                        new UblFinding.NotKept("TaxTotal/TaxAmount", Optional.of("BT-111"), 1));
        // Sums of sub-lines are those of their line, so the totals agree without them.
        assertThat(documents.get("xrechnung__ext-04.01a-INVOICE_ubl.xml").findings())
                .contains(new UblFinding.NotKept("Line/SubInvoiceLine/ID", Optional.empty(), 4));
        assertThat(documents.get("xrechnung__ext-04.03a-INVOICE_ubl.xml").findings())
                .contains(new UblFinding.TypeRead("877", InvoiceType.INVOICE));
    }
}
