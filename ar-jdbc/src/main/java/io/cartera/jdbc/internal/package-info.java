/** One class for each table or reading, over a small statement helper; not exported, no part of any promise. */
@NullMarked
package io.cartera.jdbc.internal;

import org.jspecify.annotations.NullMarked;
