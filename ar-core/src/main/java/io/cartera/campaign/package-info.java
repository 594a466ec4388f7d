/**
 * Whom to address with what, and what came of it: {@link io.cartera.campaign.Audience audiences} of those who consented,
 * {@link io.cartera.campaign.Campaign campaigns} with a hold-out to be measured against, and a {@link
 * io.cartera.campaign.CarePlan} of greetings. Nothing is sent from here.
 */
@NullMarked
package io.cartera.campaign;

import org.jspecify.annotations.NullMarked;
