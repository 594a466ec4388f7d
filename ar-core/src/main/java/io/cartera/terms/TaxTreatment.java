package io.cartera.terms;

/** What a discount for early payment does to the tax. */
public enum TaxTreatment {
    /** It lowers the tax once it is taken: the discount holds its share of tax, which is corrected. */
    REDUCED_ON_PAYMENT,
    /** It never lowers the tax: all of the discount is net. */
    NEVER_REDUCED,
    /**
     * The tax is computed on the discounted amount at once, and stays so whether the discount is taken or not: see
     * {@link CashDiscount#taxedAtInvoice}.
     */
    REDUCED_AT_INVOICE
}
