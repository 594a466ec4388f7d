package io.cartera.review;

import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One version of the table that says what each grade leads to, from a day on; a customer without a grade, or with one that
 * the table does not have, has the conditions of those that are not rated.
 * <p>
 * A host keeps all versions, so that what was in force on a day stays answered: {@link #inForce}. Immutable.
 */
public final class ConditionsTable {

    private final String version;
    private final LocalDate from;
    private final GradeConditions unrated;
    private final SortedMap<String, GradeConditions> grades;

    private ConditionsTable(
            String version, LocalDate from, GradeConditions unrated, SortedMap<String, GradeConditions> grades) {
        this.version = Require.id(version, "version");
        this.from = Require.date(from, "from");
        this.unrated = Objects.requireNonNull(unrated, "unrated");
        this.grades = grades;
    }

    /** A version that holds from a day on, with the conditions of customers that are not rated. */
    public static ConditionsTable of(String version, LocalDate from, GradeConditions unrated) {
        return new ConditionsTable(version, from, unrated, new TreeMap<>(CodePoints::compare));
    }

    /** This version with what a grade leads to. */
    public ConditionsTable grade(String grade, GradeConditions conditions) {
        SortedMap<String, GradeConditions> all = new TreeMap<>(grades);
        all.put(Require.id(grade, "grade"), Objects.requireNonNull(conditions, "conditions"));
        return new ConditionsTable(version, from, unrated, all);
    }

    /**
     * The version that is in force on a day: of those from a day not after it the one from the latest; empty before the
     * first.
     *
     * @throws IllegalArgumentException if two of them begin on the same day
     */
    public static Optional<ConditionsTable> inForce(Collection<ConditionsTable> versions, LocalDate on) {
        Require.date(on, "on");
        if (versions.stream().map(ConditionsTable::from).distinct().count() < versions.size()) {
            throw new IllegalArgumentException("two versions begin on the same day");
        }
        return versions.stream()
                .filter(version -> !version.from.isAfter(on))
                .max(Comparator.comparing(ConditionsTable::from));
    }

    /** The name of the version. */
    public String version() {
        return version;
    }

    /** The first day on which it holds. */
    public LocalDate from() {
        return from;
    }

    /** What a grade leads to. */
    public GradeConditions conditions(Optional<String> grade) {
        return grade.map(name -> grades.getOrDefault(name, unrated)).orElse(unrated);
    }

    /** What each grade leads to, by name. */
    SortedMap<String, GradeConditions> grades() {
        return Collections.unmodifiableSortedMap(grades);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConditionsTable that
                && version.equals(that.version)
                && from.equals(that.from)
                && unrated.equals(that.unrated)
                && grades.equals(that.grades);
    }

    @Override
    public int hashCode() {
        return Objects.hash(version, from);
    }

    @Override
    public String toString() {
        return "ConditionsTable[" + version + ", from " + from + ", " + grades + ", else " + unrated + "]";
    }
}
