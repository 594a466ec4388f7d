/**
 * Money that comes in, and money the bank takes back: {@link io.cartera.payment.Payment} and
 * {@link io.cartera.payment.PaymentReturn}; and what the bank says of it, {@link io.cartera.payment.BankLine}.
 */
@NullMarked
package io.cartera.payment;

import org.jspecify.annotations.NullMarked;
