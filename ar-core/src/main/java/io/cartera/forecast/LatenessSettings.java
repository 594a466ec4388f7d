package io.cartera.forecast;

/**
 * What a backtest chooses among.
 *
 * @param halfLife the days after which a debit of a customer counts half; infinite where all count alike
 * @param placeWeight as how many debits of its own the group counts where a customer's usual lateness is placed
 * @param shapeWeight as how many debits of its own the spread of all customers counts around that place
 * @param isFromIssue whether days count from the issue rather than from the due date
 * @param payDays whether a customer has days of the week or of the month on which it pays
 */
record LatenessSettings(
        double halfLife, double placeWeight, double shapeWeight, boolean isFromIssue, PayDayUse payDays) {

    /** Whether days of the week and of the month matter. */
    enum PayDayUse {
        NONE,
        WEEK,
        MONTH,
        BOTH
    }

    static final LatenessSettings USUAL = new LatenessSettings(Double.POSITIVE_INFINITY, 2, 4, false, PayDayUse.NONE);

    LatenessSettings withHalfLife(double days) {
        return new LatenessSettings(days, placeWeight, shapeWeight, isFromIssue, payDays);
    }

    LatenessSettings withPlaceWeight(double weight) {
        return new LatenessSettings(halfLife, weight, shapeWeight, isFromIssue, payDays);
    }

    LatenessSettings withShapeWeight(double weight) {
        return new LatenessSettings(halfLife, placeWeight, weight, isFromIssue, payDays);
    }

    LatenessSettings fromIssue() {
        return new LatenessSettings(halfLife, placeWeight, shapeWeight, true, payDays);
    }

    LatenessSettings withPayDays(PayDayUse use) {
        return new LatenessSettings(halfLife, placeWeight, shapeWeight, isFromIssue, use);
    }
}
