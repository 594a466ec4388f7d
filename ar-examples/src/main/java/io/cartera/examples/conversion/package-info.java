/** What the programs have in common that turn somebody else's files into a ledger folder. */
@NullMarked
package io.cartera.examples.conversion;

import org.jspecify.annotations.NullMarked;
