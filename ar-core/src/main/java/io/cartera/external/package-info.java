/**
 * What other systems call our customers, documents and payments: a {@link io.cartera.trace.ExternalRef} that was
 * {@linkplain io.cartera.external.ExternalRefAttached attached} to a {@link io.cartera.external.Referent};
 * and which payments the line of a bank statement became ({@link io.cartera.external.BankLineTaken}).
 */
@NullMarked
package io.cartera.external;

import org.jspecify.annotations.NullMarked;
