/**
 * What exchange rates make of an account told in the currency of our books:
 * {@link io.cartera.exchange.RealisedDifference} and {@link io.cartera.exchange.Revaluation}.
 */
@NullMarked
package io.cartera.exchange;

import org.jspecify.annotations.NullMarked;
