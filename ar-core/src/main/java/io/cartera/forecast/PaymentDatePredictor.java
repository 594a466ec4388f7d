package io.cartera.forecast;

import io.cartera.collection.PromiseState;
import java.util.List;

/**
 * Foretells when each open debit will be settled, from what is known of debits that were.
 * <p>
 * A port: a host may bring a model of its own, trained wherever it likes. A predictor must answer for every open debit,
 * in the order of {@link PaymentHistory#open()}, with days after that of the history; the same history gives the same
 * answer, whatever the customers are called. {@link #shrunk()} is the one to use where there is no better.
 */
public interface PaymentDatePredictor {

    /** A name to tell predictors apart by. */
    String name();

    /** A forecast for each open debit of the history, in their order. */
    List<PaymentForecast> predict(PaymentHistory history);

    /**
     * By the customer's own days to settlement, joined with those of its group and of all customers as far as its own do
     * not say enough.
     * <p>
     * The curve of a customer is the product-limit estimate over its debits, open ones counting as later than their age,
     * with a prior: the spread of all customers around the place where this one usually pays, that place being drawn to its
     * group's, and the group's curve being drawn to that of all customers. What is forecast of a debit is the middle of the
     * part of the curve that lies after its age, and the interval around it. How much priors count, whether recent debits count more,
     * whether days are counted from issue or due date, and the levels of the quantiles are chosen by forecasting as of up
     * to four earlier days with what was known then.
     */
    static PaymentDatePredictor shrunk() {
        return ShrunkPredictor.INSTANCE;
    }

    /**
     * The same, where an open debit that a pending promise names is expected on the last day of the promise, if the customer
     * kept at least as many of its promises as it broke or kept in part; nobody having made any is trusted. The interval is
     * widened to hold that day. Promises that name no items move nothing.
     *
     * @param promises the promises as of the day, as {@link io.cartera.collection.CollectionFile#promises} gives them
     */
    default PaymentDatePredictor heeding(List<PromiseState> promises) {
        return new PromiseHeeding(this, promises);
    }
}
