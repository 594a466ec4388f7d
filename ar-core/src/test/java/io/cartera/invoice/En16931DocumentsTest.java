package io.cartera.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Documents of other systems that are published as sound under EN 16931 come to their own totals by our computation. The
 * amounts of their lines are taken as stated: the norm does not bind them to the price, and {@link
 * InvoiceLine#computedNet} tells where they differ.
 */
class En16931DocumentsTest {

    private static final Map<String, String> FIGURES = Map.of(
            "BT-106", "LineExtensionAmount",
            "BT-107", "AllowanceTotalAmount",
            "BT-108", "ChargeTotalAmount",
            "BT-109", "TaxExclusiveAmount",
            "BT-112", "TaxInclusiveAmount",
            "BT-113", "PrepaidAmount",
            "BT-114", "PayableRoundingAmount",
            "BT-115", "PayableAmount");

    private static List<NormDocument> documents() throws IOException {
        for (Path folder = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            Path file = folder.resolve("shared/data/en16931/invoices.json");
            if (Files.isReadable(file)) {
                List<?> read = (List<?>) Objects.requireNonNull(JsonText.read(Files.readString(file)));
                return read.stream().map(NormDocument::of).toList();
            }
        }
        return Assumptions.abort(
                "There is no shared/data/en16931 beside the repository; no document was computed again");
    }

    /** The document of this file, where it is one of those that are there. */
    private static List<NormDocument> named(String file) throws IOException {
        return documents().stream()
                .filter(document -> document.name().equals(file))
                .toList();
    }

    private static Stream<NormDocument> sound() throws IOException {
        return documents().stream()
                .filter(document -> document.figure("TaxInclusiveAmount").isPositive());
    }

    @Test
    void C034_C039_every_document_comes_to_its_own_totals_and_taxes() throws IOException {
        List<NormDocument> documents = documents();

        assertThat(documents).isNotEmpty();
        for (NormDocument document : documents) {
            DocumentTotals totals = document.draft().totals();
            assertThat(document.figures())
                    .as("figures of " + document.name() + ", all of which are compared")
                    .isSubsetOf(FIGURES.values());
            assertThat(figures(totals)).as(document.name()).isEqualTo(stated(document));
            assertThat(NormDocument.taxes(totals)).as(document.name()).isEqualTo(document.taxes());
        }
    }

    private static Map<String, Money> figures(DocumentTotals totals) {
        Map<String, Money> figures = new TreeMap<>();
        figures.put("BT-106", totals.lines());
        figures.put("BT-107", totals.allowances());
        figures.put("BT-108", totals.charges());
        figures.put("BT-109", totals.taxExclusive());
        figures.put("BT-110", totals.tax());
        figures.put("BT-112", totals.taxInclusive());
        figures.put("BT-113", totals.prepaid());
        figures.put("BT-114", totals.rounding());
        figures.put("BT-115", totals.payable());
        return figures;
    }

    private static Map<String, Money> stated(NormDocument document) {
        Map<String, Money> figures = new TreeMap<>();
        FIGURES.forEach((name, figure) -> figures.put(name, document.figure(figure)));
        figures.put("BT-110", document.tax());
        return figures;
    }

    @Test
    void C039_a_document_that_asks_for_something_is_one_of_ours_and_posts_what_it_states() throws IOException {
        assertThat(sound().toList()).allSatisfy(document -> {
            Invoice ours = document.draft().build();
            assertThat(ours.total())
                    .isEqualTo(document.figure("TaxInclusiveAmount").plus(document.figure("PayableRoundingAmount")));
            assertThat(ours.net()).isEqualTo(document.figure("TaxExclusiveAmount"));
            assertThat(ours.tax()).isEqualTo(document.tax());
        });
    }

    @Test
    void C039_a_document_of_less_than_nothing_is_the_opposite_one_with_its_signs_turned() throws IOException {
        List<NormDocument> negative = documents().stream()
                .filter(document -> document.figure("TaxInclusiveAmount").isNegative())
                .toList();

        assertThat(named("ubl/cen__BIS3_Invoice_negativ.XML"))
                .allSatisfy(document ->
                        assertThat(negative).extracting(NormDocument::name).contains(document.name()));
        for (NormDocument document : negative) {
            Invoice.Builder refused = document.draft();
            assertThatIllegalArgumentException()
                    .as(document.name())
                    .isThrownBy(refused::build)
                    .withMessageContaining("must be positive");
            Invoice turned = document.turned().build();
            assertThat(turned.type())
                    .isEqualTo(document.isCreditNote() ? InvoiceType.INVOICE : InvoiceType.CREDIT_NOTE);
            assertThat(turned.total().negated())
                    .as(document.name())
                    .isEqualTo(document.figure("TaxInclusiveAmount").plus(document.figure("PayableRoundingAmount")));
            assertThat(turned.tax().negated()).as(document.name()).isEqualTo(document.tax());
        }
    }

    /** A document of nothing posts nothing, so it is none of ours, turned or not: there is no item to settle. */
    @Test
    void C039_a_document_of_nothing_is_refused_either_way() throws IOException {
        List<NormDocument> nothing = documents().stream()
                .filter(document -> document.figure("TaxInclusiveAmount").isZero())
                .toList();

        assertThat(named("ubl/xrechnung__02.04a-INVOICE_ubl.xml"))
                .allSatisfy(document ->
                        assertThat(nothing).extracting(NormDocument::name).contains(document.name()));
        for (NormDocument document : nothing) {
            for (Invoice.Builder refused : List.of(document.draft(), document.turned())) {
                assertThatIllegalArgumentException()
                        .as(document.name())
                        .isThrownBy(refused::build)
                        .withMessageContaining("must be positive");
            }
        }
    }

    @Test
    void C039_where_a_line_states_another_amount_than_its_price_comes_to_both_are_known() throws IOException {
        for (NormDocument document : documents()) {
            assertThat(document.linesThatStateAnotherAmount())
                    .as(document.name())
                    .allSatisfy((line, amounts) -> {
                        assertThat(amounts).hasSize(2).doesNotHaveDuplicates();
                    });
        }
        assertThat(named("ubl/cen__ubl-tc434-example3.xml"))
                .allSatisfy(document -> assertThat(document.linesThatStateAnotherAmount())
                        .isEqualTo(Map.of(
                                "1", List.of(Money.parse("DKK 1600.00"), Money.parse("DKK 800.00")),
                                "2", List.of(Money.parse("DKK 1600.00"), Money.parse("DKK 800.00")))));
        assertThat(named("ubl/xrechnung__03.01a-INVOICE_ubl.xml"))
                .allSatisfy(document -> assertThat(document.linesThatStateAnotherAmount())
                        .isEqualTo(Map.of("3.3", List.of(Money.parse("EUR 48.34"), Money.parse("EUR 48.33")))));
    }
}
