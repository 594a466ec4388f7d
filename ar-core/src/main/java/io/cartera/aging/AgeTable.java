package io.cartera.aging;

/** In which column a debit stands, by look-up of the days since its date. */
final class AgeTable {

    /** Ages up to ten years are looked up. */
    private static final int LONGEST = 3_653;

    private final AgingBuckets buckets;
    private final byte[] columns;
    private final boolean isWhole;
    private final byte last;

    /** Where an item counts as not due for so many days. */
    AgeTable(AgingBuckets buckets, int graceDays) {
        this.buckets = buckets;
        int lastLimit = buckets.limits().get(buckets.limits().size() - 1);
        this.isWhole = Math.max(lastLimit, graceDays) <= LONGEST;
        this.columns = new byte[(isWhole ? Math.max(lastLimit, graceDays) : LONGEST) + 1];
        for (int age = graceDays + 1; age < columns.length; age++) {
            columns[age] = (byte) AgeColumns.overdue(buckets.indexOf(age));
        }
        this.last = (byte) AgeColumns.overdue(buckets.count() - 1);
    }

    int columnOf(int age) {
        if (age <= 0) {
            return AgeColumns.NOT_DUE;
        }
        if (age < columns.length) {
            return columns[age];
        }
        return isWhole ? last : AgeColumns.overdue(buckets.indexOf(age));
    }
}
