/**
 * What was earned and not asked for, or given away without being owed: {@link io.cartera.leakage.Leakage}.
 */
@NullMarked
package io.cartera.leakage;

import org.jspecify.annotations.NullMarked;
