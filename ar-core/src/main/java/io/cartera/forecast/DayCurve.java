package io.cartera.forecast;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** How likely each of some days is, in rising order of days; the shares sum to one. Immutable. */
final class DayCurve {

    private static final int FAR = 700;
    static final DayCurve NONE = new DayCurve(new int[0], new double[0]);

    private final int[] days;
    private final double[] upTo;

    private DayCurve(int[] days, double[] upTo) {
        this.days = days;
        this.upTo = upTo;
    }

    /** The curve of rising days with their cumulative shares, the last of which becomes one. */
    static DayCurve of(int[] days, double[] upTo, int size) {
        if (size == 0 || upTo[size - 1] <= 0) {
            return NONE;
        }
        double whole = upTo[size - 1];
        double[] shares = new double[size];
        for (int i = 0; i < size; i++) {
            shares[i] = upTo[i] / whole;
        }
        return new DayCurve(Arrays.copyOf(days, size), shares);
    }

    boolean isEmpty() {
        return days.length == 0;
    }

    int size() {
        return days.length;
    }

    int day(int place) {
        return days[place];
    }

    double share(int place) {
        return place == 0 ? upTo[0] : upTo[place] - upTo[place - 1];
    }

    /** The share of the days up to and including this one. */
    double upTo(int day) {
        int place = Arrays.binarySearch(days, day);
        int last = place >= 0 ? place : -place - 2;
        return last < 0 ? 0 : upTo[last];
    }

    /** The share of the days up to this one among those after the age. */
    double upToBeyond(int age, int day) {
        double gone = upTo(age);
        return gone >= 1 ? 1 : Math.max(0, (upTo(day) - gone) / (1 - gone));
    }

    /** Whether there is a day after the age. */
    boolean reaches(int age) {
        return days.length > 0 && days[days.length - 1] > age;
    }

    /** The first day after the age up to which the share among the days after the age is at least the level. */
    int quantileBeyond(int age, double level) {
        double gone = upTo(age);
        double wanted = gone + level * (1 - gone);
        int low = firstAfter(age);
        int high = days.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] >= wanted) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return days[low];
    }

    /**
     * The part after the age, each day of it spread over its neighbours, less the farther they are, and each of these
     * weighted. Days far behind the age stay together.
     */
    DayCurve spreadBeyond(int age, int reach, IntToDoubleFunction weight) {
        int first = firstAfter(age);
        int last = Math.min(days[days.length - 1], age + FAR) + reach;
        double[] shares = new double[last - age];
        for (int place = first; place < days.length; place++) {
            int day = Math.min(days[place], age + FAR);
            for (int step = -reach; step <= reach; step++) {
                if (day + step > age) {
                    shares[day + step - age - 1] += share(place) * (reach + 1 - Math.abs(step));
                }
            }
        }
        int[] spread = new int[shares.length];
        double[] sums = new double[shares.length];
        double sum = 0;
        int size = 0;
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] > 0) {
                sum += shares[i] * weight.applyAsDouble(age + 1 + i);
                spread[size] = age + 1 + i;
                sums[size++] = sum;
            }
        }
        return of(spread, sums, size);
    }

    /**
     * What is left of this curve after the age, which counts so much, joined with another whose days all lie after it and
     * which counts so much.
     */
    DayCurve beyondJoined(int age, double weight, DayCurve other, double otherWeight) {
        double sum = 0;
        int first = reaches(age) ? firstAfter(age) : days.length;
        int[] joined = new int[days.length - first + other.days.length];
        double[] sums = new double[joined.length];
        int mine = first;
        int theirs = 0;
        int size = 0;
        while (mine < days.length || theirs < other.days.length) {
            int day = mine == days.length
                    ? other.days[theirs]
                    : theirs == other.days.length ? days[mine] : Math.min(days[mine], other.days[theirs]);
            if (mine < days.length && days[mine] == day) {
                sum += share(mine++) * weight;
            }
            if (theirs < other.days.length && other.days[theirs] == day) {
                sum += other.share(theirs++) * otherWeight;
            }
            joined[size] = day;
            sums[size++] = sum;
        }
        return of(joined, sums, size);
    }

    int quantile(double level) {
        return quantileBeyond(Integer.MIN_VALUE, level);
    }

    private int firstAfter(int age) {
        int place = Arrays.binarySearch(days, age);
        return Math.min(place >= 0 ? place + 1 : -place - 1, days.length - 1);
    }

    /** The mean of the quartiles, the median counted twice (Tukey's trimean): a middle that outliers do not move. */
    double trimean() {
        return (quantile(0.25) + 2.0 * quantile(0.5) + quantile(0.75)) / 4;
    }
}
