/**
 * Who did what, on what basis, and what came of it: {@link io.cartera.trace.Command}, {@link io.cartera.trace.Actor},
 * {@link io.cartera.trace.Basis}, {@link io.cartera.trace.Recording} and {@link io.cartera.trace.Outcome}.
 */
@NullMarked
package io.cartera.trace;

import org.jspecify.annotations.NullMarked;
