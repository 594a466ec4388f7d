package io.cartera.account;

import io.cartera.customer.CustomerId;
import io.cartera.money.MinorUnits;
import io.cartera.terms.DiscountOffer;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A debit or a credit with something open, as of the day it was read for: the value every reading reads.
 * <p>
 * {@code 0 < open ≤ amount}. Anyone can build one, from an account or from a row of their own table; no store is
 * needed. {@link #toString()} leaves the reference out. Immutable. Example:
 * <pre>{@code
 * OpenItem.debit(acme, "INV-1", Money.parse("EUR 1800"), LocalDate.parse("2026-01-10"), LocalDate.parse("2026-02-09"));
 * }</pre>
 */
public final class OpenItem {

    private final CustomerId customer;
    private final ItemId id;
    private final EntryKind kind;
    private final CurrencyUnit currency;
    private final long amountMinor;
    private final long openMinor;
    private final int documentDay;
    private final int dueDay;
    private final int valueDay;
    private final @Nullable String reference;
    private final EntryKind origin;
    private final OffersLeft offers;

    private OpenItem(CustomerId customer, Entry entry, long openMinor) {
        this.customer = Objects.requireNonNull(customer, "customer");
        this.id = entry.id();
        this.kind = entry.kind();
        this.currency = entry.currency();
        this.amountMinor = entry.amountMinor();
        this.openMinor = openMinor;
        this.documentDay = entry.documentDay();
        this.dueDay = entry.dueDay();
        this.valueDay = entry.valueDay();
        this.reference = entry.reference().orElse(null);
        this.origin = entry.origin();
        this.offers = OffersLeft.of(entry);
        requireOpen();
    }

    private OpenItem(OpenItem whole, long openMinor, OffersLeft offers, @Nullable String reference) {
        this.customer = whole.customer;
        this.id = whole.id;
        this.kind = whole.kind;
        this.currency = whole.currency;
        this.amountMinor = whole.amountMinor;
        this.openMinor = openMinor;
        this.documentDay = whole.documentDay;
        this.dueDay = whole.dueDay;
        this.valueDay = whole.valueDay;
        this.reference = reference;
        this.origin = whole.origin;
        this.offers = offers;
        requireOpen();
    }

    /** A {@linkplain #isBare bare} item out of columns. */
    OpenItem(
            CustomerId customer,
            ItemId id,
            EntryKind kind,
            CurrencyUnit currency,
            long amountMinor,
            long openMinor,
            int documentDay,
            int dueDay) {
        this.customer = customer;
        this.id = id;
        this.kind = kind;
        this.currency = currency;
        this.amountMinor = amountMinor;
        this.openMinor = openMinor;
        this.documentDay = documentDay;
        this.dueDay = dueDay;
        this.valueDay = documentDay;
        this.reference = null;
        this.origin = kind;
        this.offers = OffersLeft.NONE;
    }

    private void requireOpen() {
        if (openMinor <= 0 || openMinor > amountMinor) {
            throw new IllegalArgumentException("open of " + id + " is " + openMinor + " of " + amountMinor);
        }
    }

    /** Whether it has no reference, no offers and no value date of its own, as most invoices. */
    boolean isBare() {
        return reference == null && offers.isEmpty() && valueDay == documentDay && origin == kind;
    }

    /** An open debit: an invoice of which all the amount is open. */
    public static OpenItem debit(
            CustomerId customer, String document, Money open, LocalDate documentOn, LocalDate dueOn) {
        Entry entry = Entry.builder(ItemId.debit(document), EntryKind.INVOICE, open, documentOn)
                .dueOn(dueOn)
                .build();
        return of(customer, entry, entry.amountMinor());
    }

    /** An open credit: a receipt of which all the amount is open. */
    public static OpenItem credit(CustomerId customer, String document, Money open, LocalDate documentOn) {
        Entry entry = Entry.builder(ItemId.credit(document), EntryKind.RECEIPT, open, documentOn)
                .build();
        return of(customer, entry, entry.amountMinor());
    }

    /**
     * What is open of an entry.
     *
     * @param openMinor the open amount in minor units, greater than zero, at most the entry's amount
     */
    public static OpenItem of(CustomerId customer, Entry entry, long openMinor) {
        return new OpenItem(customer, entry, openMinor);
    }

    /**
     * The same item with another amount open: what is left of it while payments are weighed.
     *
     * @param openMinor the open amount in minor units, greater than zero, at most the amount
     */
    public OpenItem withOpen(long openMinor) {
        return new OpenItem(this, openMinor, offers, reference);
    }

    /**
     * The same debit, knowing that a credit has settled so much of it: that moves nothing open, but lessens what its
     * offers come to ({@link #offersFor}).
     *
     * @param minor so much in minor units, greater than zero
     */
    public OpenItem settledBy(Entry credit, long minor) {
        return offers.isEmpty() ? this : settledBy(credit.origin(), credit.valueOn(), minor);
    }

    /** {@link #settledBy(Entry, long)}, by what is open of a credit. */
    public OpenItem settledBy(OpenItem credit, long minor) {
        return offers.isEmpty() ? this : settledBy(credit.origin, credit.valueOn(), minor);
    }

    private OpenItem settledBy(EntryKind by, LocalDate valueDate, long minor) {
        OffersLeft after = offers.settledBy(by, valueDate, minor);
        return after == offers ? this : new OpenItem(this, openMinor, after, reference);
    }

    /** The same item without what it refers to, where that is a text of ours. */
    public OpenItem withoutReference() {
        return new OpenItem(this, openMinor, offers, null);
    }

    /** The order of open items within an account: due date, document date, identifier. */
    public static Comparator<OpenItem> openOrder() {
        return OpenItem::compareOpen;
    }

    /** The order of a customer's items in readings: currency code, debits before credits, then the open order. */
    public static Comparator<OpenItem> readingOrder() {
        return OpenItem::compareReading;
    }

    /** The customer. */
    public CustomerId customer() {
        return customer;
    }

    /** The identifier of the item. */
    public ItemId id() {
        return id;
    }

    /** Debit or credit. */
    public Side side() {
        return id.side();
    }

    /** What it is. */
    public EntryKind kind() {
        return kind;
    }

    /** The currency. */
    public CurrencyUnit currency() {
        return currency;
    }

    /** The whole amount. */
    public Money amount() {
        return Money.ofMinor(currency, amountMinor);
    }

    long amountMinor() {
        return amountMinor;
    }

    /** The open amount. */
    public Money open() {
        return Money.ofMinor(currency, openMinor);
    }

    /** The open amount as it counts in the balance: positive for a debit, negative for a credit. */
    public Money signedOpen() {
        return id.side() == Side.DEBIT ? open() : open().negated();
    }

    /** What is paid of a debit, or used of a credit: the amount less what is open, from zero on. */
    public Money applied() {
        return Money.ofMinor(currency, amountMinor - openMinor);
    }

    /** The open amount in minor units. */
    public long openMinor() {
        return openMinor;
    }

    /** The date on the document. */
    public LocalDate documentOn() {
        return LocalDate.ofEpochDay(documentDay);
    }

    /** The day it falls due; for a credit its document date. */
    public LocalDate dueOn() {
        return LocalDate.ofEpochDay(dueDay);
    }

    /** The document date as {@linkplain LocalDate#toEpochDay() epoch day}. */
    public int documentDay() {
        return documentDay;
    }

    /** The due date as {@linkplain LocalDate#toEpochDay() epoch day}. */
    public int dueDay() {
        return dueDay;
    }

    /** The bank's date, by which a payment is in time for a discount. */
    public LocalDate valueOn() {
        return LocalDate.ofEpochDay(valueDay);
    }

    /** Whether it is money that came in, or has arrived here as what was left of such: see {@link Entry#origin}. */
    public boolean isMoneyIn() {
        return origin.isMoneyIn();
    }

    /** Whether it is money paid ahead of its invoice, or has arrived here as what was left of such. */
    public boolean isDeposit() {
        return origin == EntryKind.DEPOSIT;
    }

    /**
     * What is offered for paying it early, the first day first, as it was issued: see {@link Entry#offers}. What of it may
     * still be taken is in {@link #offersFor} and {@link #leftOf}.
     */
    public List<DiscountOffer> offers() {
        return offers.offers();
    }

    /** Whether anything was offered for paying it early. */
    public boolean hasOffers() {
        return !offers.isEmpty();
    }

    /**
     * The offers, as they were issued, of which a payment with this value date may still take something. They hold on that
     * date and on that of all money that has settled the debit before. The items that a policy gets know what has settled
     * them; any other is taken as settled by nothing, unless it was {@linkplain #settledBy(Entry, long) told}.
     */
    public List<DiscountOffer> offersFor(LocalDate valueDate) {
        return offers.on(Require.date(valueDate, "value date"));
    }

    /**
     * What may still be taken of one of its offers: the offer times what of the amount was not credited, written off or
     * moved away over the amount, rounded half-up once, less the discounts that stand. Worked: of 20.00 on 1000.00, of
     * which 500.00 are credited, 10.00; part payments take nothing off. An item of a reading does not know what stands on it,
     * and so tells the whole offer; those that cash is applied to do.
     */
    public Money leftOf(DiscountOffer offer) {
        return Money.ofMinor(offer.amount().getCurrencyUnit(), offers.minor(offer));
    }

    /** What it refers to. */
    public Optional<String> reference() {
        return Optional.ofNullable(reference);
    }

    /** By how many days it is past due on a day: zero on the due date itself and before. */
    public int overdueDays(LocalDate on) {
        return Math.max(0, Math.toIntExact(Require.date(on, "on").toEpochDay()) - dueDay);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OpenItem that
                && customer.equals(that.customer)
                && id.equals(that.id)
                && kind == that.kind
                && currency.equals(that.currency)
                && amountMinor == that.amountMinor
                && openMinor == that.openMinor
                && documentDay == that.documentDay
                && dueDay == that.dueDay
                && valueDay == that.valueDay
                && Objects.equals(reference, that.reference)
                && origin == that.origin
                && offers.equals(that.offers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(customer, id);
    }

    @Override
    public String toString() {
        return kind + "[" + customer + ", " + id + ", due " + dueOn() + ", open "
                + MinorUnits.toMoney(currency, openMinor) + "]";
    }

    // Written out like the next: readings compare millions of times.
    private static int compareReading(OpenItem a, OpenItem b) {
        int order = a.currency == b.currency ? 0 : a.currency.compareTo(b.currency);
        if (order == 0) {
            order = a.id.side().compareTo(b.id.side());
        }
        return order == 0 ? compareOpen(a, b) : order;
    }

    private static int compareOpen(OpenItem a, OpenItem b) {
        int order = Integer.compare(a.dueDay, b.dueDay);
        if (order == 0) {
            order = Integer.compare(a.documentDay, b.documentDay);
        }
        return order == 0 ? a.id.compareTo(b.id) : order;
    }
}
