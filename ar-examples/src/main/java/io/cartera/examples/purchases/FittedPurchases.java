package io.cartera.examples.purchases;

import io.cartera.forecast.BetaGeometric;
import io.cartera.forecast.PurchasePredictor;
import io.cartera.forecast.RepeatPurchases;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * A predictor of purchases whose parameters are those under which the histories are most likely, found by the downhill simplex
 * method (Nelder and Mead) over their logarithms, from one each. Takes the histories in any order: the same ones
 * give the same parameters.
 */
public final class FittedPurchases implements PurchasePredictor {

    private static final int MOST_TRIES = 5_000;
    private static final double CLOSE_ENOUGH = 1e-9;
    // Beyond it the parameters are no statement about customers any more.
    private static final double WIDEST = Math.log(1e6);

    private final double[] parameters;
    private final double logLikelihood;
    private final BetaGeometric fitted;

    private FittedPurchases(double[] parameters, double logLikelihood) {
        this.parameters = parameters;
        this.logLikelihood = logLikelihood;
        this.fitted = of(parameters);
    }

    /** The predictor that fits these histories best. */
    public static FittedPurchases to(Collection<RepeatPurchases> histories) {
        if (histories.isEmpty()) {
            throw new IllegalArgumentException("histories has none");
        }
        Map<RepeatPurchases, Integer> counts = new TreeMap<>(Comparator.comparingLong(RepeatPurchases::repeats)
                .thenComparingDouble(RepeatPurchases::recency)
                .thenComparingDouble(RepeatPurchases::age));
        histories.forEach(history -> counts.merge(history, 1, Integer::sum));
        PointValuePair best = new SimplexOptimizer(CLOSE_ENOUGH, CLOSE_ENOUGH)
                .optimize(
                        new MaxEval(MOST_TRIES),
                        GoalType.MAXIMIZE,
                        new ObjectiveFunction(logs -> logLikelihood(counts, logs)),
                        new InitialGuess(new double[4]),
                        new NelderMeadSimplex(4));
        return new FittedPurchases(best.getPoint(), best.getValue());
    }

    private static double logLikelihood(Map<RepeatPurchases, Integer> counts, double[] logs) {
        for (double log : logs) {
            if (Math.abs(log) > WIDEST) {
                return Double.NEGATIVE_INFINITY;
            }
        }
        BetaGeometric tried = of(logs);
        double sum = 0;
        for (Map.Entry<RepeatPurchases, Integer> entry : counts.entrySet()) {
            sum += entry.getValue() * tried.logLikelihood(entry.getKey());
        }
        return sum;
    }

    private static BetaGeometric of(double[] logs) {
        return BetaGeometric.of(Math.exp(logs[0]), Math.exp(logs[1]), Math.exp(logs[2]), Math.exp(logs[3]));
    }

    /** The parameters r, alpha, a and b. */
    public double[] parameters() {
        double[] plain = new double[parameters.length];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = Math.exp(parameters[i]);
        }
        return plain;
    }

    /** The logarithm of the likelihood of all histories under them. */
    public double logLikelihood() {
        return logLikelihood;
    }

    @Override
    public double probabilityAlive(RepeatPurchases history) {
        return fitted.probabilityAlive(history);
    }

    @Override
    public double expectedPurchases(RepeatPurchases history, double time) {
        return fitted.expectedPurchases(history, time);
    }
}
