/**
 * How much is at stake and how much is allowed: {@link io.cartera.exposure.CreditExposure} and
 * {@link io.cartera.exposure.CreditLimit}.
 */
@NullMarked
package io.cartera.exposure;

import org.jspecify.annotations.NullMarked;
