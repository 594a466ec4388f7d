package io.cartera.allocation;

/** When open credit notes are applied, beside payments. */
public enum CreditNotes {
    /** Before any payment: a payment finds what the credit notes leave open. */
    BEFORE_CASH,
    /** After all payments. */
    AFTER_CASH,
    /** Each on its date, like a payment. */
    BY_DATE
}
