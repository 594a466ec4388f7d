package io.cartera.care;

import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.customerfile.CustomerFile;
import io.cartera.purchasing.PurchaseRhythm;
import io.cartera.relationship.CareFinding;
import io.cartera.time.DateRange;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What became of the customers that were found at risk in a period, by the action that was proposed: who bought again within so many days after.
 * <p>
 * A customer counts once for each day from which it was at risk for an action, whether or not that ended since. It came back with a purchase after that day,
 * on the last of the days at the latest; it stayed away where these days are over without one; else it is not known yet. That who came back
 * did so because of the action is not said: hold some out to know ({@link io.cartera.campaign.Campaign}). Immutable.
 * <p>
 * Worked: of five found on 1 March, looked at on 20 March with 30 days, two bought by then: 2 came back, 3 are not known yet, and no rate but
 * that of those known: 100.00 %. On 1 April, with no other purchase: 2 came back, 3 stayed away, 40.00 %.
 */
public final class CareOutcome {

    /** What became of those for whom one action was proposed. Immutable. */
    public static final class Row {

        private final long cameBack;
        private final long stayedAway;
        private final long unknown;

        private Row(long cameBack, long stayedAway, long unknown) {
            this.cameBack = cameBack;
            this.stayedAway = stayedAway;
            this.unknown = unknown;
        }

        /** How many were found. */
        public long found() {
            return cameBack + stayedAway + unknown;
        }

        /** How many of them bought in time. */
        public long cameBack() {
            return cameBack;
        }

        /** How many did not, and their time is over. */
        public long stayedAway() {
            return stayedAway;
        }

        /** How many did not so far, and have time. */
        public long unknown() {
            return unknown;
        }

        /** How many came back of those of whom it is known, in percent, to two decimals, half up; empty where that is none. */
        public Optional<BigDecimal> rate() {
            long known = cameBack + stayedAway;
            return known == 0
                    ? Optional.empty()
                    : Optional.of(BigDecimal.valueOf(cameBack)
                            .movePointRight(2)
                            .divide(BigDecimal.valueOf(known), 2, RoundingMode.HALF_UP));
        }

        @Override
        public String toString() {
            return cameBack + " came back, " + stayedAway + " stayed away, " + unknown + " not known yet";
        }
    }

    private final SortedMap<String, Row> rows;

    private CareOutcome(SortedMap<String, Row> rows) {
        this.rows = Collections.unmodifiableSortedMap(rows);
    }

    /**
     * Starts to read customer after customer.
     *
     * @param found the days from which they were at risk
     * @param days how many days after that a purchase counts
     * @throws IllegalArgumentException if days is below 1
     */
    public static Reading in(DateRange found, int days) {
        return new Reading(found, days);
    }

    /** The actions that were proposed, by name, with what became of it. What was erased is not in it. */
    public SortedMap<String, Row> rows() {
        return rows;
    }

    @Override
    public String toString() {
        return "CareOutcome" + rows;
    }

    /** Adds up the customers. Not thread-safe. */
    public static final class Reading {

        private final DateRange found;
        private final int days;
        private final TreeMap<String, long[]> counts = new TreeMap<>();

        private Reading(DateRange found, int days) {
            this.found = Objects.requireNonNull(found, "found");
            this.days = Require.positive(days, "days");
        }

        /** Whether a file has anything to count, so that the rhythm of the customer is needed. */
        public boolean concerns(CustomerFile file) {
            return !actions(file).isEmpty();
        }

        /**
         * Adds a customer, once.
         *
         * @param rhythm of the same customer, as of the day on which it is asked
         * @throws IllegalArgumentException if the two are of different customers
         */
        public Reading add(CustomerFile file, PurchaseRhythm rhythm) {
            if (!file.customer().id().equals(rhythm.customer())) {
                throw new IllegalArgumentException(
                        "the file of " + file.customer().id() + " with the rhythm of " + rhythm.customer());
            }
            actions(file).forEach((action, froms) -> {
                for (LocalDate from : froms) {
                    counts.computeIfAbsent(action, any -> new long[3])[place(from, rhythm)]++;
                }
            });
            return this;
        }

        private int place(LocalDate from, PurchaseRhythm rhythm) {
            LocalDate last =
                    days > rhythm.asOf().toEpochDay() - from.toEpochDay() ? rhythm.asOf() : from.plusDays(days);
            boolean bought = from.isBefore(last)
                    && !rhythm.dealsByDay()
                            .subMap(from.plusDays(1), last.plusDays(1))
                            .isEmpty();
            if (bought) {
                return 0;
            }
            return rhythm.asOf().toEpochDay() - from.toEpochDay() > days ? 1 : 2;
        }

        private SortedMap<String, SortedSet<LocalDate>> actions(CustomerFile file) {
            SortedMap<String, SortedSet<LocalDate>> actions = new TreeMap<>();
            for (CustomerFactRecorded recorded : file.facts()) {
                CustomerFact fact = recorded.fact();
                if (fact.kind() == CustomerFactKind.AT_RISK && found.contains(fact.from())) {
                    fact.content(CustomerFactKind.AT_RISK)
                            .find()
                            .map(CareFinding::action)
                            .ifPresent(action -> actions.computeIfAbsent(action, any -> new TreeSet<>())
                                    .add(fact.from()));
                }
            }
            return actions;
        }

        /** What the customers come to. */
        public CareOutcome result() {
            SortedMap<String, Row> rows = new TreeMap<>();
            counts.forEach((action, count) -> rows.put(action, new Row(count[0], count[1], count[2])));
            return new CareOutcome(rows);
        }
    }
}
