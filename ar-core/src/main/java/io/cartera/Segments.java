package io.cartera;

import io.cartera.segment.Segmentation;
import io.cartera.segment.SegmentedCustomer;
import io.cartera.time.DateRange;
import java.util.List;

/** Segments of customers. Thread-safe. */
public final class Segments {

    private final Desk desk;

    Segments(Desk desk) {
        this.desk = desk;
    }

    /**
     * Classifies the customers by what they were billed in a period, by currency, then turnover, largest first, then
     * customer.
     */
    public List<SegmentedCustomer> of(Segmentation segmentation, DateRange period) {
        return segmentation.classify(new Analysis(desk).turnover(period));
    }
}
