/**
 * What takes from a limit before there is an invoice, and who shares one: reservations, orders and deliveries with their
 * steps, and groups of customers. {@link io.cartera.headroom.HeadroomFile} makes the readings.
 */
@NullMarked
package io.cartera.headroom;

import org.jspecify.annotations.NullMarked;
