/**
 * Points of customers, a second little ledger: what was earned, taken back, redeemed and given back, from which lots, and
 * what is left on any day. {@link io.cartera.points.PointsAccount} makes the readings.
 */
@NullMarked
package io.cartera.points;

import org.jspecify.annotations.NullMarked;
