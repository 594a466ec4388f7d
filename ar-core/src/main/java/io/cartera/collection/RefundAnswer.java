package io.cartera.collection;

import io.cartera.customer.CustomerId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A refund that was asked for is approved, by another than who asked for it, or it is declined with a reason. Who answers is the
 * actor of the command.
 * <p>
 * Each is done once. One that was approved may be declined later, until it is paid: the approval is taken back, since the
 * credit was used meanwhile, or it was a mistake. One that was declined is not approved any more: whoever wants it asks
 * again. Immutable. Example:
 * {@code books.refunds().answer(RefundAnswer.approved(RefundId.of("REF-1"), acme, day))}.
 */
public final class RefundAnswer implements CollectionFact {

    private final RefundId refund;
    private final CustomerId customer;
    private final LocalDate on;
    private final @Nullable String declined;

    private RefundAnswer(RefundId refund, CustomerId customer, LocalDate on, @Nullable String declined) {
        this.refund = Objects.requireNonNull(refund, "refund");
        this.customer = Objects.requireNonNull(customer, "customer");
        this.on = Require.date(on, "on");
        this.declined = declined;
    }

    /** The refund may be paid from a day on. */
    public static RefundAnswer approved(RefundId refund, CustomerId customer, LocalDate on) {
        return new RefundAnswer(refund, customer, on, null);
    }

    /**
     * The refund is not paid.
     *
     * @param reason why, in one to 128 characters, in words or a code of the host's; it must not be personal
     */
    public static RefundAnswer declined(RefundId refund, CustomerId customer, LocalDate on, String reason) {
        return new RefundAnswer(refund, customer, on, Require.id(reason, "reason"));
    }

    /** Which refund. */
    public RefundId refund() {
        return refund;
    }

    @Override
    public CustomerId customer() {
        return customer;
    }

    /** When it was answered. */
    public LocalDate on() {
        return on;
    }

    /** Whether it may be paid. */
    public boolean isApproved() {
        return declined == null;
    }

    /** Why it is declined; empty where it is approved. */
    public Optional<String> reason() {
        return Optional.ofNullable(declined);
    }

    @Override
    public LocalDate effectiveOn() {
        return on;
    }

    @Override
    public CommandKind recordedBy() {
        return CommandKind.ANSWER_REFUND;
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("refund", refund.value());
        fields.put("on", on.toString());
        fields.put("answer", isApproved() ? "approved" : "declined");
        reason().ifPresent(why -> fields.put("reason", why));
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RefundAnswer that
                && refund.equals(that.refund)
                && customer.equals(that.customer)
                && on.equals(that.on)
                && Objects.equals(declined, that.declined);
    }

    @Override
    public int hashCode() {
        return Objects.hash(refund, customer, on);
    }

    @Override
    public String toString() {
        return "RefundAnswer[" + refund + ", " + on + ", " + (declined == null ? "approved" : "declined: " + declined)
                + "]";
    }
}
