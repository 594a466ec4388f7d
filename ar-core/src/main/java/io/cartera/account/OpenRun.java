package io.cartera.account;

import io.cartera.customer.CustomerId;
import java.util.Objects;
import org.joda.money.CurrencyUnit;

/**
 * Open items of one customer, in one currency and on one side, that follow one another in a source: how much and of which
 * days, without the documents. It is what sums over very many items read.
 * <p>
 * Amounts are minor units of the currency, each greater than zero; days are {@linkplain java.time.LocalDate#toEpochDay()
 * epoch days}. Places count from zero. Within a run no order is promised. Whoever hands a run over may use its arrays for
 * the next one, so it is valid only while the action runs, on that thread.
 */
public final class OpenRun {

    private final CustomerId customer;
    private final CurrencyUnit currency;
    private final Side side;
    private final long[] openMinor;
    private final int[] dueDay;
    private final int[] documentDay;
    private final int from;
    private final int count;

    private OpenRun(
            CustomerId customer,
            CurrencyUnit currency,
            Side side,
            long[] openMinor,
            int[] dueDay,
            int[] documentDay,
            int from,
            int to) {
        this.customer = Objects.requireNonNull(customer, "customer");
        this.currency = Objects.requireNonNull(currency, "currency");
        this.side = Objects.requireNonNull(side, "side");
        this.openMinor = Objects.requireNonNull(openMinor, "openMinor");
        this.dueDay = Objects.requireNonNull(dueDay, "dueDay");
        this.documentDay = Objects.requireNonNull(documentDay, "documentDay");
        this.from = from;
        this.count = to - from;
        Objects.checkFromToIndex(from, to, Math.min(openMinor.length, Math.min(dueDay.length, documentDay.length)));
    }

    /**
     * A run over part of three columns, which are not copied.
     *
     * @param openMinor open amounts in minor units
     * @param dueDay due dates as epoch days; of a credit its document date
     * @param documentDay dates of the documents as epoch days
     * @param from where the run begins
     * @param to where it ends, exclusive
     * @throws IndexOutOfBoundsException if that is not within all three columns
     */
    public static OpenRun of(
            CustomerId customer,
            CurrencyUnit currency,
            Side side,
            long[] openMinor,
            int[] dueDay,
            int[] documentDay,
            int from,
            int to) {
        return new OpenRun(customer, currency, side, openMinor, dueDay, documentDay, from, to);
    }

    /** The customer. */
    public CustomerId customer() {
        return customer;
    }

    /** The currency. */
    public CurrencyUnit currency() {
        return currency;
    }

    /** Debits or credits. */
    public Side side() {
        return side;
    }

    /** How many items. */
    public int count() {
        return count;
    }

    /** What is open of an item, in minor units. */
    public long openMinor(int place) {
        return openMinor[from + place];
    }

    /** The due date of an item as epoch day. */
    public int dueDay(int place) {
        return dueDay[from + place];
    }

    /** The date on the document of an item as epoch day. */
    public int documentDay(int place) {
        return documentDay[from + place];
    }

    @Override
    public String toString() {
        return "OpenRun[" + customer + ", " + currency + ", " + side + ", " + count + " items]";
    }
}
