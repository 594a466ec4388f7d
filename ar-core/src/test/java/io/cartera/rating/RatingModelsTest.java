package io.cartera.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.creditfile.BureauReport;
import io.cartera.creditfile.FinancialStatements;
import io.cartera.creditfile.FinancialStatements.Figure;
import io.cartera.time.AsOf;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The models of ratings on worked numbers, and their laws. */
class RatingModelsTest {

    private static final LocalDate DAY = LocalDate.parse("2026-01-10");
    private static final CreditInputs NOTHING = CreditInputs.of(CurrencyUnit.EUR, AsOf.of(DAY));
    private static final RatingScale SCALE = RatingScale.of("C").better("B", 50).better("A", 80);
    private static final Scorecard CARD = Scorecard.named("card")
            .attribute("days", 40)
            .band("days", new BigDecimal("0.01"), 20)
            .band("days", new BigDecimal("30.01"), 0)
            .attribute("years", 0)
            .band("years", 2, 10);

    private static FinancialStatements accounts() {
        return FinancialStatements.of(CurrencyUnit.EUR, DAY)
                .with(Figure.WORKING_CAPITAL, Money.parse("EUR 150"))
                .with(Figure.RETAINED_EARNINGS, Money.parse("EUR 200"))
                .with(Figure.EARNINGS_BEFORE_INTEREST_AND_TAXES, Money.parse("EUR 120"))
                .with(Figure.MARKET_EQUITY, Money.parse("EUR 600"))
                .with(Figure.BOOK_EQUITY, Money.parse("EUR 400"))
                .with(Figure.TOTAL_LIABILITIES, Money.parse("EUR 500"))
                .with(Figure.SALES, Money.parse("EUR 1300"))
                .with(Figure.TOTAL_ASSETS, Money.parse("EUR 900"));
    }

    @ParameterizedTest
    @CsvSource({
        "-400,100",
        "-30,100",
        "-25,95",
        "-20,90",
        "-10,85",
        "0,80",
        "15,70",
        "22,60",
        "23,59",
        "27,54",
        "30,50",
        "45,45",
        "60,40",
        "90,30",
        "120,20",
        "150,10",
        "180,0",
        "4000,0"
    })
    void C070a_days_beyond_terms_have_the_scores_of_the_published_chart(long days, int score) {
        assertThat(PaymentHistoryScore.scoreOf(days).setScale(0, RoundingMode.HALF_UP))
                .isEqualTo(BigDecimal.valueOf(score));
    }

    @Property
    void C070a_a_payment_that_comes_later_never_scores_higher(
            @ForAll @LongRange(min = -400, max = 400) long days, @ForAll @LongRange(min = 0, max = 400) long more) {
        assertThat(PaymentHistoryScore.scoreOf(days + more)).isLessThanOrEqualTo(PaymentHistoryScore.scoreOf(days));
    }

    @Test
    void C070a_the_bands_begin_at_50_and_80() {
        assertThat(PaymentHistoryScore.bandOf(new BigDecimal("80"))).isEqualTo(PaymentHistoryScore.Band.LOW_RISK);
        assertThat(PaymentHistoryScore.bandOf(new BigDecimal("79.99"))).isEqualTo(PaymentHistoryScore.Band.MEDIUM_RISK);
        assertThat(PaymentHistoryScore.bandOf(new BigDecimal("50"))).isEqualTo(PaymentHistoryScore.Band.MEDIUM_RISK);
        assertThat(PaymentHistoryScore.bandOf(new BigDecimal("49.99"))).isEqualTo(PaymentHistoryScore.Band.HIGH_RISK);
    }

    @Test
    void C070a_altman_has_the_four_worked_values_and_their_zones() {
        assertThat(AltmanZ.listedManufacturers().read(accounts()).value()).contains(new BigDecimal("3.1141"));
        assertThat(AltmanZ.privateManufacturers().read(accounts()).value()).contains(new BigDecimal("2.4995"));
        assertThat(AltmanZ.nonManufacturers().read(accounts()).value()).contains(new BigDecimal("3.5538"));
        assertThat(AltmanZ.emergingMarkets().read(accounts()).value()).contains(new BigDecimal("6.8038"));
        assertThat(AltmanZ.listedManufacturers().read(accounts()).zone()).contains(AltmanZ.Zone.SAFE);
        assertThat(AltmanZ.privateManufacturers().read(accounts()).zone()).contains(AltmanZ.Zone.GREY);
        assertThat(AltmanZ.nonManufacturers().read(accounts()).zone()).contains(AltmanZ.Zone.SAFE);
        assertThat(AltmanZ.emergingMarkets().read(accounts()).zone()).contains(AltmanZ.Zone.SAFE);
        FinancialStatements poor = accounts().with(Figure.WORKING_CAPITAL, Money.parse("EUR -900"));
        assertThat(AltmanZ.nonManufacturers().read(poor).zone()).contains(AltmanZ.Zone.DISTRESS);
    }

    @Test
    void C070b_altman_says_what_is_lacking_and_takes_nothing_for_zero() {
        FinancialStatements bare = FinancialStatements.of(CurrencyUnit.EUR, DAY)
                .with(Figure.TOTAL_ASSETS, Money.parse("EUR 0"))
                .with(Figure.SALES, Money.parse("EUR 5"));
        AltmanZ.Reading reading = AltmanZ.listedManufacturers().read(bare);

        assertThat(reading.value()).isEmpty();
        assertThat(reading.zone()).isEmpty();
        assertThat(reading.lacking())
                .containsExactly(
                        Figure.WORKING_CAPITAL,
                        Figure.TOTAL_ASSETS,
                        Figure.RETAINED_EARNINGS,
                        Figure.EARNINGS_BEFORE_INTEREST_AND_TAXES,
                        Figure.MARKET_EQUITY,
                        Figure.TOTAL_LIABILITIES);
        CreditScore score = AltmanZ.listedManufacturers().rate(NOTHING.withStatements(bare));
        assertThat(score.score()).isEmpty();
        assertThat(score.missing()).contains("MARKET_EQUITY");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AltmanZ.nonManufacturers().scoring(50, 40, 80));
    }

    @Test
    void C070a_a_scorecard_has_the_worked_values_and_explains_them() {
        CreditInputs days = NOTHING.withFigure("days", BigDecimal.valueOf(12));
        CreditScore whole = CARD.rate(days.withFigure("years", BigDecimal.valueOf(5)));
        assertThat(whole.score()).contains(new BigDecimal("60.00"));
        assertThat(whole.confidence()).isEqualByComparingTo("1");
        assertThat(whole.inWords())
                .containsExactly(
                        "card: 60.00 of 100, on 100 % of what it looks at",
                        "days of 12 brings 20 of 40 points", "years of 5 brings 10 of 10 points");

        CreditScore part = CARD.rate(days);
        assertThat(part.score()).contains(new BigDecimal("50.00"));
        assertThat(part.confidence()).isEqualByComparingTo("0.8");
        assertThat(part.missing()).containsExactly("years");
        assertThat(CARD.rate(NOTHING))
                .isEqualTo(CreditScore.unknown("card").missing("days").missing("years"));
        assertThatIllegalArgumentException().isThrownBy(() -> CARD.band("colour", 1, 1));
    }

    @Property
    void C070b_knowing_less_never_raises_the_confidence_and_scores_stay_within_bounds(
            @ForAll @IntRange(min = -100, max = 100) int days, @ForAll @IntRange(min = 0, max = 50) int years) {
        CreditInputs some = NOTHING.withFigure("days", BigDecimal.valueOf(days));
        CreditScore less = CARD.rate(some);
        CreditScore more = CARD.rate(some.withFigure("years", BigDecimal.valueOf(years)));

        assertThat(less.confidence()).isLessThanOrEqualTo(more.confidence());
        assertThat(more.score().orElseThrow()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
    }

    @Test
    void C070b_the_score_of_a_bureau_is_that_of_the_latest_report() {
        CreditInputs inputs = NOTHING.withReport(BureauReport.of("b", DAY).withScore(new BigDecimal("20")))
                .withReport(BureauReport.of("z", DAY.plusDays(1)).withScore(new BigDecimal("30")))
                .withReport(BureauReport.of("a", DAY.plusDays(1)).withScore(new BigDecimal("40")))
                .withReport(BureauReport.of("c", DAY.plusDays(2)));

        assertThat(inputs.figure(CreditInputs.BUREAU_SCORE)).contains(new BigDecimal("40"));
    }

    @Test
    void C070a_grades_have_a_plain_order_and_the_band_keeps_the_one_before() {
        RatingScale banded = SCALE.withBand(BigDecimal.valueOf(5));

        assertThat(SCALE.names()).containsExactly("A", "B", "C");
        assertThat(SCALE.grade(BigDecimal.valueOf(80))).isEqualTo("A");
        assertThat(SCALE.grade(new BigDecimal("79.99"))).isEqualTo("B");
        assertThat(SCALE.grade(BigDecimal.ZERO)).isEqualTo("C");
        assertThat(banded.grade(BigDecimal.valueOf(84), Optional.of("B"))).isEqualTo("B");
        assertThat(banded.grade(BigDecimal.valueOf(85), Optional.of("B"))).isEqualTo("A");
        assertThat(banded.grade(BigDecimal.valueOf(75), Optional.of("A"))).isEqualTo("A");
        assertThat(banded.grade(new BigDecimal("74.99"), Optional.of("A"))).isEqualTo("B");
        assertThat(banded.grade(BigDecimal.valueOf(84), Optional.of("of another scale")))
                .isEqualTo("A");
        assertThat(SCALE.isBetter("A", "B")).isTrue();
        assertThat(SCALE.isBetter("B", "B")).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> SCALE.better("D", 80));
        assertThatIllegalArgumentException().isThrownBy(() -> SCALE.better("A", 90));
        assertThatIllegalArgumentException().isThrownBy(() -> SCALE.isBetter("A", "Z"));
    }

    @Property
    void C075_scores_within_an_interval_no_wider_than_the_band_change_the_grade_at_most_once(
            @ForAll @IntRange(min = 0, max = 1000) int width,
            @ForAll @IntRange(min = 0, max = 9000) int lowest,
            @ForAll @IntRange(min = 0, max = 2) int start,
            @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 1000) Integer> steps) {
        RatingScale banded = SCALE.withBand(BigDecimal.valueOf(width, 2));
        String grade = SCALE.names().get(start);
        List<String> changes = new ArrayList<>();
        for (int step : steps) {
            String next = banded.grade(BigDecimal.valueOf(lowest + Math.min(step, width), 2), Optional.of(grade));
            if (!next.equals(grade)) {
                changes.add(next);
            }
            grade = next;
        }

        assertThat(changes).hasSizeLessThanOrEqualTo(1);
    }

    @Property
    void C075_with_a_band_of_zero_the_grade_before_does_not_matter(
            @ForAll @IntRange(min = 0, max = 10_000) int score, @ForAll @IntRange(min = 0, max = 2) int start) {
        BigDecimal value = BigDecimal.valueOf(score, 2);

        assertThat(SCALE.grade(value, Optional.of(SCALE.names().get(start)))).isEqualTo(SCALE.grade(value));
    }

    @Test
    void C070b_an_assessment_weighs_what_it_has_and_says_what_it_lacks() {
        AssessmentPlan plan =
                AssessmentPlan.named("plan", SCALE).asking(CARD, 3).asking(AltmanZ.nonManufacturers(), 1);
        CreditInputs known =
                NOTHING.withFigure("days", BigDecimal.valueOf(12)).withFigure("years", BigDecimal.valueOf(5));

        CreditAssessment without = plan.assess(known, Optional.empty());
        assertThat(without.score()).contains(new BigDecimal("60.00"));
        assertThat(without.confidence()).isEqualByComparingTo("0.75");
        CreditAssessment with = plan.assess(known.withStatements(accounts()), Optional.of("A"));
        assertThat(with.score()).contains(new BigDecimal("65.00"));
        assertThat(with.confidence()).isEqualByComparingTo("1");
        assertThat(with.grade()).contains("B");
        assertThat(with.isChange()).isTrue();
        assertThat(plan.assess(NOTHING, Optional.of("A")).grade()).isEmpty();
        assertThat(plan.assess(NOTHING, Optional.of("A")).isChange()).isFalse();
        assertThat(AssessmentPlan.named("empty", SCALE)
                        .assess(known, Optional.empty())
                        .confidence())
                .isEqualByComparingTo("0");
    }
}
