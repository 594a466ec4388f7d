package io.cartera.relationship;

import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * After how many days a customer is in which stage of its life, counted from the sales up to the day asked about.
 * <p>
 * Where the last sale is more than {@code lostAfter} days ago the customer is {@link LifecycleStage#LOST}, else more than
 * {@code dormantAfter}: DORMANT, else more than {@code atRiskAfter}: AT_RISK. Else, where the first sale is at most
 * {@code newFor} days ago: NEW; where the last sale that came more than {@code lostAfter} days after the one before it is at
 * most {@code newFor} days ago: REACTIVATED; else ACTIVE. Without a sale: PROSPECT. The rules are the same for all
 * customers, unless they go by the {@linkplain #byRhythm own rhythm} of each. Immutable.
 * <p>
 * Worked, by {@link #standard()}: a sale on 1 January and no other: NEW to 1 April, AT_RISK from 2 April, DORMANT from
 * 1 July (181 days), LOST from 2 January of the next year; and with a sale then, REACTIVATED for 90 days.
 */
public final class LifecycleRules {

    private static final LifecycleRules STANDARD = new LifecycleRules(90, 90, 180, 365, null);
    private static final int MOST_TIMES = 1000;
    private static final int DECIMALS = 6;

    private final int newFor;
    private final int atRiskAfter;
    private final int dormantAfter;
    private final int lostAfter;
    private final @Nullable Rhythm rhythm;

    private LifecycleRules(int newFor, int atRiskAfter, int dormantAfter, int lostAfter, @Nullable Rhythm rhythm) {
        this.rhythm = rhythm;
        this.newFor = Require.positive(newFor, "newFor");
        this.atRiskAfter = Require.positive(atRiskAfter, "atRiskAfter");
        this.dormantAfter = dormantAfter;
        this.lostAfter = lostAfter;
        if (dormantAfter <= atRiskAfter || lostAfter <= dormantAfter) {
            throw new IllegalArgumentException("at risk after " + atRiskAfter + " days, dormant after " + dormantAfter
                    + " and lost after " + lostAfter + " do not rise");
        }
    }

    /** New for 90 days, at risk after 90, dormant after 180, lost after 365. */
    public static LifecycleRules standard() {
        return STANDARD;
    }

    /**
     * Rules with these numbers of days.
     *
     * @throws IllegalArgumentException if one is not positive, or the last three do not rise
     */
    public static LifecycleRules of(int newFor, int atRiskAfter, int dormantAfter, int lostAfter) {
        return new LifecycleRules(newFor, atRiskAfter, dormantAfter, lostAfter, null);
    }

    /**
     * The same rules for whoever has bought too seldom to have a rhythm, and for the others the limits by the
     * customer's own: at risk, dormant and lost are then so many times the median of the days from one day with a sale
     * to the next. A median below the shortest gap counts as that one, so that whoever buys every day is not at risk
     * after a long weekend.
     * <p>
     * Worked: {@code standard().byRhythm(2, 3, 6, 3, 7)} with sales every 30 days: at risk from the 61st day without a
     * sale, dormant from the 91st, lost from the 181st; with sales every day from the 15th, 22nd and 43rd; with sales
     * once a year not before two years are over.
     *
     * @param atRisk how many times of the median, above zero
     * @param dormant how many times, more than atRisk
     * @param lost how many times, more than dormant
     * @param leastGaps how many gaps a median takes
     * @param shortestGap as how many days a shorter median counts
     * @throws IllegalArgumentException if the times do not rise from above 0 to at most 1000 with at most six decimals,
     *     or leastGaps or shortestGap is below 1
     */
    public LifecycleRules byRhythm(
            BigDecimal atRisk, BigDecimal dormant, BigDecimal lost, int leastGaps, int shortestGap) {
        Require.decimal(atRisk, "atRisk", MOST_TIMES, DECIMALS);
        Require.decimal(dormant, "dormant", MOST_TIMES, DECIMALS);
        Require.decimal(lost, "lost", MOST_TIMES, DECIMALS);
        if (atRisk.signum() <= 0 || dormant.compareTo(atRisk) <= 0 || lost.compareTo(dormant) <= 0) {
            throw new IllegalArgumentException("at risk after " + atRisk + " times, dormant after " + dormant
                    + " and lost after " + lost + " do not rise");
        }
        Rhythm own = new Rhythm(
                atRisk,
                dormant,
                lost,
                Require.positive(leastGaps, "leastGaps"),
                Require.positive(shortestGap, "shortestGap"));
        return new LifecycleRules(newFor, atRiskAfter, dormantAfter, lostAfter, own);
    }

    /**
     * By each customer's own rhythm: at risk after 2 times its median gap, dormant after 3, lost after 6, of three gaps
     * or more and at least 7 days; else {@link #standard()}.
     */
    public static LifecycleRules byOwnRhythm() {
        return STANDARD.byRhythm(BigDecimal.valueOf(2), BigDecimal.valueOf(3), BigDecimal.valueOf(6), 3, 7);
    }

    /** The stage on a day of a customer with sales on these days, in any order; later ones do not count. */
    public LifecycleStage stage(Collection<LocalDate> sales, LocalDate on) {
        TreeSet<LocalDate> days = new TreeSet<>(sales);
        days.tailSet(on, false).clear();
        if (days.isEmpty()) {
            return LifecycleStage.PROSPECT;
        }
        Limits limits = limits(days);
        long silent = ChronoUnit.DAYS.between(days.last(), on);
        if (silent > limits.lostAfter()) {
            return LifecycleStage.LOST;
        }
        if (silent > limits.dormantAfter()) {
            return LifecycleStage.DORMANT;
        }
        if (silent > limits.atRiskAfter()) {
            return LifecycleStage.AT_RISK;
        }
        if (ChronoUnit.DAYS.between(days.first(), on) <= newFor) {
            return LifecycleStage.NEW;
        }
        return hasReturned(days, on, limits.lostAfter()) ? LifecycleStage.REACTIVATED : LifecycleStage.ACTIVE;
    }

    private Limits limits(TreeSet<LocalDate> days) {
        return rhythm == null || days.size() <= rhythm.leastGaps()
                ? new Limits(atRiskAfter, dormantAfter, lostAfter)
                : rhythm.limits(days);
    }

    private boolean hasReturned(TreeSet<LocalDate> days, LocalDate on, long lost) {
        Iterator<LocalDate> back = days.descendingIterator();
        LocalDate later = back.next();
        while (back.hasNext() && ChronoUnit.DAYS.between(later, on) <= newFor) {
            LocalDate earlier = back.next();
            if (ChronoUnit.DAYS.between(earlier, later) > lost) {
                return true;
            }
            later = earlier;
        }
        return false;
    }

    /** After how many days a customer is in each stage. */
    private record Limits(long atRiskAfter, long dormantAfter, long lostAfter) {}

    /** How many times the median gap. */
    private record Rhythm(BigDecimal atRisk, BigDecimal dormant, BigDecimal lost, int leastGaps, int shortestGap) {

        Limits limits(TreeSet<LocalDate> days) {
            List<Long> gaps = new ArrayList<>();
            LocalDate before = null;
            for (LocalDate day : days) {
                if (before != null) {
                    gaps.add(ChronoUnit.DAYS.between(before, day));
                }
                before = day;
            }
            gaps.sort(null);
            long twice = gaps.get((gaps.size() - 1) / 2) + gaps.get(gaps.size() / 2);
            BigDecimal median = BigDecimal.valueOf(twice * 5, 1).max(BigDecimal.valueOf(shortestGap));
            return new Limits(days(atRisk, median), days(dormant, median), days(lost, median));
        }

        /** Whole days are more than so many times the median just where they are more than these. */
        private static long days(BigDecimal times, BigDecimal median) {
            return times.multiply(median).setScale(0, RoundingMode.FLOOR).longValueExact();
        }
    }

    @Override
    public String toString() {
        return "LifecycleRules[new for " + newFor + ", at risk after " + atRiskAfter + ", dormant after " + dormantAfter
                + ", lost after " + lostAfter + (rhythm == null ? "" : ", by " + rhythm) + "]";
    }
}
