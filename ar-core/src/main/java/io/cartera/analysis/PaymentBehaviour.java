package io.cartera.analysis;

import io.cartera.account.AccountHistory;
import io.cartera.collection.PromiseState;
import io.cartera.customer.CustomerId;
import io.cartera.time.AsOf;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;

/**
 * How a customer pays, as of a day and as known at an instant: a {@link PaymentRecord} for each currency, never added up.
 * <p>
 * Of the debits those count that the customer incurred with us: invoices, debit notes and opening balances. What was
 * moved here from another customer or currency was incurred elsewhere and is left out, what was reversed by the day never
 * was. A debit is paid by the money applied to it on the day on which that money came, whenever it was applied: receipts,
 * deposits, nettings, and money that came from another customer or currency, which counts from the bank's date of the
 * payment and not from the day of the move. Credit notes, discounts, concessions and small differences are no payments and
 * say nothing, nor does a credit that was taken over as an opening balance, since nobody knows here whether it was money or
 * when it came; a bad debt says that so much was never paid.
 * <p>
 * Where nothing is known, {@link #isUnknown()} says so. Immutable.
 */
public final class PaymentBehaviour {

    private final CustomerId customer;
    private final AsOf asOf;
    private final SortedMap<CurrencyUnit, PaymentRecord> records;

    private PaymentBehaviour(CustomerId customer, AsOf asOf, SortedMap<CurrencyUnit, PaymentRecord> records) {
        this.customer = customer;
        this.asOf = asOf;
        this.records = records;
    }

    /**
     * The behaviour that a history tells of.
     *
     * @param history all that was recorded on the account
     * @param promises the promises as of then, as {@link io.cartera.collection.CollectionFile#promises} gives them
     */
    public static PaymentBehaviour of(AccountHistory history, List<PromiseState> promises, AsOf asOf) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(asOf, "asOf");
        BehaviourReading reading = new BehaviourReading(asOf);
        reading.read(history);
        promises.forEach(reading::read);
        return new PaymentBehaviour(history.account().customer(), asOf, reading.records());
    }

    /** The customer. */
    public CustomerId customer() {
        return customer;
    }

    /** As of when. */
    public AsOf asOf() {
        return asOf;
    }

    /** The currencies in which anything is known, by code. */
    public SortedSet<CurrencyUnit> currencies() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(records.keySet()));
    }

    /** What is known in a currency; a record that says that nothing is, where that is so. */
    public PaymentRecord in(CurrencyUnit currency) {
        PaymentRecord known = records.get(Objects.requireNonNull(currency, "currency"));
        return known == null ? new PaymentRecord(new PaymentRecord.Tally(currency, asOf.date())) : known;
    }

    /** The records by currency code. */
    public List<PaymentRecord> records() {
        return List.copyOf(records.values());
    }

    /**
     * Whether nothing at all is known of how the customer pays: no debit was ever paid, overdue or given up, no
     * payment returned and no promise broken.
     */
    public boolean isUnknown() {
        return records.values().stream().allMatch(PaymentRecord::isUnknown);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PaymentBehaviour that
                && customer.equals(that.customer)
                && asOf.equals(that.asOf)
                && new TreeMap<>(records).equals(new TreeMap<>(that.records));
    }

    @Override
    public int hashCode() {
        return Objects.hash(customer, asOf, records);
    }

    @Override
    public String toString() {
        return "PaymentBehaviour[" + customer + ", " + asOf.date() + ", " + records.values() + "]";
    }
}
