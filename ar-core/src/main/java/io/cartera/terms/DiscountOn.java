package io.cartera.terms;

/** Of what a percentage of discount for early payment is taken. */
public enum DiscountOn {
    /** Of the amounts before tax. */
    NET,
    /** Of the amounts with tax. */
    GROSS
}
