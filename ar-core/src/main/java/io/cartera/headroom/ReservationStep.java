package io.cartera.headroom;

/** A step of a reservation. Sealed, since a store must keep every kind. Implementations are immutable. */
public sealed interface ReservationStep extends HeadroomFact permits Commitment, ReservationRelease {

    /** Of which reservation. */
    ReservationId reservation();
}
