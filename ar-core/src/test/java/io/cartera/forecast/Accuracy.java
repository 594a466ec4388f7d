package io.cartera.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Forecasts of a predictor and of plain rules of thumb against what came. */
final class Accuracy {

    /** The rules of thumb, in the order of {@link #errors}; each as it is, and then not before the next day. */
    static final List<String> RULES = List.of("due date", "mean", "median", "last five");

    private final double[] errors = new double[2 * RULES.size()];
    private double error;
    private int covered;
    private int below;
    private int count;

    /** Forecasts all bills open on the day, and looks at those that were settled in the end. */
    void add(PaymentDatePredictor predictor, List<Bill> bills, LocalDate asOf) {
        Map<String, Bill> open = new HashMap<>();
        Map<String, List<Bill>> settled = new HashMap<>();
        for (Bill bill : bills) {
            if (bill.isOpenOn(asOf)) {
                open.put("INV-" + bill.number(), bill);
            } else if (bill.isSettledBy(asOf)) {
                settled.computeIfAbsent(bill.customer(), first -> new ArrayList<>())
                        .add(bill);
            }
        }
        for (PaymentForecast forecast : predictor.predict(Bill.history(bills, asOf))) {
            Bill bill = open.get(forecast.debit().id().document());
            if (bill.isEverSettled()) {
                count++;
                error += days(forecast.expectedOn(), bill.settled());
                boolean isIn = !bill.settled().isBefore(forecast.earliest().orElse(LocalDate.MAX))
                        && !bill.settled().isAfter(forecast.latest().orElse(LocalDate.MIN));
                covered += isIn ? 1 : 0;
                below += bill.settled().isBefore(forecast.earliest().orElse(LocalDate.MIN)) ? 1 : 0;
                judgeRules(bill, settled.getOrDefault(bill.customer(), List.of()), asOf);
            }
        }
    }

    private void judgeRules(Bill bill, List<Bill> past, LocalDate asOf) {
        List<ToDoubleFunction<double[]>> rules =
                List.of(late -> 0, Accuracy::mean, Accuracy::median, late -> mean(last(late, 5)));
        double[] late = past.stream()
                .sorted(Comparator.comparing(Bill::settled).thenComparing(Bill::number))
                .mapToDouble(old -> old.settled().toEpochDay() - old.due().toEpochDay())
                .toArray();
        for (int rule = 0; rule < rules.size(); rule++) {
            long guess = Math.round(late.length == 0 ? 0 : rules.get(rule).applyAsDouble(late));
            LocalDate day = bill.due().plusDays(guess);
            errors[2 * rule] += days(day, bill.settled());
            errors[2 * rule + 1] += days(day.isAfter(asOf) ? day : asOf.plusDays(1), bill.settled());
        }
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double[] last(double[] values, int most) {
        return Arrays.copyOfRange(values, Math.max(0, values.length - most), values.length);
    }

    private static long days(LocalDate from, LocalDate to) {
        return Math.abs(to.toEpochDay() - from.toEpochDay());
    }

    void add(Accuracy other) {
        for (int i = 0; i < errors.length; i++) {
            errors[i] += other.errors[i];
        }
        error += other.error;
        covered += other.covered;
        below += other.below;
        count += other.count;
    }

    int count() {
        return count;
    }

    /** The mean absolute error in days. */
    double error() {
        return error / count;
    }

    /** The smaller mean absolute error of a rule: as it is, or not before the next day. */
    double errorOf(String rule) {
        int place = 2 * RULES.indexOf(rule);
        return Math.min(errors[place], errors[place + 1]) / count;
    }

    double bestRule() {
        return RULES.stream().mapToDouble(this::errorOf).min().orElseThrow();
    }

    /** Which share of what came lay in the interval. */
    double coverage() {
        return (double) covered / count;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(
                "n %5d  error %6.2f  coverage %.3f (below %.3f) ", count, error(), coverage(), (double) below / count));
        RULES.forEach(rule -> text.append(String.format("  %s %.2f", rule, errorOf(rule))));
        return text.toString();
    }
}
