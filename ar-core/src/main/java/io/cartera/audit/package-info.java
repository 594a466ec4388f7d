/**
 * The audit trail as a chain: who ordered what, what was recorded of it, and how a later change of either is found.
 * See {@link io.cartera.audit.AuditChain}.
 */
@NullMarked
package io.cartera.audit;

import org.jspecify.annotations.NullMarked;
