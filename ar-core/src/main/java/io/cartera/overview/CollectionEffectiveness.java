package io.cartera.overview;

import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.Money;

/**
 * How much of what could be collected in a period was collected: the collection effectiveness index.
 * <p>
 * {@code index = (beginning + sales / months − total) / (beginning + sales / months − not due) × 100}, the receivables
 * at the beginning and at the end of the period, and those at the end that are not past due. Many texts divide the
 * sales by the number of months, others do not; the two differ greatly, so the number is named: with 1, which is how we
 * compute each month, all sales count. 100 is everything that was due. Whatever lowers the receivables counts as
 * collected, what was written off too. The index is exact until it is rounded once, half up, to two decimals, and never
 * above 100. Immutable.
 * <p>
 * Worked: 380 at the beginning, sales of 530 in three months, 420 at the end of which 250 are not due: 490/660 = 74.24
 * with months 1, 136.67/306.67 = 44.57 with months 3.
 *
 * @param beginning receivables at the beginning
 * @param sales what was billed in the period, less credit notes
 * @param months by what the sales are divided
 * @param total receivables at the end
 * @param notDue what of them is not past due, at most the total
 */
public record CollectionEffectiveness(Money beginning, Money sales, int months, Money total, Money notDue) {

    private static final int DECIMALS = 2;
    private static final int HUNDRED = 2;

    /**
     * Checks the figures.
     *
     * @throws CurrencyMismatchException if the amounts are in several currencies
     * @throws IllegalArgumentException if more is not due than there is, or months is below 1
     */
    public CollectionEffectiveness {
        Objects.requireNonNull(beginning, "beginning");
        for (Money amount : new Money[] {sales, total, notDue}) {
            if (!amount.getCurrencyUnit().equals(beginning.getCurrencyUnit())) {
                throw new CurrencyMismatchException(beginning.getCurrencyUnit(), amount.getCurrencyUnit());
            }
        }
        Require.positive(months, "months");
        if (notDue.isGreaterThan(total)) {
            throw new IllegalArgumentException("not due is " + notDue + " of " + total);
        }
    }

    /** The index in percent; empty where there was nothing to collect. */
    public Optional<BigDecimal> index() {
        return index(collected(), collectable());
    }

    /**
     * The index of several periods, such as the months of a year: what was collected in all of them by what could be;
     * empty where there was nothing to collect.
     *
     * @throws CurrencyMismatchException if they are in several currencies
     */
    public static Optional<BigDecimal> together(Collection<CollectionEffectiveness> periods) {
        BigDecimal collected = BigDecimal.ZERO;
        BigDecimal collectable = BigDecimal.ZERO;
        CollectionEffectiveness first = null;
        for (CollectionEffectiveness period : periods) {
            first = first == null ? period : first;
            if (!period.beginning.getCurrencyUnit().equals(first.beginning.getCurrencyUnit())) {
                throw new CurrencyMismatchException(
                        first.beginning.getCurrencyUnit(), period.beginning.getCurrencyUnit());
            }
            BigDecimal divisor = BigDecimal.valueOf(period.months);
            collected = collected.add(period.collected().divide(divisor, MathContext.DECIMAL128));
            collectable = collectable.add(period.collectable().divide(divisor, MathContext.DECIMAL128));
        }
        return index(collected, collectable);
    }

    private static Optional<BigDecimal> index(BigDecimal collected, BigDecimal collectable) {
        return collectable.signum() > 0
                ? Optional.of(collected.movePointRight(HUNDRED).divide(collectable, DECIMALS, RoundingMode.HALF_UP))
                : Optional.empty();
    }

    /** So many times what was collected as there are months, which divides nothing. */
    private BigDecimal collected() {
        return lessAtTheEnd(total);
    }

    private BigDecimal collectable() {
        return lessAtTheEnd(notDue);
    }

    private BigDecimal lessAtTheEnd(Money end) {
        return beginning
                .getAmount()
                .subtract(end.getAmount())
                .multiply(BigDecimal.valueOf(months))
                .add(sales.getAmount());
    }
}
