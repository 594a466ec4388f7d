/**
 * How a customer pays and can pay: {@link io.cartera.rating.ScoringMethod models} that give a score and explain it, the
 * {@link io.cartera.rating.AssessmentPlan plan} that combines them, the {@link io.cartera.rating.RatingScale scale} of grades,
 * and the {@link io.cartera.rating.PayerClass payer class}. All are readings of values; what is decided is recorded in the
 * customer file.
 */
@NullMarked
package io.cartera.rating;

import org.jspecify.annotations.NullMarked;
