/**
 * What is kept in the customer file for who decides on credit: contents of {@link io.cartera.customer.CustomerFactKind facts} that
 * hold from a day on, such as an {@link io.cartera.creditfile.AssignedRating} or a {@link io.cartera.creditfile.CreditInsurance}.
 */
@NullMarked
package io.cartera.creditfile;

import org.jspecify.annotations.NullMarked;
