/** When a debt falls due: {@link io.cartera.terms.PaymentTerms}. */
@NullMarked
package io.cartera.terms;

import org.jspecify.annotations.NullMarked;
