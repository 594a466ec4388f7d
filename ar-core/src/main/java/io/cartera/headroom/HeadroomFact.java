package io.cartera.headroom;

import io.cartera.customer.CustomerId;
import io.cartera.trace.CommandKind;
import java.time.LocalDate;
import java.util.Map;

/**
 * Something that takes from a limit before there is an invoice, gives back, or says whose limit it is: a reservation or
 * an order, a step of it, or a membership in a group.
 * <p>
 * Facts are recorded once and never edited. Each counts from its effective day on, and as known from the instant at which
 * it was recorded. Sealed, since a store must keep every kind. Implementations are immutable.
 */
public sealed interface HeadroomFact permits Reservation, ReservationStep, GroupMembership {

    /** Whom it concerns. */
    CustomerId customer();

    /** The day from which it counts. */
    LocalDate effectiveOn();

    /** The kind of the command that records it. */
    CommandKind recordedBy();

    /** What it says besides the customer, by name, in a fixed order; what is absent is left out. */
    Map<String, String> fields();
}
