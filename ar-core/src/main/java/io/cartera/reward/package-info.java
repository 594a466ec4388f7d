/**
 * What rewards customers: by which rules documents earn points, for how long, what points are worth, and what is owed for them.
 */
@NullMarked
package io.cartera.reward;

import org.jspecify.annotations.NullMarked;
