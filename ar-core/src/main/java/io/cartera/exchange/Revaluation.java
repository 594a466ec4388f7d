package io.cartera.exchange;

import io.cartera.account.OpenItem;
import io.cartera.account.OpenItemSource;
import io.cartera.account.Side;
import io.cartera.customer.CustomerId;
import io.cartera.money.ExchangeRate;
import io.cartera.money.ExchangeRates;
import io.cartera.money.MinorUnits;
import io.cartera.money.MoneyTally;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What a customer has open in a foreign currency, at the closing rate of a day, against its book value (IAS 21.23): a
 * reading, which touches nothing on the account.
 * <p>
 * The book value of an item is its amount at the latest rate on or before its document date; what is booked of the open
 * part is that less the share of what is allocated, as {@link RealisedDifference} has it, so realised and unrealised do
 * not overlap; only where an allocation ended while a later one went on, rounding may part the two until the next is made,
 * by at most one minor unit for each that goes on. The closing value is the open sum, debits less credits, at the latest rate on or before the day, rounded once.
 * The difference is posted on the day and {@linkplain #takenBack() taken back} on the next one, so the next closing
 * starts from the book values again. Items in the base currency have none. Immutable. Worked: USD 100 booked at 80 is INR
 * 8000; at a closing rate of 85 it is 8500: 500.00 on the day, −500.00 on the next.
 */
public final class Revaluation {

    private final CustomerId customer;
    private final Money open;
    private final Money booked;
    private final ExchangeRate rate;
    private final LocalDate day;

    private Revaluation(CustomerId customer, Money open, Money booked, ExchangeRate rate, LocalDate day) {
        this.customer = customer;
        this.open = open;
        this.booked = booked;
        this.rate = rate;
        this.day = day;
    }

    /**
     * The revaluations of what is open on a day, by customer, then currency code.
     *
     * @param items what is open on that day
     * @param base the currency of our books
     * @throws io.cartera.money.MissingExchangeRateException if an item or a currency has no rate
     * @throws io.cartera.money.AmountOutOfRangeException if a sum is out of the range of amounts
     */
    public static List<Revaluation> of(OpenItemSource items, CurrencyUnit base, ExchangeRates rates, LocalDate day) {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(rates, "rates");
        Objects.requireNonNull(day, "day");
        Map<CustomerId, Map<CurrencyUnit, Sums>> sums = new TreeMap<>();
        items.forEach(item -> {
            if (!item.currency().equals(base)) {
                sums.computeIfAbsent(item.customer(), customer -> new TreeMap<>())
                        .computeIfAbsent(item.currency(), currency -> new Sums(currency, base))
                        .add(item, rates);
            }
        });
        List<Revaluation> found = new ArrayList<>();
        sums.forEach((customer, byCurrency) -> byCurrency.forEach((currency, sum) -> found.add(new Revaluation(
                customer, sum.open.total(), sum.booked.total(), rates.latestOnOrBefore(currency, base, day), day))));
        return List.copyOf(found);
    }

    private static final class Sums {
        private final MoneyTally open;
        private final MoneyTally booked;

        Sums(CurrencyUnit currency, CurrencyUnit base) {
            this.open = MoneyTally.in(currency);
            this.booked = MoneyTally.in(base);
        }

        void add(OpenItem item, ExchangeRates rates) {
            Money value = BookValue.on(item.documentOn(), item.amount(), booked.currency(), rates);
            long whole = MinorUnits.of(item.amount());
            Money left = value.minus(BookValue.share(value, whole - item.openMinor(), whole));
            boolean isDebit = item.side() == Side.DEBIT;
            open.addMinor(isDebit ? item.openMinor() : -item.openMinor());
            booked.add(isDebit ? left : left.negated());
        }
    }

    /** The customer. */
    public CustomerId customer() {
        return customer;
    }

    /** The foreign currency. */
    public CurrencyUnit currency() {
        return open.getCurrencyUnit();
    }

    /** What is open in the foreign currency, debits less credits. */
    public Money open() {
        return open;
    }

    /** What that is in our books. */
    public Money booked() {
        return booked;
    }

    /** The closing rate. */
    public ExchangeRate rate() {
        return rate;
    }

    /** What is open, at the closing rate. */
    public Money closing() {
        return rate.convert(open);
    }

    /** The difference to post on the day: positive is an unrealised gain, negative a loss; it may be zero. */
    public Posting posting() {
        return new Posting(day, closing().minus(booked));
    }

    /** The exact opposite, to post on the next day. */
    public Posting takenBack() {
        return new Posting(day.plusDays(1), posting().amount().negated());
    }

    /**
     * What to post to the general ledger. Immutable.
     *
     * @param on on which day
     * @param amount how much, in the base currency: positive raises the receivables
     */
    public record Posting(LocalDate on, Money amount) {

        /** Refuses nulls. */
        public Posting {
            Objects.requireNonNull(on, "on");
            Objects.requireNonNull(amount, "amount");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Revaluation that
                && customer.equals(that.customer)
                && open.equals(that.open)
                && booked.equals(that.booked)
                && rate.equals(that.rate)
                && day.equals(that.day);
    }

    @Override
    public int hashCode() {
        return Objects.hash(customer, open, booked, day);
    }

    @Override
    public String toString() {
        return "Revaluation[" + customer + ", " + open + " booked " + booked + ", " + closing() + " at " + rate + "]";
    }
}
