package io.cartera.relationship;

/**
 * Whether we deal with a customer, as somebody of ours decided. How alive the trade is, is another matter: see
 * {@link LifecycleStage}.
 */
public enum AdministrativeStatus {
    /** We deal with it. */
    OPEN,
    /**
     * To be looked at before more is sold on credit: a warning before a document is issued, which stops nothing by itself; credit decisions do not
     * ask for it.
     */
    ON_HOLD,
    /** No invoice and no debit note is issued to it; corrections and payments go on. */
    CLOSED
}
