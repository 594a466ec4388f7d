package io.cartera.forecast;

import io.cartera.account.OpenItem;
import io.cartera.customer.CustomerId;
import io.cartera.forecast.Backtest.Levels;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** See {@link PaymentDatePredictor#shrunk()}. */
final class ShrunkPredictor implements PaymentDatePredictor {

    static final ShrunkPredictor INSTANCE = new ShrunkPredictor();

    private static final int MOST_OF_CUSTOMER = 500;
    private static final double MOSTLY_OWN = 0.8;
    private static final int LIKELY = 40;
    private static final int UNKNOWN_DAYS = 30;
    private static final int LAST_DAY = (int) Require.LAST_DAY.toEpochDay();

    private ShrunkPredictor() {}

    @Override
    public String name() {
        return "shrunk";
    }

    @Override
    public List<PaymentForecast> predict(PaymentHistory history) {
        return new Run(history).forecasts();
    }

    /** One reading of a history. */
    private static final class Run {

        private final PaymentHistory history;
        private final int today;
        private final LatenessCurves curves;
        private final Levels levels;
        private final Set<String> groupsThatSettled;

        Run(PaymentHistory history) {
            this.history = history;
            this.today = (int) history.asOf().toEpochDay();
            List<PastDebits> customers = history.customers().stream()
                    .map(customer -> customer.latest(MOST_OF_CUSTOMER))
                    .toList();
            Backtest backtest = new Backtest(customers, today);
            LatenessSettings settings = backtest.settings();
            this.curves = LatenessCurves.of(customers, settings, today);
            this.levels = backtest.levels(settings);
            this.groupsThatSettled = customers.stream()
                    .filter(customer -> curves.settled(customer) > 0)
                    .map(PastDebits::group)
                    .collect(Collectors.toSet());
        }

        List<PaymentForecast> forecasts() {
            List<PaymentForecast> forecasts = new ArrayList<>(history.open().size());
            Map<CustomerId, Known> known = new HashMap<>();
            for (OpenItem debit : history.open()) {
                forecasts.add(forecast(debit, known.computeIfAbsent(debit.customer(), this::known)));
            }
            return List.copyOf(forecasts);
        }

        private Known known(CustomerId customer) {
            PastDebits past = history.of(customer).latest(MOST_OF_CUSTOMER);
            return new Known(curves.known(past), basis(past), history.settledCount(customer));
        }

        private String basis(PastDebits past) {
            if (curves.settled(past) > 0) {
                return curves.ownShare(past) >= MOSTLY_OWN
                        ? PaymentForecast.CUSTOMER
                        : PaymentForecast.CUSTOMER_AND_GROUP;
            }
            boolean isOfGroup = !past.group().isEmpty() && groupsThatSettled.contains(past.group());
            return isOfGroup ? PaymentForecast.GROUP : PaymentForecast.LEDGER;
        }

        private PaymentForecast forecast(OpenItem debit, Known known) {
            if (known.past.curve().isEmpty()) {
                LocalDate day = date(Math.max(debit.dueDay(), today + 1));
                return PaymentForecast.of(debit, day, PaymentForecast.TERMS, known.settled)
                        .cautiously(date((int) day.toEpochDay() + UNKNOWN_DAYS));
            }
            int start = curves.start(debit.documentDay(), debit.dueDay());
            DayCurve curve = curves.outlook(known.past, debit.documentDay(), debit.dueDay());
            int expected = curve.quantile(levels.middle());
            int low = Math.min(expected, curve.quantile(levels.low()));
            int high = Math.max(expected, curve.quantile(levels.high()));
            int cautious = Math.max(expected, curve.quantile(levels.cautious()));
            String basis = curves.isOutlived(known.past, start) ? PaymentForecast.AGE : known.basis;
            List<LocalDate> likely = new ArrayList<>(LIKELY);
            for (int part = 0; part < LIKELY; part++) {
                int day = curve.quantile(levels.of((part + 0.5) / LIKELY));
                int atMost = part < LIKELY / 2 ? expected : part < LIKELY * 4 / 5 ? cautious : Integer.MAX_VALUE;
                int atLeast = part < LIKELY / 2 ? day : part < LIKELY * 4 / 5 ? expected : cautious;
                likely.add(date(start + Math.max(atLeast, Math.min(atMost, day))));
            }
            return PaymentForecast.of(debit, date(start + expected), basis, known.settled)
                    .between(date(start + low), date(start + high))
                    .cautiously(date(start + cautious))
                    .among(likely);
        }

        private static LocalDate date(int day) {
            return LocalDate.ofEpochDay(Math.min(day, LAST_DAY));
        }
    }

    private record Known(LatenessCurves.Known past, String basis, int settled) {}
}
