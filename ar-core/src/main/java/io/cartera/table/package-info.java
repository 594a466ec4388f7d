/** Results as tables of text that a host writes out: {@link io.cartera.table.TextTable}. */
@NullMarked
package io.cartera.table;

import org.jspecify.annotations.NullMarked;
