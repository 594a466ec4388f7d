package io.cartera.account;

import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What we do about one open item without a document: write off what is open of it, bear a bank's fee, or refund a
 * credit.
 * <p>
 * It makes an entry on the other side, counting from a day on and allocated to the item, all of it. The amount is what
 * is open of the item from that day on, unless it {@linkplain #of(Money) says} less. Bad debts, concessions and bank
 * fees adjust debits, refunds adjust credits, small differences either. {@link #toString()} leaves the reason out, since
 * it may be personal. Immutable. Example:
 * {@code Adjustment.badDebt(ItemId.debit("INV-1"), day).because("bankrupt")} writes off what is open of INV-1.
 */
public final class Adjustment {

    private final EntryKind kind;
    private final ItemId item;
    private final LocalDate on;
    private final @Nullable Money amount;
    private final @Nullable String reason;

    private Adjustment(EntryKind kind, ItemId item, LocalDate on, @Nullable Money amount, @Nullable String reason) {
        this.kind = kind;
        this.item = Objects.requireNonNull(item, "item");
        this.on = Require.date(on, "on");
        this.amount = amount;
        this.reason = reason;
        if (!kind.standsOn(item.side().opposite())) {
            throw new IllegalArgumentException(kind + " does not adjust a " + item.side() + " such as " + item);
        }
        if (amount != null) {
            Allocation.requirePositive(amount);
        }
    }

    /** What the customer will not pay. */
    public static Adjustment badDebt(ItemId debit, LocalDate on) {
        return new Adjustment(EntryKind.BAD_DEBT, debit, on, null, null);
    }

    /** What we give up by agreement with the customer. */
    public static Adjustment concession(ItemId debit, LocalDate on) {
        return new Adjustment(EntryKind.CONCESSION, debit, on, null, null);
    }

    /** The rest of a debit that is too small to ask for, or of a credit that is too small to give back. */
    public static Adjustment smallDifference(ItemId item, LocalDate on) {
        return new Adjustment(EntryKind.SMALL_DIFFERENCE, item, on, null, null);
    }

    /** What a bank kept of the payment of a debit. */
    public static Adjustment bankFee(ItemId debit, LocalDate on) {
        return new Adjustment(EntryKind.BANK_FEE, debit, on, null, null);
    }

    /** Money given back on a credit. */
    public static Adjustment refund(ItemId credit, LocalDate on) {
        return new Adjustment(EntryKind.REFUND, credit, on, null, null);
    }

    /**
     * This adjustment, of so much of the item.
     *
     * @throws IllegalArgumentException if the amount is not positive
     * @throws io.cartera.money.AmountOutOfRangeException if it is out of range
     */
    public Adjustment of(Money amount) {
        return new Adjustment(kind, item, on, Objects.requireNonNull(amount, "amount"), reason);
    }

    /** This adjustment with its reason, which the entry keeps as its reference. */
    public Adjustment because(String reason) {
        return new Adjustment(kind, item, on, amount, Require.text(reason, "reason"));
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

    /** Why. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** The entry it makes. */
    Entry entry(ItemId id, Money amount) {
        Entry.Builder entry = Entry.builder(id, kind, amount, on);
        reason().ifPresent(entry::reference);
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
        return content;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Adjustment that
                && kind == that.kind
                && item.equals(that.item)
                && on.equals(that.on)
                && Objects.equals(amount, that.amount)
                && Objects.equals(reason, that.reason);
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
