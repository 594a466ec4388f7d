package io.cartera.review;

import io.cartera.exposure.CreditLimit;
import io.cartera.rating.AssessmentPlan;
import io.cartera.rating.CreditAssessment;
import io.cartera.rating.CreditInputs;
import io.cartera.rating.Evidence;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
     * What a review proposes. While something is urgent, neither a better grade nor a first one nor a higher limit is
     * proposed, since nobody gets better conditions while something is wrong that the score does not see. Where the table
     * has the limit of the grade in another currency, that is named as unknown and no higher limit is proposed either; a limit
     * of zero is one in every currency.
     *
     * @param grade the grade that the customer has; one that the scale does not have can neither be better nor worse, so
     *     somebody has to decide, and its conditions are those of the table
     * @param limit the limit that it has; empty where none is on file
     * @param limits what limits other formulas than the table propose, in the currency of the inputs
     * @throws IllegalArgumentException if no version of the conditions is in force on the day, or the limits are in another
     *     currency
     */
    public ReviewProposal propose(
            CreditInputs inputs, Optional<String> grade, Optional<CreditLimit> limit, LimitProposal limits) {
        Objects.requireNonNull(grade, "grade");
        Objects.requireNonNull(limit, "limit");
        if (!limits.currency().equals(inputs.currency())) {
            throw new IllegalArgumentException("limits are in " + limits.currency() + ", not in " + inputs.currency());
        }
        ConditionsTable table = ConditionsTable.inForce(tables, inputs.asOf().date())
                .orElseThrow(() -> new IllegalArgumentException("no version of the conditions is in force on "
                        + inputs.asOf().date()));
        CreditAssessment assessment = plan.assess(inputs, grade);
        List<Evidence> urgent = triggers.find(inputs);
        List<String> unknown = new ArrayList<>(triggers.unknown(inputs));
        boolean isGradeWithheld = !urgent.isEmpty() && isRaised(grade, assessment.grade());
        Optional<String> proposed = isGradeWithheld ? grade : assessment.grade().or(() -> grade);
        GradeConditions conditions = table.conditions(proposed);
        LimitProposal all = limits;
        boolean isTableReadable = true;
        if (conditions.limit().isPresent()) {
            Money allowed = conditions.limit().get();
            isTableReadable = allowed.isZero() || allowed.getCurrencyUnit().equals(inputs.currency());
            if (isTableReadable) {
                all = limits.byGrade(
                        proposed.orElse("not rated"), allowed.isZero() ? Money.zero(inputs.currency()) : allowed);
            } else {
                unknown.add(
                        "the limit of the grade in " + inputs.currency() + ", which the conditions have as " + allowed);
            }
        }
        return new ReviewProposal(
                new ReviewProposal.Found(assessment, table, urgent, List.copyOf(unknown)),
                new ReviewProposal.Grades(grade, proposed, conditions),
                direction(grade, proposed, urgent),
                reasons(grade, assessment.grade(), urgent, isGradeWithheld),
                ReviewProposal.Limits.of(limit, all, urgent.isEmpty() && isTableReadable));
    }

    /** Whether a grade is a first one, or better than the one before; one that cannot be compared may be. */
    private boolean isRaised(Optional<String> before, Optional<String> assessed) {
        return assessed.isPresent()
                && (!isOnScale(before) || plan.scale().isBetter(assessed.get(), before.orElseThrow()));
    }

    private boolean isOnScale(Optional<String> grade) {
        return grade.filter(plan.scale().names()::contains).isPresent();
    }

    private ReviewProposal.Direction direction(
            Optional<String> before, Optional<String> proposed, List<Evidence> urgent) {
        if (isOnScale(before) && proposed.isPresent()) {
            if (plan.scale().isBetter(before.get(), proposed.get())) {
                return ReviewProposal.Direction.TIGHTEN;
            }
            if (plan.scale().isBetter(proposed.get(), before.get())) {
                return ReviewProposal.Direction.RELIEVE;
            }
        }
        boolean isUncertain = proposed.isPresent() && !isOnScale(before);
        return isUncertain || !urgent.isEmpty() ? ReviewProposal.Direction.DECIDE : ReviewProposal.Direction.KEEP;
    }

    private Set<ReviewProposal.Reason> reasons(
            Optional<String> before, Optional<String> assessed, List<Evidence> urgent, boolean isGradeWithheld) {
        Set<ReviewProposal.Reason> reasons = EnumSet.noneOf(ReviewProposal.Reason.class);
        if (before.isEmpty() && assessed.isPresent()) {
            reasons.add(ReviewProposal.Reason.FIRST_GRADE);
        }
        if (before.isPresent() && !isOnScale(before)) {
            reasons.add(ReviewProposal.Reason.GRADE_OF_ANOTHER_SCALE);
        }
        if (!urgent.isEmpty()) {
            reasons.add(ReviewProposal.Reason.URGENT);
        }
        if (isGradeWithheld) {
            reasons.add(ReviewProposal.Reason.GRADE_WITHHELD);
        }
        return reasons;
    }

    @Override
    public String toString() {
        return "ReviewPolicy[" + plan + ", " + tables.size() + " versions, " + triggers + "]";
    }
}
