package io.cartera.aging;

import io.cartera.account.Side;
import io.cartera.customer.CustomerId;
import io.cartera.trace.internal.Require;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * An aging that is filled with sums instead of items, by whoever can add up where the items lie: one statement of a
 * database, grouped by customer, currency, side and column. It says which days stand in which column, and makes the very
 * report that {@link AgingSpec#age(io.cartera.account.OpenItemSource, LocalDate)} makes of the items.
 * <p>
 * Columns are numbered from 0, not due, to the oldest bucket. A sum counts open amounts in minor units of the currency,
 * credits too, and is greater than zero; sums of the same place are added up. Sums have no bound. Not thread-safe, and of
 * no use after {@link #report()}. Worked, by due date as of 2025-06-30 with 30, 60, 90: the columns begin on 06-30, 05-31,
 * 05-01, 04-01 and with the first day of all; what is due on 05-15 stands in column 2, from 05-01 to 05-30.
 *
 * @see AgingSpec#sums
 */
public final class AgedSums {

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);

    private final AgingSpec spec;
    private final LocalDate asOf;
    private final AgeSums sums;
    private final Map<CustomerId, Map<CurrencyUnit, ApartAmounts>> deposits = new HashMap<>();
    private boolean isReported;

    AgedSums(AgingSpec spec, LocalDate asOf) {
        this.spec = spec;
        this.asOf = Require.date(asOf, "asOf");
        this.sums = new AgeSums(spec, Math.toIntExact(asOf.toEpochDay()), false);
    }

    /** Whether a debit ages from its due date on; if not, from the date of its document, as credits always do. */
    public boolean isByDueDate() {
        return spec.isByDueDate();
    }

    /**
     * Whether open deposits are told apart: {@linkplain io.cartera.account.OpenItem#isDeposit() what is one} is then given
     * to {@link #addDeposits} and to no column.
     */
    public boolean showsDeposits() {
        return spec.showsDeposits();
    }

    /**
     * The first day of each column, the youngest column first: an item stands in the first column that begins on or before
     * its day. The oldest one begins with the first day of all. A column that begins no earlier than the one before it has
     * no days.
     */
    public List<LocalDate> firstDays() {
        List<LocalDate> days = new ArrayList<>();
        days.add(daysBefore(spec.graceDays()));
        spec.buckets().limits().forEach(limit -> days.add(daysBefore(limit)));
        days.add(FIRST_DAY);
        return List.copyOf(days);
    }

    private LocalDate daysBefore(int days) {
        LocalDate day = asOf.minusDays(days);
        return day.isBefore(FIRST_DAY) ? FIRST_DAY : day;
    }

    /**
     * Adds what is open on one side of a customer's items in a currency in a column.
     *
     * @param column the column of the items' days, whatever the spec does with credits
     * @param minor the sum of their open amounts
     * @throws IllegalArgumentException if there is no such column, or the sum is not greater than zero
     * @throws IllegalStateException after the report
     */
    public void add(CustomerId customer, CurrencyUnit currency, Side side, int column, BigInteger minor) {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(minor, "minor");
        requireOpen();
        if (column < 0 || column > spec.buckets().count()) {
            throw new IllegalArgumentException(
                    "column " + column + ", 0 to " + spec.buckets().count());
        }
        requirePositive(minor);
        sums.add(customer, currency, side, column, minor);
    }

    /**
     * Adds what is open of a customer's deposits in a currency.
     *
     * @param minor the sum of their open amounts
     * @throws IllegalArgumentException if the sum is not greater than zero
     * @throws IllegalStateException after the report, and where deposits are not told apart
     */
    public void addDeposits(CustomerId customer, CurrencyUnit currency, BigInteger minor) {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(minor, "minor");
        requireOpen();
        if (!showsDeposits()) {
            throw new IllegalStateException("deposits stand among the credits by " + spec);
        }
        requirePositive(minor);
        Money sum = Money.of(currency, new BigDecimal(minor, currency.getDecimalPlaces()));
        deposits.computeIfAbsent(customer, any -> new TreeMap<>())
                .merge(currency, ApartAmounts.ofDeposits(sum), ApartAmounts::plus);
    }

    private static void requirePositive(BigInteger minor) {
        if (minor.signum() <= 0) {
            throw new IllegalArgumentException("sum of open amounts is " + minor);
        }
    }

    /**
     * The report, once. Rows come by customer, then currency code, in whatever order the sums came.
     *
     * @throws IllegalStateException if it was given before
     */
    public AgingReport report() {
        requireOpen();
        isReported = true;
        return new AgingReport(asOf, spec, sums.rows()).with(deposits);
    }

    private void requireOpen() {
        if (isReported) {
            throw new IllegalStateException("the report is out");
        }
    }

    @Override
    public String toString() {
        return "AgedSums[" + asOf + ", " + spec + "]";
    }
}
