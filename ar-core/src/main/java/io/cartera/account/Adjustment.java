package io.cartera.account;

import io.cartera.terms.DiscountOffer;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What we do about one open item without a document: write off what is open of it, bear a bank's fee, grant a cash
 * discount, or refund a credit.
 * <p>
 * It makes an entry on the other side, counting from a day on and allocated to the item, all of it. The amount is what
 * is open of the item from that day on, unless it {@linkplain #of(Money) says} less. Bad debts, concessions, bank fees
 * and cash discounts adjust debits, refunds adjust credits, small differences either. {@link #toString()} leaves the reason out, since
 * it may be personal. Immutable. Example:
 * {@code Adjustment.badDebt(ItemId.debit("INV-1"), day).because("bankrupt")} writes off what is open of INV-1.
 */
public final class Adjustment {

    private final EntryKind kind;
    private final ItemId item;
    private final LocalDate on;
    private final @Nullable Money amount;
    private final @Nullable String reason;
    private final @Nullable DiscountOffer offer;

    private Adjustment(EntryKind kind, ItemId item, LocalDate on) {
        this(kind, item, on, null, null, null);
    }

    private Adjustment(
            EntryKind kind,
            ItemId item,
            LocalDate on,
            @Nullable Money amount,
            @Nullable String reason,
            @Nullable DiscountOffer offer) {
        this.kind = kind;
        this.item = Objects.requireNonNull(item, "item");
        this.on = Require.date(on, "on");
        this.amount = amount;
        this.reason = reason;
        this.offer = offer;
        if (!kind.standsOn(item.side().opposite())) {
            throw new IllegalArgumentException(kind + " does not adjust a " + item.side() + " such as " + item);
        }
        if (amount != null) {
            Allocation.requirePositive(amount);
        }
    }

    /** What the customer will not pay. */
    public static Adjustment badDebt(ItemId debit, LocalDate on) {
        return new Adjustment(EntryKind.BAD_DEBT, debit, on);
    }

    /** What we give up by agreement with the customer. */
    public static Adjustment concession(ItemId debit, LocalDate on) {
        return new Adjustment(EntryKind.CONCESSION, debit, on);
    }

    /** The rest of a debit that is too small to ask for, or of a credit that is too small to give back. */
    public static Adjustment smallDifference(ItemId item, LocalDate on) {
        return new Adjustment(EntryKind.SMALL_DIFFERENCE, item, on);
    }

    /** What a bank kept of the payment of a debit. */
    public static Adjustment bankFee(ItemId debit, LocalDate on) {
        return new Adjustment(EntryKind.BANK_FEE, debit, on);
    }

    /**
     * A discount for paying a debit early. It is earned by the allocations that stand on the debit when it is recorded;
     * the end of one of them ends it. Without an offer that is {@linkplain #taking taken} it is one that we give though
     * none was offered.
     */
    public static Adjustment cashDiscount(ItemId debit, LocalDate on) {
        return new Adjustment(EntryKind.CASH_DISCOUNT, debit, on);
    }

    /** Money given back on a credit. */
    public static Adjustment refund(ItemId credit, LocalDate on) {
        return new Adjustment(EntryKind.REFUND, credit, on);
    }

    /**
     * This adjustment, of so much of the item.
     *
     * @throws IllegalArgumentException if the amount is not positive, or above that of an offer that is taken
     * @throws io.cartera.money.AmountOutOfRangeException if it is out of range
     */
    public Adjustment of(Money amount) {
        Objects.requireNonNull(amount, "amount");
        return new Adjustment(kind, item, on, amount, reason, offer == null ? null : offer.taking(amount));
    }

    /**
     * This cash discount by an offer, all of it; {@link #of(Money)} then takes less of it.
     *
     * @throws IllegalStateException if this is no cash discount
     * @throws IllegalArgumentException if the offer is not positive
     */
    public Adjustment taking(DiscountOffer offered) {
        if (kind != EntryKind.CASH_DISCOUNT) {
            throw new IllegalStateException("only a cash discount takes an offer, not " + this);
        }
        return new Adjustment(kind, item, on, offered.amount(), reason, offered);
    }

    /** This adjustment with its reason, which the entry keeps as its reference. */
    public Adjustment because(String reason) {
        return new Adjustment(kind, item, on, amount, Require.text(reason, "reason"), offer);
    }

    /** The kind of the entry it makes. */
    public EntryKind kind() {
        return kind;
    }

    /** The item it adjusts. */
    public ItemId item() {
        return item;
    }

    /** The day from which it counts. */
    public LocalDate on() {
        return on;
    }

    /** How much; empty for all that is open. */
    public Optional<Money> amount() {
        return Optional.ofNullable(amount);
    }

    /** The offer that a cash discount takes. */
    public Optional<DiscountOffer> offer() {
        return Optional.ofNullable(offer);
    }

    /** Why. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** The entry it makes; a cash discount was earned by the allocations. */
    Entry entry(ItemId id, Money amount, List<AllocationId> earnedBy) {
        Entry.Builder entry = Entry.builder(id, kind, amount, on).earnedBy(earnedBy);
        reason().ifPresent(entry::reference);
        offer().ifPresent(taken -> entry.offers(List.of(taken)));
        return entry.build();
    }

    /** The match of that entry to the item. */
    Settlement.Match match(Entry entry) {
        boolean isCredit = entry.side() == Side.CREDIT;
        return new Settlement.Match(isCredit ? entry.id() : item, isCredit ? item : entry.id(), entry.amount(), on);
    }

    /** The arguments by which a repeat is recognised; the reason is compared with the entry. */
    Map<String, String> content() {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("as", kind.name());
        content.put("item", item.content());
        amount().ifPresent(value -> content.put("amount", value.toString()));
        content.put("on", on.toString());
        offer().ifPresent(value -> content.put("offer", value + " of " + value.parts()));
        return content;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Adjustment that
                && kind == that.kind
                && item.equals(that.item)
                && on.equals(that.on)
                && Objects.equals(amount, that.amount)
                && Objects.equals(reason, that.reason)
                && Objects.equals(offer, that.offer);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, item, on);
    }

    @Override
    public String toString() {
        return kind + "[" + (amount == null ? "all" : amount) + " of " + item + " on " + on + "]";
    }
}
