/**
 * Dates the trade needs: {@link io.cartera.time.DateRange}, {@link io.cartera.time.AsOf} and the bitemporal
 * {@link io.cartera.time.Timeline}. Nothing here reads a clock or a time zone.
 */
@NullMarked
package io.cartera.time;

import org.jspecify.annotations.NullMarked;
