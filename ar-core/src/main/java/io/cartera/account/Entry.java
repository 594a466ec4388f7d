package io.cartera.account;

import io.cartera.customer.CustomerId;
import io.cartera.money.MinorUnits;
import io.cartera.payment.ReturnKind;
import io.cartera.terms.DiscountOffer;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A fact on one side of an account: a debit raises what the customer owes, a credit lowers it.
 * <p>
 * The amount is greater than zero; the {@linkplain #side() side} gives the direction. {@code effectiveOn} is the day
 * from which it counts, {@code documentOn} the date on the document, {@code dueOn} the day it falls due (for a credit
 * its document date), {@code valueOn} the bank's date; all but the first default to it. {@link #toString()} leaves the
 * reference out, since it may be personal. Immutable.
 */
public final class Entry {

    private final ItemId id;
    private final EntryKind kind;
    private final CurrencyUnit currency;
    private final long amountMinor;
    // Epoch days: open sets compare and readings filter by them millions of times.
    private final int effectiveDay;
    private final int documentDay;
    private final int dueDay;
    private final int valueDay;
    private final @Nullable String reference;
    private final @Nullable Reversal reversal;
    private final @Nullable ReturnKind returned;
    private final @Nullable Counterpart counterpart;
    private final @Nullable EntryKind moved;
    private final List<DiscountOffer> offers;
    private final List<AllocationId> earnedBy;

    private Entry(Builder builder) {
        this.id = builder.id;
        this.kind = builder.kind;
        this.currency = builder.amount.getCurrencyUnit();
        this.amountMinor = MinorUnits.of(builder.amount);
        this.effectiveDay = dayOf(builder.effectiveOn);
        this.documentDay = builder.documentOn == null ? effectiveDay : dayOf(builder.documentOn);
        this.dueDay = builder.dueOn == null ? documentDay : dayOf(builder.dueOn);
        this.valueDay = builder.valueOn == null ? effectiveDay : dayOf(builder.valueOn);
        this.reference = builder.reference;
        this.reversal = builder.reversal;
        this.returned = builder.returned;
        this.counterpart = builder.counterpart;
        this.moved = builder.moved;
        this.offers = builder.offers;
        this.earnedBy = builder.earnedBy;
        requireSound();
        EntryOffers.requireSound(this);
    }

    private static int dayOf(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }

    private void requireSound() {
        if (amountMinor <= 0) {
            throw new IllegalArgumentException("amount of " + id + " is " + amount() + ", it must be positive");
        }
        if (!kind.standsOn(id.side())) {
            throw new IllegalArgumentException(kind + " " + id + " cannot be a " + id.side());
        }
        if (dueDay < documentDay) {
            throw new IllegalArgumentException("due " + dueOn() + " of " + id + " is before its date " + documentOn());
        }
        if (id.side() == Side.CREDIT && dueDay != documentDay) {
            throw new IllegalArgumentException("credit " + id + " falls due on no day but its own");
        }
        if ((kind == EntryKind.REVERSAL) != (reversal != null)
                || (reversal != null && reversal.item().side() == id.side())) {
            throw new IllegalArgumentException(kind + " " + id + " must name what it reverses on the other side");
        }
        if ((kind == EntryKind.RETURNED_PAYMENT) != (returned != null)) {
            throw new IllegalArgumentException("a returned payment, and nothing else, says how it was returned: " + id);
        }
        if (kind.isLeg() != (counterpart != null)
                || (counterpart != null && counterpart.item().side() == id.side())) {
            throw new IllegalArgumentException(kind + " " + id + " must name its counterpart on the other side");
        }
        if (moved != null && (!kind.moves() || !moved.standsOn(id.side()))) {
            throw new IllegalArgumentException(kind + " " + id + " does not let a " + moved + " arrive");
        }
    }

    /** Starts an entry that counts from a day on. */
    public static Builder builder(ItemId id, EntryKind kind, Money amount, LocalDate effectiveOn) {
        return new Builder(id, kind, amount, effectiveOn);
    }

    /** The identifier of the item it makes. */
    public ItemId id() {
        return id;
    }

    /** What it is. */
    public EntryKind kind() {
        return kind;
    }

    /** Debit or credit. */
    public Side side() {
        return id.side();
    }

    /** The currency. */
    public CurrencyUnit currency() {
        return currency;
    }

    /** The amount in minor units, greater than zero. */
    public long amountMinor() {
        return amountMinor;
    }

    /** The amount, greater than zero. */
    public Money amount() {
        return Money.ofMinor(currency, amountMinor);
    }

    /** The amount in minor units as it changes the balance: positive for a debit, negative for a credit. */
    public long signedMinor() {
        return side() == Side.DEBIT ? amountMinor : -amountMinor;
    }

    /** The day from which it counts. */
    public LocalDate effectiveOn() {
        return LocalDate.ofEpochDay(effectiveDay);
    }

    /** The day from which it counts as {@linkplain LocalDate#toEpochDay() epoch day}. */
    public int effectiveDay() {
        return effectiveDay;
    }

    /** The date on the document. */
    public LocalDate documentOn() {
        return LocalDate.ofEpochDay(documentDay);
    }

    /** The date on the document as epoch day. */
    public int documentDay() {
        return documentDay;
    }

    /** The day it falls due; for a credit its document date. */
    public LocalDate dueOn() {
        return LocalDate.ofEpochDay(dueDay);
    }

    /** The day it falls due as epoch day. */
    public int dueDay() {
        return dueDay;
    }

    /** The bank's date. */
    public LocalDate valueOn() {
        return LocalDate.ofEpochDay(valueDay);
    }

    int valueDay() {
        return valueDay;
    }

    /**
     * The day on which what a credit stands for came: the day from which it counts, and of one that was moved here the bank's
     * date of the first, since the day of the move says nothing of when the customer paid.
     */
    public LocalDate receivedOn() {
        return moved == null ? effectiveOn() : valueOn();
    }

    /** What it refers to: the payer's reference, the credited document, the bank's reason. */
    public Optional<String> reference() {
        return Optional.ofNullable(reference);
    }

    /** What it reverses, on a {@link EntryKind#REVERSAL}. */
    public Optional<Reversal> reversal() {
        return Optional.ofNullable(reversal);
    }

    /** How the payment was returned, on a {@link EntryKind#RETURNED_PAYMENT}. */
    public Optional<ReturnKind> returned() {
        return Optional.ofNullable(returned);
    }

    /** The other leg, on a {@linkplain EntryKind#isLeg() leg}. */
    public Optional<Counterpart> counterpart() {
        return Optional.ofNullable(counterpart);
    }

    /**
     * What a leg lets arrive: the kind of the item that was moved or converted, however often it was. Empty on a leg that
     * takes something away.
     */
    public Optional<EntryKind> moved() {
        return Optional.ofNullable(moved);
    }

    /** What it was in the beginning: what it lets arrive, else its kind. */
    public EntryKind origin() {
        return moved == null ? kind : moved;
    }

    /**
     * What is offered for paying a debit early, the first day first, as it was when the debit was posted. On a
     * {@link EntryKind#CASH_DISCOUNT} the one that was taken, of its amount; none where it was given without an offer.
     */
    public List<DiscountOffer> offers() {
        return offers;
    }

    /**
     * By which allocations a {@link EntryKind#CASH_DISCOUNT} was earned: all of payments, credit notes and legs that stood
     * on the debit when it was given, by identifier. The end of one of them ends the discount. Empty on every other entry.
     */
    public List<AllocationId> earnedBy() {
        return earnedBy;
    }

    /** The fields by which two entries are compared, in a fixed order. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("kind", kind.name());
        fields.put("amount", amount().toString());
        fields.put("effectiveOn", effectiveOn().toString());
        fields.put("documentOn", documentOn().toString());
        fields.put("dueOn", dueOn().toString());
        fields.put("valueOn", valueOn().toString());
        reference().ifPresent(value -> fields.put("reference", value));
        reversal().ifPresent(value -> fields.put("reverses", value.item().content()));
        returned().ifPresent(value -> fields.put("returned", value.name()));
        counterpart()
                .ifPresent(value -> fields.put(
                        "counterpart", value.customer() + " " + value.item().content()));
        moved().ifPresent(value -> fields.put("moved", value.name()));
        EntryOffers.addTo(fields, this);
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Entry that
                && id.equals(that.id)
                && kind == that.kind
                && currency.equals(that.currency)
                && amountMinor == that.amountMinor
                && effectiveDay == that.effectiveDay
                && documentDay == that.documentDay
                && dueDay == that.dueDay
                && valueDay == that.valueDay
                && Objects.equals(reference, that.reference)
                && Objects.equals(reversal, that.reversal)
                && returned == that.returned
                && Objects.equals(counterpart, that.counterpart)
                && moved == that.moved
                && offers.equals(that.offers)
                && earnedBy.equals(that.earnedBy);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return kind + "[" + id + ", " + effectiveOn() + ", " + amount() + "]";
    }

    /**
     * What a reversal undoes. Immutable.
     *
     * @param item the item that was a mistake
     * @param kind what it was
     */
    public record Reversal(ItemId item, EntryKind kind) {

        /** Refuses nulls and reversals of reversals. */
        public Reversal {
            Objects.requireNonNull(item, "item");
            if (kind == EntryKind.REVERSAL) {
                throw new IllegalArgumentException("a reversal is never reversed");
            }
        }
    }

    /**
     * The other leg of a transfer, a netting or a conversion: on which account of the same ledger, and what it is called
     * there. It stands on the other side. Immutable.
     *
     * @param customer whose account it is on
     * @param item its identifier there
     */
    public record Counterpart(CustomerId customer, ItemId item) {

        /** Refuses nulls. */
        public Counterpart {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(item, "item");
        }
    }

    /** Collects the parts of an entry. Not thread-safe. */
    public static final class Builder {

        private final ItemId id;
        private final EntryKind kind;
        private final Money amount;
        private final LocalDate effectiveOn;
        private @Nullable LocalDate documentOn;
        private @Nullable LocalDate dueOn;
        private @Nullable LocalDate valueOn;
        private @Nullable String reference;
        private @Nullable Reversal reversal;
        private @Nullable ReturnKind returned;
        private @Nullable Counterpart counterpart;
        private @Nullable EntryKind moved;
        private List<DiscountOffer> offers = List.of();
        private List<AllocationId> earnedBy = List.of();

        private Builder(ItemId id, EntryKind kind, Money amount, LocalDate effectiveOn) {
            this.id = Objects.requireNonNull(id, "id");
            this.kind = Objects.requireNonNull(kind, "kind");
            this.amount = Objects.requireNonNull(amount, "amount");
            this.effectiveOn = Require.date(effectiveOn, "effectiveOn");
        }

        /** Sets the date on the document. */
        public Builder documentOn(LocalDate documentOn) {
            this.documentOn = Require.date(documentOn, "documentOn");
            return this;
        }

        /** Sets the day it falls due. */
        public Builder dueOn(LocalDate dueOn) {
            this.dueOn = Require.date(dueOn, "dueOn");
            return this;
        }

        /** Sets the bank's date. */
        public Builder valueOn(LocalDate valueOn) {
            this.valueOn = Require.date(valueOn, "valueOn");
            return this;
        }

        /** Sets what it refers to. */
        public Builder reference(String reference) {
            this.reference = Require.text(reference, "reference");
            return this;
        }

        /** Names the item it reverses. */
        public Builder reversing(ItemId item, EntryKind kind) {
            this.reversal = new Reversal(item, kind);
            return this;
        }

        /** Says how the payment was returned. */
        public Builder returned(ReturnKind returned) {
            this.returned = Objects.requireNonNull(returned, "returned");
            return this;
        }

        /** Names the other leg. */
        public Builder counterpart(CustomerId customer, ItemId item) {
            this.counterpart = new Counterpart(customer, item);
            return this;
        }

        /** Says what a leg lets arrive. */
        public Builder moved(EntryKind kind) {
            this.moved = Objects.requireNonNull(kind, "kind");
            return this;
        }

        /** Takes over what another entry says besides its identifier, kind, amount and day. */
        Builder like(Entry other) {
            this.documentOn = other.documentOn();
            this.dueOn = other.dueOn();
            this.valueOn = other.valueOn();
            this.reference = other.reference;
            this.offers = other.offers;
            return this;
        }

        /** Says what is offered for paying it early; of a cash discount, which offer was taken. */
        public Builder offers(List<DiscountOffer> offers) {
            this.offers = List.copyOf(offers);
            return this;
        }

        /** Says by which allocations a cash discount was earned. */
        public Builder earnedBy(List<AllocationId> allocations) {
            this.earnedBy = allocations.stream().sorted().toList();
            return this;
        }

        /**
         * The entry.
         *
         * @throws IllegalArgumentException if the amount is not positive, the kind does not stand on that side, it is
         *     due before its document date, a credit has a due date of its own, a reversal does not name an item on
         *     the other side, a returned payment does not say how it was returned, a leg does not name its
         *     counterpart on the other side, something else than such a leg lets an item of its side arrive, offers stand on a credit that is no cash discount, are not in order or not
         *     between zero and the amount, or another entry than a cash discount was earned
         * @throws io.cartera.money.AmountOutOfRangeException if the amount is out of range
         */
        public Entry build() {
            return new Entry(this);
        }
    }
}
