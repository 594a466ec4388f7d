/**
 * When, how often and what customers buy: {@link io.cartera.purchasing.PurchaseHistory} month by month,
 * {@link io.cartera.purchasing.PurchaseRhythm} day by day, {@link io.cartera.purchasing.ProductSales} by product group.
 */
@NullMarked
package io.cartera.purchasing;

import org.jspecify.annotations.NullMarked;
