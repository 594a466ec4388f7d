/**
 * Cash application: which open credits pay which open debits. An {@link io.cartera.allocation.AllocationPolicy}
 * proposes; the account records. An {@link io.cartera.allocation.AllocationChain} puts rules one after another and says
 * how sure each is ({@link io.cartera.allocation.Explanation}); a {@link io.cartera.allocation.RemittanceMatcher} finds
 * whose payment a line of a bank statement is.
 */
@NullMarked
package io.cartera.allocation;

import org.jspecify.annotations.NullMarked;
