package io.cartera.collection;

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
 * How a dispute ended. From that day on nothing is disputed by it.
 * <p>
 * It posts nothing: what was upheld is credited by a credit note of the caller's, best on the same day, since from then on
 * the item is collected again. Immutable.
 */
public final class DisputeResolution implements CollectionFact {

    /** The ways in which a dispute ends. */
    public enum Kind {
        /** The customer is right: all that was disputed is to be credited. */
        UPHELD,
        /** The customer is right in part: so much is to be credited. */
        PARTLY_UPHELD,
        /** The customer is wrong and owes it. */
        REJECTED,
        /** The customer took the dispute back. */
        WITHDRAWN
    }

    private final DisputeId dispute;
    private final CustomerId customer;
    private final Kind kind;
    private final LocalDate resolvedOn;
    private final @Nullable Money amount;

    private DisputeResolution(
            DisputeId dispute, CustomerId customer, Kind kind, LocalDate resolvedOn, @Nullable Money amount) {
        this.dispute = Objects.requireNonNull(dispute, "dispute");
        this.customer = Objects.requireNonNull(customer, "customer");
        this.kind = kind;
        this.resolvedOn = Require.date(resolvedOn, "resolvedOn");
        this.amount = amount;
    }

    /** The customer is right: all that was disputed. */
    public static DisputeResolution upheld(DisputeId dispute, CustomerId customer, LocalDate on) {
        return new DisputeResolution(dispute, customer, Kind.UPHELD, on, null);
    }

    /**
     * The customer is right in part.
     *
     * @throws IllegalArgumentException if the amount is not greater than zero
     * @throws io.cartera.money.AmountOutOfRangeException if it is out of range
     */
    public static DisputeResolution partlyUpheld(DisputeId dispute, CustomerId customer, LocalDate on, Money amount) {
        return new DisputeResolution(dispute, customer, Kind.PARTLY_UPHELD, on, Dispute.positive(amount));
    }

    /** The customer is wrong. */
    public static DisputeResolution rejected(DisputeId dispute, CustomerId customer, LocalDate on) {
        return new DisputeResolution(dispute, customer, Kind.REJECTED, on, null);
    }

    /** The customer took it back. */
    public static DisputeResolution withdrawn(DisputeId dispute, CustomerId customer, LocalDate on) {
        return new DisputeResolution(dispute, customer, Kind.WITHDRAWN, on, null);
    }

    /** Which dispute. */
    public DisputeId dispute() {
        return dispute;
    }

    @Override
    public CustomerId customer() {
        return customer;
    }

    /** How it ended. */
    public Kind kind() {
        return kind;
    }

    /** The first day on which it is no longer disputed. */
    public LocalDate resolvedOn() {
        return resolvedOn;
    }

    /** How much was upheld, where it was upheld in part. */
    public Optional<Money> amount() {
        return Optional.ofNullable(amount);
    }

    @Override
    public LocalDate effectiveOn() {
        return resolvedOn;
    }

    @Override
    public CommandKind recordedBy() {
        return CommandKind.RESOLVE_DISPUTE;
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("dispute", dispute.value());
        fields.put("resolution", kind.name());
        fields.put("resolvedOn", resolvedOn.toString());
        amount().ifPresent(value -> fields.put("amount", value.toString()));
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DisputeResolution that
                && dispute.equals(that.dispute)
                && customer.equals(that.customer)
                && kind == that.kind
                && resolvedOn.equals(that.resolvedOn)
                && Objects.equals(amount, that.amount);
    }

    @Override
    public int hashCode() {
        return Objects.hash(dispute, customer, kind);
    }

    @Override
    public String toString() {
        return "DisputeResolution[" + dispute + ", " + kind + ", " + resolvedOn + (amount == null ? "" : ", " + amount)
                + "]";
    }
}
