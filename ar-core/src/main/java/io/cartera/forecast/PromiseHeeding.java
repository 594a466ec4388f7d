package io.cartera.forecast;

import io.cartera.account.ItemId;
import io.cartera.account.OpenItem;
import io.cartera.collection.PromiseState;
import io.cartera.collection.PromiseToPay;
import io.cartera.customer.CustomerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** See {@link PaymentDatePredictor#heeding}. */
final class PromiseHeeding implements PaymentDatePredictor {

    private final PaymentDatePredictor predictor;
    private final Map<CustomerId, List<PromiseState>> pending = new HashMap<>();
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
                            .add(promise);
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
        Map<CustomerId, List<PromiseToPay>> heeded = heeded(history);
        return predictor.predict(history).stream()
                .map(forecast ->
                        heed(forecast, heeded.getOrDefault(forecast.debit().customer(), List.of())))
                .toList();
    }

    /** The promises to come of customers that keep them, which cover all that is open of the items named. */
    private Map<CustomerId, List<PromiseToPay>> heeded(PaymentHistory history) {
        Map<CustomerId, List<OpenItem>> open = history.open().stream()
                .filter(debit -> pending.containsKey(debit.customer()))
                .collect(Collectors.groupingBy(OpenItem::customer));
        Map<CustomerId, List<PromiseToPay>> heeded = new HashMap<>();
        open.forEach((customer, debits) -> heeded.put(
                customer,
                pending.get(customer).stream()
                        .filter(promise -> promise.promise().payBy().isAfter(history.asOf())
                                && isTrusted(customer)
                                && covers(promise, debits))
                        .map(PromiseState::promise)
                        .toList()));
        return heeded;
    }

    private static boolean covers(PromiseState promise, List<OpenItem> debits) {
        Set<ItemId> named = Set.copyOf(promise.promise().items());
        long left = promise.awaited().getAmountMinorLong();
        for (OpenItem debit : debits) {
            if (named.contains(debit.id())) {
                if (!debit.open().getCurrencyUnit().equals(promise.awaited().getCurrencyUnit())
                        || debit.open().getAmountMinorLong() > left) {
                    return false;
                }
                left -= debit.open().getAmountMinorLong();
            }
        }
        return true;
    }

    private static PaymentForecast heed(PaymentForecast forecast, List<PromiseToPay> promises) {
        return promises.stream()
                .filter(promise -> promise.items().contains(forecast.debit().id()))
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
                ? moved.cautiously(cautious)
                : moved.between(first, last.isBefore(cautious) ? cautious : last)
                        .cautiously(cautious);
    }
}
