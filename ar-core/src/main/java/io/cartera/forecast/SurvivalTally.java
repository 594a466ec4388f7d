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

    DayCurve curve() {
        long[] sorted = Arrays.copyOf(keys, size);
        Arrays.sort(sorted);
        int distinct = distinct(sorted);
        long[] sums = new long[distinct];
        for (int i = 0; i < size; i++) {
            sums[Arrays.binarySearch(sorted, 0, distinct, keys[i])] += weights[i];
        }
        long atRisk = Arrays.stream(sums).sum();
        int[] days = new int[distinct];
        double[] upTo = new double[distinct];
        int places = 0;
        double alive = 1;
        for (int i = 0; i < distinct; i++) {
            if ((sorted[i] & 1) == 0) {
                alive *= 1 - (double) sums[i] / atRisk;
                days[places] = (int) (sorted[i] >> 1);
                upTo[places++] = 1 - alive;
            }
            atRisk -= sums[i];
        }
        return DayCurve.of(days, upTo, places);
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
}
