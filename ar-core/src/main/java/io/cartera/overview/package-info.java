/** One customer at a glance: {@link io.cartera.overview.CustomerOverview}. */
@NullMarked
package io.cartera.overview;

import org.jspecify.annotations.NullMarked;
