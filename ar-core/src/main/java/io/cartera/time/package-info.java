/**
 * Dates the trade needs: {@link io.cartera.time.DateRange}, {@link io.cartera.time.AsOf}, the bitemporal
 * {@link io.cartera.time.Timeline}, and business days ({@link io.cartera.time.BusinessCalendar},
 * {@link io.cartera.time.BusinessDayConvention}). Nothing here reads a clock or a time zone.
 */
@NullMarked
package io.cartera.time;

import org.jspecify.annotations.NullMarked;
