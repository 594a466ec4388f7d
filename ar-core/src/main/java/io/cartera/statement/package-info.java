/** The account as the customer sees it: {@link io.cartera.statement.Statement}, in a style, with its T-accounts. */
@NullMarked
package io.cartera.statement;

import org.jspecify.annotations.NullMarked;
