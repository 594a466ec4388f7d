package io.cartera.segment;

import io.cartera.party.Region;
import java.time.LocalDate;
import java.util.Objects;
import org.joda.money.Money;

/**
 * A condition on what is known of a customer, which says what it found. Hosts may write their own.
 * <p>
 * What is unknown fulfils no condition, and no denial of one either: of a customer without a region neither {@code inRegion} nor
 * {@code not(inRegion)} holds. Conditions that come here are values, and say the same of the same picture.
 */
@FunctionalInterface
public interface CustomerCondition {

    /** What the condition finds. */
    Finding find(CustomerPicture picture);

    /**
     * Whether a condition holds, and what it looked at. Immutable.
     *
     * @param state whether it holds, does not, or cannot be said
     * @param says in words, with figures
     */
    record Finding(State state, String says) {

        /** Refuses nulls. */
        public Finding {
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(says, "says");
        }

        /** Whether it holds. */
        public boolean holds() {
            return state == State.HOLDS;
        }
    }

    /** The three answers there are. */
    enum State {
        /** The condition holds. */
        HOLDS,
        /** It does not. */
        FAILS,
        /** What it asks for is not known. */
        UNKNOWN
    }

    /** The total is this much or more; unknown without purchases, or in another currency. */
    static CustomerCondition totalAtLeast(Money least) {
        return Conditions.totalAtLeast(least);
    }

    /**
     * There are so many purchases or more.
     *
     * @throws IllegalArgumentException if the number is below 1
     */
    static CustomerCondition purchasesAtLeast(long least) {
        return Conditions.purchasesAtLeast(least);
    }

    /** The last purchase was on this day or later; fails without one in the window. */
    static CustomerCondition boughtSince(LocalDate day) {
        return Conditions.boughtSince(day);
    }

    /** The customer is in this segment by its file; unknown where it is in none of the scheme. */
    static CustomerCondition inSegment(String scheme, String segment) {
        return Conditions.inSegment(scheme, segment);
    }

    /** The customer is counted in this region by its file. */
    static CustomerCondition inRegion(Region region) {
        return Conditions.inRegion(region);
    }

    /** The picture has this word under this name. */
    static CustomerCondition word(String name, String word) {
        return Conditions.word(name, word);
    }

    /** All hold, of which there is at least one; fails where any fails, and is otherwise unknown where any is. */
    static CustomerCondition all(CustomerCondition... conditions) {
        return Conditions.combined(conditions, State.FAILS, State.HOLDS, " and ");
    }

    /** Any holds, of which there is at least one; otherwise unknown where any is. */
    static CustomerCondition any(CustomerCondition... conditions) {
        return Conditions.combined(conditions, State.HOLDS, State.FAILS, " or ");
    }

    /** The other one does not hold; unknown where that is. */
    static CustomerCondition not(CustomerCondition condition) {
        return Conditions.not(condition);
    }
}
