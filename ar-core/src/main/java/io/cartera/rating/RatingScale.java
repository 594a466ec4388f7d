package io.cartera.rating;

import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which grade a score has, the best grade first, and how far a score must leave the range of a grade before the grade
 * changes.
 * <p>
 * A customer whose score moves up and down around a bound would change its grade each time. With a band a grade that a
 * customer has is kept as long as the score is no more than the band below its range and less than the band above it;
 * beyond that the score is classified as if there were no grade. So scores that lie in an interval no wider than the band
 * change the grade at most once; with a band of zero the grade before does not matter. Immutable. Worked, A from 80, B from
 * 50, else C, and a band of 5: a B of 84 stays B and is A from 85 on; an A of 75 stays A and is B below.
 */
public final class RatingScale {

    private final List<Grade> grades;
    private final String lowest;
    private final BigDecimal band;

    private record Grade(String name, BigDecimal from) {}

    private RatingScale(List<Grade> grades, String lowest, BigDecimal band) {
        this.grades = grades;
        this.lowest = lowest;
        this.band = band;
    }

    /** A scale with one grade for all scores. */
    public static RatingScale of(String lowest) {
        return new RatingScale(List.of(), Require.id(lowest, "lowest"), BigDecimal.ZERO);
    }

    /**
     * This scale with a better grade than all it has, for scores from this one on.
     *
     * @param from more than the bound of the best grade so far, at most 100, with at most two decimals
     * @throws IllegalArgumentException if it is not, or the scale has the grade
     */
    public RatingScale better(String grade, BigDecimal from) {
        BigDecimal bound = score(from, "from");
        boolean isHigher = grades.isEmpty()
                ? bound.signum() > 0
                : bound.compareTo(grades.get(0).from()) > 0;
        if (!isHigher || names().contains(Require.id(grade, "grade"))) {
            throw new IllegalArgumentException(
                    "grade " + Require.shown(grade) + " from " + bound + " is not better than "
                            + (grades.isEmpty() ? lowest : grades.get(0).name()));
        }
        List<Grade> all = new ArrayList<>();
        all.add(new Grade(grade, bound));
        all.addAll(grades);
        return new RatingScale(List.copyOf(all), lowest, band);
    }

    /** This scale with a better grade from a whole number on. */
    public RatingScale better(String grade, long from) {
        return better(grade, BigDecimal.valueOf(from));
    }

    /** This scale with another band, 0 to 100 with at most two decimals. */
    public RatingScale withBand(BigDecimal newBand) {
        return new RatingScale(grades, lowest, score(newBand, "band"));
    }

    private static BigDecimal score(BigDecimal value, String name) {
        BigDecimal checked = Require.decimal(value, name, 100, 2);
        if (checked.signum() < 0) {
            throw new IllegalArgumentException(name + " is negative");
        }
        return checked;
    }

    /** The names of the grades, the best first. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        grades.forEach(grade -> names.add(grade.name()));
        names.add(lowest);
        return List.copyOf(names);
    }

    /** By how much a score must leave the range of a grade before the grade changes. */
    public BigDecimal band() {
        return band;
    }

    /** The grade of a score, whatever was before; the score is 0 to 100 with at most two decimals. */
    public String grade(BigDecimal score) {
        BigDecimal checked = score(score, "score");
        return grades.stream()
                .filter(grade -> checked.compareTo(grade.from()) >= 0)
                .findFirst()
                .map(Grade::name)
                .orElse(lowest);
    }

    /** The grade of a score for a customer that has a grade; one that the scale does not have is none. */
    public String grade(BigDecimal score, Optional<String> before) {
        BigDecimal checked = score(score, "score");
        return before.filter(names()::contains)
                .filter(grade -> isKept(grade, checked))
                .orElseGet(() -> grade(checked));
    }

    private boolean isKept(String grade, BigDecimal score) {
        int place = names().indexOf(grade);
        boolean isHighEnough = place == grades.size()
                || score.compareTo(grades.get(place).from().subtract(band)) >= 0;
        boolean isLowEnough =
                place == 0 || score.compareTo(grades.get(place - 1).from().add(band)) < 0;
        return isHighEnough && isLowEnough;
    }

    /**
     * Whether one grade is better than another one.
     *
     * @throws IllegalArgumentException if the scale lacks either
     */
    public boolean isBetter(String grade, String other) {
        int place = names().indexOf(Objects.requireNonNull(grade, "grade"));
        int otherPlace = names().indexOf(Objects.requireNonNull(other, "other"));
        if (place < 0 || otherPlace < 0) {
            throw new IllegalArgumentException("the scale has the grades " + names() + " only");
        }
        return place < otherPlace;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RatingScale that
                && grades.equals(that.grades)
                && lowest.equals(that.lowest)
                && band.equals(that.band);
    }

    @Override
    public int hashCode() {
        return Objects.hash(grades, lowest, band);
    }

    @Override
    public String toString() {
        return "RatingScale" + grades + " else " + lowest + ", band " + band;
    }
}
