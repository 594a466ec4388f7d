package io.cartera.review;

import io.cartera.rating.AssessmentPlan;
import io.cartera.rating.CreditAssessment;
import io.cartera.rating.CreditInputs;
import io.cartera.rating.Evidence;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/**
 * How a review comes to its proposal: the plan by which the customer is assessed, the versions of the conditions, and what
 * makes a review urgent. Immutable.
 */
public final class ReviewPolicy {

    private final AssessmentPlan plan;
    private final List<ConditionsTable> tables;
    private final ReviewTriggers triggers;

    private ReviewPolicy(AssessmentPlan plan, List<ConditionsTable> tables, ReviewTriggers triggers) {
        this.plan = Objects.requireNonNull(plan, "plan");
        this.tables = List.copyOf(tables);
        this.triggers = Objects.requireNonNull(triggers, "triggers");
    }

    /** A policy with all versions of the conditions, and the usual triggers. */
    public static ReviewPolicy of(AssessmentPlan plan, List<ConditionsTable> tables) {
        return new ReviewPolicy(plan, tables, ReviewTriggers.usual());
    }

    /** The same with other triggers. */
    public ReviewPolicy withTriggers(ReviewTriggers newTriggers) {
        return new ReviewPolicy(plan, tables, newTriggers);
    }

    /**
     * What a review proposes.
     *
     * @param grade the grade that the customer has
     * @param limit the limit that it has in the currency of the inputs; empty where it has none, or no amount
     * @param limits what limits other formulas than the table propose, in that currency
     * @throws IllegalArgumentException if no version of the conditions is in force on the day, or the limits are in another
     *     currency
     */
    public ReviewProposal propose(
            CreditInputs inputs, Optional<String> grade, Optional<Money> limit, LimitProposal limits) {
        if (!limits.currency().equals(inputs.currency())) {
            throw new IllegalArgumentException("limits are in " + limits.currency() + ", not in " + inputs.currency());
        }
        ConditionsTable table = ConditionsTable.inForce(tables, inputs.asOf().date())
                .orElseThrow(() -> new IllegalArgumentException("no version of the conditions is in force on "
                        + inputs.asOf().date()));
        CreditAssessment assessment = plan.assess(inputs, grade);
        List<Evidence> urgent = triggers.find(inputs);
        Optional<String> known = grade.filter(plan.scale().names()::contains);
        Optional<String> assessed = assessment.grade();
        boolean isBetter =
                known.isPresent() && assessed.isPresent() && plan.scale().isBetter(assessed.get(), known.get());
        // Nobody gets better conditions while something is wrong that the score does not see.
        boolean isWithheld = isBetter && !urgent.isEmpty();
        Optional<String> proposed = assessed.isEmpty() || isWithheld ? known : assessed;
        GradeConditions conditions = table.conditions(proposed);
        LimitProposal all = conditions
                .limit()
                .filter(amount -> amount.getCurrencyUnit().equals(inputs.currency()))
                .map(amount -> limits.byGrade(proposed.orElse("not rated"), amount))
                .orElse(limits);
        return new ReviewProposal(
                new ReviewProposal.Found(assessment, table, urgent, triggers.unknown(inputs)),
                proposed,
                conditions,
                direction(known, proposed, urgent),
                limit,
                all);
    }

    private ReviewProposal.Direction direction(
            Optional<String> known, Optional<String> proposed, List<Evidence> urgent) {
        if (known.isPresent() && proposed.isPresent()) {
            if (plan.scale().isBetter(known.get(), proposed.get())) {
                return ReviewProposal.Direction.TIGHTEN;
            }
            if (plan.scale().isBetter(proposed.get(), known.get())) {
                return ReviewProposal.Direction.RELIEVE;
            }
        }
        boolean isFirst = known.isEmpty() && proposed.isPresent();
        return isFirst || !urgent.isEmpty() ? ReviewProposal.Direction.DECIDE : ReviewProposal.Direction.KEEP;
    }

    @Override
    public String toString() {
        return "ReviewPolicy[" + plan + ", " + tables.size() + " versions, " + triggers + "]";
    }
}
