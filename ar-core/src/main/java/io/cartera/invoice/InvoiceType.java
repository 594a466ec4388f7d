package io.cartera.invoice;

/** What a document says, as EN 16931 types it (BT-3): one document, three directions. */
public enum InvoiceType {
    /** A claim for goods or services (code 380). */
    INVOICE,
    /** A further claim that corrects an invoice upwards (code 383). */
    DEBIT_NOTE,
    /** A reduction of what the customer owes (code 381). */
    CREDIT_NOTE
}
