/** The account as the general ledger sees it: {@link io.cartera.journal.Journal}, by {@link io.cartera.journal.PostingRules}. */
@NullMarked
package io.cartera.journal;

import org.jspecify.annotations.NullMarked;
