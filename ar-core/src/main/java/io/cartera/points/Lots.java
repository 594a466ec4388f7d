package io.cartera.points;

import io.cartera.invoice.InvoiceId;
import io.cartera.points.PointsMove.LotKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What is left of each lot while entries are added, and what is owed. What expires first comes first, of one day what began
 * first. An entry costs what it moves, not what there is.
 */
final class Lots {

    private static final Comparator<LotKey> BY_SOURCE =
            Comparator.comparing(LotKey::source).thenComparing(LotKey::through);

    private final Map<LotKey, Lot> all = new HashMap<>();
    // The two hold what is left only.
    private final NavigableMap<Place, Lot> standing = new TreeMap<>();
    private final NavigableMap<LotKey, Lot> bySource = new TreeMap<>(BY_SOURCE);
    private long owed;
    private long looks;

    /** Adds a booked entry; false where it would take what is not there. */
    boolean add(PointsEntry entry) {
        boolean isSound = true;
        for (PointsMove move : entry.moves()) {
            boolean isUsable =
                    move.points() > 0 || !move.lot().through().isBefore(entry.effectiveOn()) || isOfItsOwn(move, entry);
            isSound &= move(move) && isUsable;
        }
        owed = Math.addExact(owed, entry.owed());
        return isSound && owed >= 0;
    }

    private boolean move(PointsMove move) {
        LotKey key = move.lot();
        Lot lot = all.computeIfAbsent(key, none -> new Lot(key, new Place(key.through(), all.size())));
        lot.left = Math.addExact(lot.left, move.points());
        if (lot.left > 0) {
            standing.put(lot.place, lot);
            bySource.put(key, lot);
        } else {
            standing.remove(lot.place);
            bySource.remove(key);
        }
        return lot.left >= 0;
    }

    // What a document earned is clawed back from its own points first, also when nobody used them in time.
    private static boolean isOfItsOwn(PointsMove move, PointsEntry entry) {
        return entry.kind() == PointsKind.CLAWED_BACK
                && entry.document().filter(move.source()::equals).isPresent();
    }

    long owed() {
        return owed;
    }

    /** How many lots were looked at since the beginning. */
    long looks() {
        return looks;
    }

    /** What is left and usable on a day: what expires first comes first, then what began first. */
    List<PointsLot> usable(LocalDate on) {
        return usableOn(on).stream()
                .map(lot -> new PointsLot(lot.key, lot.left))
                .toList();
    }

    private Collection<Lot> usableOn(LocalDate on) {
        return standing.tailMap(Place.first(on), true).values();
    }

    /** What is left of lots whose last day lies before a day. */
    long expiredBefore(LocalDate day) {
        return sum(standing.headMap(Place.first(day), false).values());
    }

    long balance(LocalDate on) {
        return sum(usableOn(on));
    }

    private static long sum(Collection<Lot> lots) {
        return lots.stream().mapToLong(lot -> lot.left).reduce(0, Math::addExact);
    }

    /** Moves that take up to so many points on a day: from a document's own lots, usable ones first, then from what expires first. */
    List<PointsMove> take(long points, LocalDate on, InvoiceId first) {
        NavigableMap<LotKey, Lot> own =
                bySource.subMap(new LotKey(first, LocalDate.MIN), true, new LotKey(first, LocalDate.MAX), true);
        LotKey today = new LotKey(first, on);
        List<PointsMove> moves = new ArrayList<>();
        long wanted = points;
        wanted = take(wanted, own.tailMap(today, true).values(), moves);
        wanted = take(wanted, own.headMap(today, false).values(), moves);
        for (Lot lot : wanted > 0 ? usableOn(on) : List.<Lot>of()) {
            looks++;
            if (!lot.key.source().equals(first)) {
                wanted = take(wanted, List.of(lot), moves);
            }
            if (wanted == 0) {
                break;
            }
        }
        return moves;
    }

    /** Moves that take up to so many points on a day, from what expires first. */
    List<PointsMove> take(long points, LocalDate on) {
        List<PointsMove> moves = new ArrayList<>();
        take(points, usableOn(on), moves);
        return moves;
    }

    // How many of the points are still wanted afterwards.
    private long take(long points, Collection<Lot> lots, List<PointsMove> moves) {
        long wanted = points;
        for (Lot lot : lots) {
            if (wanted == 0) {
                break;
            }
            looks++;
            long taken = Math.min(wanted, lot.left);
            moves.add(lot.key.move(-taken));
            wanted -= taken;
        }
        return wanted;
    }

    /** Where a lot stands: by its last day, then by when it began. */
    private record Place(LocalDate through, int begun) implements Comparable<Place> {

        static Place first(LocalDate through) {
            return new Place(through, -1);
        }

        @Override
        public int compareTo(Place other) {
            int byDay = through.compareTo(other.through);
            return byDay != 0 ? byDay : Integer.compare(begun, other.begun);
        }
    }

    private static final class Lot {
        private final LotKey key;
        private final Place place;
        private long left;

        private Lot(LotKey key, Place place) {
            this.key = key;
            this.place = place;
        }
    }
}
