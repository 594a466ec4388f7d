package io.cartera.collection;

import io.cartera.account.ItemId;
import io.cartera.customer.CustomerId;
import io.cartera.money.MinorUnits;
import io.cartera.trace.Actor;
import io.cartera.trace.CommandKind;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A customer disputes an item, all that is open of it or so much of it, until the dispute is
 * {@linkplain DisputeResolution resolved}.
 * <p>
 * It changes what is asked for and where an aging shows the item, never a balance. On each day what is disputed is at
 * most what is open of the item that day, of several disputes together too: see {@link CollectionFile#disputes}.
 * Immutable. Worked: of 100 open, 40 are disputed; 75 are paid, so 25 are open and 25 disputed. Example:
 * <pre>{@code
 * Dispute.opened(DisputeId.of("D-1"), acme, ItemId.debit("INV-1"), DisputeReason.PRICE, day).of(Money.parse("EUR 40"));
 * }</pre>
 */
public final class Dispute implements CollectionFact {

    private final DisputeId id;
    private final CustomerId customer;
    private final ItemId item;
    private final DisputeReason reason;
    private final LocalDate openedOn;
    private final @Nullable Money amount;
    private final @Nullable LocalDate answerBy;
    private final @Nullable Actor owner;

    private Dispute(Dispute other, @Nullable Money amount, @Nullable LocalDate answerBy, @Nullable Actor owner) {
        this(other.id, other.customer, other.item, other.reason, other.openedOn, amount, answerBy, owner);
    }

    private Dispute(
            DisputeId id,
            CustomerId customer,
            ItemId item,
            DisputeReason reason,
            LocalDate openedOn,
            @Nullable Money amount,
            @Nullable LocalDate answerBy,
            @Nullable Actor owner) {
        this.id = Objects.requireNonNull(id, "id");
        this.customer = Objects.requireNonNull(customer, "customer");
        this.item = Objects.requireNonNull(item, "item");
        this.reason = Objects.requireNonNull(reason, "reason");
        this.openedOn = Require.date(openedOn, "openedOn");
        this.amount = amount;
        this.answerBy = answerBy;
        this.owner = owner;
    }

    /** A dispute of all that is open of an item, from a day on. */
    public static Dispute opened(
            DisputeId id, CustomerId customer, ItemId item, DisputeReason reason, LocalDate openedOn) {
        return new Dispute(id, customer, item, reason, openedOn, null, null, null);
    }

    /**
     * The same of so much of the item.
     *
     * @throws IllegalArgumentException if the amount is not greater than zero
     * @throws io.cartera.money.AmountOutOfRangeException if it is out of range
     */
    public Dispute of(Money amount) {
        return new Dispute(this, positive(amount), answerBy, owner);
    }

    /**
     * The same with the day by which the customer is to have an answer.
     *
     * @throws IllegalArgumentException if it is before the day on which the dispute was opened
     */
    public Dispute answerBy(LocalDate day) {
        if (Require.date(day, "answerBy").isBefore(openedOn)) {
            throw new IllegalArgumentException("answer by " + day + ", before the dispute was opened on " + openedOn);
        }
        return new Dispute(this, amount, day, owner);
    }

    /** The same with who is to settle it. */
    public Dispute ownedBy(Actor owner) {
        return new Dispute(this, amount, answerBy, Objects.requireNonNull(owner, "owner"));
    }

    static Money positive(Money amount) {
        if (MinorUnits.of(amount) <= 0) {
            throw new IllegalArgumentException("amount is " + amount + ", it must be greater than zero");
        }
        return amount;
    }

    /** The item as content of a command: the same for no two items. */
    static String named(ItemId item) {
        return item.side() + " " + item.part() + " " + item.document();
    }

    /** The identifier. */
    public DisputeId id() {
        return id;
    }

    @Override
    public CustomerId customer() {
        return customer;
    }

    /** What is disputed. */
    public ItemId item() {
        return item;
    }

    /** Why. */
    public DisputeReason reason() {
        return reason;
    }

    /** The day from which it is disputed. */
    public LocalDate openedOn() {
        return openedOn;
    }

    /** How much is disputed; empty where it is all that is open. */
    public Optional<Money> amount() {
        return Optional.ofNullable(amount);
    }

    /** By when the customer is to have an answer. */
    public Optional<LocalDate> answerBy() {
        return Optional.ofNullable(answerBy);
    }

    /** Who is to settle it. */
    public Optional<Actor> owner() {
        return Optional.ofNullable(owner);
    }

    @Override
    public LocalDate effectiveOn() {
        return openedOn;
    }

    @Override
    public CommandKind recordedBy() {
        return CommandKind.OPEN_DISPUTE;
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("item", named(item));
        fields.put("reason", reason.value());
        fields.put("openedOn", openedOn.toString());
        amount().ifPresent(value -> fields.put("amount", value.toString()));
        answerBy().ifPresent(value -> fields.put("answerBy", value.toString()));
        owner().ifPresent(value -> fields.put("owner", value.toString()));
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dispute that
                && id.equals(that.id)
                && customer.equals(that.customer)
                && item.equals(that.item)
                && reason.equals(that.reason)
                && openedOn.equals(that.openedOn)
                && Objects.equals(amount, that.amount)
                && Objects.equals(answerBy, that.answerBy)
                && Objects.equals(owner, that.owner);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, customer, item);
    }

    @Override
    public String toString() {
        return "Dispute[" + id + ", " + item + ", " + reason + ", " + openedOn + ", "
                + (amount == null ? "all that is open" : amount) + "]";
    }
}
