/**
 * The customer file through time: {@link io.cartera.customerfile.CustomerFile} reads what was recorded of a customer, by day
 * and by what was known when.
 */
@NullMarked
package io.cartera.customerfile;

import org.jspecify.annotations.NullMarked;
