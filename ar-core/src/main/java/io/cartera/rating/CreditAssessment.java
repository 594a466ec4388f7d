package io.cartera.rating;

import io.cartera.creditfile.AssignedRating;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link AssessmentPlan} makes of what is known of a customer: score, confidence, grade, and what each model said.
 * It is a reading; a grade holds once it is recorded as {@link #rating()}. Immutable.
 */
public final class CreditAssessment {

    private final String plan;
    private final CreditInputs inputs;
    private final Optional<BigDecimal> score;
    private final BigDecimal confidence;
    private final Optional<String> grade;
    private final Optional<String> before;
    private final List<CreditScore> models;

    CreditAssessment(
            String plan,
            CreditInputs inputs,
            Optional<BigDecimal> score,
            BigDecimal confidence,
            Optional<String> grade,
            Optional<String> before,
            List<CreditScore> models) {
        this.plan = plan;
        this.inputs = inputs;
        this.score = score;
        this.confidence = confidence;
        this.grade = grade;
        this.before = before;
        this.models = List.copyOf(models);
    }

    /** The name of the plan. */
    public String plan() {
        return plan;
    }

    /** What it was made on. */
    public CreditInputs inputs() {
        return inputs;
    }

    /** The score, 0 to 100 with two decimals; empty where no model has one. */
    public Optional<BigDecimal> score() {
        return score;
    }

    /** How much of what the models wanted they had, 0 to 1 with four decimals. */
    public BigDecimal confidence() {
        return confidence;
    }

    /** The grade; empty where there is no score, or less confidence than the plan requires. */
    public Optional<String> grade() {
        return grade;
    }

    /** The grade that the customer had. */
    public Optional<String> before() {
        return before;
    }

    /** Whether there is a grade, and it is another one than the customer had. */
    public boolean isChange() {
        return grade.isPresent() && !grade.equals(before);
    }

    /** What each model said, in the order of the plan. */
    public List<CreditScore> scores() {
        return models;
    }

    /** What models lacked, in their order, each once. */
    public List<String> missing() {
        return models.stream()
                .flatMap(model -> model.missing().stream())
                .distinct()
                .toList();
    }

    /** The rating to be recorded; empty where there is no grade. */
    public Optional<AssignedRating> rating() {
        return grade.map(
                name -> AssignedRating.of(name).withScore(score.orElseThrow()).onBasis(plan));
    }

    /** The assessment in English, a line for each thing said, for the person it concerns. */
    public List<String> inWords() {
        List<String> words = new ArrayList<>();
        words.add("As of " + inputs.asOf().date() + " "
                + score.map(value -> "the score is " + value.toPlainString() + " of 100")
                        .orElse("there is no score")
                + " and "
                + grade.map(name -> "the grade " + name).orElse("there is no grade")
                + before.map(name -> ", it was " + name).orElse(""));
        models.forEach(model -> words.addAll(model.inWords()));
        return List.copyOf(words);
    }

    @Override
    public String toString() {
        return "CreditAssessment[" + plan + ", score "
                + score.map(BigDecimal::toPlainString).orElse("none") + ", grade " + grade.orElse("none")
                + ", confidence " + confidence.toPlainString() + "]";
    }
}
