package io.cartera.creditfile;

/** How a customer settles what we sell to it, the most trusting first. */
public enum SettlementMode {
    /** Delivered first, paid by the terms. */
    OPEN_CREDIT,
    /** Delivered on credit that a guarantee, a deposit or an insurance secures. */
    SECURED,
    /** Paid when it is handed over. */
    CASH_ON_DELIVERY,
    /** Paid before it is delivered. */
    PREPAYMENT
}
