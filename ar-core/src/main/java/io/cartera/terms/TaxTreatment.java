package io.cartera.terms;

/**
 * What a discount for early payment does to the tax. More may come; programs that switch on them should have a default.
 */
public enum TaxTreatment {
    /** It lowers the tax once it is taken: the discount holds its share of tax, which is corrected. */
    REDUCED_ON_PAYMENT,
    /** It never lowers the tax: all of the discount is net. */
    NEVER_REDUCED,
    /**
     * The tax is computed on the discounted amount at once, and stays so whether the discount is taken or not: see
     * {@link CashDiscount#taxedAtInvoice}. Documents do not compute their tax so: issuing one with such terms is refused.
     */
    REDUCED_AT_INVOICE
}
