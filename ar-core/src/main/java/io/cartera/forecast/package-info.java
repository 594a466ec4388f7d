/**
 * What is likely to come: when open debits will be paid, and what cash that brings by week, whether customers
 * buy again and what they are worth. See {@link io.cartera.forecast.PaymentDatePredictor},
 * {@link io.cartera.forecast.CashProjection} and {@link io.cartera.forecast.PurchasePredictor}. Evolving until 1.0.
 */
@NullMarked
package io.cartera.forecast;

import org.jspecify.annotations.NullMarked;
