/**
 * The repositories of the outer ring: a store may have them or not. One that has them gives
 * {@link io.cartera.store.outer.OuterSession}s. Evolving until 1.0.
 */
@NullMarked
package io.cartera.store.outer;

import org.jspecify.annotations.NullMarked;
