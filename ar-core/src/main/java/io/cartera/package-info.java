/**
 * The door to the books: {@link io.cartera.Receivables} and the use cases behind it. It loads, decides, records and
 * logs, owns the clock, and is imported by nobody.
 */
@NullMarked
package io.cartera;

import org.jspecify.annotations.NullMarked;
