/**
 * One customer at a glance: {@link io.cartera.overview.CustomerOverview}, and what of it the customer may see:
 * {@link io.cartera.overview.CustomerSelfView}; and all of them: {@link io.cartera.overview.ReceivablesReport}.
 */
@NullMarked
package io.cartera.overview;

import org.jspecify.annotations.NullMarked;
