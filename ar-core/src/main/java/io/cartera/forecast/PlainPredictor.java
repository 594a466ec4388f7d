package io.cartera.forecast;

import io.cartera.account.OpenItem;
import io.cartera.customer.CustomerId;
import io.cartera.forecast.PastDebits.PastDebit;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** One number of days late for each customer, by a formula over its settled debits in the order of settlement. */
final class PlainPredictor implements PaymentDatePredictor {

    private static final int LAST_DAY = (int) Require.LAST_DAY.toEpochDay();
    private static final Comparator<PastDebit> BY_SETTLEMENT =
            Comparator.comparingInt(PastDebit::settled).thenComparing(PastDebit.ORDER);

    private final String name;
    private final ToDoubleFunction<List<PastDebit>> formula;
    private final double groupWeight;

    private PlainPredictor(String name, ToDoubleFunction<List<PastDebit>> formula, double groupWeight) {
        this.name = name;
        this.formula = formula;
        this.groupWeight = groupWeight;
    }

    static PlainPredictor of(String name, ToDoubleFunction<List<PastDebit>> formula) {
        return new PlainPredictor(name, formula, 0);
    }

    /** The mean of the customer's own days, its group's mean counting as so many of them. */
    static PlainPredictor drawnToGroup(int weight) {
        return new PlainPredictor("shrunk-mean", PlainPredictor::mean, weight);
    }

    static double mean(List<PastDebit> settled) {
        return settled.stream().mapToInt(PlainPredictor::late).average().orElseThrow();
    }

    static double amountWeighted(List<PastDebit> settled) {
        double days = 0;
        double amount = 0;
        for (PastDebit debit : settled) {
            days += (double) debit.minor() * late(debit);
            amount += debit.minor();
        }
        return days / amount;
    }

    static double smoothed(List<PastDebit> settled, double weight) {
        double smoothed = late(settled.get(0));
        for (PastDebit debit : settled) {
            smoothed += weight * (late(debit) - smoothed);
        }
        return smoothed;
    }

    /** The smallest of the days up to which there are at least so many of all (nearest rank). */
    static double quantile(List<PastDebit> settled, double level) {
        int[] days = settled.stream().mapToInt(PlainPredictor::late).sorted().toArray();
        int rank = (int) Math.ceil(level * days.length - 1e-9);
        return days[Math.max(1, Math.min(rank, days.length)) - 1];
    }

    private static int late(PastDebit debit) {
        return debit.settled() - debit.due();
    }

    static List<PastDebit> settled(PastDebits customer) {
        return customer.debits().stream()
                .filter(PastDebit::isSettled)
                .sorted(BY_SETTLEMENT)
                .toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<PaymentForecast> predict(PaymentHistory history) {
        Map<String, List<PastDebit>> groups = new HashMap<>();
        List<PastDebit> all = new ArrayList<>();
        for (PastDebits customer : history.customers()) {
            List<PastDebit> settled = settled(customer);
            all.addAll(settled);
            groups.computeIfAbsent(customer.group(), first -> new ArrayList<>()).addAll(settled);
        }
        Map<String, OptionalDouble> byGroup = new HashMap<>();
        groups.forEach((group, settled) ->
                byGroup.put(group, group.isEmpty() ? OptionalDouble.empty() : sortedFormula(settled)));
        OptionalDouble ofAll = sortedFormula(all);
        Map<CustomerId, Late> known = new HashMap<>();
        List<PaymentForecast> forecasts = new ArrayList<>();
        for (OpenItem debit : history.open()) {
            Late late = known.computeIfAbsent(debit.customer(), customer -> {
                PastDebits past = history.of(customer);
                return late(settled(past), byGroup.getOrDefault(past.group(), OptionalDouble.empty()), ofAll);
            });
            long day = Math.max(
                    debit.dueDay() + Math.round(late.days), history.asOf().toEpochDay() + 1);
            forecasts.add(PaymentForecast.of(
                    debit, LocalDate.ofEpochDay(Math.min(day, LAST_DAY)), late.basis, late.sampleSize));
        }
        return List.copyOf(forecasts);
    }

    private OptionalDouble sortedFormula(List<PastDebit> settled) {
        return settled.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(formula.applyAsDouble(
                        settled.stream().sorted(BY_SETTLEMENT).toList()));
    }

    private Late late(List<PastDebit> own, OptionalDouble ofGroup, OptionalDouble ofAll) {
        OptionalDouble others = ofGroup.isPresent() ? ofGroup : ofAll;
        if (others.isEmpty()) {
            return new Late(0, PaymentForecast.TERMS, 0);
        }
        if (own.isEmpty()) {
            return new Late(
                    others.getAsDouble(), ofGroup.isPresent() ? PaymentForecast.GROUP : PaymentForecast.LEDGER, 0);
        }
        double drawn = (own.size() * formula.applyAsDouble(own) + groupWeight * others.getAsDouble())
                / (own.size() + groupWeight);
        String basis = groupWeight > 0 ? PaymentForecast.CUSTOMER_AND_GROUP : PaymentForecast.CUSTOMER;
        return new Late(drawn, basis, own.size());
    }

    private record Late(double days, String basis, int sampleSize) {}
}
