package io.cartera.overview;

import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.Money;

/**
 * How many days of sales the receivables amount to, by the average of a period, and how many it would be if nobody paid
 * late.
 * <p>
 * {@code outstanding = receivables / sales × days}, {@code best possible = not due / sales × days}, and what is between
 * the two is delay: {@code delinquent = overdue / sales × days}. Each is exact until it is rounded once, half up, to
 * two decimals, so that the three may be off by one hundredth of a day. Without sales there is no figure. Not past due
 * is what others call current. Receivables and sales should both include tax, or neither. Immutable. The figure by
 * countback, which does not average, is {@link io.cartera.analysis.DaysSalesOutstanding}.
 * <p>
 * Worked: 420 of receivables, 250 of them not due, and sales of 530 in 92 days: 72.91 days outstanding, 43.40 best
 * possible, 29.51 delinquent.
 *
 * @param receivables what customers owe at the end of the period, not negative
 * @param notDue what of it is not past due
 * @param sales what was billed in the period, less credit notes
 * @param days how many days the period has
 */
public record DaysOfSales(Money receivables, Money notDue, Money sales, int days) {

    private static final int DECIMALS = 2;

    /**
     * Checks the figures.
     *
     * @throws CurrencyMismatchException if the amounts are in several currencies
     * @throws IllegalArgumentException if what is not due is negative or more than the receivables, or days is below 1
     */
    public DaysOfSales {
        Objects.requireNonNull(sales, "sales");
        Require.positive(days, "days");
        if (!sales.getCurrencyUnit().equals(receivables.getCurrencyUnit())) {
            throw new CurrencyMismatchException(receivables.getCurrencyUnit(), sales.getCurrencyUnit());
        }
        if (notDue.isNegative() || notDue.isGreaterThan(receivables)) {
            throw new IllegalArgumentException("not due is " + notDue + " of " + receivables);
        }
    }

    /** Receivables in days of sales; empty where the sales are zero or less. */
    public Optional<BigDecimal> outstanding() {
        return inDays(receivables);
    }

    /** What is not due in days of sales; empty where the sales are zero or less. */
    public Optional<BigDecimal> bestPossible() {
        return inDays(notDue);
    }

    /** What is overdue in days of sales, the average days delinquent; empty where the sales are zero or less. */
    public Optional<BigDecimal> delinquent() {
        return inDays(receivables.minus(notDue));
    }

    private Optional<BigDecimal> inDays(Money amount) {
        return sales.isPositive()
                ? Optional.of(amount.getAmount()
                        .multiply(BigDecimal.valueOf(days))
                        .divide(sales.getAmount(), DECIMALS, RoundingMode.HALF_UP))
                : Optional.empty();
    }
}
