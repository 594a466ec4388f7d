package io.cartera.points;

import io.cartera.invoice.InvoiceId;
import io.cartera.money.MinorUnits;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Points that came to a lot, or went from it. A lot is what one document earned, with one last day of use: points of one
 * document that are usable through different days are different lots. Immutable.
 */
public final class PointsMove {

    private final InvoiceId source;
    private final @Nullable LocalDate usableThrough;
    private final long points;

    private PointsMove(InvoiceId source, @Nullable LocalDate usableThrough, long points) {
        this.source = Objects.requireNonNull(source, "source");
        this.usableThrough = usableThrough;
        if (points == 0 || points < -MinorUnits.MAX || points > MinorUnits.MAX) {
            throw new IllegalArgumentException(
                    "points are " + points + ", not 0 and within 10^18 either way is allowed");
        }
        this.points = points;
    }

    /**
     * A move of a lot without an end.
     *
     * @param source the document that earned the points
     * @param points greater than zero where they come, less where they go
     */
    public static PointsMove of(InvoiceId source, long points) {
        return new PointsMove(source, null, points);
    }

    /** The same of the lot that is usable through a day; the last day of the year 9999 is no end. */
    public PointsMove usableThrough(LocalDate day) {
        LocalDate last = Require.date(day, "usableThrough");
        return new PointsMove(source, last.equals(Require.LAST_DAY) ? null : last, points);
    }

    /** The document that earned the points. */
    public InvoiceId source() {
        return source;
    }

    /** The last day on which points of the lot can be used; empty where there is none. */
    public Optional<LocalDate> usableThrough() {
        return Optional.ofNullable(usableThrough);
    }

    /** How many; less than zero where they go. */
    public long points() {
        return points;
    }

    LotKey lot() {
        return new LotKey(source, usableThrough == null ? Require.LAST_DAY : usableThrough);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PointsMove that && lot().equals(that.lot()) && points == that.points;
    }

    @Override
    public int hashCode() {
        return Objects.hash(source, usableThrough, points);
    }

    @Override
    public String toString() {
        return source + (usableThrough == null ? "" : " through " + usableThrough) + ": " + points;
    }

    /** Which lot; one without an end has the last day there is. */
    record LotKey(InvoiceId source, LocalDate through) {

        PointsMove move(long points) {
            return PointsMove.of(source, points).usableThrough(through);
        }
    }
}
