/**
 * Numbers that somebody gives out under a rule, and whether one keeps the rule: tax numbers, register numbers, accounts
 * at banks, payment references. An {@link io.cartera.identifier.Identifier} is whatever was written; an
 * {@link io.cartera.identifier.IdentifierCheck} says what is wrong with it, as an
 * {@link io.cartera.identifier.IdentifierFault} and never as an exception. That a number keeps its rule does not show that
 * it was given out: only the register can say that.
 */
@NullMarked
package io.cartera.identifier;

import org.jspecify.annotations.NullMarked;
