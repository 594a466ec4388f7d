/**
 * When and how a debt falls due: {@link io.cartera.terms.PaymentTerms} split a document into
 * {@linkplain io.cartera.terms.Instalment instalments}, each by an {@link io.cartera.terms.InstalmentShare} and a
 * {@link io.cartera.terms.DueDateRule}, with a {@link io.cartera.terms.CashDiscount} for who pays early. Terms are kept
 * as text. {@link io.cartera.terms.StatutoryCaps} tells where they are longer than the law allows, and changes nothing.
 */
@NullMarked
package io.cartera.terms;

import org.jspecify.annotations.NullMarked;
