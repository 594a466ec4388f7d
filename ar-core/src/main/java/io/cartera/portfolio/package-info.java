/**
 * All customers together: who makes what part of the whole, what comes and goes, and what would be left without one. See
 * {@link io.cartera.portfolio.Concentration} and {@link io.cartera.portfolio.PortfolioBridge}.
 */
@NullMarked
package io.cartera.portfolio;

import org.jspecify.annotations.NullMarked;
