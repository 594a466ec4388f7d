package io.cartera.headroom;

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
 * What is left of a reservation is given back, all of it or a part; first what is reserved, then what is ordered, then what
 * is delivered. Immutable.
 */
public final class ReservationRelease implements ReservationStep {

    private final CustomerId customer;
    private final ReservationId reservation;
    private final @Nullable Money amount;
    private final LocalDate effectiveOn;

    private ReservationRelease(
            CustomerId customer, ReservationId reservation, @Nullable Money amount, LocalDate effectiveOn) {
        this.customer = Objects.requireNonNull(customer, "customer");
        this.reservation = Objects.requireNonNull(reservation, "reservation");
        this.amount = amount;
        this.effectiveOn = Require.date(effectiveOn, "effectiveOn");
    }

    /** All that is left, from a day on. */
    public static ReservationRelease of(CustomerId customer, ReservationId reservation, LocalDate on) {
        return new ReservationRelease(customer, reservation, null, on);
    }

    /**
     * The same for an amount only, or for what is left where that is less.
     *
     * @throws IllegalArgumentException if it is not greater than zero
     * @throws io.cartera.money.AmountOutOfRangeException if it is out of range
     */
    public ReservationRelease of(Money amount) {
        return new ReservationRelease(customer, reservation, Reservation.positive(amount), effectiveOn);
    }

    @Override
    public CustomerId customer() {
        return customer;
    }

    @Override
    public ReservationId reservation() {
        return reservation;
    }

    /** How much; empty for all that is left. */
    public Optional<Money> amount() {
        return Optional.ofNullable(amount);
    }

    @Override
    public LocalDate effectiveOn() {
        return effectiveOn;
    }

    @Override
    public CommandKind recordedBy() {
        return CommandKind.RELEASE_RESERVATION;
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("reservation", reservation.value());
        amount().ifPresent(value -> fields.put("amount", value.toString()));
        fields.put("on", effectiveOn.toString());
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReservationRelease that
                && customer.equals(that.customer)
                && fields().equals(that.fields());
    }

    @Override
    public int hashCode() {
        return Objects.hash(customer, reservation, effectiveOn);
    }

    @Override
    public String toString() {
        return "ReservationRelease[" + customer + ", " + fields() + "]";
    }
}
