/**
 * Which credit decisions were made and which of them somebody has overridden, as facts of an account, and how often that
 * happens: {@link io.cartera.creditlog.CreditLog}, {@link io.cartera.creditlog.OverrideRate}.
 */
@NullMarked
package io.cartera.creditlog;

import org.jspecify.annotations.NullMarked;
