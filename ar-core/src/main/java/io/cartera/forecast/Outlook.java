package io.cartera.forecast;

/**
 * What lies ahead of a debit of some age. The farther a debit has outlived its customer's curve, the fewer of the customer's
 * debits speak of it; then what all customers' debits of that age took speaks too, and, where these are few as well, a rule
 * of thumb: the older it is, the longer it takes, by an exponential curve whose median is an eighth of its age.
 */
final class Outlook {

    private static final double OTHERS = 2;
    private static final double RULE = 0.5;
    private static final int POINTS = 11;
    private static final double LEAST_AGE = 4;
    private static final double[] OF_AGE = ofAge();

    private Outlook() {}

    /**
     * The curve of days after the age.
     *
     * @param own the customer's curve, which counts as so many debits
     * @param others the curve of all, which counts as two debits where none of the customer's is left
     * @param sinceIssue the days since the issue of the debit
     */
    static DayCurve beyond(DayCurve own, double weight, int age, DayCurve others, int sinceIssue) {
        double gone = own.upTo(age);
        if (gone <= 0) {
            return own;
        }
        DayCurve rule = rule(age, sinceIssue);
        if (!own.reaches(age) && !others.reaches(age)) {
            return rule;
        }
        boolean tellOthers = others.reaches(age);
        double othersWeight = tellOthers ? OTHERS * gone : 0;
        DayCurve joined =
                tellOthers ? others.beyondJoined(age, othersWeight / (1 - others.upTo(age)), rule, RULE * gone) : rule;
        return own.beyondJoined(age, weight, joined, othersWeight + RULE * gone);
    }

    /** By the rule of thumb alone. */
    private static DayCurve rule(int age, int sinceIssue) {
        int[] days = new int[POINTS];
        double[] upTo = new double[POINTS];
        double old = Math.max(LEAST_AGE, sinceIssue);
        int size = 0;
        for (int i = 0; i < POINTS; i++) {
            int day = age + Math.max(1, (int) Math.round(old * OF_AGE[i]));
            size += size > 0 && days[size - 1] == day ? 0 : 1;
            days[size - 1] = day;
            upTo[size - 1] = (i + 1.0) / POINTS;
        }
        return DayCurve.of(days, upTo, size);
    }

    private static double[] ofAge() {
        double[] shares = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            shares[i] = -StrictMath.log(1 - (i + 0.5) / POINTS) / StrictMath.log(2) / 8;
        }
        return shares;
    }
}
