package io.cartera.examples.bench;

import java.util.Locale;
import java.util.Map;

/** What was measured on one workload, beside the tight loop. */
final class Ratios {

    private Ratios() {}

    /**
     * A row of the table.
     *
     * @param measured of this entrant and of the tight loop
     * @throws IllegalStateException if the entrant gives another answer than the tight loop
     */
    static String line(Workload workload, Entrant entrant, Map<Entrant, Measured> measured) {
        Measured tight = measured.get(Entrant.TIGHT);
        Measured own = measured.get(entrant);
        if (!own.answer().equals(tight.answer())) {
            throw new IllegalStateException(workload.code + ": " + entrant.title + " gives " + own.answer()
                    + ", the tight loop " + tight.answer());
        }
        double ratio = (double) own.nanos() / tight.nanos();
        return String.format(
                Locale.ROOT,
                ratio < 10 ? "| %s | %s | %.1f | %.1f |" : "| %s | %s | %.1f | %.0f |",
                workload.code,
                entrant.title,
                own.nanos() / 1e6,
                ratio);
    }
}
