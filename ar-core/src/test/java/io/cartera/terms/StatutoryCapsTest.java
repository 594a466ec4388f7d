package io.cartera.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.terms.StatutoryCaps.Finding;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class StatutoryCapsTest {

    private static final LocalDate ISSUED = LocalDate.parse("2026-01-10");
    private static final TermDates DATES = TermDates.of(ISSUED);

    private static List<Instalment> due(LocalDate... days) {
        return java.util.stream.IntStream.range(0, days.length)
                .mapToObj(i -> Instalment.of(i + 1, days[i], Money.parse("EUR 100")))
                .toList();
    }

    @Test
    void sixty_days_from_the_invoice_between_businesses_in_the_EU() {
        assertThat(StatutoryCaps.euBusinesses().check(due(ISSUED.plusDays(60)), DATES))
                .isEmpty();
        assertThat(StatutoryCaps.euBusinesses().check(due(ISSUED.plusDays(60), ISSUED.plusDays(91)), DATES))
                .singleElement()
                .returns(31L, Finding::exceededBy)
                .returns(LocalDate.parse("2026-03-11"), Finding::limit)
                .returns(TermStart.INVOICE, Finding::countedFrom)
                .returns(2, finding -> finding.instalment().number())
                .hasToString("EU 60 days (Directive 2011/7/EU): instalment 2 is due 2026-04-11, 31 days after"
                        + " 2026-03-11");
        assertThat(StatutoryCaps.euAuthorities().check(due(ISSUED.plusDays(31)), DATES))
                .singleElement()
                .returns(1L, Finding::exceededBy);
    }

    @Test
    void sixty_days_from_the_receipt_of_goods_in_Spain() {
        TermDates received = DATES.with(TermStart.GOODS_RECEIPT, LocalDate.parse("2025-12-20"))
                .with(TermStart.DELIVERY, LocalDate.parse("2025-12-19"));

        assertThat(StatutoryCaps.spain().check(due(LocalDate.parse("2026-02-18")), received))
                .isEmpty();
        assertThat(StatutoryCaps.spain().check(due(LocalDate.parse("2026-02-20")), received))
                .singleElement()
                .returns(2L, Finding::exceededBy)
                .returns(TermStart.GOODS_RECEIPT, Finding::countedFrom);
        assertThat(StatutoryCaps.spain()
                        .check(
                                due(LocalDate.parse("2026-02-18")),
                                DATES.with(TermStart.DELIVERY, LocalDate.parse("2025-12-19"))))
                .singleElement()
                .returns(TermStart.DELIVERY, Finding::countedFrom);
        assertThat(StatutoryCaps.spain().check(due(ISSUED.plusDays(61)), DATES))
                .as("counted from the invoice where the receipt is not known, and said so")
                .singleElement()
                .returns(TermStart.INVOICE, Finding::countedFrom);
    }

    @Test
    void a_collective_invoice_in_Spain_counts_from_the_middle_of_at_most_fifteen_days() {
        TermDates fifteen =
                DATES.withPeriod(DateRange.ofClosed(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-01-15")));
        TermDates month =
                DATES.withPeriod(DateRange.ofClosed(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-01-31")));

        assertThat(StatutoryCaps.spain().check(due(LocalDate.parse("2026-03-10")), fifteen))
                .singleElement()
                .returns(LocalDate.parse("2026-03-09"), Finding::limit)
                .returns(TermStart.PERIOD_MIDPOINT, Finding::countedFrom);
        assertThat(StatutoryCaps.spain().check(due(LocalDate.parse("2026-04-10")), month))
                .singleElement()
                .returns(TermStart.INVOICE, Finding::countedFrom);
    }

    @Test
    void thirty_and_sixty_days_in_China_and_caps_together_in_their_order() {
        TermDates delivered = DATES.with(TermStart.DELIVERY, LocalDate.parse("2026-01-05"));
        List<Instalment> late = due(LocalDate.parse("2026-03-07"));

        assertThat(StatutoryCaps.chinaAuthorities()
                        .and(StatutoryCaps.chinaLongestAgreed())
                        .check(late, delivered))
                .extracting(finding -> finding.rule() + " " + finding.limit() + " " + finding.exceededBy())
                .containsExactly("CN SME 30 days 2026-02-04 31", "CN SME 60 days 2026-03-06 1");
        assertThat(StatutoryCaps.none().check(late, delivered)).isEmpty();
        assertThat(StatutoryCaps.none().and("ours", 0).check(late, delivered))
                .singleElement()
                .returns(ISSUED, Finding::limit);
    }

    @Property
    void it_is_found_exactly_from_the_first_day_on_that_is_too_late(@ForAll @IntRange(max = 200) int days) {
        List<Finding> findings = StatutoryCaps.euBusinesses().check(due(ISSUED.plusDays(days)), DATES);

        assertThat(findings)
                .extracting(finding -> finding.instalment().dueOn() + " " + finding.exceededBy())
                .containsExactlyElementsOf(days > 60 ? List.of(ISSUED.plusDays(days) + " " + (days - 60)) : List.of());
    }

    @Test
    void a_cap_without_a_name_or_below_zero_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatutoryCaps.none().and(" ", 30));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatutoryCaps.none().and("ours", -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatutoryCaps.none().and("ours", 36_501));
    }

    @Test
    void a_cap_of_ones_own_counts_from_the_middle_of_any_period() {
        TermDates month =
                DATES.withPeriod(DateRange.ofClosed(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-01-31")));

        assertThat(StatutoryCaps.none()
                        .and("ours", 60, TermStart.PERIOD_MIDPOINT)
                        .check(due(LocalDate.parse("2026-04-10")), month))
                .singleElement()
                .returns(TermStart.PERIOD_MIDPOINT, Finding::countedFrom)
                .returns(LocalDate.parse("2026-03-17"), Finding::limit);
    }
}
