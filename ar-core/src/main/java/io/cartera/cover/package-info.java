/**
 * What is covered of what is owed: {@link io.cartera.cover.InsuredDebts} by credit insurance,
 * {@link io.cartera.cover.Collateral} by securities; a reading of the customer file and of what is open.
 */
@NullMarked
package io.cartera.cover;

import org.jspecify.annotations.NullMarked;
