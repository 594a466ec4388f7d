package io.cartera.purchasing;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.joda.money.CurrencyMismatchException;

/**
 * How what a customer buys has changed from one period to another: the change of each product group's share, in points of a percent, and the
 * groups that came or went.
 * <p>
 * A group is bought where more of it was sold than credited. Shares are those of {@link ProductMix#share}, and zero in a period
 * without sales. Immutable. Worked: tools 80 of 100 and paint 20 become paint 50 and glass 50: tools −80.0000, paint +30.0000, glass +50.0000; glass is
 * new, tools are lost.
 */
public final class MixShift {

    private final SortedMap<String, BigDecimal> points;
    private final BigDecimal ungroupedPoints;
    private final SortedSet<String> gained;
    private final SortedSet<String> lost;

    private MixShift(
            SortedMap<String, BigDecimal> points,
            BigDecimal ungroupedPoints,
            SortedSet<String> gained,
            SortedSet<String> lost) {
        this.points = Collections.unmodifiableSortedMap(points);
        this.ungroupedPoints = ungroupedPoints;
        this.gained = Collections.unmodifiableSortedSet(gained);
        this.lost = Collections.unmodifiableSortedSet(lost);
    }

    /**
     * The change from one mix to another.
     *
     * @throws CurrencyMismatchException if they are in different currencies
     */
    public static MixShift between(ProductMix before, ProductMix after) {
        if (!before.currency().equals(after.currency())) {
            throw new CurrencyMismatchException(before.currency(), after.currency());
        }
        SortedSet<String> all = new TreeSet<>(before.groups().keySet());
        all.addAll(after.groups().keySet());
        SortedMap<String, BigDecimal> points = new TreeMap<>();
        for (String group : all) {
            BigDecimal then = before.share(group).orElse(BigDecimal.ZERO);
            BigDecimal now = after.share(group).orElse(BigDecimal.ZERO);
            points.put(group, now.subtract(then));
        }
        SortedSet<String> gained = new TreeSet<>(after.largestFirst());
        SortedSet<String> lost = new TreeSet<>(before.largestFirst());
        SortedSet<String> kept = new TreeSet<>(gained);
        kept.retainAll(lost);
        gained.removeAll(kept);
        lost.removeAll(kept);
        BigDecimal ungrouped = after.ungroupedShare()
                .orElse(BigDecimal.ZERO)
                .subtract(before.ungroupedShare().orElse(BigDecimal.ZERO));
        return new MixShift(points, ungrouped, gained, lost);
    }

    /** By how many points of a percent each group's share changed, by name; a group in either mix is in it. */
    public SortedMap<String, BigDecimal> points() {
        return points;
    }

    /** By how many points of a percent the share of what belongs to no group changed. */
    public BigDecimal ungroupedPoints() {
        return ungroupedPoints;
    }

    /** The groups that are bought now and were not. */
    public SortedSet<String> gained() {
        return gained;
    }

    /** The groups that were bought and are not now. */
    public SortedSet<String> lost() {
        return lost;
    }

    @Override
    public String toString() {
        return "MixShift[" + points + ", no group " + ungroupedPoints + ", gained " + gained + ", lost " + lost + "]";
    }
}
