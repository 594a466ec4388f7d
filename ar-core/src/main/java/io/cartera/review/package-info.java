/**
 * What a grade leads to: {@link io.cartera.review.ConditionsTable terms, settlement and limit}, how high a
 * {@link io.cartera.review.LimitProposal limit} may be, when to look {@link io.cartera.review.ReviewSchedule again} and what
 * makes it {@link io.cartera.review.ReviewTriggers urgent}; and all that is on file of a customer's credit. Proposals are
 * readings: what somebody decides on them is recorded in the customer file.
 */
@NullMarked
package io.cartera.review;

import org.jspecify.annotations.NullMarked;
