package io.cartera.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.customer.CustomerId;
import java.math.BigInteger;
import java.time.LocalDate;
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
            "RF18 1234567890123456789012"
        }) {
            assertThatIllegalArgumentException().isThrownBy(() -> RemittanceReference.parse(wrong));
        }
        assertThat(RemittanceReference.over("---")).isEmpty();
        assertThat(RemittanceReference.over("1234567890123456789012")).isEmpty();
        assertThat(RemittanceReference.over("123456789012345678901")).isPresent();
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
    void C039_a_document_asks_for_what_it_states_else_its_number_else_its_identifier() {
        SeriesId sales = SeriesId.of("sales");
        Invoice.Builder draft = Invoice.draft(
                        InvoiceId.of("INV-1"), CustomerId.of("ACME"), LocalDate.parse("2026-01-10"))
                .line("Item", Money.parse("EUR 1"))
                .numberedBy(sales);
        Invoice plain = draft.build();

        assertThat(plain.remittance()).isEqualTo(RemittanceReference.over("INV1"));
        assertThat(plain.numbered(DocumentNumber.of(sales, 7, "F-00007")).remittance())
                .isEqualTo(RemittanceReference.over("F00007"));
        RemittanceReference own = RemittanceReference.parse("RF18539007547034");
        assertThat(draft.remittance(own).build().remittance()).contains(own);
        assertThat(plain.statedRemittance()).isEmpty();
    }
}
