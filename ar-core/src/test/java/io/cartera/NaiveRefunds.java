package io.cartera;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Credits, what is asked back of them and what became of it, as lists that are gone through anew for each question: what the books are
 * held against. Credits and days are numbers, amounts are cents; none of the library's code is used.
 */
final class NaiveRefunds {

    private static final int LAST_DAY = 400;
    private static final int NEVER = Integer.MAX_VALUE;

    /** What a credit loses or gets back on a day. */
    private record Move(int on, long minor) {}

    private static final class Asked {
        private int credit;
        private long minor;
        private int on;
        private String by = "";
        private int approvedOn = NEVER;
        private int declinedOn = NEVER;
        private int paidOn = NEVER;
        private int reversedOn = NEVER;
    }

    /** Where a refund stands, and for how many days it has been waiting. */
    record Stand(String id, String standing, long waitedDays) {}

    private final long[] credits;
    private final List<List<Move>> moves = new ArrayList<>();
    private final Map<String, Asked> asked = new TreeMap<>();

    /** Credits of so much, from day 0 on. */
    NaiveRefunds(long... credits) {
        this.credits = credits;
        for (int i = 0; i < credits.length; i++) {
            moves.add(new ArrayList<>());
        }
    }

    boolean isOnFile(String id) {
        return asked.containsKey(id);
    }

    long open(int credit, int day) {
        long open = credits[credit];
        for (Move move : moves.get(credit)) {
            open -= move.on() <= day ? move.minor() : 0;
        }
        return open;
    }

    /** Takes some of a credit from a day on, if so much is open on that day and on each later one. */
    boolean take(int credit, long minor, int on) {
        for (int day = on; day <= LAST_DAY; day++) {
            if (on < 0 || open(credit, day) < minor) {
                return false;
            }
        }
        moves.get(credit).add(new Move(on, minor));
        return true;
    }

    void giveBack(int credit, long minor, int on) {
        moves.get(credit).add(new Move(on, -minor));
    }

    boolean ask(String id, int credit, long minor, int on, String by, int today) {
        long free = open(credit, LAST_DAY);
        for (Asked earlier : asked.values()) {
            boolean isWaiting = earlier.declinedOn == NEVER && earlier.paidOn == NEVER;
            free -= earlier.credit == credit && isWaiting ? earlier.minor : 0;
        }
        if (on < 0 || on > today + 1 || minor > free) {
            return false;
        }
        Asked made = new Asked();
        made.credit = credit;
        made.minor = minor;
        made.on = on;
        made.by = by;
        asked.put(id, made);
        return true;
    }

    boolean approve(String id, int on, String by, int today) {
        Asked one = asked.get(id);
        if (one == null
                || one.paidOn != NEVER
                || one.declinedOn != NEVER
                || one.approvedOn != NEVER
                || on < one.on
                || on > today + 1
                || one.by.equals(by)) {
            return false;
        }
        one.approvedOn = on;
        return true;
    }

    boolean decline(String id, int on, int today) {
        Asked one = asked.get(id);
        if (one == null
                || one.paidOn != NEVER
                || one.declinedOn != NEVER
                || on < one.on
                || one.approvedOn != NEVER && on < one.approvedOn
                || on > today + 1) {
            return false;
        }
        one.declinedOn = on;
        return true;
    }

    /** Pays a refund; one that was paid is told again where it is asked for again as it was, and nothing is taken. */
    boolean pay(String id, int on, int today) {
        Asked one = asked.get(id);
        if (one == null || one.declinedOn != NEVER || one.approvedOn > on || on > today + 1) {
            return false;
        }
        if (one.paidOn != NEVER) {
            return one.paidOn == on;
        }
        if (!take(one.credit, one.minor, on)) {
            return false;
        }
        one.paidOn = on;
        return true;
    }

    /** Undoes a refund that was paid, not before it. */
    boolean reverse(String id, int on) {
        Asked one = asked.get(id);
        if (one == null || one.paidOn == NEVER || one.reversedOn != NEVER) {
            return false;
        }
        one.reversedOn = Math.max(on, one.paidOn);
        giveBack(one.credit, one.minor, one.reversedOn);
        return true;
    }

    /** Where each stands that was asked for by a day, by the day of the request, then identifier. */
    List<Stand> stands(int day) {
        List<Stand> stands = new ArrayList<>();
        for (int on = 0; on <= day; on++) {
            for (Map.Entry<String, Asked> entry : asked.entrySet()) {
                if (entry.getValue().on == on) {
                    stands.add(stand(entry.getKey(), entry.getValue(), day));
                }
            }
        }
        return stands;
    }

    private static Stand stand(String id, Asked one, int day) {
        if (one.paidOn <= day) {
            return new Stand(id, one.reversedOn <= day ? "REVERSED" : "PAID", one.paidOn - one.on);
        }
        if (one.declinedOn <= day) {
            return new Stand(id, "DECLINED", one.declinedOn - one.on);
        }
        return new Stand(id, one.approvedOn <= day ? "APPROVED" : "ASKED", day - one.on);
    }

    /** How many stand so in the end. */
    long count(String standing) {
        return stands(LAST_DAY).stream()
                .filter(stand -> stand.standing().equals(standing))
                .count();
    }
}
