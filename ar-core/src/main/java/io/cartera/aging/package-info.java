/**
 * How old the debt is: an {@link io.cartera.aging.AgingSpec} reads open items into an
 * {@link io.cartera.aging.AgingReport}, and on several days into an {@link io.cartera.aging.AgingHistory}.
 */
@NullMarked
package io.cartera.aging;

import org.jspecify.annotations.NullMarked;
