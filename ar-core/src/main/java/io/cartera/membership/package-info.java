/**
 * Who comes into which segment and when: a {@link io.cartera.membership.SegmentationPlan} holds a classification against the
 * memberships there are, with hysteresis and grace, and proposes what follows from it.
 */
@NullMarked
package io.cartera.membership;

import org.jspecify.annotations.NullMarked;
