/** The account as the customer sees it: {@link io.cartera.statement.Statement} and its T-accounts. */
@NullMarked
package io.cartera.statement;

import org.jspecify.annotations.NullMarked;
