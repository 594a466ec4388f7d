/**
 * May we sell, and why: a {@link io.cartera.credit.CreditPolicy} turns a {@link io.cartera.credit.CreditRequest} and a
 * {@link io.cartera.credit.CreditPicture} of the customer into a {@link io.cartera.credit.CreditDecision} that explains
 * itself with figures, and says what would change it. Nothing here reads or records anything.
 */
@NullMarked
package io.cartera.credit;

import org.jspecify.annotations.NullMarked;
