/** Who matters, and how: {@link io.cartera.segment.Segmentation} by turnover. */
@NullMarked
package io.cartera.segment;

import org.jspecify.annotations.NullMarked;
