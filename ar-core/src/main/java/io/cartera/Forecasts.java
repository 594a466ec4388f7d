package io.cartera;

import io.cartera.access.Permission;
import io.cartera.account.AccountId;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.collection.CollectionFile;
import io.cartera.collection.PromiseState;
import io.cartera.customer.CustomerId;
import io.cartera.forecast.CashProjection;
import io.cartera.forecast.ForecastReview;
import io.cartera.forecast.PaymentDatePredictor;
import io.cartera.forecast.PaymentForecast;
import io.cartera.forecast.PaymentHistory;
import io.cartera.forecast.Peers;
import io.cartera.forecast.RepeatPurchases;
import io.cartera.store.Session;
import io.cartera.time.AsOf;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is likely to come. All count what is effective on or before the day asked about, whatever was recorded when; each
 * answer is read from the books in one go, account after account, and none is kept. Thread-safe.
 */
public final class Forecasts {

    private static final int NO_GRACE = 0;

    private final Desk desk;

    Forecasts(Desk desk) {
        this.desk = desk;
    }

    /** What is known on a day of how the debits of all customers were settled, and which are open. */
    public PaymentHistory history(LocalDate asOf, Peers grouping) {
        PaymentHistory.Builder history = PaymentHistory.asOf(asOf);
        Objects.requireNonNull(grouping, "grouping");
        return desk.read(Permission.READ_ANALYSES, session -> read(session, history, grouping));
    }

    /** When each open debit will be settled, as a predictor sees it on a day, by customer, then currency and due date. */
    public List<PaymentForecast> payments(PaymentDatePredictor predictor, LocalDate asOf, Peers grouping) {
        Objects.requireNonNull(predictor, "predictor");
        return predictor.predict(history(asOf, grouping));
    }

    /**
     * What cash is likely to come in each of the next weeks, by currency, as a predictor sees it on a day: promises that
     * name debits are heeded, and what is disputed is apart. Asks for {@code READ_COLLECTIONS} and {@code READ_ANALYSES}.
     *
     * @param weeks how many weeks, 1 to 520
     */
    public List<CashProjection> cash(PaymentDatePredictor predictor, LocalDate asOf, Peers grouping, int weeks) {
        Objects.requireNonNull(predictor, "predictor");
        Objects.requireNonNull(grouping, "grouping");
        PaymentHistory.Builder history = PaymentHistory.asOf(asOf);
        desk.ask(Permission.READ_COLLECTIONS);
        return desk.read(Permission.READ_ANALYSES, session -> {
            AsOf day = AsOf.of(asOf);
            List<PaymentForecast> forecasts =
                    predictor.heeding(promises(session, day)).predict(read(session, history, grouping));
            return CashProjection.of(forecasts, asOf, weeks, HeldBackReading.of(session, desk.ledger(), day));
        });
    }

    /** How good forecasts were, against what became of the debits through a later day: see {@link ForecastReview}. */
    public ForecastReview review(List<PaymentForecast> forecasts, LocalDate through) {
        ForecastReview.Reading review = ForecastReview.of(forecasts, through);
        SortedSet<CustomerId> customers = new TreeSet<>();
        forecasts.forEach(forecast -> customers.add(forecast.debit().customer()));
        return desk.read(Permission.READ_ANALYSES, session -> {
            customers.forEach(customer -> review.add(session.accounts().history(desk.account(customer))));
            return review.result();
        });
    }

    /**
     * How often and until when each customer bought, as of a day: the days on which it was invoiced, in weeks, by customer.
     * Invoices that were reversed by the day are no purchases; customers without one are left out.
     */
    public SortedMap<CustomerId, RepeatPurchases> purchases(LocalDate asOf) {
        Map<CustomerId, Map<ItemId, LocalDate>> days = new TreeMap<>();
        DateRange period = DateRange.upTo(asOf);
        desk.read(Permission.READ_ANALYSES, session -> {
            session.accounts().entries(desk.ledger(), period).forEach((customer, entry) -> {
                Map<ItemId, LocalDate> ofCustomer = days.computeIfAbsent(customer, first -> new HashMap<>());
                if (entry.kind() == EntryKind.INVOICE) {
                    ofCustomer.put(entry.id(), entry.effectiveOn());
                }
                entry.reversal().ifPresent(reversal -> ofCustomer.remove(reversal.item()));
            });
            return true;
        });
        SortedMap<CustomerId, RepeatPurchases> purchases = new TreeMap<>();
        days.forEach((customer, bought) -> {
            if (!bought.isEmpty()) {
                purchases.put(customer, RepeatPurchases.ofDays(bought.values(), asOf));
            }
        });
        return purchases;
    }

    private List<PromiseState> promises(Session session, AsOf day) {
        List<PromiseState> promises = new ArrayList<>();
        for (CollectionFile file : session.collections().all(desk.ledger(), day).values()) {
            promises.addAll(file.promises(day, session.accounts().history(file.account()), NO_GRACE));
        }
        return promises;
    }

    private PaymentHistory read(Session session, PaymentHistory.Builder history, Peers grouping) {
        for (AccountId account : session.accounts().accounts(desk.ledger())) {
            CustomerId customer = account.customer();
            history.add(session.accounts().history(account));
            session.customers()
                    .find(customer)
                    .flatMap(grouping::groupOf)
                    .ifPresent(group -> history.group(customer, group));
        }
        return history.build();
    }
}
