package io.cartera.review;

import io.cartera.rating.CreditAssessment;
import io.cartera.rating.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What a review proposes: grade, terms and limit, tighter or easier than they are, with the evidence. Nothing of it holds
 * before somebody records it. Immutable.
 * <p>
 * The grade is that of the assessment, which keeps the one that there is as long as the score stays within the band of the
 * scale; where a trigger stands, a better grade is withheld. Without a grade the customer keeps the one it has.
 */
public final class ReviewProposal {

    /** Which way the conditions would change. */
    public enum Direction {
        /** The grade stays, and nothing is urgent. */
        KEEP,
        /** The grade is worse than the one that there is. */
        TIGHTEN,
        /** The grade is better than the one that there is. */
        RELIEVE,
        /** It is the first grade, or a trigger stands and the grade stays: somebody has to decide. */
        DECIDE
    }

    record Found(CreditAssessment assessment, ConditionsTable table, List<Evidence> urgent, List<String> unknown) {}

    private final Found found;
    private final Optional<String> grade;
    private final GradeConditions conditions;
    private final Direction direction;
    private final Optional<Money> limitBefore;
    private final LimitProposal limits;

    ReviewProposal(
            Found found,
            Optional<String> grade,
            GradeConditions conditions,
            Direction direction,
            Optional<Money> limitBefore,
            LimitProposal limits) {
        this.found = found;
        this.grade = grade;
        this.conditions = conditions;
        this.direction = direction;
        this.limitBefore = limitBefore;
        this.limits = limits;
    }

    /** The assessment on which it rests. */
    public CreditAssessment assessment() {
        return found.assessment();
    }

    /** The version of the conditions by which it was made. */
    public String conditionsVersion() {
        return found.table().version();
    }

    /** Which way the conditions would change, by the grade. */
    public Direction direction() {
        return direction;
    }

    /** The grade that is proposed; empty where there is none to go by. */
    public Optional<String> grade() {
        return grade;
    }

    /** The conditions of that grade. */
    public GradeConditions conditions() {
        return conditions;
    }

    /** What limits the formulas propose, that of the table included; the lowest wins. */
    public LimitProposal limits() {
        return limits;
    }

    /** The limit that there is. */
    public Optional<Money> limitBefore() {
        return limitBefore;
    }

    /** Whether a lower limit is proposed than there is. */
    public boolean isLimitCut() {
        return limits.amount()
                .filter(amount -> limitBefore.filter(amount::isLessThan).isPresent())
                .isPresent();
    }

    /** What makes the review urgent, with the figures. */
    public List<Evidence> urgent() {
        return found.urgent();
    }

    /** Of what nothing is known that could make it urgent. */
    public List<String> unknown() {
        return found.unknown();
    }

    /** The proposal in English, a line for each thing said, for the person it concerns. */
    public List<String> inWords() {
        List<String> words = new ArrayList<>(found.assessment().inWords());
        words.add("Proposed: grade " + grade.orElse("none") + " by conditions " + conditionsVersion() + ": "
                + conditions);
        limits.lowest()
                .ifPresent(lowest -> words.add("Proposed limit " + lowest.amount()
                        + limitBefore.map(amount -> " in place of " + amount).orElse("") + ", by " + lowest));
        found.urgent().forEach(evidence -> words.add("Urgent: " + evidence.inWords()));
        found.unknown().forEach(what -> words.add("Not known: " + what));
        return List.copyOf(words);
    }

    @Override
    public String toString() {
        return "ReviewProposal[" + direction + ", grade " + grade.orElse("none") + ", limit "
                + limits.amount().map(Money::toString).orElse("none") + "]";
    }
}
