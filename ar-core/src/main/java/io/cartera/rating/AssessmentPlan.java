package io.cartera.rating;

import io.cartera.money.Percentage;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which models are asked, with which weights, and by which scale their score is graded.
 * <p>
 * The score is the mean over the models that have one, weighted. The confidence is the mean of theirs over all models,
 * those without a score with none, weighted likewise. Below the confidence that is required there is a score but no grade:
 * somebody has to look. Score two, confidence four decimals, rounded half-up once. Immutable, and safe for many threads where the models
 * are. Worked: payment history 67.50 with confidence 1 and weight 3, a bureau's score unknown with weight 1: score 67.50,
 * confidence 0.7500.
 */
public final class AssessmentPlan {

    private static final int MOST_WEIGHT = 1_000_000;

    private final String name;
    private final RatingScale scale;
    private final Percentage required;
    private final List<Weighed> models;

    private record Weighed(ScoringMethod model, int weight) {}

    private AssessmentPlan(String name, RatingScale scale, Percentage required, List<Weighed> models) {
        this.name = Require.id(name, "name");
        this.scale = Objects.requireNonNull(scale, "scale");
        this.required = Objects.requireNonNull(required, "required");
        this.models = models;
    }

    /** A plan that asks no model yet; the name has its version. */
    public static AssessmentPlan named(String name, RatingScale scale) {
        return new AssessmentPlan(name, scale, Percentage.of("0"), List.of());
    }

    /**
     * This plan with one more model.
     *
     * @param weight 1 to 1,000,000
     */
    public AssessmentPlan asking(ScoringMethod model, int weight) {
        if (Require.positive(weight, "weight") > MOST_WEIGHT) {
            throw new IllegalArgumentException("weight is " + weight + ", at most " + MOST_WEIGHT + " is allowed");
        }
        List<Weighed> all = new ArrayList<>(models);
        all.add(new Weighed(Objects.requireNonNull(model, "model"), weight));
        return new AssessmentPlan(name, scale, required, List.copyOf(all));
    }

    /** This plan, which grades from this confidence on only, in hundredths. */
    public AssessmentPlan requiring(Percentage confidence) {
        return new AssessmentPlan(name, scale, confidence, models);
    }

    /** The name. */
    public String name() {
        return name;
    }

    /** The scale. */
    public RatingScale scale() {
        return scale;
    }

    /**
     * The assessment of a customer.
     *
     * @param before the grade that it has; empty where it has none
     */
    public CreditAssessment assess(CreditInputs inputs, Optional<String> before) {
        Objects.requireNonNull(inputs, "inputs");
        Objects.requireNonNull(before, "before");
        List<CreditScore> scores = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal confidence = BigDecimal.ZERO;
        long weights = 0;
        long allWeights = 0;
        for (Weighed weighed : models) {
            CreditScore score = weighed.model().rate(inputs);
            scores.add(score);
            BigDecimal weight = BigDecimal.valueOf(weighed.weight());
            allWeights += weighed.weight();
            confidence = confidence.add(score.confidence().multiply(weight));
            if (score.score().isPresent()) {
                sum = sum.add(score.score().get().multiply(weight));
                weights += weighed.weight();
            }
        }
        Optional<BigDecimal> combined = weights == 0 ? Optional.empty() : Optional.of(mean(sum, weights, 2));
        BigDecimal had = allWeights == 0 ? BigDecimal.ZERO.setScale(4) : mean(confidence, allWeights, 4);
        boolean isKnownWell = had.movePointRight(2).compareTo(required.value()) >= 0;
        return new CreditAssessment(
                name,
                inputs,
                combined,
                had,
                combined.filter(score -> isKnownWell).map(score -> scale.grade(score, before)),
                before,
                scores);
    }

    private static BigDecimal mean(BigDecimal sum, long weights, int decimals) {
        return sum.divide(BigDecimal.valueOf(weights), decimals, RoundingMode.HALF_UP);
    }

    @Override
    public String toString() {
        return "AssessmentPlan[" + name + ", "
                + models.stream().map(weighed -> weighed.model().name()).toList() + "]";
    }
}
