package io.cartera.allocation;

import com.google.common.math.LongMath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which sets of amounts add up to a target: exactly, up to a number of solutions and of steps.
 * <p>
 * The smallest sixteen amounts are summed up beforehand, all 65,536 sets of them in the order of their sums; the others
 * are tried from the largest down, cut off where all that follow are too little or have a common divisor that the rest
 * does not have. So sixteen amounts more than could be tried alone are settled for good. What is summed up beforehand
 * serves every target. For one thread.
 */
final class SubsetSearch {

    /** How many solutions are listed at most. */
    static final int MOST_SOLUTIONS = 10;

    /** How many amounts may come into question. */
    static final int MOST_AMOUNTS = 1_000;

    /** As how many steps it counts to set up a search: one for eight sums. */
    static final long STEPS_TO_SET_UP = 8_192;

    private static final int TAIL = 16;

    private final long[] amounts;
    private final int[] positions;
    private final int[] order;
    private final int head;
    private final long[] totalFrom;
    private final long[] divisorFrom;
    private final int[] chosen;
    private long[] tailSums = {};
    private int[] tailSets = {};
    private List<int[]> solutions = new ArrayList<>();
    private long stepsLeft;

    /**
     * What came of a search.
     *
     * @param solutions positions of amounts, ascending; at most {@link #MOST_SOLUTIONS}
     * @param isComplete whether there are no others, or so many that the rest was not looked for
     * @param steps how many steps were taken
     */
    record Result(List<int[]> solutions, boolean isComplete, long steps) {}

    private SubsetSearch(long[] amounts, int[] positions) {
        this.amounts = amounts;
        this.positions = positions;
        order = IntStream.range(0, amounts.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> -amounts[i]).thenComparing(i -> i))
                .mapToInt(i -> i)
                .toArray();
        int size = order.length;
        head = Math.max(0, size - TAIL);
        chosen = new int[head];
        totalFrom = new long[size + 1];
        divisorFrom = new long[size + 1];
        for (int i = size - 1; i >= 0; i--) {
            totalFrom[i] = LongMath.saturatedAdd(totalFrom[i + 1], amounts[order[i]]);
            divisorFrom[i] = LongMath.gcd(divisorFrom[i + 1], amounts[order[i]]);
        }
    }

    /** A search among positive amounts, each known by a position, the positions ascending. */
    static SubsetSearch over(long[] amounts, int[] positions) {
        return new SubsetSearch(amounts, positions);
    }

    private void sumUpTail() {
        long[] sums = {0};
        int[] sets = {0};
        for (int i = head; i < order.length; i++) {
            long[] moreSums = new long[sums.length * 2];
            int[] moreSets = new int[sums.length * 2];
            merge(sums, sets, amounts[order[i]], 1 << (i - head), moreSums, moreSets);
            sums = moreSums;
            sets = moreSets;
        }
        tailSums = sums;
        tailSets = sets;
    }

    // The sums without the amount and those with it, both in order, become one in order.
    private static void merge(long[] sums, int[] sets, long amount, int bit, long[] moreSums, int[] moreSets) {
        int without = 0;
        int with = 0;
        for (int k = 0; k < moreSums.length; k++) {
            boolean isWith = without == sums.length
                    || (with < sums.length && LongMath.saturatedAdd(sums[with], amount) < sums[without]);
            moreSums[k] = isWith ? LongMath.saturatedAdd(sums[with], amount) : sums[without];
            moreSets[k] = isWith ? sets[with++] | bit : sets[without++];
        }
    }

    /** How many of the amounts are not greater than a target. */
    int countUpTo(long target) {
        return order.length - first(target);
    }

    /** Where in the order the amounts begin that are not greater. */
    private int first(long target) {
        int from = 0;
        int to = order.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (amounts[order[middle]] > target) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /**
     * Searches for sets of amounts with the sum of a positive target.
     *
     * @param mostSteps after how many steps to stop
     */
    Result find(long target, long mostSteps) {
        int first = first(target);
        if (order.length - first > MOST_AMOUNTS) {
            return new Result(List.of(), false, 0);
        }
        if (tailSums.length == 0) {
            sumUpTail();
        }
        solutions = new ArrayList<>();
        stepsLeft = mostSteps;
        boolean isComplete = tryFrom(first, target, 0);
        return new Result(List.copyOf(solutions), isComplete, mostSteps - Math.max(0, stepsLeft));
    }

    /** Whether all was tried, or enough found. */
    private boolean tryFrom(int from, long rest, int depth) {
        takeTail(rest, depth);
        for (int i = from; i < head && solutions.size() < MOST_SOLUTIONS; i++) {
            if (--stepsLeft < 0) {
                return false;
            }
            if (totalFrom[i] < rest || rest % divisorFrom[i] != 0) {
                return true;
            }
            long amount = amounts[order[i]];
            if (amount <= rest) {
                chosen[depth] = positions[order[i]];
                if (!tryFrom(i + 1, rest - amount, depth + 1)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void takeTail(long rest, int depth) {
        if (rest > totalFrom[head]) {
            return;
        }
        int at = Arrays.binarySearch(tailSums, rest);
        while (at > 0 && tailSums[at - 1] == rest) {
            at--;
        }
        while (at >= 0 && at < tailSums.length && tailSums[at] == rest && solutions.size() < MOST_SOLUTIONS) {
            solutions.add(solution(depth, tailSets[at]));
            at++;
        }
    }

    private int[] solution(int depth, int tailSet) {
        int[] solution = Arrays.copyOf(chosen, depth + Integer.bitCount(tailSet));
        int next = depth;
        for (int i = head; i < order.length; i++) {
            if ((tailSet & (1 << (i - head))) != 0) {
                solution[next++] = positions[order[i]];
            }
        }
        Arrays.sort(solution);
        return solution;
    }
}
