package io.cartera.reward;

import io.cartera.money.MinorUnits;
import io.cartera.money.Percentage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.joda.money.Money;

/**
 * What is owed for points that have not been used, in one of two ways.
 * <p>
 * {@link #outstanding}: points × the stand-alone value of one × (1 − breakage), rounded half-up once. {@link #allocate}: the
 * price of what was sold is split between the goods and the points in proportion to their stand-alone prices (IFRS 15.74, B40,
 * Example 52), and the points' part becomes revenue as points are used, in proportion to those that are expected to be used in all.
 * Worked: sales of 100,000 and 10,000 points worth 9,500 give 91,324 to the goods and 8,676 to the points. After
 * 4,500 of 9,500 expected points 4,110 are revenue and 4,566 owed; after 8,500 of now 9,700, 7,603 and 1,073, so that the second year has
 * 3,493. Immutable.
 */
public final class PointsLiability {

    private static final Percentage WHOLE = Percentage.of("100");

    private final Money goods;
    private final Money points;

    private PointsLiability(Money goods, Money points) {
        this.goods = goods;
        this.points = points;
    }

    /**
     * What outstanding points are expected to cost.
     *
     * @param points how many are outstanding
     * @param value the stand-alone value of one
     * @param breakage which part is expected never to be used
     * @throws IllegalArgumentException if the points or the value are less than zero, or the breakage more than 100
     * @throws io.cartera.money.AmountOutOfRangeException if an amount is out of range
     */
    public static Money outstanding(long points, Money value, Percentage breakage) {
        if (points < 0 || MinorUnits.of(value) < 0 || breakage.compareTo(WHOLE) > 0) {
            throw new IllegalArgumentException(points + " points of " + value + " with breakage " + breakage);
        }
        BigDecimal used = WHOLE.value().subtract(breakage.value()).movePointLeft(2);
        BigDecimal exact =
                value.getAmount().multiply(BigDecimal.valueOf(points)).multiply(used);
        return inRange(Money.of(value.getCurrencyUnit(), exact, RoundingMode.HALF_UP));
    }

    /**
     * Splits what was billed between goods and points by their stand-alone prices; the points' part is rounded half-up, the goods have the rest.
     *
     * @param price what was billed net of tax, which is the stand-alone price of the goods
     * @param pointsPrice the stand-alone price of the points, breakage taken off
     * @throws IllegalArgumentException if one is less than zero, both are zero, or the currencies differ
     * @throws io.cartera.money.AmountOutOfRangeException if an amount is out of range
     */
    public static PointsLiability allocate(Money price, Money pointsPrice) {
        long goodsMinor = MinorUnits.of(price);
        long pointsMinor = MinorUnits.of(pointsPrice);
        boolean fits = price.getCurrencyUnit().equals(pointsPrice.getCurrencyUnit());
        if (!fits || goodsMinor < 0 || pointsMinor < 0 || goodsMinor + pointsMinor == 0) {
            throw new IllegalArgumentException("price " + price + " and points of " + pointsPrice);
        }
        Money points = share(price, pointsMinor, goodsMinor + pointsMinor);
        return new PointsLiability(price.minus(points), points);
    }

    private static Money share(Money amount, long part, long whole) {
        return MinorUnits.toMoney(
                amount.getCurrencyUnit(),
                BigDecimal.valueOf(MinorUnits.of(amount))
                        .multiply(BigDecimal.valueOf(part))
                        .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                        .longValueExact());
    }

    private static Money inRange(Money amount) {
        MinorUnits.of(amount);
        return amount;
    }

    /** What the goods have of the price: revenue when they are delivered. */
    public Money goods() {
        return goods;
    }

    /** What the points have of the price. */
    public Money points() {
        return points;
    }

    /**
     * What of the points' part is revenue by now, since the beginning, rounded half-up; all of it where no more is expected.
     *
     * @param used how many points were used since the beginning
     * @param expected how many are expected to be used in all, as it is seen now
     * @throws IllegalArgumentException if one is less than zero, or more were used than are expected
     */
    public Money revenue(long used, long expected) {
        if (used < 0 || used > expected) {
            throw new IllegalArgumentException(used + " points used of " + expected + " expected");
        }
        return expected == 0 ? points : share(points, used, expected);
    }

    /** What is still owed: the points' part less {@link #revenue}. */
    public Money owed(long used, long expected) {
        return points.minus(revenue(used, expected));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PointsLiability that && goods.equals(that.goods) && points.equals(that.points);
    }

    @Override
    public int hashCode() {
        return Objects.hash(goods, points);
    }

    @Override
    public String toString() {
        return "PointsLiability[goods " + goods + ", points " + points + "]";
    }
}
