package io.cartera.headroom;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A reservation as of a day: what of it is at which stage, with what has expired left out. Immutable.
 */
public final class ReservationState {

    private final Reservation reservation;
    private final StagesLeft left;
    private final LocalDate changedOn;

    private ReservationState(Reservation reservation, StagesLeft left, LocalDate changedOn) {
        this.reservation = Objects.requireNonNull(reservation, "reservation");
        this.left = Objects.requireNonNull(left, "left");
        this.changedOn = Objects.requireNonNull(changedOn, "changedOn");
    }

    static ReservationState of(Reservation reservation, StagesLeft left, LocalDate changedOn, LocalDate on) {
        boolean hasExpired =
                reservation.holdsThrough().filter(day -> day.isBefore(on)).isPresent();
        return new ReservationState(reservation, hasExpired ? left.expired() : left, changedOn);
    }

    /** The reservation as it was made. */
    public Reservation reservation() {
        return reservation;
    }

    /** What is left of it on the day asked about. */
    public StagesLeft left() {
        return left;
    }

    /** The day of its last step that counts. */
    public LocalDate changedOn() {
        return changedOn;
    }

    /** Whether anything is left. */
    public boolean isLive() {
        return left.total().isPositive();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReservationState that
                && reservation.equals(that.reservation)
                && left.equals(that.left)
                && changedOn.equals(that.changedOn);
    }

    @Override
    public int hashCode() {
        return Objects.hash(reservation, left);
    }

    @Override
    public String toString() {
        return "ReservationState[" + reservation.id() + ", " + left + ", since " + changedOn + "]";
    }
}
