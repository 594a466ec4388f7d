/**
 * How fast the library is beside a loop over primitive columns, everyday code with {@code Money} and streams, and a
 * database: {@link io.cartera.examples.bench.Bench}.
 */
@NullMarked
package io.cartera.examples.bench;

import org.jspecify.annotations.NullMarked;
