package io.cartera.exposure;

/**
 * A term of which exposure is made, in the order in which terms are told. What relieves lowers exposure, at most to zero.
 */
public enum ExposureTerm {
    /** What was billed and is not settled. */
    OPEN_DEBITS(false),
    /** What was delivered and is not billed. */
    UNBILLED(false),
    /** What was ordered and is not delivered. */
    OPEN_ORDERS(false),
    /** What is reserved for sales to come. */
    RESERVATIONS(false),
    /** Credits that are applied to nothing. */
    UNAPPLIED(true),
    /** What securities would bring. */
    COLLATERAL(true),
    /** The part that an insurer bears. */
    INSURED(true);

    private final boolean relieves;

    ExposureTerm(boolean relieves) {
        this.relieves = relieves;
    }

    /** Whether the term lowers exposure. */
    public boolean relieves() {
        return relieves;
    }
}
