package io.cartera.jdbc.internal;

import io.cartera.account.LedgerId;
import io.cartera.invoice.SeriesId;
import java.sql.SQLException;
import java.util.Comparator;

/** A number series of a ledger, in the order in which series are locked. */
record SeriesKey(LedgerId ledger, SeriesId series) implements Comparable<SeriesKey> {

    private static final Comparator<SeriesKey> ORDER =
            Comparator.comparing(SeriesKey::ledger).thenComparing(SeriesKey::series);

    @Override
    public int compareTo(SeriesKey other) {
        return ORDER.compare(this, other);
    }

    /** Shard key, ledger and series; a series is its own shard key, since it is counted over all customers. */
    Parameters to(Parameters parameters) throws SQLException {
        return parameters.text(series.value()).text(ledger.value()).text(series.value());
    }
}
