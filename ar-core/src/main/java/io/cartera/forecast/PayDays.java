package io.cartera.forecast;

import io.cartera.forecast.PastDebits.PastDebit;
import java.time.LocalDate;
import java.util.List;

/**
 * How much more often than by chance a customer settles on a day of the week, and on a day of the month, where that day is
 * one of the last four of its month counted from its end: cheques go out on Fridays, or at the end of the month. The days of all customers count as so
 * many of its own.
 */
final class PayDays {

    private static final int WEEK = 7;
    private static final int MONTH = 35;
    private static final int LAST_OF_MONTH = 4;
    private static final double WEEK_PRIOR = 5;
    private static final double MONTH_PRIOR = 8;
    private static final double EVEN_PRIOR = 100;
    private static final double[] WEEK_SHARE = chances(WEEK);
    private static final double[] MONTH_SHARE = chances(MONTH);

    private final double[] week;
    private final double[] month;

    private PayDays(double[] week, double[] month) {
        this.week = week;
        this.month = month;
    }

    /** The days of all customers, no one of whom counts more than so many debits do. */
    static PayDays ofAll(List<PastDebits> customers, int today, int mostOfOne) {
        long[] weekUnits = new long[WEEK];
        long[] monthUnits = new long[MONTH];
        for (PastDebits customer : customers) {
            long units = Math.round(1_000.0 * Math.min(1, (double) mostOfOne / Math.max(1, customer.size())));
            for (PastDebit debit : customer.debits()) {
                if (debit.settled() <= today) {
                    weekUnits[weekDay(debit.settled())] += units;
                    monthUnits[monthDay(debit.settled())] += units;
                }
            }
        }
        return new PayDays(shares(weekUnits, WEEK_SHARE, EVEN_PRIOR), shares(monthUnits, MONTH_SHARE, EVEN_PRIOR));
    }

    /** The days of a customer, these being the ones of all. */
    PayDays of(PastDebits customer, int today) {
        long[] weekUnits = new long[WEEK];
        long[] monthUnits = new long[MONTH];
        for (PastDebit debit : customer.debits()) {
            if (debit.settled() <= today) {
                weekUnits[weekDay(debit.settled())] += 1_000;
                monthUnits[monthDay(debit.settled())] += 1_000;
            }
        }
        return new PayDays(shares(weekUnits, week, WEEK_PRIOR), shares(monthUnits, month, MONTH_PRIOR));
    }

    private static double[] shares(long[] units, double[] prior, double weight) {
        long whole = 0;
        for (long part : units) {
            whole += part;
        }
        double[] shares = new double[units.length];
        for (int i = 0; i < units.length; i++) {
            shares[i] = (units[i] / 1_000.0 + weight * prior[i]) / (whole / 1_000.0 + weight);
        }
        return shares;
    }

    /** How many times as likely the day is as by chance. */
    double factor(int day, boolean byWeek, boolean byMonth) {
        double factor = 1;
        if (byWeek) {
            int weekDay = weekDay(day);
            factor *= week[weekDay] / WEEK_SHARE[weekDay];
        }
        if (byMonth) {
            int monthDay = monthDay(day);
            factor *= month[monthDay] / MONTH_SHARE[monthDay];
        }
        return factor;
    }

    private static int weekDay(int day) {
        return Math.floorMod(day, WEEK);
    }

    private static int monthDay(int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        int left = date.lengthOfMonth() - date.getDayOfMonth();
        return left < LAST_OF_MONTH ? MONTH - 1 - left : date.getDayOfMonth() - 1;
    }

    /** The share of each class of days in four years. */
    private static double[] chances(int classes) {
        int days = 1_461;
        double[] shares = new double[classes];
        for (int day = 0; day < days; day++) {
            shares[classes == WEEK ? weekDay(day) : monthDay(day)] += 1.0 / days;
        }
        return shares;
    }
}
