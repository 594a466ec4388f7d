package io.cartera.headroom;

import io.cartera.customer.CustomerId;
import io.cartera.exposure.SalesDocumentKind;
import io.cartera.trace.CommandKind;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.joda.money.Money;

/**
 * A reservation becomes an order, a delivery or an invoice, by so much.
 * <p>
 * The document takes from what is nearest to it: an invoice from what is delivered, then ordered, then reserved; and never
 * more than is left. What is reserved can be taken as long as it holds, by the day of the step and by the day (UTC) on which it
 * is recorded. What an invoice takes is no longer told here, since the invoice is on the account: it takes its part on its own
 * day, and of all reservations together at most what stands of it. Where it is reversed later, nothing comes back: an order that
 * goes on is to be {@linkplain Reservation#ofDocument stated} again. Immutable.
 */
public final class Commitment implements ReservationStep {

    private final CustomerId customer;
    private final ReservationId reservation;
    private final SalesDocumentKind kind;
    private final String document;
    private final Money amount;
    private final LocalDate effectiveOn;

    private Commitment(
            CustomerId customer,
            ReservationId reservation,
            SalesDocumentKind kind,
            String document,
            Money amount,
            LocalDate effectiveOn) {
        this.customer = Objects.requireNonNull(customer, "customer");
        this.reservation = Objects.requireNonNull(reservation, "reservation");
        this.kind = Objects.requireNonNull(kind, "kind");
        this.document = Require.id(document, "document");
        this.amount = Reservation.positive(amount);
        this.effectiveOn = Require.date(effectiveOn, "effectiveOn");
    }

    /**
     * A document of this kind that brings this amount, on a day.
     *
     * @param document the document's identifier; of an invoice the one on the account
     * @throws IllegalArgumentException if it is a quotation, or the amount is not greater than zero
     * @throws io.cartera.money.AmountOutOfRangeException if the amount is out of range
     */
    public static Commitment to(
            SalesDocumentKind kind,
            String document,
            CustomerId customer,
            ReservationId reservation,
            Money amount,
            LocalDate on) {
        if (kind == SalesDocumentKind.QUOTATION) {
            throw new IllegalArgumentException("a quotation commits to nothing");
        }
        return new Commitment(customer, reservation, kind, document, amount, on);
    }

    @Override
    public CustomerId customer() {
        return customer;
    }

    @Override
    public ReservationId reservation() {
        return reservation;
    }

    /** What it becomes. */
    public SalesDocumentKind kind() {
        return kind;
    }

    /** Which document. */
    public String document() {
        return document;
    }

    /** How much the document brings; it takes this, or what is left where that is less. */
    public Money amount() {
        return amount;
    }

    @Override
    public LocalDate effectiveOn() {
        return effectiveOn;
    }

    @Override
    public CommandKind recordedBy() {
        return CommandKind.COMMIT_RESERVATION;
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("reservation", reservation.value());
        fields.put("kind", kind.name());
        fields.put("document", document);
        fields.put("amount", amount.toString());
        fields.put("on", effectiveOn.toString());
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Commitment that && customer.equals(that.customer) && fields().equals(that.fields());
    }

    @Override
    public int hashCode() {
        return Objects.hash(customer, reservation, document);
    }

    @Override
    public String toString() {
        return "Commitment[" + customer + ", " + fields() + "]";
    }
}
