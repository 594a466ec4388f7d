package io.cartera.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentTermsTest {

    @ParameterizedTest
    @CsvSource({
        "2025-03-14, 30, 2025-04-13",
        "2025-01-30, 30, 2025-03-01",
        "2024-01-30, 30, 2024-02-29",
        "2026-01-10, 30, 2026-02-09",
        "2025-12-31, 1, 2026-01-01",
        "2025-06-15, 0, 2025-06-15"
    })
    void net_days_count_from_the_day_after_the_document(LocalDate documentOn, int days, LocalDate dueOn) {
        assertThat(PaymentTerms.netDays(days).dueOn(documentOn)).isEqualTo(dueOn);
    }

    @Property
    void T06_a_document_so_many_days_later_is_due_so_many_days_later(
            @ForAll @IntRange(min = 0, max = PaymentTerms.MAX_NET_DAYS) int days,
            @ForAll @IntRange(min = -30_000, max = 30_000) int shift) {
        LocalDate documentOn = LocalDate.of(2024, 2, 29);
        PaymentTerms terms = PaymentTerms.netDays(days);

        assertThat(ChronoUnit.DAYS.between(documentOn, terms.dueOn(documentOn))).isEqualTo(days);
        assertThat(terms.dueOn(documentOn.plusDays(shift)))
                .isEqualTo(terms.dueOn(documentOn).plusDays(shift));
    }

    @Property
    void M06_terms_survive_being_printed_and_parsed(
            @ForAll @IntRange(min = 0, max = PaymentTerms.MAX_NET_DAYS) int days) {
        PaymentTerms terms = PaymentTerms.netDays(days);

        assertThat(PaymentTerms.parse(terms.toString())).isEqualTo(terms).hasSameHashCodeAs(terms);
        assertThat(terms).hasToString("net " + days);
        assertThat(terms.days()).isEqualTo(days);
    }

    @Test
    void days_end_where_documented() {
        assertThat(PaymentTerms.netDays(36_500).days()).isEqualTo(36_500);
        assertThat(PaymentTerms.netDays(30)).isNotEqualTo(PaymentTerms.netDays(31));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PaymentTerms.netDays(36_501))
                .withMessageContaining("36501");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PaymentTerms.netDays(-1))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException().isThrownBy(() -> PaymentTerms.netDays(Integer.MIN_VALUE));
        assertThatIllegalArgumentException().isThrownBy(() -> PaymentTerms.netDays(Integer.MAX_VALUE));
    }

    @Test
    void a_due_date_lies_in_the_years_1_to_9999() {
        assertThat(PaymentTerms.netDays(1).dueOn(LocalDate.of(9999, 12, 30))).isEqualTo("9999-12-31");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PaymentTerms.netDays(1).dueOn(LocalDate.of(9999, 12, 31)))
                .withMessageContaining("due date");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PaymentTerms.netDays(1).dueOn(LocalDate.of(0, 12, 31)))
                .withMessageContaining("document date");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PaymentTerms.netDays(1).dueOn(LocalDate.MAX));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "net",
                "net ",
                "30",
                "net30",
                "Net 30",
                "NET 30",
                "net -30",
                "net +30",
                "net 30 ",
                " net 30",
                "net  30",
                "net 30.0",
                "net 3e1",
                "net ٣٠",
                "net ３０",
                "net 36501",
                "net 99999",
                "net 100000",
                "net 30\n",
                "net 30 EOM",
                "net\u00a030"
            })
    void text_of_another_form_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PaymentTerms.parse(text));
    }

    @Test
    void a_megabyte_of_digits_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PaymentTerms.parse("net " + "9".repeat(1_000_000)));
    }

    @Test
    void missing_arguments_are_refused_by_name() {
        assertThatNullPointerException()
                .isThrownBy(() -> PaymentTerms.parse(null))
                .withMessageContaining("terms");
        assertThatNullPointerException()
                .isThrownBy(() -> PaymentTerms.netDays(30).dueOn((LocalDate) null))
                .withMessageContaining("document date");
    }
}
