package io.cartera.rating;

import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a model says of a customer: a score from 0 to 100, the higher the better, how much of what it wanted it had, and
 * what the score is made of.
 * <p>
 * The score has two decimals, the confidence four, 0 to 1; both are rounded half-up. Without anything to go by there is no
 * score, and the confidence is zero. Immutable.
 */
public final class CreditScore {

    private final String model;
    private final @Nullable BigDecimal score;
    private final BigDecimal confidence;
    private final List<Part> parts;
    private final List<String> missing;

    private CreditScore(
            String model, @Nullable BigDecimal score, BigDecimal confidence, List<Part> parts, List<String> missing) {
        this.model = model;
        this.score = score;
        this.confidence = confidence;
        this.parts = parts;
        this.missing = missing;
    }

    /**
     * What a model says that had something to go by.
     *
     * @param score 0 to 100
     * @param confidence how much of what it wanted it had, 0 to 1
     * @throws IllegalArgumentException if either is out of range
     */
    public static CreditScore of(String model, BigDecimal score, BigDecimal confidence) {
        return new CreditScore(
                Require.id(model, "model"),
                within(score, "score", 100).setScale(2, RoundingMode.HALF_UP),
                within(confidence, "confidence", 1).setScale(4, RoundingMode.HALF_UP),
                List.of(),
                List.of());
    }

    /** What a model says that had nothing to go by. */
    public static CreditScore unknown(String model) {
        return new CreditScore(Require.id(model, "model"), null, BigDecimal.ZERO.setScale(4), List.of(), List.of());
    }

    private static BigDecimal within(BigDecimal value, String name, long most) {
        BigDecimal checked = Require.decimal(value, name, most, 30);
        if (checked.signum() < 0) {
            throw new IllegalArgumentException(name + " is negative");
        }
        return checked;
    }

    /** The same with one part more of its explanation. */
    public CreditScore with(Part part) {
        List<Part> all = new ArrayList<>(parts);
        all.add(Objects.requireNonNull(part, "part"));
        return new CreditScore(model, score, confidence, List.copyOf(all), missing);
    }

    /** The same with the name of something that it lacked. */
    public CreditScore missing(String what) {
        List<String> all = new ArrayList<>(missing);
        all.add(Require.id(what, "what"));
        return new CreditScore(model, score, confidence, parts, List.copyOf(all));
    }

    /** The model. */
    public String method() {
        return model;
    }

    /** The score, 0 to 100; empty where there was nothing to go by. */
    public Optional<BigDecimal> score() {
        return Optional.ofNullable(score);
    }

    /** How much of what the model wanted it had, 0 to 1. */
    public BigDecimal confidence() {
        return confidence;
    }

    /** What the score is made of, in the order of the model. */
    public List<Part> parts() {
        return parts;
    }

    /** What was lacking, in the order of the model. */
    public List<String> missing() {
        return missing;
    }

    /** The score and what it is made of in English, a line for each, for the person it concerns. */
    public List<String> inWords() {
        List<String> words = new ArrayList<>();
        words.add(model + ": "
                + score().map(value -> value.toPlainString() + " of 100").orElse("no score") + ", on "
                + confidence.movePointRight(2).stripTrailingZeros().toPlainString() + " % of what it looks at");
        parts.forEach(part -> words.add(part.inWords()));
        missing.forEach(what -> words.add(what + " is not known"));
        return List.copyOf(words);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CreditScore that
                && model.equals(that.model)
                && Objects.equals(score, that.score)
                && confidence.equals(that.confidence)
                && parts.equals(that.parts)
                && missing.equals(that.missing);
    }

    @Override
    public int hashCode() {
        return Objects.hash(model, score, parts);
    }

    @Override
    public String toString() {
        return "CreditScore" + inWords();
    }

    /**
     * What one thing that a model looked at brought: its value, and the points for it out of the most there are. Immutable.
     */
    public static final class Part {

        private static final long BOUND = 1_000_000_000_000_000_000L;
        private static final int DECIMALS = 20;

        private final String what;
        private final BigDecimal value;
        private final BigDecimal points;
        private final BigDecimal most;

        private Part(String what, BigDecimal value, BigDecimal points, BigDecimal most) {
            this.what = Require.id(what, "what");
            this.value = Require.decimal(value, "value", BOUND, DECIMALS);
            this.points = Require.decimal(points, "points", BOUND, DECIMALS);
            this.most = Require.decimal(most, "most", BOUND, DECIMALS);
        }

        /** What was looked at, its value, and the points that it brought out of the most there are. */
        public static Part of(String what, BigDecimal value, BigDecimal points, BigDecimal most) {
            return new Part(what, value, points, most);
        }

        /** What was looked at. */
        public String what() {
            return what;
        }

        /** Its value, without trailing zeros. */
        public BigDecimal value() {
            return value;
        }

        /** The points that it brought. */
        public BigDecimal points() {
            return points;
        }

        /** The most points that it could bring. */
        public BigDecimal most() {
            return most;
        }

        /** The part in English. */
        public String inWords() {
            return what + " of " + value.toPlainString() + " brings " + points.toPlainString() + " of "
                    + most.toPlainString() + " points";
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Part that
                    && what.equals(that.what)
                    && value.equals(that.value)
                    && points.equals(that.points)
                    && most.equals(that.most);
        }

        @Override
        public int hashCode() {
            return Objects.hash(what, value, points, most);
        }

        @Override
        public String toString() {
            return inWords();
        }
    }
}
