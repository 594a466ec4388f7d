package io.cartera.forecast;

import io.cartera.collection.PromiseState;
import io.cartera.collection.PromiseToPay;
import io.cartera.customer.CustomerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** See {@link PaymentDatePredictor#heeding}. */
final class PromiseHeeding implements PaymentDatePredictor {

    private final PaymentDatePredictor predictor;
    private final Map<CustomerId, List<PromiseToPay>> pending = new HashMap<>();
    private final Map<CustomerId, int[]> keptOfEnded = new HashMap<>();

    PromiseHeeding(PaymentDatePredictor predictor, List<PromiseState> promises) {
        this.predictor = predictor;
        for (PromiseState promise : promises) {
            int[] counts = keptOfEnded.computeIfAbsent(promise.promise().customer(), customer -> new int[2]);
            switch (promise.standing()) {
                case KEPT -> {
                    counts[0]++;
                    counts[1]++;
                }
                case BROKEN, PARTLY_KEPT -> counts[1]++;
                case PENDING ->
                    pending.computeIfAbsent(promise.promise().customer(), customer -> new ArrayList<>())
                            .add(promise.promise());
                case WITHDRAWN -> {}
            }
        }
    }

    @Override
    public String name() {
        return predictor.name();
    }

    @Override
    public List<PaymentForecast> predict(PaymentHistory history) {
        return predictor.predict(history).stream()
                .map(forecast -> heed(forecast, history.asOf()))
                .toList();
    }

    private PaymentForecast heed(PaymentForecast forecast, LocalDate asOf) {
        return pending.getOrDefault(forecast.debit().customer(), List.of()).stream()
                .filter(promise -> promise.items().contains(forecast.debit().id())
                        && promise.payBy().isAfter(asOf)
                        && isTrusted(promise.customer()))
                .map(PromiseToPay::payBy)
                .min(LocalDate::compareTo)
                .map(day -> moved(forecast, day))
                .orElse(forecast);
    }

    /** Whether more were kept than not, one kept and one broken being assumed of everybody. */
    private boolean isTrusted(CustomerId customer) {
        int[] counts = keptOfEnded.getOrDefault(customer, new int[2]);
        return 2 * (counts[0] + 1) >= counts[1] + 2;
    }

    private static PaymentForecast moved(PaymentForecast forecast, LocalDate day) {
        LocalDate first = forecast.earliest().filter(day::isAfter).orElse(day);
        LocalDate last = forecast.latest().filter(day::isBefore).orElse(day);
        LocalDate cautious = forecast.cautiousOn().isBefore(day) ? day : forecast.cautiousOn();
        PaymentForecast moved =
                PaymentForecast.of(forecast.debit(), day, PaymentForecast.PROMISE, forecast.sampleSize());
        return forecast.earliest().isEmpty()
                ? moved
                : moved.between(first, last.isBefore(cautious) ? cautious : last)
                        .cautiously(cautious);
    }
}
