package io.cartera.forecast;

/**
 * Foretells from its purchases whether a customer without a contract will buy again, and how often: a port, behind which
 * {@link BetaGeometric} stands with given parameters, and any model of a host. Implementations are pure and thread-safe;
 * times are in the unit of the history.
 */
public interface PurchasePredictor {

    /** How likely it is that the customer will ever buy again, 0 to 1. */
    double probabilityAlive(RepeatPurchases history);

    /**
     * How many purchases to expect in the time to come.
     *
     * @param time zero or more, finite; {@link BetaGeometric} takes at most 1e12
     */
    double expectedPurchases(RepeatPurchases history, double time);
}
