/** A complete store in memory, for tests and small programs: {@link io.cartera.inmemory.InMemoryStore}. */
@NullMarked
package io.cartera.inmemory;

import org.jspecify.annotations.NullMarked;
