package io.cartera.customerfile;

/** From where a value comes that is in force, the first that says one before the others. */
public enum ValueSource {
    /** From an agreement that is valid on the day: terms of payment only. */
    AGREEMENT,
    /** From a value of the customer's own on its file. */
    CUSTOMER_FILE,
    /** From the registration of the customer: terms of payment and payment preference only. */
    REGISTRATION,
    /** From the class to which the customer is assigned. */
    PROFILE_CLASS,
    /** From nobody: net 30 for terms of payment. */
    OTHERWISE
}
