/**
 * What Joda-Money leaves to us: exact sums in minor units ({@link io.cartera.money.MoneyTally}), sums over several
 * currencies ({@link io.cartera.money.MoneyBag}), splitting without losing a cent
 * ({@link io.cartera.money.Proration}) and percentages. No amount here is ever converted or rounded silently.
 */
@NullMarked
package io.cartera.money;

import org.jspecify.annotations.NullMarked;
