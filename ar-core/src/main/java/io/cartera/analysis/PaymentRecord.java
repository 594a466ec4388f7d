package io.cartera.analysis;

import io.cartera.account.Entry;
import io.cartera.account.ItemId;
import io.cartera.money.MoneyTally;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * How a customer pays in one currency, as of a day: see {@link PaymentBehaviour} for what counts.
 * <p>
 * The sample are the debits that are settled, at least in part with money and in no part as a bad debt. Days beyond terms
 * are those from the due date to the day on which the money came, less than zero where it came first; those of a debit are
 * the mean over its payments, weighted with their amounts. Means have two decimals, shares four, both rounded half-up
 * once. Immutable. Worked: 100.00 paid ten days late and 300.00 paid two days early: 4.00 days on average, weighted
 * (100·10 − 300·2) / 400 = 1.00, on time 0.5000 by count and 0.7500 by amount.
 */
public final class PaymentRecord {

    private static final int DAYS = 2;
    private static final int SHARE = 4;
    private static final int MOST_MONTHS = 1200;

    private final Tally tally;

    PaymentRecord(Tally tally) {
        this.tally = tally;
    }

    /** The currency of all amounts. */
    public CurrencyUnit currency() {
        return tally.currency;
    }

    /** The day. */
    public LocalDate asOf() {
        return tally.asOf;
    }

    /** Whether nothing is known: there is no experience, nothing overdue or returned, and no promise was broken. */
    public boolean isUnknown() {
        return tally.isEmpty();
    }

    /**
     * What was paid, is overdue or was given up, payment by payment: by due date, then debit, kind and days. A debit paid
     * in parts has several.
     */
    public List<Experience> experiences() {
        return tally.experiences.stream().sorted(Experience.ORDER).toList();
    }

    /** The size of the sample: how many debits are settled. */
    public long settledCount() {
        return tally.settledCount;
    }

    /** What was paid of the debits of the sample. */
    public Money settled() {
        return tally.settled.total();
    }

    /** How many debits of the sample were paid whole on or before their due dates. */
    public long onTimeCount() {
        return tally.onTimeCount;
    }

    /** How many debits are overdue in part or whole, or were given up as bad debts. */
    public long unpaidCount() {
        return tally.unpaidCount;
    }

    /** The mean of the days beyond terms over the debits of the sample, each counted once; empty without a sample. */
    public Optional<BigDecimal> averageDays() {
        return tally.settledCount == 0
                ? Optional.empty()
                : Optional.of(
                        tally.sumOfDays.divide(BigDecimal.valueOf(tally.settledCount), DAYS, RoundingMode.HALF_UP));
    }

    /** The mean of the days beyond terms over the sample, weighted with the amounts; empty without a sample. */
    public Optional<BigDecimal> weightedDays() {
        return tally.settledCount == 0
                ? Optional.empty()
                : Optional.of(new BigDecimal(tally.minorTimesDays)
                        .divide(new BigDecimal(tally.minor), DAYS, RoundingMode.HALF_UP));
    }

    /**
     * The mean of the days beyond terms over all experiences, weighted with the amounts: what is overdue or was given up
     * counts with its days so far, so that not paying never looks better than paying late. Empty without any.
     */
    public Optional<BigDecimal> weightedDaysWithUnpaid() {
        return Mean.over(tally.experiences, dueOn -> true).map(Mean::rounded);
    }

    /** Which share of the debits of the sample was paid whole on or before the due date, 0 to 1; empty without a sample. */
    public Optional<BigDecimal> onTimeByCount() {
        return tally.settledCount == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(tally.onTimeCount)
                        .divide(BigDecimal.valueOf(tally.settledCount), SHARE, RoundingMode.HALF_UP));
    }

    /** Which share of what was paid of the sample came on or before the due date, 0 to 1; empty without a sample. */
    public Optional<BigDecimal> onTimeByAmount() {
        return tally.settledCount == 0
                ? Optional.empty()
                : Optional.of(new BigDecimal(tally.onTimeMinor)
                        .divide(new BigDecimal(tally.minor), SHARE, RoundingMode.HALF_UP));
    }

    /** The most days beyond terms of any payment of the sample; empty without a sample. */
    public Optional<Long> longestDays() {
        return tally.settledCount == 0 ? Optional.empty() : Optional.of(tally.longestDays);
    }

    /**
     * How many more days beyond terms the debits took that fell due in the last months than those of as many months
     * before, greater than zero where it gets worse: the difference of the means weighted with the amounts, what is
     * overdue or given up counted with its days so far. Empty where either has no experience.
     *
     * @param months the length of each of the two windows, 1 to 1200; the recent one ends with the day and has what was
     *     paid before it fell due too
     */
    public Optional<BigDecimal> trend(int months) {
        if (Require.positive(months, "months") > MOST_MONTHS) {
            throw new IllegalArgumentException("months is " + months + ", at most " + MOST_MONTHS + " are allowed");
        }
        LocalDate recent = before(months);
        LocalDate earlier = before(2 * months);
        Optional<Mean> now = Mean.over(tally.experiences, dueOn -> dueOn.isAfter(recent));
        Optional<Mean> then = Mean.over(tally.experiences, dueOn -> dueOn.isAfter(earlier) && !dueOn.isAfter(recent));
        return now.flatMap(days -> then.map(days::less)).map(Mean::rounded);
    }

    private LocalDate before(int months) {
        return tally.asOf.minusMonths(months);
    }

    /** Days weighted with amounts, kept as a fraction so that it is rounded once. */
    private record Mean(BigInteger times, BigInteger minor) {

        static Optional<Mean> over(List<Experience> experiences, Predicate<LocalDate> window) {
            BigInteger minor = BigInteger.ZERO;
            BigInteger times = BigInteger.ZERO;
            for (Experience experience : experiences) {
                if (window.test(experience.dueOn())) {
                    BigInteger amount = BigInteger.valueOf(experience.minor);
                    minor = minor.add(amount);
                    times = times.add(amount.multiply(BigInteger.valueOf(experience.days())));
                }
            }
            return minor.signum() == 0 ? Optional.empty() : Optional.of(new Mean(times, minor));
        }

        Mean less(Mean other) {
            return new Mean(
                    times.multiply(other.minor).subtract(other.times.multiply(minor)), minor.multiply(other.minor));
        }

        BigDecimal rounded() {
            return new BigDecimal(times).divide(new BigDecimal(minor), DAYS, RoundingMode.HALF_UP);
        }
    }

    /** What is open of debits of any kind that fell due before the day. */
    public Money overdue() {
        return tally.overdue.total();
    }

    /** For how many days the oldest of them has been overdue; zero where nothing is. */
    public long overdueDays() {
        return tally.overdueDays;
    }

    /** How many payments were returned by the bank. */
    public long returnedCount() {
        return tally.returned.count();
    }

    /** What was returned. */
    public Money returned() {
        return tally.returned.total();
    }

    /** How many promises were broken, those kept in part included. */
    public long brokenPromises() {
        return tally.brokenPromises;
    }

    /** What was given up as a bad debt. */
    public Money givenUp() {
        MoneyTally sum = MoneyTally.in(tally.currency);
        tally.experiences.stream()
                .filter(experience -> experience.kind() == Experience.Kind.GIVEN_UP)
                .forEach(experience -> sum.addMinor(experience.minor));
        return sum.total();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PaymentRecord that
                && currency().equals(that.currency())
                && asOf().equals(that.asOf())
                && experiences().equals(that.experiences())
                && overdue().equals(that.overdue())
                && overdueDays() == that.overdueDays()
                && settledCount() == that.settledCount()
                && returnedCount() == that.returnedCount()
                && returned().equals(that.returned())
                && brokenPromises() == that.brokenPromises();
    }

    @Override
    public int hashCode() {
        return Objects.hash(currency(), asOf(), overdue(), settledCount());
    }

    @Override
    public String toString() {
        return isUnknown()
                ? "PaymentRecord[" + currency() + ", nothing known]"
                : "PaymentRecord[" + currency() + ", settled " + settledCount() + ", days beyond terms "
                        + weightedDays().map(BigDecimal::toPlainString).orElse("unknown") + ", overdue " + overdue()
                        + "]";
    }

    /** A payment of a debit, or what is missing of one. Immutable. */
    public static final class Experience {

        static final Comparator<Experience> ORDER = Comparator.comparing(Experience::dueOn)
                .thenComparing(Experience::debit)
                .thenComparing(Experience::kind)
                .thenComparing(Experience::days);

        /** What became of the amount. */
        public enum Kind {
            /** It was paid. */
            PAID,
            /** It is open, and overdue for so many days so far. */
            OVERDUE,
            /** It was given up as a bad debt; the days are those to the day asked about. */
            GIVEN_UP
        }

        private final ItemId debit;
        private final LocalDate dueOn;
        private final Kind kind;
        private final CurrencyUnit currency;
        private final long minor;
        private final long days;

        private Experience(Entry debit, Kind kind, long minor, long days) {
            this.debit = debit.id();
            this.dueOn = debit.dueOn();
            this.kind = kind;
            this.currency = debit.currency();
            this.minor = minor;
            this.days = days;
        }

        /** The debit. */
        public ItemId debit() {
            return debit;
        }

        /** When it fell due. */
        public LocalDate dueOn() {
            return dueOn;
        }

        /** What became of the amount. */
        public Kind kind() {
            return kind;
        }

        /** How much, greater than zero. */
        public Money amount() {
            return Money.ofMinor(currency, minor);
        }

        /** The days beyond terms, less than zero where it was paid before it fell due. */
        public long days() {
            return days;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Experience that
                    && debit.equals(that.debit)
                    && dueOn.equals(that.dueOn)
                    && kind == that.kind
                    && currency.equals(that.currency)
                    && minor == that.minor
                    && days == that.days;
        }

        @Override
        public int hashCode() {
            return Objects.hash(debit, kind, minor, days);
        }

        @Override
        public String toString() {
            return kind + "[" + debit + ", " + amount() + ", " + days + " days]";
        }
    }

    /** Adds up one currency. */
    static final class Tally {

        // More than any mean of days is told with, so that the last rounding decides.
        private static final int EXACT = 20;

        private final CurrencyUnit currency;
        private final LocalDate asOf;
        private final List<Experience> experiences = new ArrayList<>();
        private final MoneyTally settled;
        private final MoneyTally overdue;
        private final MoneyTally returned;
        private long settledCount;
        private long onTimeCount;
        private long unpaidCount;
        private long overdueDays;
        private long longestDays = Long.MIN_VALUE;
        private long brokenPromises;
        private BigDecimal sumOfDays = BigDecimal.ZERO;
        private BigInteger minor = BigInteger.ZERO;
        private BigInteger onTimeMinor = BigInteger.ZERO;
        private BigInteger minorTimesDays = BigInteger.ZERO;

        Tally(CurrencyUnit currency, LocalDate asOf) {
            this.currency = currency;
            this.asOf = asOf;
            this.settled = MoneyTally.in(currency);
            this.overdue = MoneyTally.in(currency);
            this.returned = MoneyTally.in(currency);
        }

        boolean isEmpty() {
            return experiences.isEmpty() && overdue.count() == 0 && returned.count() == 0 && brokenPromises == 0;
        }

        void overdue(long openMinor, long days) {
            overdue.addMinor(openMinor);
            overdueDays = Math.max(overdueDays, days);
        }

        void returned(long amountMinor) {
            returned.addMinor(amountMinor);
        }

        void brokenPromise() {
            brokenPromises++;
        }

        void unpaid() {
            unpaidCount++;
        }

        void experience(Entry debit, Experience.Kind kind, long amountMinor, long days) {
            experiences.add(new Experience(debit, kind, amountMinor, days));
        }

        void settled(Entry debit, Map<LocalDate, Long> payments) {
            BigInteger paid = BigInteger.ZERO;
            BigInteger times = BigInteger.ZERO;
            long last = Long.MIN_VALUE;
            for (Map.Entry<LocalDate, Long> payment : payments.entrySet()) {
                long days = payment.getKey().toEpochDay() - debit.dueOn().toEpochDay();
                BigInteger amount = BigInteger.valueOf(payment.getValue());
                paid = paid.add(amount);
                times = times.add(amount.multiply(BigInteger.valueOf(days)));
                last = Math.max(last, days);
                settled.addMinor(payment.getValue());
                if (days <= 0) {
                    onTimeMinor = onTimeMinor.add(amount);
                }
            }
            settledCount++;
            onTimeCount += last <= 0 ? 1 : 0;
            longestDays = Math.max(longestDays, last);
            minor = minor.add(paid);
            minorTimesDays = minorTimesDays.add(times);
            sumOfDays = sumOfDays.add(new BigDecimal(times).divide(new BigDecimal(paid), EXACT, RoundingMode.HALF_UP));
        }
    }
}
