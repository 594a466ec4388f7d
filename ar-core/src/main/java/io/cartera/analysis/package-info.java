/** Behaviour and key figures: {@link io.cartera.analysis.Turnover}. */
@NullMarked
package io.cartera.analysis;

import org.jspecify.annotations.NullMarked;
