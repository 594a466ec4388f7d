/** Fitting a model of purchases to histories: the part that the library leaves to an optimiser of the host's choice. */
@NullMarked
package io.cartera.examples.purchases;

import org.jspecify.annotations.NullMarked;
