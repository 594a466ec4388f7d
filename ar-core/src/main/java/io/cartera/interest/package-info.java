/**
 * What lateness costs: {@link io.cartera.interest.LateInterest} on what is open past its due date, at rates that are agreed
 * or follow {@link io.cartera.interest.ReferenceRates}, as {@link io.cartera.interest.AccruedInterest} that explains itself.
 * Readings: nothing is posted.
 */
@NullMarked
package io.cartera.interest;

import org.jspecify.annotations.NullMarked;
