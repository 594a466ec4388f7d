/** The customer file: {@link io.cartera.customer.Customer} under its {@link io.cartera.customer.CustomerId}. */
@NullMarked
package io.cartera.customer;

import org.jspecify.annotations.NullMarked;
