/**
 * Money that comes in, and money the bank takes back: {@link io.cartera.payment.Payment} and
 * {@link io.cartera.payment.PaymentReturn}.
 */
@NullMarked
package io.cartera.payment;

import org.jspecify.annotations.NullMarked;
