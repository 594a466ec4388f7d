package io.cartera.relationship;

import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Iterator;
import java.util.TreeSet;

/**
 * After how many days a customer is in which stage of its life, counted from the sales up to the day asked about.
 * <p>
 * Where the last sale is more than {@code lostAfter} days ago the customer is {@link LifecycleStage#LOST}, else more than
 * {@code dormantAfter}: DORMANT, else more than {@code atRiskAfter}: AT_RISK. Else, where the first sale is at most
 * {@code newFor} days ago: NEW; where the last sale that came more than {@code lostAfter} days after the one before it is at
 * most {@code newFor} days ago: REACTIVATED; else ACTIVE. Without a sale: PROSPECT. The rules are the same for all customers;
 * the own rhythm of each one is the matter of the risk signals. Immutable.
 * <p>
 * Worked, by {@link #standard()}: a sale on 1 January and no other: NEW to 1 April, AT_RISK from 2 April, DORMANT from
 * 1 July (181 days), LOST from 2 January of the next year; and with a sale then, REACTIVATED for 90 days.
 */
public final class LifecycleRules {

    private static final LifecycleRules STANDARD = new LifecycleRules(90, 90, 180, 365);

    private final int newFor;
    private final int atRiskAfter;
    private final int dormantAfter;
    private final int lostAfter;

    private LifecycleRules(int newFor, int atRiskAfter, int dormantAfter, int lostAfter) {
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
        return new LifecycleRules(newFor, atRiskAfter, dormantAfter, lostAfter);
    }

    /** The stage on a day of a customer with sales on these days, in any order; later ones do not count. */
    public LifecycleStage stage(Collection<LocalDate> sales, LocalDate on) {
        TreeSet<LocalDate> days = new TreeSet<>(sales);
        days.tailSet(on, false).clear();
        if (days.isEmpty()) {
            return LifecycleStage.PROSPECT;
        }
        long silent = ChronoUnit.DAYS.between(days.last(), on);
        if (silent > lostAfter) {
            return LifecycleStage.LOST;
        }
        if (silent > dormantAfter) {
            return LifecycleStage.DORMANT;
        }
        if (silent > atRiskAfter) {
            return LifecycleStage.AT_RISK;
        }
        if (ChronoUnit.DAYS.between(days.first(), on) <= newFor) {
            return LifecycleStage.NEW;
        }
        return hasReturned(days, on) ? LifecycleStage.REACTIVATED : LifecycleStage.ACTIVE;
    }

    private boolean hasReturned(TreeSet<LocalDate> days, LocalDate on) {
        Iterator<LocalDate> back = days.descendingIterator();
        LocalDate later = back.next();
        while (back.hasNext() && ChronoUnit.DAYS.between(later, on) <= newFor) {
            LocalDate earlier = back.next();
            if (ChronoUnit.DAYS.between(earlier, later) > lostAfter) {
                return true;
            }
            later = earlier;
        }
        return false;
    }

    @Override
    public String toString() {
        return "LifecycleRules[new for " + newFor + ", at risk after " + atRiskAfter + ", dormant after " + dormantAfter
                + ", lost after " + lostAfter + "]";
    }
}
