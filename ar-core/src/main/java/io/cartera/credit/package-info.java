/**
 * May we sell, and why: a {@link io.cartera.credit.CreditPolicy} turns an order and the state of the account into a
 * {@link io.cartera.credit.CreditDecision} that explains itself with figures.
 */
@NullMarked
package io.cartera.credit;

import org.jspecify.annotations.NullMarked;
