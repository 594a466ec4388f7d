/** The month-end run: a ledger of CSV files posted, cash applied, aged, stated and reported. */
@NullMarked
package io.cartera.examples.monthend;

import org.jspecify.annotations.NullMarked;
