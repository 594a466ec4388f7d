/**
 * Who should be seen to: customers that buy less often or no longer, and new ones that are large; what is proposed, and what came of it. See
 * {@link io.cartera.care.CareRules}.
 */
@NullMarked
package io.cartera.care;

import org.jspecify.annotations.NullMarked;
