package io.cartera.creditfile;

import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A credit grade that was assigned to a customer. By whom and when is said by the command that records it.
 * <p>
 * The grade is a word of the scale, 1 to 128 characters. The score on which it rests is 0 to 100 with at most two
 * decimals, the higher the better. The basis names the model or the document, the reason is free text; both may be
 * personal, so {@link #toString()} leaves them out. Immutable. Example:
 * {@code AssignedRating.of("B").withScore(new BigDecimal("67.5")).onBasis("scorecard 2026-1")}.
 */
public final class AssignedRating {

    private final String grade;
    private final @Nullable BigDecimal score;
    private final @Nullable String basis;
    private final @Nullable String reason;

    private AssignedRating(String grade, @Nullable BigDecimal score, @Nullable String basis, @Nullable String reason) {
        this.grade = Require.id(grade, "grade");
        this.score = score == null ? null : ratingScore(score);
        this.basis = basis == null ? null : Require.text(basis, "basis");
        this.reason = reason == null ? null : Require.text(reason, "reason");
    }

    static BigDecimal ratingScore(BigDecimal score) {
        BigDecimal checked = Require.decimal(score, "score", 100, 2);
        if (checked.signum() < 0) {
            throw new IllegalArgumentException("score is " + checked + ", it must not be negative");
        }
        return checked;
    }

    /** A rating by its grade. */
    public static AssignedRating of(String grade) {
        return new AssignedRating(grade, null, null, null);
    }

    /** The same with the score on which it rests, 0 to 100 with at most two decimals. */
    public AssignedRating withScore(BigDecimal newScore) {
        return new AssignedRating(grade, Objects.requireNonNull(newScore, "score"), basis, reason);
    }

    /** The same with what it is based on, such as the name and version of a model. */
    public AssignedRating onBasis(String newBasis) {
        return new AssignedRating(grade, score, Objects.requireNonNull(newBasis, "basis"), reason);
    }

    /** The same with a reason. */
    public AssignedRating because(String newReason) {
        return new AssignedRating(grade, score, basis, Objects.requireNonNull(newReason, "reason"));
    }

    /** The grade. */
    public String grade() {
        return grade;
    }

    /** The score, 0 to 100. */
    public Optional<BigDecimal> score() {
        return Optional.ofNullable(score);
    }

    /** What it is based on. */
    public Optional<String> basis() {
        return Optional.ofNullable(basis);
    }

    /** Why it was assigned. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AssignedRating that
                && grade.equals(that.grade)
                && Objects.equals(score, that.score)
                && Objects.equals(basis, that.basis)
                && Objects.equals(reason, that.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(grade, score);
    }

    /** Shows grade and score only. */
    @Override
    public String toString() {
        return "AssignedRating[" + grade + (score == null ? "" : ", " + score.toPlainString()) + "]";
    }
}
