/**
 * Behaviour and key figures: {@link io.cartera.analysis.Turnover}, {@link io.cartera.analysis.CustomerFacts}, and, over
 * the months, {@link io.cartera.analysis.BalanceHistory} and {@link io.cartera.analysis.DaysSalesOutstanding}.
 */
@NullMarked
package io.cartera.analysis;

import org.jspecify.annotations.NullMarked;
