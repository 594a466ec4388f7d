/**
 * What could go wrong with a customer and what to do about it: {@link io.cartera.risk.RiskAssessment} finds
 * {@link io.cartera.risk.RiskSignal signals} by {@link io.cartera.risk.RiskRules rules}, {@link io.cartera.risk.RiskMeasures}
 * proposes measures that answer them.
 */
@NullMarked
package io.cartera.risk;

import org.jspecify.annotations.NullMarked;
