package io.cartera.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What comes together of amounts each of which comes with some chance, whatever becomes of the others. The largest are added one
 * by one, amount by amount; where that makes too many amounts, neighbours are put together at their mean. The many small ones beside them
 * are a normal curve. Not thread-safe.
 */
final class CashSum {

    private static final int ONE_BY_ONE = 200;
    private static final int MOST_POINTS = 2_048;
    private static final double SURE = 1e-9;

    private final List<Part> parts = new ArrayList<>();
    private long sure;

    private record Part(long minor, double chance) {}

    void add(long minor, double chance) {
        if (chance >= 1 - SURE) {
            sure = Math.addExact(sure, minor);
        } else if (chance > SURE && minor > 0) {
            parts.add(new Part(minor, chance));
        }
    }

    /** The amounts that come in so many cases at least, in minor units: the largest of each such. */
    long[] inAtLeast(double... levels) {
        parts.sort(Comparator.comparingLong(Part::minor)
                .thenComparingDouble(Part::chance)
                .reversed());
        long[] amounts = {0};
        double[] chances = {1};
        Rest rest = new Rest();
        for (int i = 0; i < parts.size(); i++) {
            if (i < ONE_BY_ONE) {
                Points points = new Points(amounts, chances, parts.get(i)).halvedIfTooMany();
                amounts = points.amounts;
                chances = points.chances;
            } else {
                rest.add(parts.get(i));
            }
        }
        long[] found = new long[levels.length];
        for (int i = 0; i < levels.length; i++) {
            found[i] = sure + rest.most(amounts, chances, levels[i]);
        }
        return found;
    }

    /** Rising amounts and how likely each is, with one part more. */
    private static final class Points {

        private long[] amounts;
        private double[] chances;

        Points(long[] before, double[] likely, Part part) {
            amounts = new long[2 * before.length];
            chances = new double[amounts.length];
            int without = 0;
            int with = 0;
            int size = 0;
            while (with < before.length) {
                boolean isWithout = without < before.length && before[without] <= before[with] + part.minor;
                long amount = isWithout ? before[without] : Math.addExact(before[with], part.minor);
                double chance = isWithout ? likely[without++] * (1 - part.chance) : likely[with++] * part.chance;
                size += size > 0 && amounts[size - 1] == amount ? 0 : 1;
                amounts[size - 1] = amount;
                chances[size - 1] += chance;
            }
            amounts = Arrays.copyOf(amounts, size);
            chances = Arrays.copyOf(chances, size);
        }

        Points halvedIfTooMany() {
            if (amounts.length > MOST_POINTS) {
                int half = (amounts.length + 1) / 2;
                for (int i = 0; i < half; i++) {
                    int next = Math.min(2 * i + 1, amounts.length - 1);
                    double chance = next == 2 * i ? chances[next] : chances[2 * i] + chances[next];
                    double share = chance == 0 ? 0 : chances[next] / chance;
                    amounts[i] = amounts[2 * i] + Math.round(share * (amounts[next] - amounts[2 * i]));
                    chances[i] = chance;
                }
                amounts = Arrays.copyOf(amounts, half);
                chances = Arrays.copyOf(chances, half);
            }
            return this;
        }
    }

    /** The small ones together. */
    private static final class Rest {

        private double mean;
        private double variance;
        private double whole;

        void add(Part part) {
            mean += part.minor * part.chance;
            variance += (double) part.minor * part.minor * part.chance * (1 - part.chance);
            whole += part.minor;
        }

        long most(long[] amounts, double[] chances, double level) {
            long low = 0;
            long high = amounts[amounts.length - 1] + (long) whole;
            while (low < high) {
                long middle = low + (high - low + 1) / 2;
                if (chanceOf(middle, amounts, chances) >= level - SURE) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return low;
        }

        /** How likely it is that so much comes. */
        private double chanceOf(long least, long[] amounts, double[] chances) {
            double chance = 0;
            for (int i = 0; i < amounts.length; i++) {
                double missing = least - amounts[i] - mean;
                chance += chances[i] * (variance > 0 ? above(missing / Math.sqrt(variance)) : missing <= 0 ? 1 : 0);
            }
            return chance;
        }

        /** The share of a normal curve above (Abramowitz and Stegun, 26.2.17: right to seven decimals). */
        private static double above(double z) {
            double t = 1 / (1 + 0.2316419 * Math.abs(z));
            double tail = StrictMath.exp(-z * z / 2)
                    / Math.sqrt(2 * Math.PI)
                    * t
                    * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
            return z >= 0 ? tail : 1 - tail;
        }
    }
}
