/**
 * The chain of fingerprints that Spain's VeriFactu prescribes, as a log beside our own chain of a number series. It shows
 * how such a chain is kept; it is not certified, and reports nothing to anybody.
 */
@NullMarked
package io.cartera.examples.verifactu;

import org.jspecify.annotations.NullMarked;
