/**
 * Who matters, and how: schemes that put every customer into one segment by what it bought ({@link
 * io.cartera.segment.Segmentation} by turnover, {@link io.cartera.segment.Rfm}, {@link io.cartera.segment.ValueTiers},
 * {@link io.cartera.segment.SegmentRules} or a scheme of the host's), and what came of it.
 */
@NullMarked
package io.cartera.segment;

import org.jspecify.annotations.NullMarked;
