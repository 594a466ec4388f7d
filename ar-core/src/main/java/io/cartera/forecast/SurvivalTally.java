package io.cartera.forecast;

import java.util.Arrays;

/**
 * Days that are known, and days that are only known to be later than some age, made into a curve by the product-limit
 * estimate (Kaplan and Meier 1958) with weights. Another curve may count as so many observations more, which is the
 * posterior under a Dirichlet prior. What is left after the last known day is left out: the curve tells when, of what is
 * paid at all. Weights are whole numbers, so that sums do not depend on the order of the observations.
 */
final class SurvivalTally {

    private static final double UNIT = 65_536;
    private static final int TAIL_POINTS = 10;
    private static final double LEAST_LEFT = 0.01;
    private static final double LEAST_HAZARD = 0.002;

    private long[] keys;
    private long[] weights;
    private int size;

    SurvivalTally(int expected) {
        keys = new long[Math.max(expected, 16)];
        weights = new long[keys.length];
    }

    void known(int day, double weight) {
        add(day, 0, weight);
    }

    void laterThan(int age, double weight) {
        add(age, 1, weight);
    }

    void add(DayCurve curve, double weight) {
        for (int i = 0; i < curve.size(); i++) {
            known(curve.day(i), curve.share(i) * weight);
        }
    }

    private void add(int day, int censored, double weight) {
        long units = Math.round(weight * UNIT);
        if (units <= 0) {
            return;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            weights = Arrays.copyOf(weights, size * 2);
        }
        // What is known of a day comes before what is later than it.
        keys[size] = (long) day * 2 + censored;
        weights[size] = units;
        size++;
    }

    /** Without what is left after the last known day. */
    DayCurve curve() {
        return curve(false);
    }

    /**
     * With as much of what is left after the last known day as is likely to be still to come: in a young ledger most of it. It goes on in an exponential
     * curve as fast as the later half of the known days came, and what was waited for in vain for as long as that makes likely never comes.
     */
    DayCurve curveWithTail() {
        return curve(true);
    }

    private DayCurve curve(boolean hasTail) {
        long[] sorted = Arrays.copyOf(keys, size);
        Arrays.sort(sorted);
        sorted = Arrays.copyOf(sorted, distinct(sorted));
        long[] sums = new long[sorted.length];
        for (int i = 0; i < size; i++) {
            sums[Arrays.binarySearch(sorted, keys[i])] += weights[i];
        }
        Estimate estimate = new Estimate(sorted, sums);
        if (hasTail) {
            estimate.addTail();
        }
        return estimate.curve();
    }

    private static int distinct(long[] sorted) {
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[distinct++] = sorted[i];
            }
        }
        return distinct;
    }

    /** The product-limit estimate over distinct keys with the sums of their weights. */
    private static final class Estimate {

        private final long[] keys;
        private final long[] sums;
        private final int[] days;
        private final double[] upTo;
        private int places;

        Estimate(long[] keys, long[] sums) {
            this.keys = keys;
            this.sums = sums;
            this.days = new int[keys.length + TAIL_POINTS];
            this.upTo = new double[days.length];
            long atRisk = Arrays.stream(sums).sum();
            double left = 1;
            for (int i = 0; i < keys.length; i++) {
                if (isKnown(i)) {
                    left *= 1 - (double) sums[i] / atRisk;
                    days[places] = day(i);
                    upTo[places++] = 1 - left;
                }
                atRisk -= sums[i];
            }
        }

        private boolean isKnown(int place) {
            return (keys[place] & 1) == 0;
        }

        private int day(int place) {
            return (int) (keys[place] >> 1);
        }

        void addTail() {
            if (places == 0 || 1 - upTo[places - 1] <= LEAST_LEFT) {
                return;
            }
            int last = days[places - 1];
            double seen = upTo[places - 1];
            double hazard = hazard(last);
            double kept = hazard == 0 ? 0 : (1 - seen) * StrictMath.exp(-hazard * daysBeyond(last));
            if (kept < LEAST_LEFT) {
                return;
            }
            for (int i = 0; i < TAIL_POINTS; i++) {
                double ahead = -StrictMath.log(1 - (i + 0.5) / TAIL_POINTS) / hazard;
                int day = last + Math.max(1, (int) Math.round(ahead));
                places += day > days[places - 1] ? 1 : 0;
                days[places - 1] = day;
                upTo[places - 1] = seen + kept * (i + 1) / TAIL_POINTS;
            }
        }

        /** How many a day came of those still waited for, in the later half; zero where nothing tells. */
        private double hazard(int last) {
            int half = 0;
            while (upTo[half] < upTo[places - 1] / 2) {
                half++;
            }
            int from = days[half];
            double came = 0;
            double waited = 0;
            for (int i = 0; i < keys.length; i++) {
                if (day(i) > from) {
                    came += isKnown(i) ? sums[i] : 0;
                    waited += (double) sums[i] * (Math.min(day(i), last) - from);
                }
            }
            return came == 0 ? 0 : Math.max(came / waited, LEAST_HAZARD);
        }

        /** For how many days, of all observations together, it was waited in vain after the last known day. */
        private double daysBeyond(int last) {
            double waited = 0;
            for (int i = 0; i < keys.length; i++) {
                waited += Math.max(0, day(i) - last) * (sums[i] / UNIT);
            }
            return waited;
        }

        DayCurve curve() {
            return DayCurve.of(days, upTo, places);
        }
    }
}
