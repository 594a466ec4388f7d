package io.cartera.collection;

import io.cartera.account.ItemId;
import io.cartera.account.Side;
import io.cartera.customer.CustomerId;
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
 * A refund of so much of a credit is asked for: money received twice, a credit note of a customer who no longer buys.
 * <p>
 * It moves no balance and pays nothing: somebody else approves or declines it, once ({@link RefundAnswer}), and the refund
 * is an adjustment of the account, under the identifier of the request. Who asked is the actor of the command. Immutable.
 * Example:
 * <pre>{@code
 * books.refunds().request(RefundRequest.of(RefundId.of("REF-1"), acme, ItemId.credit("PAY-1"), Money.parse("EUR 60"), day, "paid twice")
 *         .payBy(day.plusDays(14)));
 * }</pre>
 */
public final class RefundRequest implements CollectionFact {

    private final RefundId id;
    private final CustomerId customer;
    private final ItemId credit;
    private final Money amount;
    private final LocalDate requestedOn;
    private final String reason;
    private final @Nullable LocalDate payBy;

    private RefundRequest(
            RefundId id,
            CustomerId customer,
            ItemId credit,
            Money amount,
            LocalDate requestedOn,
            String reason,
            @Nullable LocalDate payBy) {
        this.id = id;
        this.customer = customer;
        this.credit = credit;
        this.amount = amount;
        this.requestedOn = requestedOn;
        this.reason = reason;
        this.payBy = payBy;
    }

    /**
     * A request for so much of a credit, made on a day.
     *
     * @param reason why, in one to 128 characters, in words or a code of the host's; it must not be personal
     * @throws IllegalArgumentException if the item is no credit or the amount is not greater than zero
     * @throws io.cartera.money.AmountOutOfRangeException if it is out of range
     */
    public static RefundRequest of(
            RefundId id, CustomerId customer, ItemId credit, Money amount, LocalDate requestedOn, String reason) {
        if (Objects.requireNonNull(credit, "credit").side() != Side.CREDIT) {
            throw new IllegalArgumentException(credit + " is no credit");
        }
        return new RefundRequest(
                Objects.requireNonNull(id, "id"),
                Objects.requireNonNull(customer, "customer"),
                credit,
                Dispute.positive(amount),
                Require.date(requestedOn, "requestedOn"),
                Require.id(reason, "reason"),
                null);
    }

    /**
     * The same, to be paid on this day at the latest: what the law, the contract or our own word grants.
     *
     * @throws IllegalArgumentException if it is before the day of the request
     */
    public RefundRequest payBy(LocalDate latest) {
        if (Require.date(latest, "latest").isBefore(requestedOn)) {
            throw new IllegalArgumentException("to be paid by " + latest + ", asked for on " + requestedOn);
        }
        return new RefundRequest(id, customer, credit, amount, requestedOn, reason, latest);
    }

    /** The identifier. */
    public RefundId id() {
        return id;
    }

    @Override
    public CustomerId customer() {
        return customer;
    }

    /** Which credit is to be paid back. */
    public ItemId credit() {
        return credit;
    }

    /** How much of it. */
    public Money amount() {
        return amount;
    }

    /** When it was asked for. */
    public LocalDate requestedOn() {
        return requestedOn;
    }

    /** Why. */
    public String reason() {
        return reason;
    }

    /** The last day on which it is paid in time, where there is one. */
    public Optional<LocalDate> payBy() {
        return Optional.ofNullable(payBy);
    }

    @Override
    public LocalDate effectiveOn() {
        return requestedOn;
    }

    @Override
    public CommandKind recordedBy() {
        return CommandKind.REQUEST_REFUND;
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("credit", Dispute.named(credit));
        fields.put("amount", amount.toString());
        fields.put("requestedOn", requestedOn.toString());
        fields.put("reason", reason);
        payBy().ifPresent(latest -> fields.put("payBy", latest.toString()));
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RefundRequest that
                && id.equals(that.id)
                && customer.equals(that.customer)
                && credit.equals(that.credit)
                && amount.equals(that.amount)
                && requestedOn.equals(that.requestedOn)
                && reason.equals(that.reason)
                && Objects.equals(payBy, that.payBy);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, customer);
    }

    @Override
    public String toString() {
        return "RefundRequest[" + id + ", " + amount + " of " + credit + ", " + requestedOn + ", " + reason
                + (payBy == null ? "" : ", by " + payBy) + "]";
    }
}
