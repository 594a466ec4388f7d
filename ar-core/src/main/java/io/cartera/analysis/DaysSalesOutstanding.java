package io.cartera.analysis;

import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Days sales outstanding by countback: how many days of the latest sales the receivables amount to, in one currency.
 * <p>
 * The months are gone through backwards, from that of the day asked about. As long as the receivables left over are at
 * least a month's sales, the month counts with all its days and its sales are taken off; of the month that is more than
 * what is left over, the same share of its days counts. The month of the day asked about has the days up to and including
 * that day, any other month its calendar days, also the first one with sales. A month with sales of zero or less takes
 * nothing off and its days count in full, for what is still open is older. Receivables of zero or less are 0 days.
 * <p>
 * The figure is exact until it is rounded once, half up, to two decimals. If the months known do not make up the
 * receivables, there is no figure: the days are more than {@link #daysOfHistory()}, and {@link #unexplained()} is what
 * older sales must have made. Sales and receivables should both include tax, or neither. Immutable.
 * <p>
 * Worked: 420 on 31 December with sales of 180 in December, 150 in November and 200 in October are 31 + 30 + 90/200 ×
 * 31 = 74.95 days. On 10 December with the same sales they are 10 + 30 + 13.95 = 53.95.
 */
public final class DaysSalesOutstanding {

    private final LocalDate asOf;
    private final Money receivables;
    private final long daysOfHistory;
    private final Money unexplained;
    private final @Nullable BigDecimal days;

    private DaysSalesOutstanding(
            LocalDate asOf, Money receivables, long daysOfHistory, Money unexplained, @Nullable BigDecimal days) {
        this.asOf = asOf;
        this.receivables = receivables;
        this.daysOfHistory = daysOfHistory;
        this.unexplained = unexplained;
        this.days = days;
    }

    /**
     * Counts back.
     *
     * @param receivables what customers owe on the day
     * @param sales the sales by month, those of the day's month up to that day; history begins with the first month,
     *     months between without sales may be left out, months after that of the day do not count
     * @param asOf the day
     * @throws CurrencyMismatchException if a month's sales are in another currency than the receivables
     */
    public static DaysSalesOutstanding countback(Money receivables, Map<YearMonth, Money> sales, LocalDate asOf) {
        CurrencyUnit currency =
                Objects.requireNonNull(receivables, "receivables").getCurrencyUnit();
        YearMonth last = YearMonth.from(Require.date(asOf, "asOf"));
        for (Money amount : Objects.requireNonNull(sales, "sales").values()) {
            if (!amount.getCurrencyUnit().equals(currency)) {
                throw new CurrencyMismatchException(currency, amount.getCurrencyUnit());
            }
        }
        YearMonth first = sales.keySet().stream()
                .min(Comparator.naturalOrder())
                .filter(month -> !month.isAfter(last))
                .orElse(last.plusMonths(1));
        BigDecimal left = receivables.getAmount().max(BigDecimal.ZERO);
        BigDecimal days = BigDecimal.ZERO;
        for (YearMonth month = last; left.signum() > 0 && !month.isBefore(first); month = month.minusMonths(1)) {
            BigDecimal length = BigDecimal.valueOf(month.equals(last) ? asOf.getDayOfMonth() : month.lengthOfMonth());
            BigDecimal sold =
                    sales.getOrDefault(month, Money.zero(currency)).getAmount().max(BigDecimal.ZERO);
            if (left.compareTo(sold) >= 0) {
                left = left.subtract(sold);
                days = days.add(length);
            } else {
                days = days.add(left.multiply(length).divide(sold, 2, RoundingMode.HALF_UP));
                left = BigDecimal.ZERO;
            }
        }
        long history =
                first.isAfter(last) ? 0 : asOf.toEpochDay() - first.atDay(1).toEpochDay() + 1;
        boolean isKnown = left.signum() == 0;
        return new DaysSalesOutstanding(
                asOf, receivables, history, Money.of(currency, left), isKnown ? days.setScale(2) : null);
    }

    /** The day. */
    public LocalDate asOf() {
        return asOf;
    }

    /** What customers owe on the day; negative where we owe. */
    public Money receivables() {
        return receivables;
    }

    /** The days with two decimals; empty if the history is too short to tell. */
    public Optional<BigDecimal> days() {
        return Optional.ofNullable(days);
    }

    /** The days from the first of the first month known up to and including the day; 0 if no sales are known. */
    public long daysOfHistory() {
        return daysOfHistory;
    }

    /** The receivables that the sales known do not make up; zero unless the history is too short. */
    public Money unexplained() {
        return unexplained;
    }

    @Override
    public String toString() {
        return days == null ? "more than " + daysOfHistory + " days" : days + " days";
    }
}
