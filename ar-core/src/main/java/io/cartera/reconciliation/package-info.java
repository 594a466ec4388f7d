/** Our books against theirs, the bank's, the ledger's: {@link io.cartera.reconciliation.Reconciliation}; and what looks odd in them. */
@NullMarked
package io.cartera.reconciliation;

import org.jspecify.annotations.NullMarked;
