package io.cartera.points;

import io.cartera.invoice.InvoiceId;
import io.cartera.points.PointsMove.LotKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What is left of each lot while entries are added, in the order in which lots began, and what is owed. */
final class Lots {

    private final Map<LotKey, Long> left = new LinkedHashMap<>();
    private long owed;

    /** Adds a booked entry; false where it would take what is not there. */
    boolean add(PointsEntry entry) {
        boolean isSound = true;
        for (PointsMove move : entry.moves()) {
            long points = left.merge(move.lot(), move.points(), Math::addExact);
            boolean isUsable =
                    move.points() > 0 || !move.lot().through().isBefore(entry.effectiveOn()) || isOfItsOwn(move, entry);
            isSound &= points >= 0 && isUsable;
        }
        owed = Math.addExact(owed, entry.owed());
        return isSound && owed >= 0;
    }

    // What a document earned is clawed back from its own points first, also when nobody used them in time.
    private static boolean isOfItsOwn(PointsMove move, PointsEntry entry) {
        return entry.kind() == PointsKind.CLAWED_BACK
                && entry.document().filter(move.source()::equals).isPresent();
    }

    long owed() {
        return owed;
    }

    /** What is left and usable on a day: what expires first comes first, then what began first. */
    List<PointsLot> usable(LocalDate on) {
        return standing(through -> !through.isBefore(on));
    }

    private List<PointsLot> standing(Predicate<LocalDate> through) {
        return left.entrySet().stream()
                .filter(lot -> lot.getValue() > 0 && through.test(lot.getKey().through()))
                .sorted(Comparator.comparing(lot -> lot.getKey().through()))
                .map(lot -> new PointsLot(lot.getKey(), lot.getValue()))
                .toList();
    }

    /** What is left of lots whose last day lies before a day. */
    long expiredBefore(LocalDate day) {
        return left.entrySet().stream()
                .filter(lot -> lot.getKey().through().isBefore(day))
                .mapToLong(Map.Entry::getValue)
                .reduce(0, Math::addExact);
    }

    long balance(LocalDate on) {
        return usable(on).stream().mapToLong(PointsLot::left).reduce(0, Math::addExact);
    }

    /** Moves that take up to so many points on a day: from a document's own lots, usable ones first, then from what expires first. */
    List<PointsMove> take(long points, LocalDate on, InvoiceId first) {
        List<PointsLot> usable = usable(on);
        List<PointsLot> inOrder = new ArrayList<>();
        usable.stream().filter(lot -> lot.source().equals(first)).forEach(inOrder::add);
        standing(through -> through.isBefore(on)).stream()
                .filter(lot -> lot.source().equals(first))
                .forEach(inOrder::add);
        usable.stream().filter(lot -> !lot.source().equals(first)).forEach(inOrder::add);
        return take(points, inOrder);
    }

    /** Moves that take up to so many points on a day, from what expires first. */
    List<PointsMove> take(long points, LocalDate on) {
        return take(points, usable(on));
    }

    private static List<PointsMove> take(long points, List<PointsLot> lots) {
        List<PointsMove> moves = new ArrayList<>();
        long wanted = points;
        for (PointsLot lot : lots) {
            long taken = Math.min(wanted, lot.left());
            if (taken > 0) {
                moves.add(lot.move(-taken));
                wanted -= taken;
            }
        }
        return moves;
    }
}
