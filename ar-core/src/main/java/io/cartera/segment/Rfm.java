package io.cartera.segment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.joda.money.Money;

/**
 * Customers by recency, frequency and monetary value: the segment is the code of the three classes, {@code 555} the best of
 * five. Who bought nothing in the window is in the segment {@code none}, the last, and counts for no class.
 * <p>
 * By which rule values become classes has a name, since the rules disagree where values are equal. With 10, 20, 20, 20, 30, …,
 * 100 (12 customers) and five classes the three of 20 get:
 * <ul>
 *   <li>by the share of those strictly below, {@code floor(5 · share) + 1}: all 1. This is the default: equal customers are
 *       equal, and none is lifted by a tie;
 *   <li>{@link #byShareUpTo by the share of those up to} the value, {@code ceil(5 · share)}: all 2; equal customers are equal;
 *   <li>{@link #splittingTies splitting ties}, as {@code NTILE(5)} of SQL does ordered by value and then customer: 1, 1 and 2.
 * </ul>
 * The three are scored independently over all purchasers or, {@link #nested}, frequency within those of one recency and money
 * within those of one recency and frequency. A single customer, or customers all alike, are 1 by the default and the best by
 * the share up to. Fewer customers than classes do not fill them: three that differ are 1, 2 and 4 by the default, 2, 4 and 5 by the share up
 * to, and 1, 2 and 3 as {@code NTILE} has them; take fewer classes for a few customers. Immutable. Sources: Hughes, Strategic Database Marketing (nested); ISO SQL (NTILE).
 */
public final class Rfm implements SegmentationScheme {

    static final int MAX_CLASSES = 10;

    private static final int USUAL_CLASSES = 5;
    private static final String NONE = "none";

    private enum Ranking {
        BELOW,
        UP_TO,
        NTILE;

        /** The class of the customer at a place, where those from first to before the end have its value. */
        int classOf(int classes, int size, int place, int first, int end) {
            return switch (this) {
                case BELOW -> (int) ((long) classes * first / size) + 1;
                case UP_TO -> (int) (((long) classes * end + size - 1) / size);
                case NTILE -> ntile(classes, size, place);
            };
        }

        private static int ntile(int classes, int size, int place) {
            int small = size / classes;
            int inLarge = size % classes * (small + 1);
            return place < inLarge
                    ? place / (small + 1) + 1
                    : size % classes + (place - inLarge) / Math.max(small, 1) + 1;
        }
    }

    private enum Measure {
        TOTAL,
        MEAN
    }

    private enum Scoring {
        INDEPENDENT,
        NESTED
    }

    private static final Comparator<PurchaseTotals> BY_RECENCY =
            Comparator.comparing(purchases -> purchases.last().orElseThrow());
    private static final Comparator<PurchaseTotals> BY_FREQUENCY = Comparator.comparingLong(PurchaseTotals::count);
    private static final Comparator<PurchaseTotals> BY_TOTAL = Comparator.comparing(PurchaseTotals::total);
    // Crosswise, so that nothing is rounded.
    private static final Comparator<PurchaseTotals> BY_MEAN =
            (one, other) -> times(one.total(), other.count()).compareTo(times(other.total(), one.count()));

    private final int classes;
    private final Ranking ranking;
    private final Measure measure;
    private final Scoring scoring;

    private Rfm(int classes, Ranking ranking, Measure measure, Scoring scoring) {
        this.classes = classes;
        this.ranking = ranking;
        this.measure = measure;
        this.scoring = scoring;
    }

    private static BigDecimal times(Money money, long factor) {
        return money.getAmount().multiply(BigDecimal.valueOf(factor));
    }

    /** Five classes by the share of those below, over all purchasers, money by the total. */
    public static Rfm ofDefaults() {
        return new Rfm(USUAL_CLASSES, Ranking.BELOW, Measure.TOTAL, Scoring.INDEPENDENT);
    }

    /**
     * The same with so many classes.
     *
     * @throws IllegalArgumentException if not 2 to 10
     */
    public Rfm withClasses(int number) {
        if (number < 2 || number > MAX_CLASSES) {
            throw new IllegalArgumentException("classes is " + number + ", 2 to " + MAX_CLASSES + " are allowed");
        }
        return new Rfm(number, ranking, measure, scoring);
    }

    /** The same by the share of those up to the value: equal customers are equal, and a tie lifts them. */
    public Rfm byShareUpTo() {
        return new Rfm(classes, Ranking.UP_TO, measure, scoring);
    }

    /** The same as {@code NTILE} of SQL, ordered by value and then customer: classes of equal size, equal customers parted. */
    public Rfm splittingTies() {
        return new Rfm(classes, Ranking.NTILE, measure, scoring);
    }

    /** The same with money by the mean of a purchase, compared exactly. */
    public Rfm byMean() {
        return new Rfm(classes, ranking, Measure.MEAN, scoring);
    }

    /** The same with frequency scored within those of one recency, and money within those of one recency and frequency. */
    public Rfm nested() {
        return new Rfm(classes, ranking, measure, Scoring.NESTED);
    }

    @Override
    public String name() {
        String rule = switch (ranking) {
            case BELOW -> "";
            case UP_TO -> " up to";
            case NTILE -> " ntile";
        };
        return "rfm " + classes + rule + (measure == Measure.MEAN ? " mean" : "")
                + (scoring == Scoring.NESTED ? " nested" : "");
    }

    /** All codes, by recency, frequency and money, the best first, then {@code none}. */
    @Override
    public List<String> segments() {
        List<String> codes = new ArrayList<>();
        for (int recency = classes; recency > 0; recency--) {
            for (int frequency = classes; frequency > 0; frequency--) {
                for (int monetary = classes; monetary > 0; monetary--) {
                    codes.add(RfmScore.code(classes, recency, frequency, monetary));
                }
            }
        }
        codes.add(NONE);
        return List.copyOf(codes);
    }

    /** The scores of those who bought anything, by customer. */
    public List<RfmScore> score(Purchasers purchasers) {
        List<PurchaseTotals> bought = Objects.requireNonNull(purchasers, "purchasers").all().stream()
                .filter(purchases -> purchases.count() > 0)
                .toList();
        Map<PurchaseTotals, Integer> recency = new HashMap<>();
        Map<PurchaseTotals, Integer> frequency = new HashMap<>();
        Map<PurchaseTotals, Integer> monetary = new HashMap<>();
        score(bought, BY_RECENCY, recency);
        scoreWithin(bought, recency::get, BY_FREQUENCY, frequency);
        scoreWithin(
                bought,
                each -> recency.get(each) * (MAX_CLASSES + 1) + frequency.get(each),
                measure == Measure.MEAN ? BY_MEAN : BY_TOTAL,
                monetary);
        return bought.stream()
                .map(each -> new RfmScore(each, recency.get(each), frequency.get(each), monetary.get(each)))
                .toList();
    }

    private void scoreWithin(
            List<PurchaseTotals> bought,
            ToIntFunction<PurchaseTotals> group,
            Comparator<PurchaseTotals> order,
            Map<PurchaseTotals, Integer> scores) {
        Map<Integer, List<PurchaseTotals>> groups = new TreeMap<>();
        for (PurchaseTotals each : bought) {
            int key = scoring == Scoring.NESTED ? group.applyAsInt(each) : 0;
            groups.computeIfAbsent(key, number -> new ArrayList<>()).add(each);
        }
        groups.values().forEach(members -> score(members, order, scores));
    }

    private void score(
            List<PurchaseTotals> members, Comparator<PurchaseTotals> order, Map<PurchaseTotals, Integer> scores) {
        List<PurchaseTotals> sorted = new ArrayList<>(members);
        sorted.sort(order.thenComparing(PurchaseTotals::customer));
        int first = 0;
        while (first < sorted.size()) {
            int end = first + 1;
            while (end < sorted.size() && order.compare(sorted.get(first), sorted.get(end)) == 0) {
                end++;
            }
            for (int place = first; place < end; place++) {
                scores.put(sorted.get(place), ranking.classOf(classes, sorted.size(), place, first, end));
            }
            first = end;
        }
    }

    @Override
    public Classification classify(Purchasers purchasers) {
        List<Classification.Placed> placed = new ArrayList<>();
        for (RfmScore score : score(purchasers)) {
            PurchaseTotals each = score.purchases();
            String code = RfmScore.code(classes, score.recency(), score.frequency(), score.monetary());
            String why = "last " + each.last().orElseThrow() + ", " + each.count() + " purchases, " + each.total();
            placed.add(new Classification.Placed(each, code, why));
        }
        purchasers.all().stream()
                .filter(each -> each.count() == 0)
                .map(each -> new Classification.Placed(each, NONE, "no purchase in " + purchasers.window()))
                .forEach(placed::add);
        return Classification.of(this, purchasers, placed);
    }

    @Override
    public String toString() {
        return name();
    }
}
