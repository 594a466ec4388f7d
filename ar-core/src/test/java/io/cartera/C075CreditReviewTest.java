package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.account.LedgerId;
import io.cartera.analysis.PaymentBehaviour;
import io.cartera.collection.PromiseId;
import io.cartera.collection.PromiseToPay;
import io.cartera.creditfile.AssignedRating;
import io.cartera.creditfile.BureauReport;
import io.cartera.creditfile.CreditInsurance;
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
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.headroom.Reservation;
import io.cartera.headroom.ReservationId;
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
import io.cartera.review.UrgentReview;
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
        assertThat(proposal.limitBefore()).contains(CreditLimit.of(eur("20000")));
        assertThat(proposal.limit()).contains(eur("100000"));
        assertThat(proposal.isLimitCut()).isFalse();
        assertThat(proposal.inWords())
                .contains(
                        "The grade gets better, and the conditions are those of the better grade.",
                        "Proposed is the grade A in place of B, by version 2026-1 of the conditions.",
                        "The customer settles on open credit, terms net 60, and reviewed again after 12 months.",
                        "The limit proposed is EUR 100000.00, it is EUR 20000.00 now.",
                        "The lowest of the formulas gives EUR 100000.00, what the grade allows (grade A, limit EUR"
                                + " 100000.00).",
                        "Not known: " + CreditInputs.LATE_TREND + ".");
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
        assertThat(propose(given(2)).unknown()).containsExactly(CreditInputs.LATE_TREND, ReviewTriggers.UTILISATION);
    }

    private void bureau(String name, LocalDate on, String score) {
        record(FileEntry.of(ACME, on).bureauReport(BureauReport.of(name, on).withScore(new BigDecimal(score))));
    }

    @Test
    void C075_a_bureaus_report_that_was_replaced_or_seen_at_the_last_review_is_no_fall() {
        rate("B", JANUARY);
        bureau("a", JANUARY, "70");
        bureau("a", JUNE, "40");
        bureau("a", JUNE, "65");
        assertThat(propose(given(2)).urgent()).isEmpty();
        bureau("a", JUNE, "50");
        assertThat(propose(given(2)).urgent()).containsExactly(Evidence.of(ReviewTriggers.BUREAU_FALL, 20, 20));
        record(FileEntry.of(ACME, JUNE).creditReview(CreditReview.of(CreditReview.Outcome.CONFIRMED)));
        assertThat(propose(given(2)).urgent()).isEmpty();
    }

    @Test
    void C075_an_insurer_that_withdrew_since_the_last_review_is_read_from_the_file() {
        rate("B", JANUARY);
        CreditInsurance cover = CreditInsurance.of("POL-1", "Insurer A", eur("500"), Percentage.of("90"));
        insured(cover);
        assertThat(propose(given(2)).urgent()).isEmpty();
        insured(cover.withdrawnFrom(JUNE.plusDays(1)));
        assertThat(propose(given(2)).urgent()).isEmpty();
        insured(cover.withdrawnFrom(JUNE));
        assertThat(propose(given(2)).urgent()).containsExactly(Evidence.of(ReviewTriggers.INSURER_WITHDRAWALS, 1, 1));
        record(FileEntry.of(ACME, JUNE).creditReview(CreditReview.of(CreditReview.Outcome.CONFIRMED)));
        assertThat(propose(given(2)).urgent()).isEmpty();
    }

    @Test
    void C075_what_is_reserved_uses_the_limit_too() {
        rate("B", JANUARY);
        books.credit().grant(ACME, CreditLimit.of(eur("1000")), JANUARY).orElseThrow();
        assertThat(propose(given(2)).urgent()).isEmpty();
        books.reservations()
                .state(Reservation.ofDocument(
                        ReservationId.of("SO-1"), ACME, eur("900"), SalesDocumentKind.ORDER, JUNE))
                .orElseThrow();
        assertThat(propose(given(2)).urgent()).containsExactly(Evidence.of(ReviewTriggers.UTILISATION, 90, 90));
    }

    private void insured(CreditInsurance cover) {
        commands++;
        books.customers()
                .record(
                        CommandId.of("C-" + commands),
                        FileEntry.of(ACME, JANUARY).insurance(cover))
                .orElseThrow();
    }

    private void owes(String id, CustomerId customer, String amount) {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), customer, JUNE)
                        .line("goods", Money.parse(amount))
                        .build())
                .orElseThrow();
    }

    @Test
    void C075_anything_at_stake_against_a_limit_of_zero_makes_a_review_urgent() {
        rate("B", JANUARY);
        Evidence used = Evidence.of(ReviewTriggers.UTILISATION, 100, 90);
        for (CreditLimit zero : List.of(CreditLimit.noCredit(), CreditLimit.of(eur("0")))) {
            books.credit().grant(ACME, zero, JANUARY).orElseThrow();
            assertThat(propose(given(2)).unknown())
                    .containsExactly(CreditInputs.LATE_TREND, ReviewTriggers.BUREAU_FALL);
            owes("INV-" + zero.getClass().getSimpleName(), ACME, "USD 1");
            assertThat(propose(given(2)).urgent()).containsExactly(used);
            books.invoicing()
                    .reverse(
                            CommandId.of("R-" + zero.getClass().getSimpleName()),
                            ACME,
                            InvoiceId.of("INV-" + zero.getClass().getSimpleName()),
                            JUNE)
                    .orElseThrow();
        }
        owes("INV-2", ACME, "EUR 1");
        assertThat(propose(given(2)).urgent()).containsExactly(used);
        books.credit().grant(ACME, CreditLimit.unlimited(), JANUARY).orElseThrow();
        assertThat(propose(given(2)).urgent()).isEmpty();
    }

    @Test
    void C075_what_is_at_stake_in_another_currency_than_the_limit_is_said_not_to_be_known() {
        rate("B", JANUARY);
        books.credit()
                .grant(ACME, CreditLimit.of(Money.parse("USD 100")), JANUARY)
                .orElseThrow();
        owes("INV-1", ACME, "USD 50");
        assertThat(propose(given(2)).unknown()).containsExactly(CreditInputs.LATE_TREND, ReviewTriggers.BUREAU_FALL);
        owes("INV-2", ACME, "EUR 5000");
        assertThat(propose(given(2)).unknown())
                .containsExactly(
                        CreditInputs.LATE_TREND,
                        "percent of the limit used, with what is at stake in other currencies",
                        ReviewTriggers.BUREAU_FALL);
        owes("INV-3", ACME, "USD 40");
        assertThat(propose(given(2)).urgent()).containsExactly(Evidence.of(ReviewTriggers.UTILISATION, 90, 90));
    }

    @Test
    void C075_the_customers_whose_review_is_urgent_are_found_over_the_ledger() {
        CustomerId bolt = CustomerId.of("BOLT");
        books.customers().register(Customer.organisation(bolt, "Bolt").build()).orElseThrow();
        books.credit().grant(bolt, CreditLimit.of(eur("100")), JANUARY).orElseThrow();
        books.credit().grant(ACME, CreditLimit.of(eur("100")), JANUARY).orElseThrow();
        owes("INV-1", ACME, "EUR 89");
        owes("INV-2", bolt, "EUR 95");

        assertThat(books.ratings().urgentReviews(ReviewTriggers.usual(), CurrencyUnit.EUR, AsOf.of(JUNE)))
                .containsExactly(UrgentReview.of(
                        bolt,
                        List.of(Evidence.of(ReviewTriggers.UTILISATION, 95, 90)),
                        List.of(CreditInputs.LATE_TREND, ReviewTriggers.BUREAU_FALL)));
        assertThat(books.inLedger(LedgerId.of("ES"))
                        .ratings()
                        .urgentReviews(ReviewTriggers.usual(), CurrencyUnit.EUR, AsOf.of(JUNE)))
                .isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> UrgentReview.of(bolt, List.of(), List.of()));
    }

    private static ReviewProposal by(
            ReviewPolicy policy, CreditInputs given, String grade, CreditLimit limit, LimitProposal limits) {
        return policy.propose(given, Optional.ofNullable(grade), Optional.ofNullable(limit), limits);
    }

    @Test
    void C071_a_limit_of_zero_in_the_table_holds_in_every_currency_and_another_is_named_as_unknown() {
        LimitProposal million =
                LimitProposal.in(CurrencyUnit.USD).byNetWorth(Money.parse("USD 10000000"), Percentage.of("10"));
        CreditInputs dollars = CreditInputs.of(CurrencyUnit.USD, AsOf.of(JUNE)).withFigure(YEARS, BigDecimal.ZERO);

        assertThat(by(POLICY, dollars, "D", null, million).limit()).contains(Money.parse("USD 0"));

        CreditInputs good = dollars.withFigure(YEARS, BigDecimal.valueOf(5));
        ReviewProposal unreadable = by(POLICY, good, "A", CreditLimit.of(Money.parse("USD 700")), million);
        assertThat(unreadable.limit()).contains(Money.parse("USD 700"));
        assertThat(unreadable.reasons()).containsExactly(ReviewProposal.Reason.LIMIT_WITHHELD);
        assertThat(unreadable.unknown())
                .contains("the limit of the grade in USD, which the conditions have as EUR 100000.00");
        assertThat(by(POLICY, good, "A", CreditLimit.of(eur("700")), million).limit())
                .isEmpty();
        assertThat(by(POLICY, good, "A", null, million).limit()).isEmpty();
        assertThat(by(POLICY, good, "A", CreditLimit.noCredit(), million).limit())
                .contains(Money.parse("USD 0"));
        assertThat(by(POLICY, good, "A", CreditLimit.unlimited(), million).limit())
                .contains(Money.parse("USD 1000000"));
    }

    @Test
    void C075_a_grade_that_the_scale_does_not_have_keeps_its_conditions_and_somebody_decides() {
        GradeConditions special = GradeConditions.of(SettlementMode.SECURED, PaymentTerms.netDays(10));
        ReviewPolicy policy = ReviewPolicy.of(PLAN, List.of(FIRST.grade("X", special)));
        CreditInputs nothing = CreditInputs.of(CurrencyUnit.EUR, AsOf.of(JUNE));

        ReviewProposal kept = by(policy, nothing, "X", null, NO_LIMITS);

        assertThat(kept.grade()).contains("X");
        assertThat(kept.conditions()).isEqualTo(special);
        assertThat(kept.direction()).isEqualTo(Direction.DECIDE);
        assertThat(kept.reasons()).containsExactly(ReviewProposal.Reason.GRADE_OF_ANOTHER_SCALE);
        assertThat(kept.inWords())
                .contains("Somebody has to decide.", "To be known: the grade on file is not one of the scale.");
        ReviewProposal graded = by(policy, given(5), "X", null, NO_LIMITS);
        assertThat(graded.grade()).contains("A");
        assertThat(graded.direction()).isEqualTo(Direction.DECIDE);
        assertThat(by(policy, urgent(5), "X", null, NO_LIMITS).grade()).contains("X");
    }

    private static CreditInputs urgent(int years) {
        return given(years).withFigure(ReviewTriggers.INSURER_WITHDRAWALS, BigDecimal.ONE);
    }

    @Test
    void C075_while_something_is_urgent_neither_a_first_grade_nor_a_higher_limit_is_proposed() {
        LimitProposal limits = NO_LIMITS.byPeakBalance(eur("5000"), Percentage.of("100"));

        ReviewProposal first = by(POLICY, urgent(5), null, null, limits);
        assertThat(first.grade()).isEmpty();
        assertThat(first.conditions()).isEqualTo(UNRATED);
        assertThat(first.direction()).isEqualTo(Direction.DECIDE);
        assertThat(first.limit()).isEmpty();
        assertThat(first.reasons())
                .containsExactly(
                        ReviewProposal.Reason.FIRST_GRADE,
                        ReviewProposal.Reason.URGENT,
                        ReviewProposal.Reason.GRADE_WITHHELD,
                        ReviewProposal.Reason.LIMIT_WITHHELD);
        assertThat(first.inWords())
                .contains(
                        "To be known: a better grade, or a first one, is withheld while something is urgent.",
                        "Urgent: insurers that withdrew is 1, and from 1 on it is urgent.");

        ReviewProposal same = by(POLICY, urgent(5), "A", CreditLimit.of(eur("2000")), limits);
        assertThat(same.limit()).contains(eur("2000"));
        assertThat(same.limits().amount()).contains(eur("5000"));
        assertThat(by(POLICY, urgent(5), "A", CreditLimit.of(eur("9000")), limits)
                        .limit())
                .contains(eur("5000"));
        assertThat(by(POLICY, given(5), "A", CreditLimit.of(eur("2000")), limits)
                        .limit())
                .contains(eur("5000"));
    }

    @Test
    void C075_a_limit_is_cut_from_one_without_bounds_and_to_zero_from_any_currency() {
        LimitProposal some = NO_LIMITS.byPeakBalance(eur("5000"), Percentage.of("100"));
        LimitProposal none = NO_LIMITS.byPeakBalance(eur("0"), Percentage.of("100"));
        CreditLimit dollars = CreditLimit.of(Money.parse("USD 9000"));

        assertThat(by(POLICY, given(5), "A", CreditLimit.unlimited(), some).isLimitCut())
                .isTrue();
        assertThat(by(POLICY, given(5), "A", dollars, some).isLimitCut()).isFalse();
        assertThat(by(POLICY, given(5), "A", dollars, none).isLimitCut()).isTrue();
        assertThat(by(POLICY, given(5), "A", CreditLimit.noCredit(), none).isLimitCut())
                .isFalse();
        assertThat(by(POLICY, given(5), "A", null, none).isLimitCut()).isFalse();
        assertThat(by(POLICY, given(5), "A", dollars, none).limitBefore()).contains(dollars);
    }

    @Test
    void C075_the_calendar_is_made_of_the_conditions_and_counts_in_all_ledgers() {
        ReviewSchedule schedule = ReviewSchedule.by(FIRST);
        rate("D", JANUARY);

        assertThat(schedule.months(Optional.of("D"), Optional.empty())).isEqualTo(3);
        assertThat(schedule.months(Optional.of("A"), Optional.empty())).isEqualTo(12);
        assertThat(due(schedule, "2026-04-09")).isEmpty();
        assertThat(due(schedule, "2026-04-10")).hasSize(1);
        assertThat(books.inLedger(LedgerId.of("ES"))
                        .ratings()
                        .reviewsDue(schedule, AsOf.of(LocalDate.parse("2026-04-10"))))
                .isEmpty();
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
