package io.cartera.exposure;

/** The documents of a sale, in the order in which it goes on. */
public enum SalesDocumentKind {
    /** An offer that binds us. */
    QUOTATION,
    /** An order that we took. */
    ORDER,
    /** Goods or work delivered. */
    DELIVERY,
    /** An invoice. */
    INVOICE
}
