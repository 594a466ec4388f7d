package io.cartera.collection;

import io.cartera.account.ItemId;
import io.cartera.customer.CustomerId;
import io.cartera.trace.CommandKind;
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
 * A customer promises to pay an amount by a day, of any debits or of the items named.
 * <p>
 * Whether it was kept is not recorded: it is read from what was received, as of any day: see
 * {@link CollectionFile#promises}. A promise ends when it is {@linkplain PromiseWithdrawal withdrawn}, or when another one
 * {@linkplain #replacing replaces} it; after its last day that makes no broken promise good. Immutable. Example:
 * <pre>{@code
 * PromiseToPay.of(PromiseId.of("P-1"), acme, Money.parse("EUR 500"), today, friday).forItems(List.of(ItemId.debit("INV-1")));
 * }</pre>
 */
public final class PromiseToPay implements CollectionFact {

    /** The most items that a promise may name. */
    public static final int MAX_ITEMS = 1000;

    private final PromiseId id;
    private final CustomerId customer;
    private final Money amount;
    private final LocalDate promisedOn;
    private final LocalDate payBy;
    private final List<ItemId> items;
    private final @Nullable PromiseId replaced;

    private PromiseToPay(
            PromiseId id,
            CustomerId customer,
            Money amount,
            LocalDate promisedOn,
            LocalDate payBy,
            List<ItemId> items,
            @Nullable PromiseId replaced) {
        this.id = Objects.requireNonNull(id, "id");
        this.customer = Objects.requireNonNull(customer, "customer");
        this.amount = amount;
        this.promisedOn = promisedOn;
        this.payBy = payBy;
        this.items = items;
        this.replaced = replaced;
    }

    /**
     * A promise given on a day, to pay an amount by a day, that day included.
     *
     * @throws IllegalArgumentException if the amount is not greater than zero, or is to be paid before it was promised
     * @throws io.cartera.money.AmountOutOfRangeException if it is out of range
     */
    public static PromiseToPay of(
            PromiseId id, CustomerId customer, Money amount, LocalDate promisedOn, LocalDate payBy) {
        Require.date(promisedOn, "promisedOn");
        if (Require.date(payBy, "payBy").isBefore(promisedOn)) {
            throw new IllegalArgumentException("to be paid by " + payBy + ", before it was promised on " + promisedOn);
        }
        return new PromiseToPay(id, customer, Dispute.positive(amount), promisedOn, payBy, List.of(), null);
    }

    /**
     * The same for these items only; none means any. One that is named twice counts once.
     *
     * @throws IllegalArgumentException if there are more than {@value #MAX_ITEMS}
     */
    public PromiseToPay forItems(List<ItemId> items) {
        List<ItemId> sorted = items.stream().sorted().distinct().toList();
        if (sorted.size() > MAX_ITEMS) {
            throw new IllegalArgumentException(sorted.size() + " items, at most " + MAX_ITEMS + " are allowed");
        }
        return new PromiseToPay(id, customer, amount, promisedOn, payBy, sorted, replaced);
    }

    /**
     * The same in the place of an earlier promise, which ends on the day of this one.
     *
     * @throws IllegalArgumentException if it would replace itself
     */
    public PromiseToPay replacing(PromiseId earlier) {
        if (earlier.equals(id)) {
            throw new IllegalArgumentException("promise " + id + " cannot replace itself");
        }
        return new PromiseToPay(id, customer, amount, promisedOn, payBy, items, earlier);
    }

    /** The identifier. */
    public PromiseId id() {
        return id;
    }

    @Override
    public CustomerId customer() {
        return customer;
    }

    /** How much. */
    public Money amount() {
        return amount;
    }

    /** When it was promised. */
    public LocalDate promisedOn() {
        return promisedOn;
    }

    /** The last day on which a payment keeps it. */
    public LocalDate payBy() {
        return payBy;
    }

    /** The items it is for, in order; none where it is for any. */
    public List<ItemId> items() {
        return items;
    }

    /** The promise in whose place it stands. */
    public Optional<PromiseId> replaced() {
        return Optional.ofNullable(replaced);
    }

    @Override
    public LocalDate effectiveOn() {
        return promisedOn;
    }

    @Override
    public CommandKind recordedBy() {
        return CommandKind.PROMISE;
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("amount", amount.toString());
        fields.put("promisedOn", promisedOn.toString());
        fields.put("payBy", payBy.toString());
        int number = 0;
        for (ItemId item : items) {
            fields.put("item " + ++number, Dispute.named(item));
        }
        replaced().ifPresent(value -> fields.put("replaced", value.value()));
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PromiseToPay that
                && id.equals(that.id)
                && customer.equals(that.customer)
                && amount.equals(that.amount)
                && promisedOn.equals(that.promisedOn)
                && payBy.equals(that.payBy)
                && items.equals(that.items)
                && Objects.equals(replaced, that.replaced);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, customer);
    }

    @Override
    public String toString() {
        return "PromiseToPay[" + id + ", " + amount + ", promised " + promisedOn + ", by " + payBy
                + (items.isEmpty() ? "" : ", for " + items) + "]";
    }
}
