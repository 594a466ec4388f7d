package io.cartera.headroom;

import io.cartera.customer.CustomerId;
import io.cartera.trace.Refusal;
import java.time.LocalDate;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Why a reservation, a step of one or a membership is refused, with the figures that were compared. Besides there are
 * {@link io.cartera.account.AccountRefusal.UnknownItem} and {@link io.cartera.account.AccountRefusal.PeriodClosed}.
 * <p>
 * Of several, the first of these is given: already reserved or unknown reservation, too early, period closed, currency
 * differs, unknown item, nothing left, another day than the document's, more than the document, group in group. Further
 * refusals may come with later versions.
 */
public interface HeadroomRefusal extends Refusal {

    /**
     * The identifier is that of a document which was stated, or of a reservation.
     *
     * @param reservation the identifier
     */
    record AlreadyReserved(ReservationId reservation) implements HeadroomRefusal {}

    /**
     * No such reservation is on the account.
     *
     * @param reservation the reservation that was named
     */
    record UnknownReservation(ReservationId reservation) implements HeadroomRefusal {}

    /**
     * A step would come before the last one.
     *
     * @param effectiveOn the day wanted
     * @param earliest the first possible day
     */
    record TooEarly(LocalDate effectiveOn, LocalDate earliest) implements HeadroomRefusal {}

    /**
     * The amount is in another currency than the reservation.
     *
     * @param reserved the currency of the reservation
     * @param offered the currency of the amount
     */
    record CurrencyDiffers(CurrencyUnit reserved, CurrencyUnit offered) implements HeadroomRefusal {}

    /**
     * Nothing is left that the step could take. What is reserved and has expired cannot be taken by a document; it can still be
     * given back.
     *
     * @param reservation the reservation
     * @param on the day of the step
     */
    record NothingLeft(ReservationId reservation, LocalDate on) implements HeadroomRefusal {}

    /**
     * An invoice takes its part on its own day, since from then on it counts itself.
     *
     * @param effectiveOn the day wanted
     * @param document the day of the invoice
     */
    record NotOnDay(LocalDate effectiveOn, LocalDate document) implements HeadroomRefusal {}

    /**
     * An invoice takes no more, of all reservations together, than what stands of it: its amount less what was given up, nothing
     * where it was reversed.
     *
     * @param amount the amount wanted
     * @param left what stands of the invoice less what it has taken already
     */
    record MoreThanInvoiced(Money amount, Money left) implements HeadroomRefusal {}

    /**
     * Groups have one level: a root is in no other group, and a member has no members.
     *
     * @param customer the customer that would be member and root
     * @param on a day on which it would
     */
    record GroupInGroup(CustomerId customer, LocalDate on) implements HeadroomRefusal {}
}
