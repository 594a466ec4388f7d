/**
 * Documents that raise or lower the debt: {@link io.cartera.invoice.Invoice} with its
 * {@linkplain io.cartera.invoice.InvoiceLine lines} and {@linkplain io.cartera.invoice.TaxBreakdown taxes}.
 */
@NullMarked
package io.cartera.invoice;

import org.jspecify.annotations.NullMarked;
