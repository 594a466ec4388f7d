package io.cartera.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.customer.CustomerId;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class RemittanceReferenceTest {

    @Test
    void C039_check_digits_are_computed_and_told() {
        RemittanceReference reference = RemittanceReference.over("539007547034").orElseThrow();

        assertThat(reference.value()).isEqualTo("RF18539007547034");
        assertThat(reference.printed()).isEqualTo("RF18 5390 0754 7034");
        assertThat(reference.reference()).isEqualTo("539007547034");
        assertThat(RemittanceReference.parse("rf18 5390 0754 7034")).isEqualTo(reference);
        assertThat(RemittanceReference.over("inv-1/2026").orElseThrow().reference())
                .isEqualTo("INV12026");
    }

    @Test
    void C039_what_is_no_reference_is_refused() {
        for (String wrong : new String[] {
            "RF19539007547034",
            "RF18539007547043",
            "RF18",
            "DE18539007547034",
            "RF1853900754703Ä",
            "RF18 1234567890123456789012",
            "RF00A1B2A",
            "RF18.539007547034",
            "RF18-539007547034"
        }) {
            assertThatIllegalArgumentException().isThrownBy(() -> RemittanceReference.parse(wrong));
        }
        assertThat(RemittanceReference.over("---")).isEmpty();
        assertThat(RemittanceReference.over("1234567890123456789012")).isEmpty();
        assertThat(RemittanceReference.over("123456789012345678901")).isPresent();
    }

    @Test
    void C039_check_digits_that_no_computation_gives_are_none() {
        int sums = 0;
        for (int i = 1; i < 2000; i++) {
            String valid =
                    RemittanceReference.over(Integer.toString(i)).orElseThrow().value();
            String digits = valid.substring(2, 4);
            for (String same : new String[] {shifted(digits, -97), shifted(digits, 97)}) {
                if (!same.isEmpty()) {
                    assertThat(RemittanceReference.read("RF" + same + i)).isEmpty();
                    sums++;
                }
            }
        }
        assertThat(sums).isPositive();
    }

    private static String shifted(String digits, int by) {
        int moved = Integer.parseInt(digits) + by;
        return moved < 0 || moved > 99 ? "" : String.format(Locale.ROOT, "%02d", moved);
    }

    @Test
    void C039_what_cannot_be_in_a_reference_is_not_left_out_of_it() {
        assertThat(RemittanceReference.over("FÄ-11")).isEmpty();
        assertThat(RemittanceReference.over("F-１１")).isEmpty();
        Invoice umlaut = Invoice.draft(InvoiceId.of("FÄ-11"), CustomerId.of("ACME"), LocalDate.parse("2026-01-10"))
                .line("Item", Money.parse("EUR 1"))
                .build();
        assertThat(umlaut.remittance()).isEmpty();
        assertThat(RemittanceReference.over("A-11").orElseThrow().value()).isEqualTo("RF61A11");
        assertThat(RemittanceReference.over("A1-1")).isEqualTo(RemittanceReference.over("A-11"));
    }

    @Test
    void C039_a_posted_reference_has_room_for_both_or_is_refused() {
        RemittanceReference own = RemittanceReference.parse("RF18539007547034");
        Invoice.Builder draft = Invoice.draft(
                        InvoiceId.of("INV-1"), CustomerId.of("ACME"), LocalDate.parse("2026-01-10"))
                .line("Item", Money.parse("EUR 1"));
        assertThat(draft.build().postedReference()).isEmpty();
        assertThat(draft.reference("PO 7").build().postedReference()).contains("PO 7");
        assertThat(draft.remittance(own).build().postedReference()).contains("PO 7 RF18539007547034");
        assertThat(draft.reference("p".repeat(983)).build().postedReference().orElseThrow())
                .hasSize(1000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draft.reference("p".repeat(984)).build());
    }

    @Property
    void C039_every_reference_leaves_one_by_97(
            @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 21) String text) {
        RemittanceReference reference = RemittanceReference.over(text).orElseThrow();
        StringBuilder digits = new StringBuilder();
        (reference.value().substring(4) + reference.value().substring(0, 4))
                .chars()
                .forEach(c -> digits.append(Character.getNumericValue(c)));

        assertThat(new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)))
                .isEqualTo(BigInteger.ONE);
        assertThat(RemittanceReference.parse(reference.printed())).isEqualTo(reference);
    }

    @Test
    void C039_a_document_asks_for_what_it_states_else_its_identifier_whatever_number_it_bears() {
        SeriesId sales = SeriesId.of("sales");
        Invoice.Builder draft = Invoice.draft(
                        InvoiceId.of("INV-1"), CustomerId.of("ACME"), LocalDate.parse("2026-01-10"))
                .line("Item", Money.parse("EUR 1"))
                .numberedBy(sales);
        Invoice plain = draft.build();

        assertThat(plain.remittance()).isEqualTo(RemittanceReference.over("INV1"));
        assertThat(plain.numbered(DocumentNumber.of(sales, 7, "F-00007")).remittance())
                .isEqualTo(RemittanceReference.over("INV1"));
        RemittanceReference own = RemittanceReference.parse("RF18539007547034");
        assertThat(draft.remittance(own).build().remittance()).contains(own);
        assertThat(plain.statedRemittance()).isEmpty();
    }
}
