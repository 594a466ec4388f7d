package io.cartera.points;

import io.cartera.invoice.InvoiceId;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/** What is left of a lot: points that one document earned, with one last day of use. Immutable. */
public final class PointsLot {

    private final PointsMove.LotKey lot;
    private final long left;

    PointsLot(PointsMove.LotKey lot, long left) {
        this.lot = Objects.requireNonNull(lot, "lot");
        this.left = left;
    }

    /** The document that earned the points. */
    public InvoiceId source() {
        return lot.source();
    }

    /** The last day on which they can be used; empty where there is none. */
    public Optional<LocalDate> usableThrough() {
        return lot.through().equals(Require.LAST_DAY) ? Optional.empty() : Optional.of(lot.through());
    }

    /** How many are left. */
    public long left() {
        return left;
    }

    PointsMove move(long points) {
        return lot.move(points);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PointsLot that && lot.equals(that.lot) && left == that.left;
    }

    @Override
    public int hashCode() {
        return Objects.hash(lot, left);
    }

    @Override
    public String toString() {
        return "PointsLot[" + source()
                + usableThrough().map(day -> " through " + day).orElse("") + ", " + left + "]";
    }
}
