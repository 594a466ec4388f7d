package io.cartera.points;

import io.cartera.points.PointsMove.LotKey;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Points that come to lots on a day, what is owed being settled first: by such as can still be used. */
final class ComingPoints {

    private final LocalDate on;
    private final long owed;
    private final Map<LotKey, Long> lots = new LinkedHashMap<>();
    private long settled;

    /** @param owed how many points the customer owes */
    ComingPoints(LocalDate on, long owed) {
        this.on = on;
        this.owed = owed;
    }

    /** So many come to a lot. What comes too late to be used settles nothing. */
    void come(LotKey lot, long points) {
        long settling = lot.through().isBefore(on) ? 0 : Math.min(owed - settled, points);
        settled += settling;
        if (points > settling) {
            lots.merge(lot, points - settling, Math::addExact);
        }
    }

    /** So many were owed and are not any more; how many of them had been settled meanwhile. */
    long cancel(long points) {
        long cancelled = Math.min(owed - settled, points);
        settled += cancelled;
        return points - cancelled;
    }

    PointsEntry booked(PointsEntry ordered) {
        List<PointsMove> moves = lots.entrySet().stream()
                .map(lot -> lot.getKey().move(lot.getValue()))
                .toList();
        return ordered.booked(on, moves, -settled);
    }
}
