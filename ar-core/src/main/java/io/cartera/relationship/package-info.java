/**
 * How we stand with a customer: what was agreed, whether we deal with it, how alive the trade is, and what else the host keeps
 * on its file.
 */
@NullMarked
package io.cartera.relationship;

import org.jspecify.annotations.NullMarked;
