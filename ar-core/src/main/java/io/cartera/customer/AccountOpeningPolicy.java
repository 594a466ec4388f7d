package io.cartera.customer;

/** When the account of a customer is opened. */
public enum AccountOpeningPolicy {
    /** With the registration, so that there is nothing more to record. */
    ON_REGISTRATION,
    /** With the first invoice or debit note issued to the customer in a ledger; until then it is a prospect. */
    ON_FIRST_SALE
}
