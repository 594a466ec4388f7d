package io.cartera.terms;

import static io.cartera.terms.TermsArbitraries.WEEK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.cartera.terms.TermsNotApplicableException.Reason;
import io.cartera.time.BusinessDayConvention;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DueDateRuleTest {

    private static LocalDate due(String invoicedOn, DueDateRule rule) {
        return rule.dueOn(TermDates.of(LocalDate.parse(invoicedOn)));
    }

    @Provide
    Arbitrary<DueDateRule> rules() {
        return TermsArbitraries.rules();
    }

    @Provide
    Arbitrary<TermDates> dates() {
        return TermsArbitraries.dates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019-01-01", "2019-01-15", "2019-01-31"})
    void A1_without_days_it_is_due_at_once(String invoicedOn) {
        assertThat(due(invoicedOn, DueDateRule.netDays(0))).isEqualTo(invoicedOn);
    }

    @Test
    void A3_net_30() {
        assertThat(due("2022-01-15", DueDateRule.netDays(30))).isEqualTo("2022-02-14");
    }

    @ParameterizedTest
    @CsvSource({"2022-01-01, 2022-01-16, 2022-02-15", "2022-01-31, 2022-02-15, 2022-03-17"})
    void A5_A7_thirty_per_cent_after_15_days_and_the_rest_after_45(String on, LocalDate first, LocalDate second) {
        PaymentTerms terms = PaymentTerms.parse("30% net 15; 70% net 45");

        assertThat(terms.instalments(org.joda.money.Money.parse("EUR 1000"), TermDates.of(LocalDate.parse(on))))
                .extracting(Instalment::dueOn)
                .containsExactly(first, second);
        assertThat(terms.dueOn(LocalDate.parse(on))).isEqualTo(second);
    }

    @ParameterizedTest
    @CsvSource({"2019-01-01, 2019-02-15", "2019-01-31, 2019-03-15"})
    void A9_A11_31_days_and_then_the_next_15th(String on, LocalDate expected) {
        assertThat(due(on, DueDateRule.netDays(31).payDays(15))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019-01-01", "2019-01-15", "2019-01-31"})
    void A13_the_first_of_the_following_month(String on) {
        assertThat(due(on, DueDateRule.proximo(1))).isEqualTo("2019-02-01");
    }

    @ParameterizedTest
    @CsvSource({
        "A15, 2023-12-12, 30, 31, 2024-02-29",
        "A17, 2024-05-23, 0, 31, 2024-06-30",
        "A19, 2024-05-23, 15, 31, 2024-07-31",
        "A21, 2023-11-25, 90, 10, 2024-03-10",
        "A35, 2023-12-12, 30, 31, 2024-02-29"
    })
    void A15_A17_A19_A21_A35_days_then_a_day_of_the_month_after_clamped(
            String number, String on, int days, int day, LocalDate expected) {
        // A35: one product takes "at 31" as 31 days more, 2024-03-02. A day of a month is no number of days.
        assertThat(due(on, DueDateRule.netDays(days).plusMonths(1).dayOfMonth(day)))
                .as(number)
                .isEqualTo(expected);
    }

    @Test
    void A23_the_end_of_the_month_is_taken_after_the_months_are_added() {
        assertThat(due("2020-06-11", DueDateRule.netDays(0).plusMonths(1).endOfMonth()))
                .isEqualTo("2020-07-31");
    }

    @Test
    void A25_months_are_months_and_days_are_days() {
        assertThat(List.of(1, 2, 3))
                .extracting(months -> due("2024-03-15", DueDateRule.netDays(0).plusMonths(months)))
                .containsExactly(
                        LocalDate.parse("2024-04-15"), LocalDate.parse("2024-05-15"), LocalDate.parse("2024-06-15"));
        assertThat(List.of(30, 60, 90))
                .extracting(days -> due("2024-03-15", DueDateRule.netDays(days)))
                .containsExactly(
                        LocalDate.parse("2024-04-14"), LocalDate.parse("2024-05-14"), LocalDate.parse("2024-06-13"));
    }

    @Test
    void A27_a_fixed_day_is_clamped_by_one_implementation_for_everybody() {
        // Of the two functions of one product that disagree, the clamp is ours: never 2024-04-02.
        assertThat(due("2024-02-10", DueDateRule.proximo(31))).isEqualTo("2024-03-31");
    }

    @Test
    void A29_net_0_is_due_on_the_day() {
        assertThat(due("2021-04-08", DueDateRule.netDays(0))).isEqualTo("2021-04-08");
    }

    @Test
    void A31_due_dates_follow_the_date_of_the_invoice() {
        PaymentTerms terms = PaymentTerms.parse("30% net 0; remainder net 0 months 1 end-of-month");

        assertThat(terms.dueOn(LocalDate.parse("2019-01-01"))).isEqualTo("2019-02-28");
        assertThat(terms.dueOn(LocalDate.parse("2019-02-01"))).isEqualTo("2019-03-31");
    }

    @Test
    void A33_the_end_of_a_month_then_a_month_is_the_end_of_the_next() {
        // One product adds the month to the clamped 29th and gets 2024-03-29; we take the end last, as in A23.
        assertThat(due("2024-02-10", DueDateRule.netDays(0).endOfMonth().plusMonths(1)))
                .isEqualTo("2024-03-31");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-14, net 0 end-of-month, 2025-03-31",
        "2025-01-14, net 30 end-of-month, 2025-02-28",
        "2025-01-14, net 0 end-of-month then 30, 2025-03-02",
        "2025-01-14, net 0 months 1 end-of-month, 2025-02-28",
        "2025-03-14, net 0 months 1 day 15, 2025-04-15",
        "2025-03-14, net 0 cut-off 25 months 1 day 10, 2025-04-10",
        "2025-03-25, net 0 cut-off 25 months 1 day 10, 2025-04-10",
        "2025-03-26, net 0 cut-off 25 months 1 day 10, 2025-05-10",
        "2025-03-31, net 0 cut-off 25 months 1 day 10, 2025-05-10",
        "2025-01-31, net 0 months 1, 2025-02-28",
        "2024-01-31, net 0 months 1, 2024-02-29",
        "2025-01-05, net 30 pay-days 10/25, 2025-02-10",
        "2025-01-12, net 30 pay-days 10/25, 2025-02-25",
        "2025-01-27, net 30 pay-days 10/25, 2025-03-10",
        "2025-01-30, net 1 pay-days 31, 2025-01-31",
        "2025-02-01, net 1 pay-days 31, 2025-02-28"
    })
    void the_worked_examples_of_the_formulas(String on, String rule, LocalDate expected) {
        assertThat(due(on, DueDateRule.parse(rule))).isEqualTo(expected);
    }

    @Test
    void net_30_end_of_month_has_two_readings_and_each_its_name() {
        assertThat(due("2025-01-14", DueDateRule.netDaysThenEndOfMonth(30))).isEqualTo("2025-02-28");
        assertThat(due("2025-01-14", DueDateRule.endOfMonthThenDays(30))).isEqualTo("2025-03-02");
        assertThat(DueDateRule.netDaysThenEndOfMonth(30)).hasToString("net 30 end-of-month");
        assertThat(DueDateRule.endOfMonthThenDays(30)).hasToString("net 0 end-of-month then 30");
        assertThatIllegalArgumentException().isThrownBy(() -> PaymentTerms.parse("net 30 eom"));
    }

    @Test
    void months_are_counted_from_the_anchor_and_do_not_drift() {
        assertThat(List.of(0, 1, 2, 3, 4))
                .extracting(i ->
                        due("2024-01-31", DueDateRule.netDays(0).plusMonths(i)).toString())
                .containsExactly("2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31");
    }

    @Test
    void a_term_runs_from_its_start_date_and_is_not_applicable_without_it() {
        TermDates dates = TermDates.of(LocalDate.parse("2026-01-20"))
                .with(TermStart.DELIVERY, LocalDate.parse("2026-01-31"))
                .with(TermStart.ORDER, LocalDate.parse("2025-10-01"))
                .withPeriod(DateRange.ofClosed(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-01-15")));

        assertThat(DueDateRule.netDays(30).from(TermStart.DELIVERY).dueOn(dates))
                .isEqualTo("2026-03-02");
        assertThat(DueDateRule.netDays(60).from(TermStart.PERIOD_MIDPOINT).dueOn(dates))
                .isEqualTo("2026-03-09");
        assertThat(DueDateRule.netDays(30).from(TermStart.ORDER).dueOn(dates))
                .as("never before the invoice")
                .isEqualTo("2026-01-20");
        assertThatExceptionOfType(TermsNotApplicableException.class)
                .isThrownBy(() ->
                        DueDateRule.netDays(30).from(TermStart.GOODS_RECEIPT).dueOn(dates))
                .withMessage("the receipt of goods is not known")
                .returns(Reason.DATE_MISSING, TermsNotApplicableException::reason);
    }

    @Test
    void a_roll_needs_a_calendar_and_never_goes_back_before_the_start_or_the_invoice() {
        DueDateRule before = DueDateRule.netDays(0).rolling(BusinessDayConvention.PRECEDING);
        TermDates sunday = TermDates.of(LocalDate.parse("2025-06-15"));

        assertThat(before.dueOn(sunday.withCalendar(WEEK))).isEqualTo("2025-06-16");
        assertThat(before.explain(sunday.withCalendar(WEEK)))
                .containsExactly(
                        "invoice date 2025-06-15",
                        "Sunday is no business day, roll preceding is too early, following instead: 2025-06-16",
                        "due on 2025-06-16");
        assertThat(DueDateRule.netDays(7)
                        .rolling(BusinessDayConvention.PRECEDING)
                        .dueOn(sunday.withCalendar(WEEK)))
                .isEqualTo("2025-06-20");
        assertThatExceptionOfType(TermsNotApplicableException.class)
                .isThrownBy(() -> before.dueOn(sunday))
                .withMessageContaining("there is no calendar")
                .returns(Reason.CALENDAR_MISSING, TermsNotApplicableException::reason);
    }

    @Test
    void C057_a_due_date_is_explained_step_by_step() {
        TermDates dates = TermDates.of(LocalDate.parse("2025-01-20"))
                .with(TermStart.DELIVERY, LocalDate.parse("2025-01-26"))
                .withCalendar(WEEK);

        assertThat(DueDateRule.parse("net 0 from delivery cut-off 25 months 1 end-of-month then 6 pay-days 6/20"
                                + " roll following")
                        .explain(dates))
                .containsExactly(
                        "delivery date 2025-01-26",
                        "plus 1 month: 2025-02-26",
                        "after the cut-off day 25, one month more: 2025-03-26",
                        "end of the month: 2025-03-31",
                        "then plus 6 days: 2025-04-06",
                        "next pay day of 6/20: 2025-04-06",
                        "Sunday is no business day, roll following: 2025-04-07",
                        "due on 2025-04-07");
        assertThat(DueDateRule.proximo(31).explain(TermDates.of(LocalDate.parse("2024-01-15"))))
                .containsExactly(
                        "invoice date 2024-01-15",
                        "plus 1 month: 2024-02-15",
                        "day 31 of the month: 2024-02-29",
                        "due on 2024-02-29");
    }

    @Property
    void what_is_explained_is_what_is_due(@ForAll("rules") DueDateRule rule, @ForAll("dates") TermDates dates) {
        List<String> steps = rule.explain(dates);

        assertThat(steps.get(steps.size() - 1)).isEqualTo("due on " + rule.dueOn(dates));
        assertThat(steps.get(steps.size() - 2))
                .as("the step before has led there")
                .endsWith(" " + rule.dueOn(dates));
        assertThat(steps.get(0)).endsWith(" " + dates.find(rule.start()).orElseThrow());
        assertThat(steps.stream()
                        .filter(step -> step.contains("is no business day"))
                        .count())
                .as("a roll is told exactly where the day before it is none")
                .isEqualTo(rolls(rule, dates) ? 1 : 0);
    }

    private static boolean rolls(DueDateRule rule, TermDates dates) {
        LocalDate stated = rule.rolling(BusinessDayConvention.NONE).dueOn(dates);
        return !stated.equals(rule.dueOn(dates));
    }

    @Property
    void D06_it_is_due_neither_before_its_start_nor_before_the_invoice(
            @ForAll("rules") DueDateRule rule, @ForAll("dates") TermDates dates) {
        assertThat(rule.dueOn(dates))
                .isAfterOrEqualTo(dates.invoicedOn())
                .isAfterOrEqualTo(dates.find(rule.start()).orElseThrow());
    }

    @Property
    void a_later_invoice_is_never_due_earlier(
            @ForAll("rules") DueDateRule rule,
            @ForAll("dates") TermDates dates,
            @ForAll @IntRange(max = 70) int later) {
        DueDateRule fromInvoice = rule.from(TermStart.INVOICE);
        TermDates first = TermDates.of(dates.invoicedOn()).withCalendar(WEEK);
        TermDates second = TermDates.of(dates.invoicedOn().plusDays(later)).withCalendar(WEEK);

        assertThat(fromInvoice.dueOn(second)).isAfterOrEqualTo(fromInvoice.dueOn(first));
    }

    @Property
    void T06_dates_four_hundred_years_later_are_due_four_hundred_years_later(
            @ForAll("rules") DueDateRule rule, @ForAll("dates") TermDates dates) {
        // After 146,097 days months and weeks begin again, so every step must shift with them.
        TermDates bare = TermDates.of(dates.invoicedOn()).withCalendar(WEEK);
        TermDates later = TermDates.of(dates.invoicedOn().plusDays(146_097)).withCalendar(WEEK);
        DueDateRule fromInvoice = rule.from(TermStart.INVOICE);

        assertThat(fromInvoice.dueOn(later)).isEqualTo(fromInvoice.dueOn(bare).plusDays(146_097));
    }

    @Property
    void an_end_of_month_is_one_whatever_comes_before(
            @ForAll @IntRange(max = 400) int days,
            @ForAll @IntRange(max = 30) int months,
            @ForAll("dates") TermDates on) {
        LocalDate due =
                DueDateRule.netDays(days).plusMonths(months).endOfMonth().dueOn(on);

        assertThat(due).isEqualTo(YearMonth.from(due).atEndOfMonth());
        assertThat(YearMonth.from(due))
                .isEqualTo(YearMonth.from(on.invoicedOn().plusDays(days)).plusMonths(months));
    }

    @Property
    void M06_a_rule_survives_being_printed_and_parsed(@ForAll("rules") DueDateRule rule) {
        assertThat(DueDateRule.parse(rule.toString())).isEqualTo(rule).hasSameHashCodeAs(rule);
    }

    @Property
    void M06_dates_survive_being_printed_and_parsed(@ForAll("dates") TermDates dates) {
        TermDates read = TermDates.parse(dates.toString());

        assertThat(read.withCalendar(dates.calendar().orElseThrow()))
                .isEqualTo(dates)
                .hasSameHashCodeAs(dates);
        assertThat(dates.toString()).hasSizeLessThanOrEqualTo(TermDates.MAX_LENGTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "net",
                "net 36501",
                "net 030",
                "net 30 ",
                "net 30  end-of-month",
                "net 30 end-of-month end-of-month",
                "net 30 end-of-month day 10",
                "net 30 day 10",
                "net 0 months 1 day 0",
                "net 0 months 1 day 32",
                "net 0 months 0 end-of-month",
                "net 0 months 1201",
                "net 0 months -1",
                "net 30 then 5",
                "net 30 cut-off 25",
                "net 30 cut-off 25 end-of-month",
                "net 30 cut-off 31 end-of-month",
                "net 30 end-of-month cut-off 25",
                "net 30 pay-days 25/10",
                "net 30 pay-days 10/10",
                "net 30 pay-days 0",
                "net 30 pay-days 32",
                "net 30 pay-days",
                "net 30 from invoice",
                "net 30 from yesterday",
                "net 30 roll none",
                "net 30 roll FOLLOWING",
                "net 30 roll following roll following",
                "net ٣٠",
                "NET 30"
            })
    void a_text_that_is_no_rule_or_an_unsound_one_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> DueDateRule.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-01-10",
                "delivery 2026-01-10",
                "invoice 2026-01-32",
                "invoice 2026-01-10,delivery 2026-01-10",
                "invoice 2026-01-10, delivery 2026-01-10, delivery 2026-01-11",
                "invoice 2026-01-10, order 2026-01-10, delivery 2026-01-10",
                "invoice 2026-01-10, invoice 2026-01-10",
                "invoice 2026-01-10, period 2026-01-10",
                "invoice 2026-01-10, period 2026-01-10/2026-01-10",
                "invoice 2026-01-10, period-midpoint 2026-01-10",
                "invoice 2026-01-10, birthday 2026-01-10"
            })
    void a_text_that_is_no_dates_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TermDates.parse(text));
    }

    @Test
    void steps_out_of_range_are_refused_with_the_reason() {
        DueDateRule net = DueDateRule.netDays(30);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DueDateRule.netDays(36_501))
                .withMessage("net days is 36501, 0 to 36500 are allowed");
        assertThatIllegalArgumentException().isThrownBy(() -> net.plusMonths(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.plusMonths(1200).plusMonths(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.dayOfMonth(10))
                .withMessageContaining("needs at least one month");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.plusMonths(1).dayOfMonth(10).endOfMonth())
                .withMessageContaining("not both");
        assertThatIllegalArgumentException().isThrownBy(() -> DueDateRule.proximo(0));
        assertThatIllegalArgumentException().isThrownBy(() -> net.payDays());
        assertThatIllegalArgumentException().isThrownBy(() -> DueDateRule.parse("9".repeat(1_000_000)));
        assertThatIllegalArgumentException().isThrownBy(() -> TermDates.parse("9".repeat(1_000_000)));
        assertThatNullPointerException().isThrownBy(() -> net.rolling(null));
        assertThatNullPointerException().isThrownBy(() -> net.from(null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.plusMonths(1200).dueOn(TermDates.of(LocalDate.of(9900, 1, 1))))
                .withMessageContaining("due date");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TermDates.of(LocalDate.of(2026, 1, 1)).with(TermStart.INVOICE, LocalDate.MIN));
    }
}
