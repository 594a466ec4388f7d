package io.cartera.statement;

import io.cartera.collection.HeldBack;
import io.cartera.customer.CustomerId;
import io.cartera.money.MinorUnits;
import io.cartera.time.DateRange;
import io.cartera.trace.internal.Require;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * On which days statements are made, and for whom.
 * <p>
 * Weekly on a day of the week, monthly on a day of the month (its last day where it is shorter), or on the last day of the
 * month. A statement covers the days after the one before it up to its own. A customer gets one for anything that
 * happened in the period or is owed at its end, unless the cycle says otherwise. Immutable. Worked: monthly on the 31st,
 * the day after 2026-01-31 is 2026-02-28, and its statement covers 2026-02-01 to 2026-02-28.
 */
public final class StatementCycle {

    private final @Nullable DayOfWeek weekday;
    private final int dayOfMonth;
    private final boolean skippingZero;
    private final Map<CurrencyUnit, Money> least;
    private final boolean holdingBack;

    private StatementCycle(
            @Nullable DayOfWeek weekday,
            int dayOfMonth,
            boolean skippingZero,
            Map<CurrencyUnit, Money> least,
            boolean holdingBack) {
        this.holdingBack = holdingBack;
        this.weekday = weekday;
        this.dayOfMonth = dayOfMonth;
        this.skippingZero = skippingZero;
        this.least = least;
    }

    /** Every week on that day. */
    public static StatementCycle weekly(DayOfWeek day) {
        return new StatementCycle(Objects.requireNonNull(day, "day"), 0, false, Map.of(), false);
    }

    /**
     * Every month on that day, or its last day where it is shorter.
     *
     * @throws IllegalArgumentException if the day is not 1 to 31
     */
    public static StatementCycle monthly(int dayOfMonth) {
        if (dayOfMonth < 1 || dayOfMonth > 31) {
            throw new IllegalArgumentException("day of month is " + dayOfMonth + ", 1 to 31 are allowed");
        }
        return new StatementCycle(null, dayOfMonth, false, Map.of(), false);
    }

    /** Every month on its last day. */
    public static StatementCycle monthEnd() {
        return monthly(31);
    }

    /** The same without those who owe nothing at the end and are owed nothing, whatever happened in between. */
    public StatementCycle skippingZeroBalances() {
        return new StatementCycle(weekday, dayOfMonth, true, least, holdingBack);
    }

    /**
     * The same without those whose balance in this currency is less, credit balances included; other currencies stay.
     *
     * @throws IllegalArgumentException if the amount is negative
     * @throws io.cartera.money.AmountOutOfRangeException if it is out of range
     */
    public StatementCycle skippingBelow(Money balance) {
        MinorUnits.of(balance);
        if (balance.isNegative()) {
            throw new IllegalArgumentException("least balance is " + balance + ", it must not be negative");
        }
        Map<CurrencyUnit, Money> more = new TreeMap<>(least);
        more.put(balance.getCurrencyUnit(), balance);
        return new StatementCycle(weekday, dayOfMonth, skippingZero, more, holdingBack);
    }

    /** The same without those who dispute anything that is open at the end; what is asked of them is in doubt. */
    public StatementCycle holdingBackDisputes() {
        return new StatementCycle(weekday, dayOfMonth, skippingZero, least, true);
    }

    /**
     * The first day of the cycle on or after a day.
     *
     * @throws IllegalArgumentException if it would lie beyond the year 9999
     */
    public LocalDate onOrAfter(LocalDate day) {
        Require.date(day, "day");
        if (weekday != null) {
            return Require.date(day.with(TemporalAdjusters.nextOrSame(weekday)), "day of the cycle");
        }
        LocalDate inMonth = inMonthOf(day);
        return Require.date(inMonth.isBefore(day) ? inMonthOf(firstOfNextMonth(day)) : inMonth, "day of the cycle");
    }

    private static LocalDate firstOfNextMonth(LocalDate day) {
        return day.with(TemporalAdjusters.firstDayOfNextMonth());
    }

    private LocalDate inMonthOf(LocalDate day) {
        return day.withDayOfMonth(Math.min(dayOfMonth, day.lengthOfMonth()));
    }

    /**
     * What the statement of a day of the cycle covers.
     *
     * @throws IllegalArgumentException if it is no day of the cycle
     */
    public DateRange periodTo(LocalDate day) {
        if (!onOrAfter(day).equals(day)) {
            throw new IllegalArgumentException(day + " is no day of the cycle " + this);
        }
        LocalDate before = weekday != null
                ? day.minusWeeks(1)
                : inMonthOf(day.withDayOfMonth(1).minusDays(1));
        return DateRange.ofClosed(before.plusDays(1), day);
    }

    /**
     * Who gets a statement.
     *
     * @param balances the balance table of {@link #periodTo the period}
     * @return the customers of whom some currency asks for one, in the order of the table
     * @throws IllegalArgumentException if the cycle holds back disputes, which are not said here
     */
    public List<CustomerId> plan(BalanceTable balances) {
        if (holdingBack) {
            throw new IllegalArgumentException("what is disputed must be said to plan by " + this);
        }
        return plan(balances, HeldBack.nothing());
    }

    /**
     * Who gets a statement, where the cycle may hold back those with disputes.
     *
     * @param balances the balance table of {@link #periodTo the period}
     * @param held what is disputed on the last day of the period
     * @return the customers of whom some currency asks for one, in the order of the table
     */
    public List<CustomerId> plan(BalanceTable balances, HeldBack held) {
        Set<CustomerId> left = holdingBack ? held.disputing() : Set.of();
        return balances.rows().stream()
                .filter(row -> wants(row.amounts()))
                .map(BalanceRow::customer)
                .filter(customer -> !left.contains(customer))
                .distinct()
                .toList();
    }

    private boolean wants(BalanceTotal amounts) {
        Money closing = amounts.closing();
        Money atLeast = least.get(closing.getCurrencyUnit());
        if (atLeast != null && closing.isLessThan(atLeast)) {
            return false;
        }
        boolean moved = !amounts.debits().isZero() || !amounts.credits().isZero();
        return !closing.isZero() || (moved && !skippingZero);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StatementCycle that
                && weekday == that.weekday
                && dayOfMonth == that.dayOfMonth
                && skippingZero == that.skippingZero
                && holdingBack == that.holdingBack
                && least.equals(that.least);
    }

    @Override
    public int hashCode() {
        return Objects.hash(weekday, dayOfMonth, skippingZero, least, holdingBack);
    }

    @Override
    public String toString() {
        return (weekday != null ? "weekly on " + weekday : "monthly on " + dayOfMonth)
                + (skippingZero ? ", no zero balances" : "")
                + (least.isEmpty() ? "" : ", at least " + least.values())
                + (holdingBack ? ", none in dispute" : "");
    }
}
