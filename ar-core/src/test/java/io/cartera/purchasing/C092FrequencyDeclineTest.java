package io.cartera.purchasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.customer.CustomerId;
import io.cartera.money.Percentage;
import io.cartera.rating.Evidence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** C090 to C093: how often a customer buys, whether less often than it did, and whether it is still one. */
class C092FrequencyDeclineTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate FIRST = LocalDate.parse("2025-01-06");

    private static PurchaseRhythm gaps(int current, int... gaps) {
        List<LocalDate> days = new ArrayList<>(List.of(FIRST));
        LocalDate day = FIRST;
        for (int gap : gaps) {
            day = day.plusDays(gap);
            days.add(day);
        }
        return PurchaseRhythm.ofDays(ACME, days, day.plusDays(current));
    }

    @Test
    void C090_the_worked_gaps() {
        PurchaseRhythm rhythm = gaps(62, 30, 28, 33, 31, 29);

        assertThat(rhythm.gaps()).containsExactly(30, 28, 33, 31, 29);
        assertThat(rhythm.meanGap()).contains(new BigDecimal("30.20"));
        assertThat(rhythm.medianGap()).contains(new BigDecimal("30.0"));
        assertThat(rhythm.gapDeviation()).contains(new BigDecimal("1.924"));
        assertThat(rhythm.currentGap()).contains(62);
        assertThat(rhythm.gapRatio()).contains(new BigDecimal("2.053"));
    }

    @Test
    void by_default_a_gap_of_more_than_twice_the_mean_is_a_decline() {
        DeclineFinding finding = DeclineRules.ofDefaults().judge(gaps(62, 30, 28, 33, 31, 29));

        assertThat(finding.isDeclining()).isTrue();
        assertThat(finding.evidence())
                .containsExactly(Evidence.of("current gap by mean gap", new BigDecimal("2.053"), new BigDecimal("2")));
        assertThat(DeclineRules.ofDefaults().judge(gaps(60, 30, 30, 30)).isDeclining())
                .as("exactly twice")
                .isFalse();
        assertThat(DeclineRules.ofDefaults().judge(gaps(61, 30, 30, 30)).isDeclining())
                .isTrue();
    }

    @Test
    void too_few_gaps_judge_nothing() {
        DeclineFinding two = DeclineRules.ofDefaults().judge(gaps(500, 30, 30));

        assertThat(two.isDeclining()).isFalse();
        assertThat(two.isJudged()).isFalse();
        assertThat(DeclineRules.ofDefaults()
                        .ofAtLeastGaps(2)
                        .judge(gaps(500, 30, 30))
                        .isDeclining())
                .isTrue();
        assertThat(DeclineRules.ofDefaults()
                        .judge(PurchaseRhythm.ofDays(ACME, List.of(), FIRST))
                        .isJudged())
                .isFalse();
    }

    @Test
    void one_deal_in_three_months_after_24_in_a_year_is_as_unlikely_as_the_formula_says() {
        // The year 2025 has 24 deals, and 2026 one up to the end of March.
        List<LocalDate> days = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            days.add(LocalDate.of(2025, month, 1));
            days.add(LocalDate.of(2025, month, 15));
        }
        days.add(LocalDate.parse("2026-01-10"));
        LocalDate asOf = LocalDate.parse("2026-03-31");
        PurchaseRhythm rhythm = PurchaseRhythm.ofDays(ACME, days, asOf);
        DeclineRules rules = DeclineRules.ofDefaults()
                .gapRatioAbove(BigDecimal.valueOf(1000))
                .orUnlikely(3, Percentage.of("5"));

        DeclineFinding finding = rules.judge(rhythm);
        assertThat(finding.isDeclining()).isTrue();
        assertThat(finding.evidence().get(0))
                .isEqualTo(Evidence.of(
                        "likelihood of so few purchase days in 3 months",
                        new BigDecimal("0.017351"),
                        new BigDecimal("0.05")));
        assertThat(rules.orUnlikely(3, Percentage.of("1.7")).judge(rhythm).isDeclining())
                .isFalse();
        assertThat(rules.orUnlikely(4, Percentage.of("5")).judge(rhythm).evidence())
                .as("not known for a whole year before")
                .hasSize(1);
    }

    @Test
    void several_invoices_on_one_day_are_one_purchase_to_the_poisson_tail_too() {
        // Every 31 days, ten invoices each time, is as regular as one.
        DeclineRules rules = DeclineRules.ofDefaults().orUnlikely(3, Percentage.of("5"));
        List<LocalDate> ten = new ArrayList<>();
        for (int time = 0; time < 30; time++) {
            ten.addAll(Collections.nCopies(10, FIRST.plusDays(31L * time)));
        }
        for (int day = 500; day < 833; day++) {
            LocalDate asOf = FIRST.plusDays(day);
            DeclineFinding finding = rules.judge(PurchaseRhythm.ofDays(ACME, ten, asOf));
            assertThat(finding.isDeclining()).as("%s", asOf).isFalse();
            assertThat(finding.evidence()).hasSize(2);
            assertThat(finding.evidence())
                    .isEqualTo(rules.judge(PurchaseRhythm.ofDays(ACME, new LinkedHashSet<>(ten), asOf))
                            .evidence());
        }
    }

    @Test
    void a_deal_stands_as_long_as_an_instalment_of_it_does() {
        Deeds deeds = new Deeds()
                .instalments("ACME", "INV", "2026-01-10", "EUR 10", "EUR 45", "EUR 45")
                .instalmentReversed("ACME", "INV", 1, "2026-02-01")
                .instalmentReversed("ACME", "INV", 3, "2026-02-02");
        LocalDate later = LocalDate.parse("2026-03-01");

        for (Deeds order : List.of(deeds, deeds.shuffled(1), deeds.shuffled(2))) {
            PurchaseRhythm rhythm = PurchaseRhythm.of(ACME, order.entries(), later);
            assertThat(rhythm.dealsByDay()).isEqualTo(Map.of(LocalDate.parse("2026-01-10"), 1));
            Purchases known = PurchaseHistory.of(order, later).of(ACME, CurrencyUnit.EUR);
            assertThat(known.deals()).isEqualTo(1);
            assertThat(known.first()).contains(LocalDate.parse("2026-01-10"));
            assertThat(known.turnover()).isEqualTo(Money.parse("EUR 45"));
            List<PurchaseRhythm> each = new ArrayList<>();
            PurchaseRhythm.each(order, later, each::add);
            assertThat(each).singleElement().hasToString(rhythm.toString());
        }

        deeds.instalmentReversed("ACME", "INV", 2, "2026-02-03");
        assertThat(PurchaseRhythm.of(ACME, deeds.entries(), later).dealsByDay()).isEmpty();
        assertThat(PurchaseHistory.of(deeds, later).of(ACME, CurrencyUnit.EUR).deals())
                .isZero();
        assertThat(PurchaseHistory.of(deeds, LocalDate.parse("2026-02-02"))
                        .of(ACME, CurrencyUnit.EUR)
                        .deals())
                .as("the day before the last part was taken back")
                .isEqualTo(1);
        Deeds namesakes = new Deeds()
                .instalments("ACME", "INV", "2026-01-10", "EUR 10", "EUR 45")
                .instalments("BOLT", "INV", "2026-01-10", "EUR 10", "EUR 45")
                .instalmentReversed("ACME", "INV", 1, "2026-02-01")
                .instalmentReversed("ACME", "INV", 2, "2026-02-01");
        assertThat(PurchaseHistory.of(namesakes, later).customers())
                .as("documents of one name on two accounts")
                .containsExactly(CustomerId.of("BOLT"));
    }

    @Test
    void the_poisson_tail_agrees_with_known_values() {
        assertThat(tail(1, "6")).isEqualTo("0.0173512652");
        assertThat(tail(0, "0")).isEqualTo("1.0000000000");
        assertThat(tail(0, "1")).isEqualTo("0.3678794412");
        assertThat(tail(3, "2.5")).isEqualTo("0.7575761331");
        assertThat(tail(0, "20")).isEqualTo("0.0000000021");
        assertThat(tail(100_000, "100000")).isBetween("0.5000000000", "0.5100000000");
    }

    private static String tail(long k, String expected) {
        return PoissonTail.atMost(k, new BigDecimal(expected))
                .setScale(10, RoundingMode.HALF_UP)
                .toPlainString();
    }

    @Test
    void C093_within_a_fixed_window_a_customer_is_one() {
        ChurnRule year = ChurnRule.fixedWindow(365);

        assertThat(year.judge(gaps(365)).isStillCustomer()).isTrue();
        ChurnFinding gone = year.judge(gaps(366));
        assertThat(gone.isStillCustomer()).isFalse();
        assertThat(gone.evidence()).containsExactly(Evidence.of("days since the last deal", 366, 365));
        assertThat(gone.lastDeal()).contains(FIRST);
        assertThat(year.judge(PurchaseRhythm.ofDays(ACME, List.of(), FIRST)).isStillCustomer())
                .as("never bought")
                .isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> ChurnRule.fixedWindow(0));
    }

    @Test
    void C093_by_its_own_median_gap_a_customer_is_one_up_to_three_times_of_it() {
        ChurnRule rule = ChurnRule.ofDefaults();

        assertThat(rule.judge(gaps(90, 30, 1, 90)).isStillCustomer()).isTrue();
        assertThat(rule.judge(gaps(91, 30, 1, 90)).isStillCustomer()).isFalse();
        assertThat(rule.judge(gaps(91, 30, 30)).isStillCustomer())
                .as("two gaps only: a year")
                .isTrue();
        ChurnRule bare = ChurnRule.medianGaps(BigDecimal.valueOf(3), 3, ChurnRule.fixedWindow(365));
        assertThat(bare.judge(gaps(31, 10, 11, 10, 11)).evidence().get(0).bound())
                .isEqualByComparingTo("31.5");
    }

    /** Every working day of so many days from a Monday on. */
    private static List<LocalDate> workingDays(LocalDate from, int days) {
        return from.datesUntil(from.plusDays(days))
                .filter(day -> day.getDayOfWeek().getValue() <= 5)
                .toList();
    }

    @Test
    void a_working_day_buyer_over_easter_is_a_customer_and_does_not_decline() {
        List<LocalDate> days = new ArrayList<>(workingDays(LocalDate.parse("2026-01-05"), 88));
        assertThat(days).last().isEqualTo(LocalDate.parse("2026-04-02"));
        LocalDate easterMonday = LocalDate.parse("2026-04-06");
        PurchaseRhythm rhythm = PurchaseRhythm.ofDays(ACME, days, easterMonday);

        ChurnFinding churn = ChurnRule.ofDefaults().judge(rhythm);
        assertThat(rhythm.medianGap()).contains(new BigDecimal("1.0"));
        assertThat(churn.isStillCustomer()).isTrue();
        assertThat(churn.evidence()).containsExactly(Evidence.of("days since the last deal, by the median gap", 4, 90));
        DeclineFinding decline = DeclineRules.ofDefaults().judge(rhythm);
        assertThat(decline.isDeclining()).isFalse();
        assertThat(decline.evidence())
                .as("why a ratio of more than 2 is none")
                .containsExactly(
                        Evidence.of("current gap by mean gap", rhythm.gapRatio().orElseThrow(), new BigDecimal("2")),
                        Evidence.of("days since the last deal", 4, 14));
        assertThat(rhythm.gapRatio().orElseThrow()).isGreaterThan(new BigDecimal("2"));
        for (LocalDate day = LocalDate.parse("2026-02-02"); day.isBefore(easterMonday); day = day.plusDays(1)) {
            PurchaseRhythm known = PurchaseRhythm.ofDays(ACME, days, day);
            assertThat(ChurnRule.ofDefaults().judge(known).isStillCustomer()).isTrue();
            assertThat(DeclineRules.ofDefaults().judge(known).isDeclining()).isFalse();
        }
    }

    @Test
    void who_bought_daily_and_stopped_declines_after_two_weeks_and_is_gone_after_ninety_days() {
        List<LocalDate> fourDays = workingDays(LocalDate.parse("2026-01-05"), 4);
        LocalDate last = LocalDate.parse("2026-01-08");

        assertThat(declines(fourDays, last.plusDays(13))).isFalse();
        assertThat(declines(fourDays, last.plusDays(14))).isTrue();
        assertThat(isCustomer(fourDays, last.plusDays(4))).isTrue();
        assertThat(isCustomer(fourDays, last.plusDays(90))).isTrue();
        assertThat(isCustomer(fourDays, last.plusDays(91))).isFalse();
        assertThat(DeclineRules.ofDefaults()
                        .ofAtLeastDays(1)
                        .judge(PurchaseRhythm.ofDays(ACME, fourDays, last.plusDays(4)))
                        .isDeclining())
                .as("a host that knows better")
                .isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeclineRules.ofDefaults().ofAtLeastDays(0))
                .withMessageContaining("days");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChurnRule.medianGaps(BigDecimal.ONE, 3, 0, ChurnRule.fixedWindow(1)))
                .withMessageContaining("leastDays");
    }

    private static boolean declines(List<LocalDate> days, LocalDate asOf) {
        return DeclineRules.ofDefaults()
                .judge(PurchaseRhythm.ofDays(ACME, days, asOf))
                .isDeclining();
    }

    private static boolean isCustomer(List<LocalDate> days, LocalDate asOf) {
        return ChurnRule.ofDefaults()
                .judge(PurchaseRhythm.ofDays(ACME, days, asOf))
                .isStillCustomer();
    }

    @Test
    void C093_a_host_plugs_in_what_it_knows_of_the_likelihood() {
        ChurnRule model = ChurnRule.likelihood(
                rhythm -> rhythm.gaps().isEmpty() ? Percentage.of("20") : Percentage.of("50"), Percentage.of("50"));

        assertThat(model.judge(gaps(9)).isStillCustomer()).isFalse();
        assertThat(model.judge(gaps(9, 3)).isStillCustomer()).isTrue();
        assertThat(model.judge(gaps(9)).evidence())
                .containsExactly(Evidence.of("percent likely to come again", 20, 50));
        ChurnRule own = rhythm -> ChurnFinding.of(rhythm, true, List.of());
        assertThat(ChurnRule.medianGaps(BigDecimal.ONE, 3, own)
                        .judge(gaps(9999))
                        .isStillCustomer())
                .isTrue();
    }

    @Test
    void C091_habits_are_counted_by_weekday_and_month() {
        PurchaseRhythm rhythm = gaps(0, 7, 7, 1);

        assertThat(rhythm.dealsByWeekday()).containsEntry(DayOfWeek.MONDAY, 3).containsEntry(DayOfWeek.TUESDAY, 1);
        assertThat(rhythm.dealsByWeekday()).hasSize(7).containsEntry(DayOfWeek.SUNDAY, 0);
        assertThat(rhythm.dealsByMonth())
                .hasSize(12)
                .containsEntry(Month.JANUARY, 4)
                .containsEntry(Month.MAY, 0);
    }

    @Test
    void what_was_reversed_or_is_still_to_come_is_no_deal() {
        Deeds deeds = new Deeds()
                .invoice("ACME", "2026-01-10", "EUR 1")
                .invoice("ACME", "2026-02-10", "USD 1")
                .invoice("ACME", "2026-02-20", "EUR 1")
                .reversed("2026-03-01")
                .invoice("ACME", "2026-05-10", "EUR 1")
                .credit("ACME", "2026-02-21", "EUR 1");

        PurchaseRhythm rhythm = PurchaseRhythm.of(ACME, deeds.entries(), LocalDate.parse("2026-03-31"));
        assertThat(rhythm.dealsByDay().keySet())
                .containsExactly(LocalDate.parse("2026-01-10"), LocalDate.parse("2026-02-10"));
        assertThat(PurchaseRhythm.of(ACME, deeds.entries(), LocalDate.parse("2026-02-28"))
                        .dealsByDay())
                .hasSize(3);
        List<PurchaseRhythm> each = new ArrayList<>();
        PurchaseRhythm.each(deeds, LocalDate.parse("2026-03-31"), each::add);
        assertThat(each).singleElement().hasToString(rhythm.toString());
    }

    @Test
    void rules_that_make_no_sense_are_refused() {
        DeclineRules rules = DeclineRules.ofDefaults();

        assertThatIllegalArgumentException().isThrownBy(() -> rules.gapRatioAbove(BigDecimal.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> rules.orUnlikely(0, Percentage.of("5")));
        assertThatIllegalArgumentException().isThrownBy(() -> rules.orUnlikely(3, Percentage.of("0")));
        assertThatIllegalArgumentException().isThrownBy(() -> rules.orUnlikely(3, Percentage.of("100")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChurnRule.medianGaps(BigDecimal.ZERO, 3, ChurnRule.fixedWindow(1)));
    }

    @Property
    void gaps_and_the_current_one_span_the_time_from_the_first_purchase_day(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 2000) Integer> offsets,
            @ForAll @IntRange(max = 3000) int until) {
        LocalDate asOf = FIRST.plusDays(until);
        PurchaseRhythm rhythm = PurchaseRhythm.ofDays(
                ACME, offsets.stream().map(FIRST::plusDays).toList(), asOf);

        rhythm.first()
                .ifPresent(first -> assertThat(rhythm.gaps().stream()
                                        .mapToInt(Integer::intValue)
                                        .sum()
                                + rhythm.currentGap().orElseThrow())
                        .isEqualTo((int) java.time.temporal.ChronoUnit.DAYS.between(first, asOf)));
        assertThat(rhythm.dealsByDay().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(
                        (int) offsets.stream().filter(offset -> offset <= until).count());
        DeclineRules.ofDefaults().orUnlikely(3, Percentage.of("5")).judge(rhythm);
    }
}
