package io.cartera.payment;

/** How a payment was returned. More may come; programs that switch on them should have a default. */
public enum ReturnKind {
    /** The bank could not collect: an unpaid cheque, a direct debit that was not honoured. */
    BOUNCED,
    /** The payer had the bank take it back: a disputed card payment, a refused direct debit. */
    CHARGEBACK
}
