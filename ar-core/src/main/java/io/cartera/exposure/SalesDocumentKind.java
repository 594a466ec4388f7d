package io.cartera.exposure;

/**
 * At which step of a sale credit is asked for: the later the step, the nearer the debt. In the order of the steps.
 */
public enum SalesDocumentKind {
    /** An offer to the customer. */
    QUOTATION,
    /** The customer has ordered. */
    ORDER,
    /** Goods or services are handed over. */
    DELIVERY,
    /** The debt is billed. */
    INVOICE
}
