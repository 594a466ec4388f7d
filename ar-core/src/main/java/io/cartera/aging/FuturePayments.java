package io.cartera.aging;

import io.cartera.account.AccountHistory;
import io.cartera.account.Entry;
import io.cartera.account.EntryKind;
import io.cartera.account.ItemId;
import io.cartera.account.Link;
import io.cartera.customer.CustomerId;
import io.cartera.money.MoneyTally;
import io.cartera.time.AsOf;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Payments that are recorded and count from a later day on, by customer and currency: post-dated cheques, direct debits
 * that are under way. They are no part of any balance of the day; an aging shows them as a memo beside it:
 * {@link AgingReport#with}. Immutable. Worked: an invoice of 100 is open today, a payment of 90 counts from next week:
 * balance 100, future payments 90.
 */
public final class FuturePayments {

    private static final FuturePayments NONE = new FuturePayments(Map.of());

    private final Map<CustomerId, Map<CurrencyUnit, Money>> amounts;

    private FuturePayments(Map<CustomerId, Map<CurrencyUnit, Money>> amounts) {
        this.amounts = amounts;
    }

    /** There are none. */
    public static FuturePayments none() {
        return NONE;
    }

    /**
     * The receipts and deposits that were recorded by then and count from a day after it, without those of which it is
     * known by then that they are reversed or returned by the bank. What was moved by then to another customer or currency
     * counts there, from the day of its move, and no more where it was; what was netted with another customer's debit counts
     * nowhere.
     */
    public static FuturePayments of(Collection<AccountHistory> histories, AsOf asOf) {
        Map<CustomerId, Map<CurrencyUnit, Money>> amounts = new HashMap<>();
        for (AccountHistory history : histories) {
            AccountHistory known = history.knownAt(asOf);
            Map<CurrencyUnit, Money> ofCustomer = of(known, asOf);
            if (!ofCustomer.isEmpty()) {
                amounts.put(history.account().customer(), ofCustomer);
            }
        }
        return new FuturePayments(amounts);
    }

    private static Map<CurrencyUnit, Money> of(AccountHistory known, AsOf asOf) {
        Map<ItemId, Entry> entries = new HashMap<>();
        known.entries().forEach(entry -> entries.put(entry.id(), entry));
        Map<CurrencyUnit, MoneyTally> sums = new TreeMap<>();
        entries.values().stream()
                .filter(entry -> isFuture(entry, asOf))
                .forEach(entry -> tally(sums, entry).addMinor(entry.amountMinor()));
        for (Link link : known.links()) {
            Entry credit = entries.get(link.allocation().credit());
            boolean isGone = takesAway(entries.get(link.allocation().debit()));
            if (isGone && isFuture(credit, asOf) && link.ended().isEmpty()) {
                tally(sums, credit).addMinor(-link.allocation().amountMinor());
            }
        }
        Map<CurrencyUnit, Money> totals = new TreeMap<>();
        sums.forEach((currency, sum) -> {
            if (!sum.total().isZero()) {
                totals.put(currency, sum.total());
            }
        });
        return totals;
    }

    // A leg that arrives is a debit like any, which the payment pays.
    private static boolean takesAway(Entry debit) {
        return debit.kind() == EntryKind.REVERSAL
                || debit.kind() == EntryKind.RETURNED_PAYMENT
                || (debit.kind().isLeg() && debit.moved().isEmpty());
    }

    private static boolean isFuture(Entry entry, AsOf asOf) {
        return entry.origin().isMoneyIn() && entry.effectiveOn().isAfter(asOf.date());
    }

    private static MoneyTally tally(Map<CurrencyUnit, MoneyTally> sums, Entry entry) {
        return sums.computeIfAbsent(entry.currency(), MoneyTally::in);
    }

    /** What a customer's future payments in a currency come to; zero where there are none. */
    public Money of(CustomerId customer, CurrencyUnit currency) {
        return amounts.getOrDefault(customer, Map.of()).getOrDefault(currency, Money.zero(currency));
    }

    Map<CustomerId, Map<CurrencyUnit, ApartAmounts>> memos() {
        Map<CustomerId, Map<CurrencyUnit, ApartAmounts>> memos = new HashMap<>();
        amounts.forEach((customer, byCurrency) -> byCurrency.forEach((currency, amount) ->
                memos.computeIfAbsent(customer, any -> new TreeMap<>()).put(currency, ApartAmounts.ofFuture(amount))));
        return memos;
    }

    @Override
    public String toString() {
        return "FuturePayments[" + amounts.size() + " customers]";
    }
}
