package io.cartera.forecast;

import io.cartera.money.MinorUnits;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What a customer is worth: the purchases to expect in the steps to come, each discounted to today, times what is to be
 * expected of one purchase.
 * <p>
 * {@code Σ (E(i·step) − E((i−1)·step)) / (1 + rate)^i} purchases, i from 1 on; amounts are rounded half-up once. It is turnover and
 * not profit: for that, give the margin of one purchase instead. Immutable. Worked, twelve months of 4.345
 * weeks at one per cent a month, with the parameters of {@link BetaGeometric} and {@link GammaGamma}: two repeats of
 * 22.35, the last after 30.43 of 38.86 weeks, are worth 36.29.
 */
public final class LifetimeValue {

    private static final int MOST_STEPS = 10_000;

    private final int steps;
    private final double step;
    private final double rate;

    private LifetimeValue(int steps, double step, double rate) {
        this.steps = steps;
        this.step = step;
        this.rate = rate;
    }

    /**
     * The value over so many steps.
     *
     * @param steps 1 to 10,000
     * @param step how long each is, in the unit of the histories, such as 4.345 weeks for a month; greater than zero
     * @param rate the discount of one step, such as 0.01, zero to one
     */
    public static LifetimeValue over(int steps, double step, BigDecimal rate) {
        if (Require.positive(steps, "steps") > MOST_STEPS) {
            throw new IllegalArgumentException("steps is " + steps + ", at most " + MOST_STEPS + " are allowed");
        }
        if (!(step > 0 && step * steps < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("step is " + step + ", a finite time greater than zero is required");
        }
        BigDecimal plain = Require.decimal(rate, "rate", 1, 10);
        if (plain.signum() < 0) {
            throw new IllegalArgumentException("rate is " + plain + ", less than zero");
        }
        return new LifetimeValue(steps, step, plain.doubleValue());
    }

    /** How many purchases to expect, those to come later discounted. */
    public double discountedPurchases(PurchasePredictor predictor, RepeatPurchases history) {
        Objects.requireNonNull(predictor, "predictor");
        double sum = 0;
        double before = 0;
        double worth = 1;
        for (int i = 1; i <= steps; i++) {
            double until = predictor.expectedPurchases(history, i * step);
            worth /= 1 + rate;
            sum += (until - before) * worth;
            before = until;
        }
        return sum;
    }

    /**
     * What the customer is worth where a purchase is worth so much: the number of purchases is an estimate, the amount is multiplied
     * by it exactly and rounded half-up once to the currency.
     *
     * @throws IllegalArgumentException if the predictor expects no finite number of purchases
     * @throws io.cartera.money.AmountOutOfRangeException if it is out of range
     */
    public Money of(PurchasePredictor predictor, RepeatPurchases history, Money purchase) {
        double purchases = discountedPurchases(predictor, history);
        if (!Double.isFinite(purchases)) {
            throw new IllegalArgumentException("predictor expects " + purchases + " purchases");
        }
        CurrencyUnit currency = purchase.getCurrencyUnit();
        BigDecimal value = purchase.getAmount().multiply(new BigDecimal(purchases));
        return MinorUnits.toMoney(currency, MinorUnits.of(Money.of(currency, value, RoundingMode.HALF_UP)));
    }
}
