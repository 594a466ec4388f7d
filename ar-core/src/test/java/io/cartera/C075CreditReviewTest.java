package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.analysis.PaymentBehaviour;
import io.cartera.collection.PromiseId;
import io.cartera.collection.PromiseToPay;
import io.cartera.creditfile.AssignedRating;
import io.cartera.creditfile.BureauReport;
import io.cartera.creditfile.CreditReview;
import io.cartera.creditfile.DefaulterListing;
import io.cartera.creditfile.FinancialStatements;
import io.cartera.creditfile.SettlementMode;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FileEntry;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.CreditLimits;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.Percentage;
import io.cartera.rating.AssessmentPlan;
import io.cartera.rating.CreditInputs;
import io.cartera.rating.Evidence;
import io.cartera.rating.RatingScale;
import io.cartera.rating.Scorecard;
import io.cartera.review.ConditionsTable;
import io.cartera.review.CreditFile;
import io.cartera.review.DueReview;
import io.cartera.review.GradeConditions;
import io.cartera.review.LimitProposal;
import io.cartera.review.ReviewPolicy;
import io.cartera.review.ReviewProposal;
import io.cartera.review.ReviewProposal.Direction;
import io.cartera.review.ReviewSchedule;
import io.cartera.review.ReviewTriggers;
import io.cartera.terms.PaymentTerms;
import io.cartera.time.AsOf;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** C069, C071, C072, C073 and C075: what a grade leads to, when it is looked at again, and what is on file. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class C075CreditReviewTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate JANUARY = LocalDate.parse("2026-01-10");
    private static final LocalDate JUNE = LocalDate.parse("2026-06-10");
    private static final String YEARS = "years known";
    private static final RatingScale SCALE =
            RatingScale.of("D").better("B", 50).better("A", 80).withBand(BigDecimal.valueOf(5));
    private static final AssessmentPlan PLAN = AssessmentPlan.named("years 1", SCALE)
            .asking(
                    Scorecard.named("years")
                            .attribute(YEARS, 30)
                            .band(YEARS, 2, 60)
                            .band(YEARS, 5, 100),
                    1);
    private static final GradeConditions UNRATED =
            GradeConditions.of(SettlementMode.PREPAYMENT, PaymentTerms.netDays(0));
    private static final GradeConditions OF_A = GradeConditions.of(SettlementMode.OPEN_CREDIT, PaymentTerms.netDays(60))
            .withLimit(Money.parse("EUR 100000"));
    private static final GradeConditions OF_B = GradeConditions.of(SettlementMode.SECURED, PaymentTerms.netDays(30))
            .withLimit(Money.parse("EUR 20000"))
            .withDeposit(Percentage.of("20"))
            .reviewedAfter(6);
    private static final GradeConditions OF_D = GradeConditions.of(
                    SettlementMode.CASH_ON_DELIVERY, PaymentTerms.netDays(0))
            .withLimit(Money.parse("EUR 0"))
            .reviewedAfter(3);
    private static final ConditionsTable FIRST = ConditionsTable.of("2026-1", LocalDate.parse("2026-01-01"), UNRATED)
            .grade("A", OF_A)
            .grade("B", OF_B)
            .grade("D", OF_D);
    private static final ConditionsTable SECOND = ConditionsTable.of("2026-2", LocalDate.parse("2026-07-01"), UNRATED);
    private static final ReviewPolicy POLICY = ReviewPolicy.of(PLAN, List.of(SECOND, FIRST));
    private static final LimitProposal NO_LIMITS = LimitProposal.in(CurrencyUnit.EUR);

    private final Receivables books =
            Receivables.over(new InMemoryStore(), Clock.fixed(Instant.parse("2026-06-30T12:00:00Z"), ZoneOffset.UTC));
    private int commands;

    @BeforeEach
    void register() {
        books.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();
    }

    private void record(CustomerFact fact) {
        commands++;
        books.ratings().record(CommandId.of("C-" + commands), fact).orElseThrow();
    }

    private void rate(String grade, LocalDate from) {
        record(FileEntry.of(ACME, from).rating(AssignedRating.of(grade)));
    }

    private static CreditInputs given(int years) {
        return CreditInputs.of(CurrencyUnit.EUR, AsOf.of(JUNE)).withFigure(YEARS, BigDecimal.valueOf(years));
    }

    private ReviewProposal propose(CreditInputs given) {
        return books.ratings().propose(ACME, POLICY, given, NO_LIMITS);
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    @Test
    void C071_a_better_grade_leads_to_longer_terms_and_a_higher_limit() {
        rate("B", JANUARY);
        books.credit().grant(ACME, CreditLimit.of(eur("20000")), JANUARY).orElseThrow();

        ReviewProposal proposal = propose(given(5));

        assertThat(proposal.direction()).isEqualTo(Direction.RELIEVE);
        assertThat(proposal.grade()).contains("A");
        assertThat(proposal.conditions()).isEqualTo(OF_A);
        assertThat(proposal.conditionsVersion()).isEqualTo("2026-1");
        assertThat(proposal.limits().amount()).contains(eur("100000"));
        assertThat(proposal.limitBefore()).contains(eur("20000"));
        assertThat(proposal.isLimitCut()).isFalse();
        assertThat(proposal.inWords())
                .contains(
                        "Proposed: grade A by conditions 2026-1: OPEN_CREDIT, net 60, limit EUR 100000.00, deposit 0 %,"
                                + " review after 12 months",
                        "Not known: insurers that withdrew");
    }

    @Test
    void C072_a_low_grade_leads_to_cash_on_delivery_and_no_rating_to_prepayment() {
        assertThat(propose(CreditInputs.of(CurrencyUnit.EUR, AsOf.of(JUNE))).conditions())
                .isEqualTo(UNRATED);
        rate("A", JANUARY);
        books.credit().grant(ACME, CreditLimit.of(eur("5000")), JANUARY).orElseThrow();

        ReviewProposal proposal = propose(given(0));

        assertThat(proposal.direction()).isEqualTo(Direction.TIGHTEN);
        assertThat(proposal.conditions().mode()).isEqualTo(SettlementMode.CASH_ON_DELIVERY);
        assertThat(proposal.isLimitCut()).isTrue();
        assertThat(proposal.limits().amount()).contains(eur("0"));
    }

    @Test
    void C071_the_conditions_in_force_are_those_from_the_latest_day_not_after() {
        List<ConditionsTable> versions = List.of(SECOND, FIRST);

        assertThat(ConditionsTable.inForce(versions, LocalDate.parse("2025-12-31")))
                .isEmpty();
        assertThat(ConditionsTable.inForce(versions, LocalDate.parse("2026-06-30")))
                .contains(FIRST);
        assertThat(ConditionsTable.inForce(versions, LocalDate.parse("2026-07-01")))
                .contains(SECOND);
        assertThat(FIRST.conditions(Optional.of("Z"))).isEqualTo(UNRATED);
        assertThatIllegalArgumentException().isThrownBy(() -> ConditionsTable.inForce(List.of(FIRST, FIRST), JUNE));
    }

    @Test
    void C073_the_lowest_of_several_formulas_is_proposed_and_each_is_shown() {
        LimitProposal proposal = NO_LIMITS
                .byNetWorth(eur("600000"), Percentage.of("10"))
                .byDaysOfSales(eur("365000"), 30, BigDecimal.valueOf(12), Percentage.of("20"))
                .byPeakBalance(eur("40000"), Percentage.of("150"))
                .byInsurance(eur("50000"), eur("5000"))
                .byGrade("A", eur("100000"));

        assertThat(proposal.candidates())
                .extracting(LimitProposal.Candidate::amount)
                .containsExactly(eur("60000"), eur("50400"), eur("60000"), eur("55000"), eur("100000"));
        assertThat(proposal.amount()).contains(eur("50400.00"));
        assertThat(proposal.lowest().orElseThrow().formula()).isEqualTo(LimitProposal.Formula.DAYS_OF_SALES);
        assertThat(proposal.lowest().orElseThrow().figures())
                .containsEntry("yearly sales", "EUR 365000.00")
                .containsEntry("days beyond terms", "12")
                .containsEntry("buffer", "20 %");
        assertThat(NO_LIMITS.amount()).isEmpty();
        assertThat(NO_LIMITS.byNetWorth(eur("-5"), Percentage.of("10")).amount())
                .contains(eur("0"));
        assertThat(NO_LIMITS
                        .byDaysOfSales(eur("365000"), 10, BigDecimal.valueOf(-40), Percentage.of("20"))
                        .amount())
                .contains(eur("0"));
        assertThat(NO_LIMITS.byPeakBalance(eur("0.05"), Percentage.of("50")).amount())
                .contains(eur("0.02"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NO_LIMITS.byPeakBalance(Money.parse("USD 1"), Percentage.of("1")));
    }

    @Test
    void C075_reviews_fall_due_by_grade_and_limit_from_the_last_one() {
        ReviewSchedule schedule = ReviewSchedule.every(12).forGrade("D", 3).fromLimit(eur("100000"), 6);
        assertThat(books.ratings().reviewsDue(schedule, AsOf.of(JUNE.plusYears(9))))
                .isEmpty();
        rate("A", JANUARY);
        assertThat(due(schedule, "2027-01-09")).isEmpty();
        assertThat(due(schedule, "2027-01-10")).singleElement().satisfies(review -> {
            assertThat(review.lastOn()).isEmpty();
            assertThat(review.grade()).contains("A");
        });
        books.credit().grant(ACME, CreditLimit.of(eur("150000")), JANUARY).orElseThrow();
        assertThat(due(schedule, "2026-07-10")).hasSize(1);
        assertThat(due(schedule, "2026-07-09")).isEmpty();

        record(FileEntry.of(ACME, JUNE).creditReview(CreditReview.of(CreditReview.Outcome.CONFIRMED)));
        assertThat(due(schedule, "2026-12-09")).isEmpty();
        assertThat(due(schedule, "2026-12-10"))
                .singleElement()
                .satisfies(review -> assertThat(review.lastOn()).contains(JUNE));
        rate("D", JUNE);
        assertThat(due(schedule, "2026-09-10")).hasSize(1);
        record(FileEntry.of(ACME, JUNE)
                .creditReview(CreditReview.of(CreditReview.Outcome.TIGHTENED).nextOn(JUNE.plusDays(7))));
        assertThat(due(schedule, "2026-06-17")).hasSize(1);
        assertThat(due(schedule, "2026-06-16")).isEmpty();
    }

    private List<DueReview> due(ReviewSchedule schedule, String on) {
        return books.ratings().reviewsDue(schedule, AsOf.of(LocalDate.parse(on)));
    }

    @Test
    void C075_a_limit_counts_from_its_bound_in_its_own_currency() {
        ReviewSchedule schedule = ReviewSchedule.every(12).fromLimit(eur("100"), 6);
        Optional<String> grade = Optional.of("A");

        assertThat(schedule.months(grade, Optional.of(CreditLimit.of(eur("100")))))
                .isEqualTo(6);
        assertThat(schedule.months(grade, Optional.of(CreditLimit.of(eur("99.99")))))
                .isEqualTo(12);
        assertThat(schedule.months(grade, Optional.of(CreditLimit.of(Money.parse("USD 1000")))))
                .isEqualTo(12);
        assertThat(schedule.months(grade, Optional.of(CreditLimit.unlimited()))).isEqualTo(6);
        assertThat(schedule.months(grade, Optional.of(CreditLimit.noCredit()))).isEqualTo(12);
        assertThat(schedule.months(Optional.empty(), Optional.empty())).isEqualTo(12);
    }

    @Test
    void C075_what_is_urgent_withholds_a_better_grade_and_is_told_with_its_figures() {
        rate("B", JANUARY);
        books.credit().grant(ACME, CreditLimit.of(eur("1000")), JANUARY).orElseThrow();
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of("INV-1"), ACME, JUNE)
                        .line("goods", eur("900"))
                        .build())
                .orElseThrow();

        ReviewProposal proposal = propose(given(5));

        assertThat(proposal.urgent()).containsExactly(Evidence.of(ReviewTriggers.UTILISATION, 90, 90));
        assertThat(proposal.grade()).contains("B");
        assertThat(proposal.direction()).isEqualTo(Direction.DECIDE);
        assertThat(proposal.assessment().grade()).contains("A");
        assertThat(propose(given(0)).direction()).isEqualTo(Direction.TIGHTEN);
        assertThat(books.ratings()
                        .propose(ACME, POLICY.withTriggers(ReviewTriggers.none()), given(5), NO_LIMITS)
                        .direction())
                .isEqualTo(Direction.RELIEVE);
    }

    @Test
    void C075_promises_broken_since_the_last_review_make_one_urgent() {
        rate("B", JANUARY);
        promise("P-1", "2026-02-01");
        assertThat(propose(given(2)).urgent()).containsExactly(Evidence.of(ReviewTriggers.BROKEN_PROMISES, 1, 1));
        record(FileEntry.of(ACME, LocalDate.parse("2026-03-01"))
                .creditReview(CreditReview.of(CreditReview.Outcome.CONFIRMED)));
        assertThat(propose(given(2)).urgent()).isEmpty();
        assertThat(propose(given(2)).direction()).isEqualTo(Direction.KEEP);
        promise("P-2", "2026-04-01");
        assertThat(propose(given(2)).urgent()).containsExactly(Evidence.of(ReviewTriggers.BROKEN_PROMISES, 1, 1));
    }

    private void promise(String id, String payBy) {
        LocalDate day = LocalDate.parse(payBy);
        books.collections()
                .promise(PromiseToPay.of(PromiseId.of(id), ACME, eur("5"), day.minusDays(3), day))
                .orElseThrow();
    }

    @Test
    void C075_a_bureau_that_changed_its_mind_and_an_insurer_that_withdrew_make_one_urgent() {
        rate("B", JANUARY);
        bureau("a", JANUARY, "70");
        bureau("a", JUNE, "45");
        bureau("b", JANUARY, "45");
        bureau("b", JUNE, "70");

        assertThat(propose(given(2)).urgent()).containsExactly(Evidence.of(ReviewTriggers.BUREAU_FALL, 25, 20));
        assertThat(propose(given(2).withFigure(ReviewTriggers.INSURER_WITHDRAWALS, BigDecimal.ONE))
                        .urgent())
                .contains(Evidence.of(ReviewTriggers.INSURER_WITHDRAWALS, 1, 1))
                .hasSize(2);
        assertThat(propose(given(2)).unknown())
                .containsExactly(
                        CreditInputs.LATE_TREND, ReviewTriggers.UTILISATION, ReviewTriggers.INSURER_WITHDRAWALS);
    }

    private void bureau(String name, LocalDate on, String score) {
        record(FileEntry.of(ACME, on).bureauReport(BureauReport.of(name, on).withScore(new BigDecimal(score))));
    }

    @Test
    void C075_a_score_within_the_band_keeps_the_grade_and_a_first_grade_is_decided_by_somebody() {
        assertThat(propose(given(2)).direction()).isEqualTo(Direction.DECIDE);
        rate("A", JANUARY);
        AssessmentPlan near = AssessmentPlan.named("near", SCALE)
                .asking(Scorecard.named("card").attribute(YEARS, 76).band(YEARS, 99, 100), 1);
        ReviewPolicy policy = ReviewPolicy.of(near, List.of(FIRST));

        ReviewProposal proposal = books.ratings().propose(ACME, policy, given(1), NO_LIMITS);

        assertThat(proposal.assessment().score()).contains(new BigDecimal("76.00"));
        assertThat(proposal.grade()).contains("A");
        assertThat(proposal.direction()).isEqualTo(Direction.KEEP);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> books.ratings().propose(ACME, policy, given(1), LimitProposal.in(CurrencyUnit.USD)));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        books.ratings().propose(ACME, ReviewPolicy.of(near, List.of(SECOND)), given(1), NO_LIMITS));
    }

    @Test
    void C069_the_credit_file_has_all_that_is_on_record_as_of_a_day_and_as_known_then() {
        rate("B", JANUARY);
        rate("A", JUNE);
        bureau("a", JANUARY, "70");
        record(FileEntry.of(ACME, JANUARY).financialStatements(FinancialStatements.of(CurrencyUnit.EUR, JANUARY)));
        record(FileEntry.of(ACME, JANUARY)
                .creditReview(CreditReview.of(CreditReview.Outcome.RELIEVED).withNote("after a year")));
        books.credit().grant(ACME, CreditLimit.of(eur("1000")), JANUARY).orElseThrow();
        books.credit().grant(ACME, CreditLimit.of(eur("2000")), JUNE).orElseThrow();
        books.ratings()
                .list(CommandId.of("L-1"), ACME, DefaulterListing.listed(Actor.of("eve"), "late", "file"), JUNE)
                .orElseThrow();

        CreditFile then = books.ratings().creditFile(ACME, AsOf.of(JANUARY)).orElseThrow();
        assertThat(then.rating()).contains(AssignedRating.of("B"));
        assertThat(then.ratings()).hasSize(1);
        assertThat(then.limits())
                .extracting(granted -> granted.grant().limit())
                .containsExactly(CreditLimit.of(eur("1000")));
        assertThat(then.isListedAsDefaulter()).isFalse();
        assertThat(then.lastReview().flatMap(CreditReview::note)).contains("after a year");
        CreditFile now = books.ratings().creditFile(ACME, AsOf.of(JUNE)).orElseThrow();
        assertThat(now.rating()).contains(AssignedRating.of("A"));
        assertThat(now.ratings()).hasSize(2);
        assertThat(now.limits()).hasSize(2);
        assertThat(now.reviews()).hasSize(1);
        assertThat(now.reports()).extracting(BureauReport::bureau).containsExactly("a");
        assertThat(now.statements()).hasSize(1);
        assertThat(now.isListedAsDefaulter()).isTrue();
        assertThat(now.behaviour()).isEqualTo(books.ratings().behaviour(ACME, AsOf.of(JUNE)));
        assertThat(now.history(CustomerFactKind.DEFAULTER_LISTING)).hasSize(1);
        AsOf before = AsOf.of(JUNE).knownAt(Instant.parse("2026-06-30T11:59:59Z"));
        assertThat(books.ratings().creditFile(ACME, before).orElseThrow().ratings())
                .isEmpty();
        assertThat(books.ratings().creditFile(CustomerId.of("GHOST"), before)).isEmpty();
        PaymentBehaviour other = books.ratings().behaviour(CustomerId.of("BOLT"), AsOf.of(JUNE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CreditFile.of(
                        books.customers().file(ACME).orElseThrow(), other, CreditLimits.none(), AsOf.of(JUNE)));
    }
}
