package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.creditfile.AssignedRating;
import io.cartera.creditfile.BureauReport;
import io.cartera.creditfile.FinancialStatements;
import io.cartera.creditfile.FinancialStatements.Figure;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FileEntry;
import io.cartera.inmemory.InMemoryStore;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.money.Percentage;
import io.cartera.payment.Payment;
import io.cartera.payment.PaymentId;
import io.cartera.rating.AltmanZ;
import io.cartera.rating.AssessmentPlan;
import io.cartera.rating.CreditAssessment;
import io.cartera.rating.CreditBureau;
import io.cartera.rating.CreditInputs;
import io.cartera.rating.CreditScore;
import io.cartera.rating.PaymentHistoryScore;
import io.cartera.rating.RatingScale;
import io.cartera.rating.Scorecard;
import io.cartera.terms.PaymentTerms;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** C070a and C070b: ratings from the payment record, accounts and reports, through the door. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class C070CreditRatingTest {

    private static final CustomerId ACME = CustomerId.of("ACME");
    private static final LocalDate DUE = LocalDate.parse("2026-03-01");
    private static final LocalDate JUNE = LocalDate.parse("2026-06-01");
    private static final RatingScale SCALE =
            RatingScale.of("C").better("B", 50).better("A", 80).withBand(BigDecimal.valueOf(5));
    private static final CreditInputs GIVEN = CreditInputs.of(CurrencyUnit.EUR, AsOf.of(JUNE));
    private static final Scorecard BUREAUS = Scorecard.named("bureaus 1")
            .attribute(CreditInputs.BUREAU_SCORE, 0)
            .band(CreditInputs.BUREAU_SCORE, 50, 10);
    private static final AssessmentPlan PLAN = AssessmentPlan.named("2026-1", SCALE)
            .asking(PaymentHistoryScore.standard(), 3)
            .asking(BUREAUS, 1);

    private final Receivables books = Receivables.over(new InMemoryStore());

    @BeforeEach
    void register() {
        books.customers().register(Customer.organisation(ACME, "Acme").build()).orElseThrow();
    }

    private void paid(String id, String amount, int daysLate) {
        books.invoicing()
                .issue(Invoice.draft(InvoiceId.of(id), ACME, DUE.minusDays(30))
                        .terms(PaymentTerms.netDays(30))
                        .line("goods", Money.parse(amount))
                        .build())
                .orElseThrow();
        books.cash()
                .receive(Payment.received(PaymentId.of("P-" + id), ACME, Money.parse(amount), DUE.plusDays(daysLate))
                        .withReference(id))
                .orElseThrow();
        books.cash().apply(ACME, DUE.plusDays(daysLate)).orElseThrow();
    }

    /** The three payments of which the bureau's definition and ours make 67.50. */
    private void workedExample() {
        paid("INV-1", "EUR 10000", 0);
        paid("INV-2", "EUR 5000", 15);
        paid("INV-3", "EUR 5000", 60);
    }

    private void record(String id, CustomerFact fact) {
        assertThat(books.ratings().record(CommandId.of(id), fact).applied()).isPresent();
    }

    @Test
    void C070a_the_payment_history_of_the_books_is_the_mean_of_scores_or_the_score_of_mean_days() {
        workedExample();
        var payments = books.ratings().behaviour(ACME, AsOf.of(JUNE)).in(CurrencyUnit.EUR);

        assertThat(PaymentHistoryScore.standard().of(payments)).contains(new BigDecimal("67.50"));
        assertThat(PaymentHistoryScore.standard().byMeanDays().of(payments)).contains(new BigDecimal("64.64"));
        var later = books.ratings().behaviour(ACME, AsOf.of(DUE.plusMonths(6))).in(CurrencyUnit.EUR);
        assertThat(PaymentHistoryScore.standard().overMonths(6).of(later)).isEmpty();
        assertThat(PaymentHistoryScore.standard().overMonths(7).of(later)).isPresent();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PaymentHistoryScore.standard().overMonths(5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PaymentHistoryScore.standard().overMonths(25));
        assertThat(PaymentHistoryScore.bandOf(new BigDecimal("67.50"))).isEqualTo(PaymentHistoryScore.Band.MEDIUM_RISK);
    }

    @Test
    void C070a_a_rating_is_assigned_as_a_fact_with_its_basis_and_the_grade_before_holds_it() {
        workedExample();
        CreditAssessment first = books.ratings().assess(ACME, PLAN, GIVEN);
        assertThat(first.grade()).contains("B");
        assertThat(first.before()).isEmpty();
        assertThat(first.isChange()).isTrue();
        AssignedRating rating = first.rating().orElseThrow();
        assertThat(rating)
                .isEqualTo(
                        AssignedRating.of("B").withScore(new BigDecimal("67.5")).onBasis("2026-1"));

        record("R-1", FileEntry.of(ACME, JUNE).rating(rating));
        assertThat(books.ratings().assess(ACME, PLAN, GIVEN).isChange()).isFalse();
        record("R-2", FileEntry.of(ACME, JUNE).rating(AssignedRating.of("A").because("known to the owner")));
        assertThat(books.ratings().assess(ACME, PLAN, GIVEN).before()).contains("A");
        assertThat(books.customers().file(ACME).orElseThrow().content(CustomerFactKind.RATING, AsOf.of(JUNE)))
                .contains(AssignedRating.of("A").because("known to the owner"));
        assertThat(books.audit().verify()).isEmpty();
    }

    @Test
    void C070b_what_is_missing_lowers_the_confidence_and_never_counts_as_zero() {
        workedExample();
        CreditAssessment without = books.ratings().assess(ACME, PLAN, GIVEN);
        assertThat(without.score()).contains(new BigDecimal("67.50"));
        assertThat(without.confidence()).isEqualByComparingTo("0.45");
        assertThat(without.missing()).containsExactly("a history of 5 debits", CreditInputs.BUREAU_SCORE);

        record(
                "B-1",
                FileEntry.of(ACME, JUNE)
                        .bureauReport(BureauReport.of("bureau", JUNE).withScore(new BigDecimal("60"))));
        CreditAssessment with = books.ratings().assess(ACME, PLAN, GIVEN);
        assertThat(with.score()).contains(new BigDecimal("75.63"));
        assertThat(with.confidence()).isEqualByComparingTo("0.7");
        assertThat(books.ratings()
                        .assess(ACME, PLAN.requiring(Percentage.of("70.01")), GIVEN)
                        .grade())
                .isEmpty();
        assertThat(with.inWords())
                .contains("As of 2026-06-01 the score is 75.63 of 100 and the grade B")
                .contains("bureau score of 60 brings 10 of 10 points");
    }

    @Test
    void C070b_the_bureau_is_a_port_and_what_it_answers_is_kept_as_a_fact() {
        CreditBureau bureau = (customer, on) -> customer.id().equals(ACME)
                ? Optional.of(BureauReport.of("bureau", on)
                        .withScore(new BigDecimal("40"))
                        .withGrade("5B")
                        .recommending(Money.parse("EUR 1000"))
                        .listing())
                : Optional.empty();
        BureauReport report =
                bureau.report(books.customers().find(ACME).orElseThrow(), JUNE).orElseThrow();
        record("B-1", FileEntry.of(ACME, report.reportedOn()).bureauReport(report));

        CreditAssessment assessed = books.ratings().assess(ACME, PLAN, GIVEN);

        assertThat(assessed.inputs().reports()).containsExactly(report);
        assertThat(assessed.score()).contains(new BigDecimal("0.00"));
        assertThat(books.ratings().defaulters(AsOf.of(JUNE))).isEmpty();
    }

    @Test
    void C070b_yearly_accounts_of_the_latest_year_that_holds_are_looked_at() {
        AssessmentPlan altman = AssessmentPlan.named("z", SCALE).asking(AltmanZ.privateManufacturers(), 1);
        FinancialStatements year = FinancialStatements.of(CurrencyUnit.EUR, LocalDate.parse("2025-12-31"))
                .with(Figure.WORKING_CAPITAL, Money.parse("EUR 150"))
                .with(Figure.RETAINED_EARNINGS, Money.parse("EUR 200"))
                .with(Figure.EARNINGS_BEFORE_INTEREST_AND_TAXES, Money.parse("EUR 120"))
                .with(Figure.BOOK_EQUITY, Money.parse("EUR 400"))
                .with(Figure.TOTAL_LIABILITIES, Money.parse("EUR 500"))
                .with(Figure.SALES, Money.parse("EUR 1300"))
                .with(Figure.TOTAL_ASSETS, Money.parse("EUR 900"));
        assertThat(books.ratings().assess(ACME, altman, GIVEN).missing()).containsExactly("yearly accounts");
        record("F-1", FileEntry.of(ACME, DUE).financialStatements(year));
        record(
                "F-2",
                FileEntry.of(ACME, JUNE)
                        .financialStatements(FinancialStatements.of(CurrencyUnit.EUR, LocalDate.parse("2024-12-31"))));

        CreditAssessment assessed = books.ratings().assess(ACME, altman, GIVEN);

        assertThat(assessed.score()).contains(new BigDecimal("50.00"));
        assertThat(assessed.scores())
                .containsExactly(CreditScore.of(
                                "Altman Z', private manufacturers", BigDecimal.valueOf(50), BigDecimal.ONE)
                        .with(CreditScore.Part.of(
                                "Z", new BigDecimal("2.4995"), BigDecimal.valueOf(50), BigDecimal.valueOf(100))));
        assertThat(books.ratings()
                        .assess(ACME, altman, CreditInputs.of(CurrencyUnit.EUR, AsOf.of(DUE.minusDays(1))))
                        .score())
                .isEmpty();
    }

    private static FinancialStatements year(String end) {
        return FinancialStatements.of(CurrencyUnit.EUR, LocalDate.parse(end));
    }

    @Test
    void C070b_what_the_host_gives_goes_before_what_is_on_file() {
        paid("INV-1", "EUR 100", 10);
        record("F-1", FileEntry.of(ACME, DUE).financialStatements(year("2025-06-30")));
        record(
                "B-1",
                FileEntry.of(ACME, DUE).bureauReport(BureauReport.of("b", DUE).withScore(new BigDecimal("20"))));
        CreditInputs early = GIVEN.withBehaviour(
                books.ratings().behaviour(ACME, AsOf.of(DUE)).in(CurrencyUnit.EUR));
        var now = books.ratings().behaviour(ACME, AsOf.of(JUNE)).in(CurrencyUnit.EUR);
        var own = books.ratings().behaviour(ACME, AsOf.of(JUNE.minusDays(1))).in(CurrencyUnit.EUR);

        assertThat(early.behaviour()).isEmpty();
        assertThat(inputs(early).behaviour()).contains(now);
        assertThat(inputs(GIVEN.withBehaviour(own)).behaviour()).contains(own);
        assertThat(inputs(GIVEN).statements()).contains(year("2025-06-30"));
        assertThat(inputs(GIVEN.withStatements(year("2025-12-31"))).statements())
                .contains(year("2025-12-31"));
        assertThat(inputs(GIVEN.withStatements(year("2024-12-31"))).statements())
                .contains(year("2025-06-30"));
        assertThat(inputs(GIVEN.withReport(BureauReport.of("b", DUE).withScore(new BigDecimal("70"))))
                        .figure(CreditInputs.BUREAU_SCORE))
                .contains(new BigDecimal("70"));
    }

    private CreditInputs inputs(CreditInputs given) {
        return books.ratings().assess(ACME, PLAN, given).inputs();
    }

    @Test
    void C070b_what_is_too_old_counts_as_missing() {
        CreditInputs given = GIVEN.withStatements(year("2024-05-31"))
                .withReport(BureauReport.of("b", LocalDate.parse("2025-05-31")).withScore(new BigDecimal("70")));

        assertThat(given.statements()).isEmpty();
        assertThat(given.reports()).isEmpty();
        assertThat(given.figure(CreditInputs.BUREAU_SCORE)).isEmpty();
        assertThat(AltmanZ.nonManufacturers().rate(given).missing()).containsExactly("yearly accounts");
        assertThat(given.notOlderThan(25, 13).statements()).isPresent();
        assertThat(given.notOlderThan(25, 13).figure(CreditInputs.BUREAU_SCORE)).contains(new BigDecimal("70"));
        assertThat(GIVEN.withStatements(year("2024-06-01")).statements()).isPresent();
        assertThatIllegalArgumentException().isThrownBy(() -> GIVEN.notOlderThan(0, 1));
    }

    @Test
    void C070b_a_figure_of_the_hosts_own_is_given_and_ours_are_not() {
        Scorecard years = Scorecard.named("years").attribute("years known", 0).band("years known", 2, 10);
        CreditAssessment assessed = books.ratings()
                .assess(
                        ACME,
                        AssessmentPlan.named("y", SCALE).asking(years, 1),
                        GIVEN.withFigure("years known", BigDecimal.valueOf(5)));

        assertThat(assessed.grade()).contains("A");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GIVEN.withFigure(CreditInputs.OVERDUE_DAYS, BigDecimal.ONE));
    }
}
