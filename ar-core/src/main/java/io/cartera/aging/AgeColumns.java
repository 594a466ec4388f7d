package io.cartera.aging;

/**
 * Where the columns of an aging lie in a row of minor units: not due, the buckets youngest first, then the memo columns,
 * which are no part of the debits. A further memo column goes to the end and raises the width.
 */
final class AgeColumns {

    static final int NOT_DUE = 0;
    private static final int FIRST_BUCKET = 1;
    private static final int MEMOS = 1;

    private AgeColumns() {}

    static int overdue(int bucket) {
        return FIRST_BUCKET + bucket;
    }

    /** Open credits: the first memo, right behind the buckets. */
    static int unapplied(int buckets) {
        return FIRST_BUCKET + buckets;
    }

    /** How many columns there are. */
    static int width(int buckets) {
        return unapplied(buckets) + MEMOS;
    }

    /** Takes what is unapplied off the oldest bucket, then the next one, what is not due last. */
    static void takeCreditsOffOldest(long[] minor, int first, int buckets) {
        int unapplied = first + unapplied(buckets);
        for (int column = unapplied - 1; column >= first + NOT_DUE && minor[unapplied] > 0; column--) {
            long taken = Math.min(minor[unapplied], minor[column]);
            minor[column] -= taken;
            minor[unapplied] -= taken;
        }
    }
}
