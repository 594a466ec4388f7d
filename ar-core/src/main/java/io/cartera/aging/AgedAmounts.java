package io.cartera.aging;

import io.cartera.money.MoneyTally;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Open amounts of one currency by age. {@code balance = notDue + overdue + disputed + promised − unapplied − deposits},
 * whatever the spec does with credits; what is disputed, promised and paid ahead is zero unless the spec shows it apart. Payments of later days are
 * a memo and no part of the balance.
 * <p>
 * No amount is negative, unless credits are {@linkplain AgingSpec#withCreditsNetted() netted}: then all columns but
 * {@code unapplied} and {@code deposits} may be. Sums are exact and without a bound. An amount becomes {@code Money} when it is asked for; one
 * row of a report may keep the columns of the whole report in memory. Immutable. Example: EUR 500 in {@code 1-30}, EUR
 * 300 beyond 90 and EUR 150 unapplied have a balance of EUR 650.
 */
public final class AgedAmounts {

    private final CurrencyUnit currency;
    private final int buckets;
    private final long[] minor;
    private final int first;
    // All columns, where one of them is beyond what a long holds.
    private final BigInteger @Nullable [] wide;
    // Most rows have nothing apart.
    private final @Nullable ApartAmounts apart;

    private AgedAmounts(
            CurrencyUnit currency,
            int buckets,
            long[] minor,
            int first,
            BigInteger @Nullable [] wide,
            @Nullable ApartAmounts apart) {
        this.apart = apart;
        this.currency = currency;
        this.buckets = buckets;
        this.minor = minor;
        this.first = first;
        this.wide = wide;
    }

    /**
     * Amounts that were added up elsewhere.
     *
     * @param notDue open debits not past due
     * @param overdue open debits past due, by bucket, youngest first
     * @param unapplied open credits
     * @throws CurrencyMismatchException if the amounts are in several currencies
     * @throws IllegalArgumentException if the unapplied credits are negative
     */
    public static AgedAmounts of(Money notDue, List<Money> overdue, Money unapplied) {
        Objects.requireNonNull(notDue, "notDue");
        List<Money> past = List.copyOf(Objects.requireNonNull(overdue, "overdue"));
        if (Objects.requireNonNull(unapplied, "unapplied").isNegative()) {
            throw new IllegalArgumentException("unapplied is " + unapplied + ", it must not be negative");
        }
        Tally sums = new Tally(notDue.getCurrencyUnit(), past.size());
        sums.add(AgeColumns.NOT_DUE, notDue);
        for (int bucket = 0; bucket < past.size(); bucket++) {
            sums.add(AgeColumns.overdue(bucket), past.get(bucket));
        }
        sums.add(AgeColumns.unapplied(past.size()), unapplied);
        return sums.total();
    }

    /** The columns that begin there, in the order of {@link AgeColumns}. The caller leaves the array alone from now on. */
    static AgedAmounts inMinor(CurrencyUnit currency, int buckets, long[] minor, int first) {
        return new AgedAmounts(currency, buckets, minor, first, null, null);
    }

    /**
     * The same with open debits that stand apart, besides those that do already.
     *
     * @param disputed what is disputed
     * @param promised what is promised and not disputed
     * @throws CurrencyMismatchException if an amount is in another currency
     * @throws IllegalArgumentException if an amount is negative
     */
    public AgedAmounts apart(Money disputed, Money promised) {
        return with(ApartAmounts.ofDebits(sound(disputed, "disputed"), sound(promised, "promised")));
    }

    /**
     * The same with payments of later days, besides those that are shown already.
     *
     * @throws CurrencyMismatchException if the amount is in another currency
     * @throws IllegalArgumentException if the amount is negative
     */
    public AgedAmounts withFuturePayments(Money amount) {
        return with(ApartAmounts.ofFuture(sound(amount, "futurePayments")));
    }

    /**
     * The same with open deposits that stand apart from the unapplied credits, besides those that do already.
     *
     * @throws CurrencyMismatchException if the amount is in another currency
     * @throws IllegalArgumentException if the amount is negative
     */
    public AgedAmounts withDeposits(Money amount) {
        return with(ApartAmounts.ofDeposits(sound(amount, "deposits")));
    }

    private Money sound(Money amount, String name) {
        if (!Objects.requireNonNull(amount, name).getCurrencyUnit().equals(currency)) {
            throw new CurrencyMismatchException(currency, amount.getCurrencyUnit());
        }
        if (amount.isNegative()) {
            throw new IllegalArgumentException(name + " is " + amount + ", it must not be negative");
        }
        return amount;
    }

    AgedAmounts with(ApartAmounts more) {
        ApartAmounts sum = apart().plus(more);
        return new AgedAmounts(currency, buckets, minor, first, wide, sum.isNone() ? null : sum);
    }

    private ApartAmounts apart() {
        return apart == null ? ApartAmounts.none(currency) : apart;
    }

    /** What is disputed of the open debits, where the spec shows it apart; else zero. */
    public Money disputed() {
        return apart().disputed();
    }

    /** What is promised of the open debits and not disputed, where the spec shows it apart; else zero. */
    public Money promised() {
        return apart().promised();
    }

    /** Open deposits, where the spec shows them apart from the unapplied credits; else zero. */
    public Money deposits() {
        return apart().deposits();
    }

    /** Payments that are recorded and count from a later day on: a memo, no part of the balance; zero unless asked for. */
    public Money futurePayments() {
        return apart().futurePayments();
    }

    /** The currency of all amounts. */
    public CurrencyUnit currency() {
        return currency;
    }

    /** Open debits not past due. */
    public Money notDue() {
        return money(AgeColumns.NOT_DUE);
    }

    /** Open debits past due, by bucket, youngest first. */
    public List<Money> overdue() {
        return IntStream.range(0, buckets)
                .mapToObj(bucket -> money(AgeColumns.overdue(bucket)))
                .toList();
    }

    /** Open credits that are not taken off any debit, without deposits where they stand apart. */
    public Money unapplied() {
        return money(AgeColumns.unapplied(buckets));
    }

    /** The columns past due, all buckets together. */
    public Money overdueTotal() {
        return sum(AgeColumns.overdue(0)).total();
    }

    /** The columns due or not and what stands apart: the open debits, less the credits that the spec has taken off them. */
    public Money openDebits() {
        return sum(AgeColumns.NOT_DUE).total().plus(apart().debits());
    }

    /** Open debits less open credits; negative where we owe. */
    public Money balance() {
        return openDebits().minus(unapplied()).minus(deposits());
    }

    /** The same with the unapplied credits taken off the oldest bucket, then the next one, what is not due last. */
    AgedAmounts withCreditsToOldest() {
        int unapplied = AgeColumns.unapplied(buckets);
        if (wide == null) {
            long[] reduced = Arrays.copyOfRange(minor, first, first + AgeColumns.width(buckets));
            AgeColumns.takeCreditsOffOldest(reduced, 0, buckets);
            return inMinor(currency, buckets, reduced, 0).with(apart());
        }
        BigInteger[] reduced = wide.clone();
        for (int column = unapplied - 1; column >= AgeColumns.NOT_DUE; column--) {
            BigInteger taken = reduced[unapplied].min(reduced[column]);
            reduced[column] = reduced[column].subtract(taken);
            reduced[unapplied] = reduced[unapplied].subtract(taken);
        }
        return ofWide(currency, buckets, reduced).with(apart());
    }

    /** The debits from a column to the last bucket. */
    private MoneyTally sum(int from) {
        MoneyTally sum = MoneyTally.in(currency);
        for (int column = from; column < AgeColumns.unapplied(buckets); column++) {
            if (wide == null) {
                sum.addMinor(minor[first + column]);
            } else {
                sum.addSum(money(column));
            }
        }
        return sum;
    }

    private Money money(int column) {
        return wide == null
                ? Money.ofMinor(currency, minor[first + column])
                : Money.of(currency, new BigDecimal(wide[column], currency.getDecimalPlaces()));
    }

    /** Kept in longs where all fit, so that equal amounts are kept alike. */
    private static AgedAmounts ofWide(CurrencyUnit currency, int buckets, BigInteger[] columns) {
        long[] minor = new long[columns.length];
        for (int column = 0; column < columns.length; column++) {
            if (columns[column].bitLength() >= Long.SIZE) {
                return new AgedAmounts(currency, buckets, new long[0], 0, columns, null);
            }
            minor[column] = columns[column].longValue();
        }
        return inMinor(currency, buckets, minor, 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AgedAmounts that
                && currency.equals(that.currency)
                && buckets == that.buckets
                && Objects.equals(apart, that.apart)
                && Arrays.equals(wide, that.wide)
                && (wide != null || Arrays.equals(minor, first, end(), that.minor, that.first, that.end()));
    }

    private int end() {
        return first + AgeColumns.width(buckets);
    }

    @Override
    public int hashCode() {
        int hash = currency.hashCode() * 31 + Arrays.hashCode(wide);
        for (int column = first; wide == null && column < end(); column++) {
            hash = hash * 31 + Long.hashCode(minor[column]);
        }
        return hash;
    }

    @Override
    public String toString() {
        return "AgedAmounts[notDue=" + notDue() + ", overdue=" + overdue() + ", unapplied=" + unapplied()
                + (apart == null ? "" : ", " + apart) + "]";
    }

    /** Adds up open amounts while items are read, in the columns of {@link AgeColumns}. Most sums never leave a long. */
    static final class Tally {

        private final CurrencyUnit currency;
        private final int buckets;
        private final long[] minor;
        private BigInteger @Nullable [] spilled;
        private @Nullable ApartAmounts apart;

        Tally(CurrencyUnit currency, int buckets) {
            this.currency = Objects.requireNonNull(currency, "currency");
            this.buckets = buckets;
            this.minor = new long[AgeColumns.width(buckets)];
        }

        CurrencyUnit currency() {
            return currency;
        }

        void add(int column, long amountMinor) {
            long sum = minor[column] + amountMinor;
            if (((minor[column] ^ sum) & (amountMinor ^ sum)) < 0) {
                spill(column, BigInteger.valueOf(minor[column]));
                minor[column] = amountMinor;
            } else {
                minor[column] = sum;
            }
        }

        private void add(int column, Money sum) {
            if (!sum.getCurrencyUnit().equals(currency)) {
                throw new CurrencyMismatchException(currency, sum.getCurrencyUnit());
            }
            add(column, sum.getAmount().unscaledValue());
        }

        void add(int column, BigInteger sum) {
            if (sum.bitLength() < Long.SIZE) {
                add(column, sum.longValue());
            } else {
                spill(column, sum);
            }
        }

        private void spill(int column, BigInteger part) {
            if (spilled == null) {
                spilled = new BigInteger[minor.length];
                Arrays.fill(spilled, BigInteger.ZERO);
            }
            spilled[column] = spilled[column].add(part);
        }

        void add(AgedAmounts amounts) {
            if (amounts.apart != null) {
                apart = apart == null ? amounts.apart : apart.plus(amounts.apart);
            }
            for (int column = 0; column < minor.length; column++) {
                if (amounts.wide == null) {
                    add(column, amounts.minor[amounts.first + column]);
                } else {
                    add(column, amounts.wide[column]);
                }
            }
        }

        AgedAmounts total() {
            AgedAmounts columns = columns();
            return apart == null ? columns : columns.with(apart);
        }

        private AgedAmounts columns() {
            if (spilled == null) {
                return inMinor(currency, buckets, minor.clone(), 0);
            }
            BigInteger[] sums = new BigInteger[minor.length];
            for (int column = 0; column < minor.length; column++) {
                sums[column] = spilled[column].add(BigInteger.valueOf(minor[column]));
            }
            return ofWide(currency, buckets, sums);
        }
    }
}
