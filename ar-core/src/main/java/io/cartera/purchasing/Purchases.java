package io.cartera.purchasing;

import io.cartera.money.MinorUnits;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What one customer bought in one currency, month by month.
 * <p>
 * Turnover is that of {@link io.cartera.analysis.Turnover}, tax included, in the month of the day from which an entry counts;
 * it may be negative. Deals are invoices of which not every instalment was reversed, in the month of the invoice. Immutable. Worked: an invoice of EUR 100.00 in
 * January and a credit note of EUR 30.00 in March: one deal; turnover 100.00, 0.00 and −30.00.
 */
public final class Purchases {

    private final CurrencyUnit currency;
    private final LocalDate through;
    private final MonthSums sums;
    private final @Nullable LocalDate first;
    private final @Nullable LocalDate last;
    private final @Nullable LocalDate known;

    Purchases(
            CurrencyUnit currency,
            LocalDate through,
            MonthSums sums,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            @Nullable LocalDate known) {
        this.currency = Objects.requireNonNull(currency, "currency");
        this.through = through;
        this.sums = sums;
        this.first = first;
        this.last = last;
        this.known = known;
    }

    /** The first day at whose end a deal stood, whatever came of it later; empty if there is none. */
    Optional<LocalDate> known() {
        return Optional.ofNullable(known);
    }

    /** The currency. */
    public CurrencyUnit currency() {
        return currency;
    }

    /** The day of the first deal; empty if there is none. */
    public Optional<LocalDate> first() {
        return Optional.ofNullable(first);
    }

    /** The day of the last deal; empty if there is none. */
    public Optional<LocalDate> last() {
        return Optional.ofNullable(last);
    }

    /** How many deals there were. */
    public long deals() {
        return sums.deals(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /**
     * How many deals there were in a month.
     *
     * @throws IllegalArgumentException if the month is outside the years 1 to 9999
     */
    public long deals(YearMonth month) {
        return deals(month, month);
    }

    /**
     * How many deals there were in these months, both included; none where the last is before the first.
     *
     * @throws IllegalArgumentException if a month is outside the years 1 to 9999
     */
    public long deals(YearMonth first, YearMonth last) {
        return sums.deals(Months.number(first, "first"), Months.number(last, "last"));
    }

    /** What was billed in all. */
    public Money turnover() {
        return money(sums.sum(Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    /**
     * What was billed in a month.
     *
     * @throws IllegalArgumentException if the month is outside the years 1 to 9999
     */
    public Money turnover(YearMonth month) {
        return turnover(month, month);
    }

    /**
     * What was billed in these months, both included; nothing where the last is before the first.
     *
     * @throws IllegalArgumentException if a month is outside the years 1 to 9999
     */
    public Money turnover(YearMonth first, YearMonth last) {
        return money(sums.sum(Months.number(first, "first"), Months.number(last, "last")));
    }

    /** Turnover by deal, rounded half up (away from zero) to the currency's minor unit; empty without a deal. */
    public Optional<Money> averageTicket() {
        long count = deals();
        return count == 0 ? Optional.empty() : Optional.of(turnover().dividedBy(count, RoundingMode.HALF_UP));
    }

    /** The months in which there was any deal, in order. */
    public List<YearMonth> monthsWithDeals() {
        List<YearMonth> months = new ArrayList<>();
        for (int i = 0; i < sums.size(); i++) {
            if (sums.deals(i) > 0) {
                months.add(Months.of(sums.month(i)));
            }
        }
        return List.copyOf(months);
    }

    /**
     * The turnover of these months, both included, a zero for each in which nothing was billed. The month of the last day that was read
     * counts as it stands; those after it were not read, and are no zeros.
     *
     * @throws IllegalArgumentException if a month is outside the years 1 to 9999, the last before the first or after the month of the
     *     last day of the history, or there are more than {@link MonthlySeries#MAX_MONTHS}
     */
    public MonthlySeries series(YearMonth first, YearMonth last) {
        int from = Months.number(first, "first");
        int to = Months.number(last, "last");
        Months.requireSpan(from, to);
        if (to > Months.number(through)) {
            throw new IllegalArgumentException("last is " + last + ", the history was read through " + through);
        }
        List<Money> amounts = new ArrayList<>();
        for (int month = from; month <= to; month++) {
            int at = sums.find(month);
            amounts.add(money(at < 0 ? BigInteger.ZERO : sums.sum(at)));
        }
        return MonthlySeries.of(first, amounts);
    }

    /** The same in another currency, month by month. */
    Purchases converted(CurrencyUnit other, UnaryOperator<Money> conversion) {
        if (other.equals(currency)) {
            return this;
        }
        MonthSums converted = new MonthSums();
        for (int i = 0; i < sums.size(); i++) {
            converted.add(sums.month(i), MinorUnits.of(conversion.apply(money(sums.sum(i)))), sums.deals(i));
        }
        return new Purchases(other, through, converted, first, last, known);
    }

    /** Two of one customer, currency and history together. */
    Purchases plus(Purchases more) {
        MonthSums together = new MonthSums();
        together.addAll(sums);
        together.addAll(more.sums);
        return new Purchases(
                currency,
                through,
                together,
                earlier(first, more.first),
                last == null || more.last != null && more.last.isAfter(last) ? more.last : last,
                earlier(known, more.known));
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    private Money money(BigInteger minor) {
        return Money.of(currency, new BigDecimal(minor, currency.getDecimalPlaces()));
    }

    @Override
    public String toString() {
        return deals() + " deals, " + turnover() + ", " + first + " to " + last;
    }

    /** Adds up while entries are read. */
    static final class Tally {

        private final MonthSums sums = new MonthSums();
        private @Nullable LocalDate first;
        private @Nullable LocalDate last;
        private @Nullable LocalDate known;

        void known(LocalDate on) {
            known = known == null || on.isBefore(known) ? on : known;
        }

        void billed(LocalDate on, long signedMinor) {
            sums.addMinor(Months.number(on), signedMinor);
        }

        void deal(LocalDate on) {
            Require.date(on, "on");
            sums.addDeal(Months.number(on));
            first = first == null || on.isBefore(first) ? on : first;
            last = last == null || on.isAfter(last) ? on : last;
        }

        Purchases result(CurrencyUnit currency, LocalDate through) {
            return new Purchases(currency, through, sums, first, last, known);
        }
    }
}
