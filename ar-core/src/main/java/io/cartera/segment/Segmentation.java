package io.cartera.segment;

import io.cartera.analysis.Turnover;
import io.cartera.customer.CustomerId;
import io.cartera.money.MoneyTally;
import io.cartera.money.Percentage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * The ABC analysis: customers by turnover, the largest first, in three classes.
 * <p>
 * There are two conventions about the customer that crosses a threshold, with different answers, so each has a name:
 * <ul>
 *   <li>{@link #abc() abc}: it is in the upper class. The class goes by the share of the turnover made by those before
 *       the customer: A below the first threshold, B below the second, else C. Where there is any turnover, somebody is
 *       A.
 *   <li>{@link #abcStrict() abcStrict}: it is in the lower class. The class goes by the share made by those before the
 *       customer and the customer itself: A up to the first threshold, B up to the second, else C. One customer that
 *       makes all of the turnover is C.
 * </ul>
 * In both, customers with the same turnover share a class, the better one of theirs, and turnover of zero or less is C
 * and no part of the whole. Each currency is analysed for itself. Immutable. Worked with 80 and 95: 500, 250, 100, 60,
 * 40, 25, 15, 10 give A, A, A, B, B, C, C, C, and strictly A, A, B, B, B, C, C, C.
 */
public final class Segmentation implements SegmentationScheme {

    private enum Crossing {
        INCLUDED,
        EXCLUDED
    }

    private static final Percentage USUAL_A = Percentage.of("80");
    private static final Percentage USUAL_B = Percentage.of("95");
    private static final Comparator<Map.Entry<CustomerId, Money>> LARGEST_FIRST =
            Map.Entry.<CustomerId, Money>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());

    private final Percentage a;
    private final Percentage b;

    private final Crossing crossing;

    private Segmentation(Percentage a, Percentage b, Crossing crossing) {
        this.a = a;
        this.b = b;
        this.crossing = crossing;
    }

    /** The ABC analysis with the usual thresholds of 80 % and 95 %, crossing customers included. */
    public static Segmentation abc() {
        return abc(USUAL_A, USUAL_B);
    }

    /**
     * The ABC analysis with other thresholds, crossing customers included.
     *
     * @throws IllegalArgumentException if not {@code 0 < a < b ≤ 100}
     */
    public static Segmentation abc(Percentage a, Percentage b) {
        return of(a, b, Crossing.INCLUDED);
    }

    /** The strict ABC analysis with the usual thresholds of 80 % and 95 %. */
    public static Segmentation abcStrict() {
        return abcStrict(USUAL_A, USUAL_B);
    }

    /**
     * The strict ABC analysis with other thresholds.
     *
     * @throws IllegalArgumentException if not {@code 0 < a < b ≤ 100}
     */
    public static Segmentation abcStrict(Percentage a, Percentage b) {
        return of(a, b, Crossing.EXCLUDED);
    }

    private static Segmentation of(Percentage a, Percentage b, Crossing crossing) {
        Objects.requireNonNull(a, "a");
        Objects.requireNonNull(b, "b");
        if (a.value().signum() == 0 || a.compareTo(b) >= 0 || b.compareTo(Percentage.of("100")) > 0) {
            throw new IllegalArgumentException("thresholds are " + a + " and " + b);
        }
        return new Segmentation(a, b, crossing);
    }

    /** {@code abc} or {@code abc strict}, with the thresholds where they are not the usual ones. */
    @Override
    public String name() {
        String thresholds = a.equals(USUAL_A) && b.equals(USUAL_B)
                ? ""
                : " " + a.value().toPlainString() + " " + b.value().toPlainString();
        return (crossing == Crossing.INCLUDED ? "abc" : "abc strict") + thresholds;
    }

    /** A, B and C. */
    @Override
    public List<String> segments() {
        return Arrays.stream(AbcClass.values()).map(AbcClass::name).toList();
    }

    /** The same classes by the totals of purchasers. The entry total of A and of B is the least total in the class. */
    @Override
    public Classification classify(Purchasers purchasers) {
        SortedMap<CustomerId, Money> totals = new TreeMap<>();
        Objects.requireNonNull(purchasers, "purchasers")
                .all()
                .forEach(purchases -> totals.put(purchases.customer(), purchases.total()));
        List<SegmentedCustomer> classified = new ArrayList<>();
        classify(purchasers.currency(), totals, classified);
        Money whole = AbcCurve.of(purchasers.currency(), classified).whole();
        List<Classification.Placed> placed = new ArrayList<>();
        Map<String, Money> entries = new HashMap<>();
        for (SegmentedCustomer each : classified) {
            placed.add(new Classification.Placed(
                    purchasers.find(each.customer()).orElseThrow(),
                    each.abc().name(),
                    each.turnover() + " of " + whole));
            if (each.abc() != AbcClass.C) {
                entries.put(each.abc().name(), each.turnover());
            }
        }
        return Classification.of(this, purchasers, placed).withEntryTotals(entries);
    }

    /** Classifies the customers of a turnover: by currency, then turnover, largest first, then customer. */
    public List<SegmentedCustomer> classify(Turnover turnover) {
        List<SegmentedCustomer> result = new ArrayList<>();
        for (CurrencyUnit currency :
                Objects.requireNonNull(turnover, "turnover").currencies()) {
            classify(currency, turnover.in(currency), result);
        }
        return List.copyOf(result);
    }

    private void classify(CurrencyUnit currency, Map<CustomerId, Money> turnovers, List<SegmentedCustomer> result) {
        MoneyTally whole = MoneyTally.in(currency);
        turnovers.values().stream().filter(Money::isPositive).forEach(whole::addSum);
        BigDecimal total = whole.total().getAmount();
        MoneyTally before = MoneyTally.in(currency);
        Money last = Money.zero(currency);
        AbcClass lastClass = AbcClass.C;
        List<Map.Entry<CustomerId, Money>> ranked = new ArrayList<>(turnovers.entrySet());
        ranked.sort(LARGEST_FIRST);
        for (Map.Entry<CustomerId, Money> entry : ranked) {
            Money amount = entry.getValue();
            if (!amount.isPositive()) {
                lastClass = AbcClass.C;
            } else if (!amount.isEqual(last)) {
                lastClass = classOf(before.total().getAmount(), amount.getAmount(), total);
            }
            result.add(new SegmentedCustomer(entry.getKey(), amount, lastClass));
            last = amount;
            before.addSum(amount);
        }
    }

    private AbcClass classOf(BigDecimal before, BigDecimal own, BigDecimal total) {
        if (isWithin(a, before, own, total)) {
            return AbcClass.A;
        }
        return isWithin(b, before, own, total) ? AbcClass.B : AbcClass.C;
    }

    private boolean isWithin(Percentage threshold, BigDecimal before, BigDecimal own, BigDecimal total) {
        BigDecimal bound = total.multiply(threshold.value()).movePointLeft(2);
        return crossing == Crossing.INCLUDED
                ? before.compareTo(bound) < 0
                : before.add(own).compareTo(bound) <= 0;
    }
}
