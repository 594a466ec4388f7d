/**
 * What is likely to come: when open debits will be paid, and what cash that brings by week. See
 * {@link io.cartera.forecast.PaymentDatePredictor} and {@link io.cartera.forecast.CashProjection}. Evolving until 1.0.
 */
@NullMarked
package io.cartera.forecast;

import org.jspecify.annotations.NullMarked;
