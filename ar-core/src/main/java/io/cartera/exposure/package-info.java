/**
 * How much is at stake and how much is allowed: {@link io.cartera.exposure.CreditExposure},
 * {@link io.cartera.exposure.CreditLimit}, and the history of what was granted,
 * {@link io.cartera.exposure.CreditLimits}.
 */
@NullMarked
package io.cartera.exposure;

import org.jspecify.annotations.NullMarked;
