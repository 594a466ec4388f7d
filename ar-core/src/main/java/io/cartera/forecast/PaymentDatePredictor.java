package io.cartera.forecast;

import io.cartera.collection.PromiseState;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
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
     * part of the curve that lies after its age, and the interval around it. The more of the curve its age has passed, the more the curve of all customers beyond
     * that age counts, as two debits at most, and an exponential curve with an eighth of its age as the median, as half a debit. Four debits are assumed beside what a ledger has, so that few
     * do not pass for all, and a curve of one customer is widened by what its place is in doubt. How much priors count, whether recent debits count more,
     * whether days are counted from issue or due date, and the levels of the quantiles are chosen by forecasting as of up
     * to four earlier days with what was known then.
     */
    static PaymentDatePredictor shrunk() {
        return ShrunkPredictor.INSTANCE;
    }

    /**
     * The due date and so many days more as the customer took on average, weighted with the amounts; where it never
     * settled a debit, as its group took, else all. Not before the next day, and without an interval, like all plain ones.
     * Worked: 2, 5, 5, 8 and 20 days late on 1000, 2000, 1000, 4000 and 2000: 8.9, so nine days.
     */
    static PaymentDatePredictor amountWeighted() {
        return PlainPredictor.of("amount-weighted", PlainPredictor::amountWeighted);
    }

    /**
     * The same by exponential smoothing over the customer's days late in the order of settlement. Worked: 2, 5, 5, 8 and 20 with a weight of 0.3:
     * 9.4097, so nine days.
     *
     * @param weight how much the latest counts, greater than 0, at most 1
     */
    static PaymentDatePredictor smoothed(BigDecimal weight) {
        double latest = share(weight, "weight");
        return PlainPredictor.of("smoothed", settled -> PlainPredictor.smoothed(settled, latest));
    }

    /**
     * The same by a quantile of the customer's days late: the nearest rank, which is a number of days that there was. Worked: of 2, 5, 5, 8
     * and 20 days the median is 5 and the quantile of 0.8 is 8.
     *
     * @param level greater than 0, at most 1; 0.5 is the median
     */
    static PaymentDatePredictor quantile(BigDecimal level) {
        double share = share(level, "level");
        return PlainPredictor.of("quantile", settled -> PlainPredictor.quantile(settled, share));
    }

    /**
     * The same by the mean of the customer's days late, drawn to the mean of its group, or of all where it has none. Worked:
     * five debits with a mean of 8 where the group has 10, with a weight of five: 9; one debit of 20: 11.67, so twelve days.
     *
     * @param groupWeight as how many of the customer's own debits the group counts, at least 1
     */
    static PaymentDatePredictor shrunkMean(int groupWeight) {
        return PlainPredictor.drawnToGroup(Require.positive(groupWeight, "groupWeight"));
    }

    private static double share(BigDecimal share, String name) {
        BigDecimal plain = Require.decimal(share, name, 1, 10);
        if (plain.signum() <= 0) {
            throw new IllegalArgumentException(name + " is " + plain + ", more than 0 is required");
        }
        return plain.doubleValue();
    }

    /**
     * The same predictor, but an open debit that a pending promise names is expected on the last day of the promise, if the customer
     * kept at least as many of its promises as it broke or kept in part; nobody having made any is trusted. The interval is
     * widened to hold that day. A promise that names no items moves nothing, nor does one of which less is awaited than is open of
     * the items that it names together, or that is in another currency: part of a debit does not settle it.
     *
     * @param promises the promises as of the day, as {@link io.cartera.collection.CollectionFile#promises} gives them
     */
    default PaymentDatePredictor heeding(List<PromiseState> promises) {
        return new PromiseHeeding(this, promises);
    }
}
