/**
 * How old the debt is: an {@link io.cartera.aging.AgingSpec} reads open items into an
 * {@link io.cartera.aging.AgingReport}.
 */
@NullMarked
package io.cartera.aging;

import org.jspecify.annotations.NullMarked;
