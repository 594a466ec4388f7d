package io.cartera.headroom;

import io.cartera.customer.CustomerId;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.money.MinorUnits;
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
 * A part of a customer's limit that is kept for a sale, or that an order or a delivery takes which came without asking.
 * <p>
 * What is reserved holds through a day and is free again after it, without any command. Its amount moves on as the sale
 * does: to an order, a delivery, an invoice ({@link Commitment}), as a whole or in parts; what is left is given back by a
 * {@link ReservationRelease}. What has become an order or a delivery does not expire. Orders that there are already, such as those
 * that are loaded from other books, are stated and not reserved: what is reserved through a day gone by holds nothing.
 * Immutable. Example:
 * <pre>{@code
 * Reservation.of(ReservationId.of("Q-7"), acme, Money.parse("EUR 4000"), SalesDocumentKind.QUOTATION, today, today.plusDays(14));
 * Reservation.ofDocument(ReservationId.of("SO-9"), acme, Money.parse("EUR 900"), SalesDocumentKind.ORDER, today);
 * }</pre>
 */
public final class Reservation implements HeadroomFact {

    private final ReservationId id;
    private final CustomerId customer;
    private final Money amount;
    private final SalesDocumentKind kind;
    private final LocalDate effectiveOn;
    private final @Nullable LocalDate holdsThrough;
    private final @Nullable String reference;

    private Reservation(
            ReservationId id,
            CustomerId customer,
            Money amount,
            SalesDocumentKind kind,
            LocalDate effectiveOn,
            @Nullable LocalDate holdsThrough,
            @Nullable String reference) {
        this.id = Objects.requireNonNull(id, "id");
        this.customer = Objects.requireNonNull(customer, "customer");
        this.amount = positive(amount);
        this.kind = Objects.requireNonNull(kind, "kind");
        this.effectiveOn = Require.date(effectiveOn, "effectiveOn");
        this.holdsThrough = holdsThrough;
        this.reference = reference;
    }

    static Money positive(Money amount) {
        if (MinorUnits.of(amount) <= 0) {
            throw new IllegalArgumentException("amount is " + amount + ", it must be positive");
        }
        return amount;
    }

    /**
     * A reservation for a document of this kind, from a day through a day, both included.
     *
     * @throws IllegalArgumentException if the amount is not greater than zero, or it would end before it begins
     * @throws io.cartera.money.AmountOutOfRangeException if the amount is out of range
     */
    public static Reservation of(
            ReservationId id,
            CustomerId customer,
            Money amount,
            SalesDocumentKind kind,
            LocalDate on,
            LocalDate holdsThrough) {
        if (Require.date(holdsThrough, "holdsThrough").isBefore(on)) {
            throw new IllegalArgumentException("holds through " + holdsThrough + ", before it begins on " + on);
        }
        return new Reservation(id, customer, amount, kind, on, holdsThrough, null);
    }

    /**
     * An order or a delivery that takes its part of the limit without a decision.
     *
     * @throws IllegalArgumentException if it is another kind of document, or the amount is not greater than zero
     * @throws io.cartera.money.AmountOutOfRangeException if the amount is out of range
     */
    public static Reservation ofDocument(
            ReservationId id, CustomerId customer, Money amount, SalesDocumentKind kind, LocalDate on) {
        if (kind != SalesDocumentKind.ORDER && kind != SalesDocumentKind.DELIVERY) {
            throw new IllegalArgumentException(kind + " takes no part of a limit by itself");
        }
        return new Reservation(id, customer, amount, kind, on, null, null);
    }

    /** The same with the host's reference, such as the number of the order; it must not be personal. */
    public Reservation withReference(String reference) {
        return new Reservation(
                id, customer, amount, kind, effectiveOn, holdsThrough, Require.id(reference, "reference"));
    }

    /** The identifier. */
    public ReservationId id() {
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

    /** For which kind of document; of one that came without asking its own kind. */
    public SalesDocumentKind kind() {
        return kind;
    }

    @Override
    public LocalDate effectiveOn() {
        return effectiveOn;
    }

    /** The last day on which it holds; empty for a document, which does not expire. */
    public Optional<LocalDate> holdsThrough() {
        return Optional.ofNullable(holdsThrough);
    }

    /** Whether it was asked for, rather than stated as a document that there is. */
    public boolean isReserved() {
        return holdsThrough != null;
    }

    /** The host's reference. */
    public Optional<String> reference() {
        return Optional.ofNullable(reference);
    }

    @Override
    public CommandKind recordedBy() {
        return isReserved() ? CommandKind.RESERVE : CommandKind.STATE_ORDER;
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("amount", amount.toString());
        fields.put("kind", kind.name());
        fields.put("on", effectiveOn.toString());
        holdsThrough().ifPresent(value -> fields.put("holdsThrough", value.toString()));
        reference().ifPresent(value -> fields.put("reference", value));
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Reservation that
                && id.equals(that.id)
                && customer.equals(that.customer)
                && fields().equals(that.fields());
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, customer);
    }

    @Override
    public String toString() {
        return "Reservation[" + id + ", " + customer + ", " + fields() + "]";
    }
}
