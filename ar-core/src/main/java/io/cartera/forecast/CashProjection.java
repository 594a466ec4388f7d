package io.cartera.forecast;

import io.cartera.account.OpenItem;
import io.cartera.collection.HeldBack;
import io.cartera.money.MoneyTally;
import io.cartera.trace.internal.Require;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What cash is likely to come in each of the next weeks in one currency, out of what is open on a day.
 * <p>
 * Two amounts for each week, which runs from Monday through Sunday; the first begins after the day. Added up from the first week through any,
 * {@code expected} (P50) is what has come by its end in one of two cases at least, and {@code cautious} (P80) what has come in four of five at
 * least; the amount of a week is what it adds. So either column may be added up, which a sum of such amounts of single weeks may not. What comes
 * after the last week is {@code beyond}, and what is disputed is apart, since no history says when
 * it will be paid. In both columns the weeks, beyond and disputed sum to what is open, exactly.
 * <p>
 * Debits come whole, each with its {@linkplain PaymentForecast#chanceBy chance} by the end of the week and whatever becomes of the others:
 * what makes all customers late at once makes true doubt greater than this. The 200 largest are added up one by one, as exactly as 2048 amounts allow,
 * the others as a normal curve with their means and variances; amounts are whole minor units.
 * Open credits are not taken off, since it is not known what they will pay, nor is what may never be paid. Immutable. Worked: of 100.00 expected on Tuesday
 * and by four in five on Thursday of the week after, the first week has 100.00 expected and 0.00 cautious, the second 0.00 and 100.00. Of four debits of
 * 100.00, each of which comes in the first week with a chance of 0.7, three or four come with 0.6517 and two or more with 0.9163: the first week has 300.00 expected and
 * 200.00 cautious.
 */
public final class CashProjection {

    private static final int MOST_WEEKS = 520;
    private static final double EXPECTED = 0.5;
    private static final double CAUTIOUS = 0.8;

    private final LocalDate asOf;
    private final List<Week> weeks;
    private final Sums sums;

    private CashProjection(LocalDate asOf, List<Week> weeks, Sums sums) {
        this.asOf = asOf;
        this.weeks = weeks;
        this.sums = sums;
    }

    private record Sums(Money open, Money overdue, Money disputed, Money expectedBeyond, Money cautiousBeyond) {}

    /** One week, or what is left of it after the day. */
    public record Week(LocalDate first, LocalDate last, Money expected, Money cautious) {

        /** The week of ISO 8601, such as {@code 2026-W05}. */
        public String label() {
            return String.format(
                    Locale.ROOT,
                    "%04d-W%02d",
                    last.get(IsoFields.WEEK_BASED_YEAR),
                    last.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        }
    }

    /** {@link #of(List, LocalDate, int, HeldBack)} where nothing is disputed. */
    public static List<CashProjection> of(List<PaymentForecast> forecasts, LocalDate asOf, int weeks) {
        return of(forecasts, asOf, weeks, HeldBack.nothing());
    }

    /**
     * The projection of each currency in which anything is forecast, by code.
     *
     * @param forecasts forecasts of open debits, made as of the day
     * @param weeks how many weeks to tell of, 1 to 520
     * @param heldBack what is disputed; promises move forecasts, not amounts: see {@link PaymentDatePredictor#heeding}
     */
    public static List<CashProjection> of(
            List<PaymentForecast> forecasts, LocalDate asOf, int weeks, HeldBack heldBack) {
        Objects.requireNonNull(heldBack, "heldBack");
        Require.date(asOf, "asOf");
        if (Require.positive(weeks, "weeks") > MOST_WEEKS) {
            throw new IllegalArgumentException("weeks is " + weeks + ", at most " + MOST_WEEKS + " are allowed");
        }
        Map<CurrencyUnit, Reading> readings = new TreeMap<>();
        for (PaymentForecast forecast : forecasts) {
            readings.computeIfAbsent(forecast.debit().currency(), currency -> new Reading(currency, asOf, weeks))
                    .add(forecast, heldBack.disputedMinor(forecast.debit()));
        }
        return readings.values().stream().map(Reading::result).toList();
    }

    /** The currency of all amounts. */
    public CurrencyUnit currency() {
        return sums.open.getCurrencyUnit();
    }

    /** The day. */
    public LocalDate asOf() {
        return asOf;
    }

    /** The weeks in their order, without a gap. */
    public List<Week> weeks() {
        return weeks;
    }

    /** All that is forecast or disputed. */
    public Money open() {
        return sums.open;
    }

    /** What of all that is overdue on the day, and so at risk. */
    public Money overdue() {
        return sums.overdue;
    }

    /** What is disputed and so in no week. */
    public Money disputed() {
        return sums.disputed;
    }

    /** What is expected after the last week. */
    public Money expectedBeyond() {
        return sums.expectedBeyond;
    }

    /** What comes, cautiously, after the last week. */
    public Money cautiousBeyond() {
        return sums.cautiousBeyond;
    }

    /**
     * What is left of our cash at the end of each week where so much goes out.
     *
     * @param cash what we have on the day
     * @param outgoing what we have to pay, by day: to suppliers, for wages, into a reserve. What is due on or before the
     *     day of the projection goes out in the first week, what is due after the last week not at all
     * @throws IllegalArgumentException if an outgoing amount is negative
     * @throws org.joda.money.CurrencyMismatchException if an amount is in another currency
     */
    public List<Liquidity> liquidity(Money cash, Map<LocalDate, Money> outgoing) {
        List<Liquidity> result = new ArrayList<>();
        Money expected = Money.zero(currency()).plus(cash);
        Money cautious = expected;
        LocalDate after = LocalDate.MIN;
        for (Week week : weeks) {
            Money out = goingOut(outgoing, after, week.last());
            expected = expected.plus(week.expected()).minus(out);
            cautious = cautious.plus(week.cautious()).minus(out);
            after = week.last();
            result.add(new Liquidity(week, out, expected, cautious));
        }
        return List.copyOf(result);
    }

    private Money goingOut(Map<LocalDate, Money> outgoing, LocalDate after, LocalDate last) {
        MoneyTally out = MoneyTally.in(currency());
        outgoing.forEach((day, amount) -> {
            if (amount.isNegative()) {
                throw new IllegalArgumentException("outgoing on " + day + " is " + amount + ", less than zero");
            }
            if (day.isAfter(after) && !day.isAfter(last)) {
                out.add(amount);
            }
        });
        return out.total();
    }

    /**
     * Our cash at the end of a week: what was there, what came in and what went out until then.
     *
     * @param outgoing what goes out in the week
     * @param expected what is left in one of two cases at least; less than zero where it does not suffice
     * @param cautious what is left in four of five cases at least
     */
    public record Liquidity(Week week, Money outgoing, Money expected, Money cautious) {

        /** How much is missing at the end of the week, cautiously; zero where it suffices. */
        public Money gap() {
            return cautious.isNegative() ? cautious.negated() : Money.zero(cautious.getCurrencyUnit());
        }
    }

    @Override
    public String toString() {
        return "CashProjection[" + asOf + ", " + weeks + ", beyond " + sums.expectedBeyond + ", disputed "
                + sums.disputed + "]";
    }

    /** Adds up one currency. */
    private static final class Reading {

        private final LocalDate asOf;
        private final LocalDate firstEnd;
        private final CurrencyUnit currency;
        private final List<LocalDate> ends = new ArrayList<>();
        private final List<CashSum> come = new ArrayList<>();
        private final MoneyTally open;
        private final MoneyTally overdue;
        private final MoneyTally disputed;

        Reading(CurrencyUnit currency, LocalDate asOf, int weeks) {
            this.asOf = asOf;
            this.firstEnd = asOf.plusDays(1).with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
            this.currency = currency;
            for (int week = 0; week < weeks; week++) {
                ends.add(firstEnd.plusWeeks(week));
                come.add(new CashSum());
            }
            this.open = MoneyTally.in(currency);
            this.overdue = MoneyTally.in(currency);
            this.disputed = MoneyTally.in(currency);
        }

        void add(PaymentForecast forecast, long disputedMinor) {
            OpenItem debit = forecast.debit();
            long minor = debit.openMinor() - disputedMinor;
            open.addMinor(debit.openMinor());
            disputed.addMinor(disputedMinor);
            for (int week = 0; week < ends.size(); week++) {
                come.get(week).add(minor, forecast.shareBy(ends.get(week)));
            }
            if (debit.dueOn().isBefore(asOf)) {
                overdue.addMinor(debit.openMinor());
            }
        }

        CashProjection result() {
            List<Week> weeks = new ArrayList<>();
            long[] sums = {0, 0};
            for (int week = 0; week < ends.size(); week++) {
                long[] by = come.get(week).inAtLeast(EXPECTED, CAUTIOUS);
                LocalDate last = ends.get(week);
                LocalDate first = week == 0 ? asOf.plusDays(1) : last.minusDays(6);
                weeks.add(new Week(first, last, more(by, sums, 0), more(by, sums, 1)));
            }
            long left = open.total().minus(disputed.total()).getAmountMinorLong();
            return new CashProjection(
                    asOf,
                    List.copyOf(weeks),
                    new Sums(
                            open.total(),
                            overdue.total(),
                            disputed.total(),
                            Money.ofMinor(currency, left - sums[0]),
                            Money.ofMinor(currency, left - sums[1])));
        }

        /** What a week adds to those before; never less than nothing, though sums of very many are only near. */
        private Money more(long[] by, long[] sums, int column) {
            long more = Math.max(0, by[column] - sums[column]);
            sums[column] += more;
            return Money.ofMinor(currency, more);
        }
    }
}
