package io.cartera.segment;

import io.cartera.analysis.Turnover;
import io.cartera.customer.CustomerId;
import io.cartera.money.MoneyTally;
import io.cartera.money.Percentage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * The ABC analysis: customers by turnover, the largest first, in three classes.
 * <p>
 * A customer's class goes by the share of the turnover made by those before it: A below the first threshold, B below
 * the second, else C; so the one that crosses a threshold is still in the upper class. Customers with the same turnover
 * share a class, the better one. Turnover of zero or less is C and no part of the whole. Each currency is analysed for
 * itself. Immutable. Worked with 80 and 95: 500, 250, 100, 60, 40, 25, 15, 10 give A, A, A, B, B, C, C, C.
 */
public final class Segmentation {

    private static final Segmentation ABC = new Segmentation(Percentage.of("80"), Percentage.of("95"));
    private static final Comparator<Map.Entry<CustomerId, Money>> LARGEST_FIRST =
            Map.Entry.<CustomerId, Money>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());

    private final Percentage a;
    private final Percentage b;

    private Segmentation(Percentage a, Percentage b) {
        this.a = a;
        this.b = b;
    }

    /** The ABC analysis with the usual thresholds of 80 % and 95 %. */
    public static Segmentation abc() {
        return ABC;
    }

    /**
     * The ABC analysis with other thresholds.
     *
     * @throws IllegalArgumentException if not {@code 0 < a < b ≤ 100}
     */
    public static Segmentation abc(Percentage a, Percentage b) {
        Objects.requireNonNull(a, "a");
        Objects.requireNonNull(b, "b");
        if (a.value().signum() == 0 || a.compareTo(b) >= 0 || b.compareTo(Percentage.of("100")) > 0) {
            throw new IllegalArgumentException("thresholds are " + a + " and " + b);
        }
        return new Segmentation(a, b);
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
                lastClass = classAfter(before.total().getAmount(), total);
            }
            result.add(new SegmentedCustomer(entry.getKey(), amount, lastClass));
            last = amount;
            before.addSum(amount);
        }
    }

    private AbcClass classAfter(BigDecimal before, BigDecimal total) {
        BigDecimal hundredfold = before.movePointRight(2);
        if (hundredfold.compareTo(total.multiply(a.value())) < 0) {
            return AbcClass.A;
        }
        return hundredfold.compareTo(total.multiply(b.value())) < 0 ? AbcClass.B : AbcClass.C;
    }
}
