/** Checks shared by the value types; not exported, no part of the promise of compatibility. */
@NullMarked
package io.cartera.trace.internal;

import org.jspecify.annotations.NullMarked;
