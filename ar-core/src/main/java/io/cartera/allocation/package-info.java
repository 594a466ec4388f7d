/**
 * Cash application: which open credits pay which open debits. An {@link io.cartera.allocation.AllocationPolicy}
 * proposes; the account records.
 */
@NullMarked
package io.cartera.allocation;

import org.jspecify.annotations.NullMarked;
