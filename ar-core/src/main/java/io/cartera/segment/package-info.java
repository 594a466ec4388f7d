/** Who matters, and how: {@link io.cartera.segment.Segmentation} by turnover, and its {@link io.cartera.segment.AbcCurve}. */
@NullMarked
package io.cartera.segment;

import org.jspecify.annotations.NullMarked;
