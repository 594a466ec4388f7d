package io.cartera.portfolio;

import io.cartera.customer.CustomerId;
import io.cartera.money.Percentage;
import io.cartera.purchasing.PurchaseHistory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A new customer that makes so large a part of the turnover that one has to get ready for it.
 * <p>
 * New is who had its first deal in the last months of a history, in whatever currency, and was not taken over with an opening balance
 * before; its share is that of the turnover of those months.
 * Immutable. Worked: over three months, with a threshold of 10 %: turnover 1,000.00, of which a customer that first bought in the second of them makes
 * 150.00: it is significant, with 15.00 %.
 */
public final class SignificantCustomer {

    private final RankedShare share;
    private final LocalDate firstDeal;

    private SignificantCustomer(RankedShare share, LocalDate firstDeal) {
        this.share = share;
        this.firstDeal = firstDeal;
    }

    /**
     * The significant new customers at the end of a history, the largest first, then by customer.
     *
     * @param months how many months up to the last one of the history, itself included
     * @param threshold how large a part of the turnover is not yet significant
     * @throws IllegalArgumentException if the months are not 1 to 120, or begin before the year 1
     */
    public static List<SignificantCustomer> find(
            PurchaseHistory history, CurrencyUnit currency, int months, Percentage threshold) {
        if (months < 1 || months > 120) {
            throw new IllegalArgumentException("months is " + months + ", 1 to 120 is allowed");
        }
        Objects.requireNonNull(threshold, "threshold");
        YearMonth last = YearMonth.from(history.through());
        YearMonth first = last.minusMonths(months - 1L);
        SortedMap<CustomerId, Money> turnover = new TreeMap<>();
        history.in(currency).forEach((customer, known) -> turnover.put(customer, known.turnover(first, last)));
        SortedMap<CustomerId, LocalDate> firsts = history.gained();
        Shares shares = Shares.of(turnover);
        return shares.ranked().stream()
                .filter(share -> firsts.containsKey(share.customer())
                        && !firsts.get(share.customer()).isBefore(first.atDay(1)))
                .filter(share -> exceeds(share.amount(), shares, threshold))
                .map(share -> new SignificantCustomer(share, firsts.get(share.customer())))
                .toList();
    }

    /** By the exact share: the one that is shown is rounded. */
    private static boolean exceeds(Money amount, Shares shares, Percentage threshold) {
        BigInteger whole = Whole.minor(shares.whole().orElseThrow());
        BigDecimal hundredfold = new BigDecimal(Whole.minor(amount).multiply(BigInteger.valueOf(100)));
        return amount.isPositive() && hundredfold.compareTo(threshold.value().multiply(new BigDecimal(whole))) > 0;
    }

    /** The customer. */
    public CustomerId customer() {
        return share.customer();
    }

    /** Its turnover in those months, its place and its share. */
    public RankedShare share() {
        return share;
    }

    /** The day of its first deal. */
    public LocalDate firstDeal() {
        return firstDeal;
    }

    @Override
    public String toString() {
        return "SignificantCustomer[" + share + ", since " + firstDeal + "]";
    }
}
