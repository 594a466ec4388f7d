/** Real ledgers, posted into every store and held against figures worked out without the library. */
@NullMarked
package io.cartera.examples.reconciliation;

import org.jspecify.annotations.NullMarked;
