/** How far items and documents are settled, and by what: {@link io.cartera.settlement.SettlementState}. */
@NullMarked
package io.cartera.settlement;

import org.jspecify.annotations.NullMarked;
