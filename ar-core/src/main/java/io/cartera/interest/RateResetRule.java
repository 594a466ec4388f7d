package io.cartera.interest;

import java.time.LocalDate;
import java.time.Month;

/**
 * Which reference rate holds on a day of lateness. There is no default: laws differ, and each rule is named for what it
 * does.
 * <p>
 * Semesters begin on 1 January and 1 July. Worked: the rate changes from 4.00 to 4.50 on 1 July. On 2 July
 * {@link #inForceAtSemesterStart} gives 4.50, {@link #latestBeforeSemester} 4.00, {@link #onEachChange} 4.50; of what fell
 * due in June the {@linkplain #fixedAtStart() fixed} form of each keeps what it gives for the day after the due date.
 * Immutable and thread-safe.
 */
public final class RateResetRule {

    private enum Reset {
        SEMESTER_START,
        BEFORE_SEMESTER,
        EACH_CHANGE
    }

    private final Reset reset;
    private final boolean isFixed;

    private RateResetRule(Reset reset, boolean isFixed) {
        this.reset = reset;
        this.isFixed = isFixed;
    }

    /** The rate in force on the first day of the semester, for all of it: Directive 2011/7/EU, art. 3(2). */
    public static RateResetRule inForceAtSemesterStart() {
        return new RateResetRule(Reset.SEMESTER_START, false);
    }

    /**
     * The latest rate before the first day of the semester, for all of it: Spain, Ley 3/2004, art. 7(2); with
     * {@link #fixedAtStart} the United Kingdom, where the rates of 31 December and 30 June count.
     */
    public static RateResetRule latestBeforeSemester() {
        return new RateResetRule(Reset.BEFORE_SEMESTER, false);
    }

    /**
     * The rate in force on each day. Also for published legal rates, which may change within a semester: a table of them
     * with a margin of zero.
     */
    public static RateResetRule onEachChange() {
        return new RateResetRule(Reset.EACH_CHANGE, false);
    }

    /** This rule, asked once, for the day after the due date: the rate it gives holds for as long as the debt is late. */
    public RateResetRule fixedAtStart() {
        return new RateResetRule(reset, true);
    }

    /** The rate that holds on a day, of a debt that was first late on another. */
    InForce on(LocalDate day, LocalDate firstLateDay, ReferenceRates rates) {
        LocalDate asked = isFixed ? firstLateDay : day;
        LocalDate semester = LocalDate.of(
                asked.getYear(), asked.getMonth().compareTo(Month.JULY) < 0 ? Month.JANUARY : Month.JULY, 1);
        LocalDate key = switch (reset) {
            case SEMESTER_START -> semester;
            case BEFORE_SEMESTER -> semester.minusDays(1);
            case EACH_CHANGE -> asked;
        };
        ReferenceRate rate = rates.inForceOn(key);
        if (!rate.inForce().contains(key)) {
            throw new IllegalArgumentException("asked for the rate of " + key + ", the rates gave " + rate);
        }
        LocalDate end = reset == Reset.EACH_CHANGE ? rate.inForce().endExclusive() : semester.plusMonths(6);
        return new InForce(rate, key, isFixed ? LocalDate.MAX : end);
    }

    /** A rate, the day whose rate it is, and the first day on which the rule is to be asked again. */
    record InForce(ReferenceRate rate, LocalDate of, LocalDate until) {}

    @Override
    public boolean equals(Object other) {
        return other instanceof RateResetRule that && reset == that.reset && isFixed == that.isFixed;
    }

    @Override
    public int hashCode() {
        return reset.hashCode() * 2 + (isFixed ? 1 : 0);
    }

    @Override
    public String toString() {
        String words = switch (reset) {
            case SEMESTER_START -> "in force at the start of the semester";
            case BEFORE_SEMESTER -> "latest before the semester";
            case EACH_CHANGE -> "in force on the day";
        };
        return isFixed ? words + ", fixed when the debt falls late" : words;
    }
}
