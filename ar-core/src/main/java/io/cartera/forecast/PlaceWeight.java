package io.cartera.forecast;

import io.cartera.forecast.PastDebits.PastDebit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * As how many of a customer's own debits its group should count where its usual lateness is placed: the variance within
 * customers over that between the customers of a group (the credibility constant of Bühlmann, 1967). Days far outside
 * are drawn in first, so that one very late debit does not decide.
 */
final class PlaceWeight {

    private static final double USUAL = 2;
    private static final double LEAST = 0.1;
    private static final double MOST = 6;
    private static final int ENOUGH = 3;
    private static final int OUTSIDE = 50;

    private PlaceWeight() {}

    /** From 0.1 to 6; 2 where fewer than three customers settled two debits. */
    static double of(List<PastDebits> customers) {
        int[] all = customers.stream()
                .flatMapToInt(customer -> Arrays.stream(late(customer)))
                .sorted()
                .toArray();
        Map<String, List<Own>> groups = new TreeMap<>();
        int count = 0;
        for (PastDebits customer : customers) {
            int[] late = late(customer);
            if (late.length > 1) {
                Own own = own(late, all[all.length / OUTSIDE], all[all.length - 1 - all.length / OUTSIDE]);
                groups.computeIfAbsent(customer.group(), first -> new ArrayList<>())
                        .add(own);
                count++;
            }
        }
        if (count < ENOUGH) {
            return USUAL;
        }
        double within = sum(groups, Own::variance) / count;
        double freedom = count;
        List<Own> left = new ArrayList<>();
        double squares = 0;
        for (List<Own> members : groups.values()) {
            if (members.size() < ENOUGH) {
                left.addAll(members);
            } else {
                squares += squares(members);
                freedom--;
            }
        }
        if (!left.isEmpty()) {
            squares += squares(left);
            freedom--;
        }
        double between = freedom < 1 ? 0 : squares / freedom - sum(groups, own -> own.variance / own.count) / count;
        return within <= between * LEAST ? LEAST : Math.min(MOST, within / Math.max(between, within / MOST));
    }

    /** The days late of one customer: how many, their mean, and their variance. */
    private record Own(int count, double mean, double variance) {}

    private interface Figure {
        double of(Own own);
    }

    private static int[] late(PastDebits customer) {
        return customer.debits().stream()
                .filter(PastDebit::isSettled)
                .mapToInt(debit -> debit.settled() - debit.due())
                .toArray();
    }

    private static Own own(int[] late, int low, int high) {
        double[] days = Arrays.stream(late)
                .mapToDouble(day -> Math.max(low, Math.min(high, day)))
                .toArray();
        double mean = sum(days) / days.length;
        double squares =
                sum(Arrays.stream(days).map(day -> (day - mean) * (day - mean)).toArray());
        return new Own(days.length, mean, squares / (days.length - 1));
    }

    private static double squares(List<Own> members) {
        double mean = sum(members.stream().mapToDouble(Own::mean).toArray()) / members.size();
        return sum(members.stream()
                .mapToDouble(own -> (own.mean - mean) * (own.mean - mean))
                .toArray());
    }

    private static double sum(Map<String, List<Own>> groups, Figure figure) {
        return sum(groups.values().stream()
                .flatMap(List::stream)
                .mapToDouble(figure::of)
                .toArray());
    }

    /** In rising order, so that the order of the customers does not change the last digit. */
    private static double sum(double[] values) {
        double sum = 0;
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        for (double value : sorted) {
            sum += value;
        }
        return sum;
    }
}
