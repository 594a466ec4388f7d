/**
 * What is on a customer's file for who decides on credit: {@link io.cartera.creditfile.CreditInsurance} and
 * {@link io.cartera.creditfile.Security}, contents of facts of the customer file.
 */
@NullMarked
package io.cartera.creditfile;

import org.jspecify.annotations.NullMarked;
