package io.cartera.headroom;

import io.cartera.exposure.SalesDocumentKind;
import io.cartera.money.MinorUnits;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * How much of a reservation is left at each stage: reserved, ordered, delivered and not billed; each zero or more. What
 * leaves a stage comes to the next one in the same step or is gone, so nothing is ever counted at two or at none.
 * Immutable.
 */
public final class StagesLeft {

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);

    private final CurrencyUnit currency;
    private final long reserved;
    private final long ordered;
    private final long unbilled;

    private StagesLeft(CurrencyUnit currency, long reserved, long ordered, long unbilled) {
        this.currency = Objects.requireNonNull(currency, "currency");
        this.reserved = amount(reserved);
        this.ordered = amount(ordered);
        this.unbilled = amount(unbilled);
        MinorUnits.inRange(Math.addExact(Math.addExact(reserved, ordered), unbilled));
    }

    private static long amount(long minor) {
        if (minor < 0) {
            throw new IllegalArgumentException("what is left is " + minor + ", it must not be negative");
        }
        return MinorUnits.inRange(minor);
    }

    /**
     * So many minor units of a currency at each stage.
     *
     * @throws IllegalArgumentException if one is negative
     * @throws io.cartera.money.AmountOutOfRangeException if the sum is out of range
     */
    public static StagesLeft of(CurrencyUnit currency, long reserved, long ordered, long unbilled) {
        return new StagesLeft(currency, reserved, ordered, unbilled);
    }

    /** A reservation as it begins. */
    static StagesLeft begunBy(Reservation reservation) {
        CurrencyUnit currency = reservation.amount().getCurrencyUnit();
        long minor = MinorUnits.of(reservation.amount());
        if (reservation.isReserved()) {
            return new StagesLeft(currency, minor, 0, 0);
        }
        return reservation.kind() == SalesDocumentKind.ORDER
                ? new StagesLeft(currency, 0, minor, 0)
                : new StagesLeft(currency, 0, 0, minor);
    }

    /** What is left after a document takes its part; nothing of what is reserved where that has expired. */
    StagesLeft after(Commitment commitment, boolean hasExpired) {
        long wanted = MinorUnits.of(commitment.amount());
        SalesDocumentKind kind = commitment.kind();
        long fromUnbilled = kind == SalesDocumentKind.INVOICE ? Math.min(wanted, unbilled) : 0;
        long fromOrdered = kind == SalesDocumentKind.ORDER ? 0 : Math.min(wanted - fromUnbilled, ordered);
        long fromReserved = hasExpired ? 0 : Math.min(wanted - fromUnbilled - fromOrdered, reserved);
        long moved = fromReserved + fromOrdered;
        return new StagesLeft(
                currency,
                reserved - fromReserved,
                ordered - fromOrdered + (kind == SalesDocumentKind.ORDER ? moved : 0),
                unbilled - fromUnbilled + (kind == SalesDocumentKind.DELIVERY ? moved : 0));
    }

    /** What is left after so much is given back. */
    StagesLeft after(ReservationRelease release) {
        long wanted = release.amount().map(MinorUnits::of).orElse(MinorUnits.MAX);
        long fromReserved = Math.min(wanted, reserved);
        long fromOrdered = Math.min(wanted - fromReserved, ordered);
        long fromUnbilled = Math.min(wanted - fromReserved - fromOrdered, unbilled);
        return new StagesLeft(currency, reserved - fromReserved, ordered - fromOrdered, unbilled - fromUnbilled);
    }

    /** What is left where so much went to invoices, first of what is nearest to them. */
    StagesLeft less(Money invoiced) {
        long wanted = MinorUnits.of(invoiced);
        long fromUnbilled = Math.min(wanted, unbilled);
        long fromOrdered = Math.min(wanted - fromUnbilled, ordered);
        long fromReserved = Math.min(wanted - fromUnbilled - fromOrdered, reserved);
        return new StagesLeft(currency, reserved - fromReserved, ordered - fromOrdered, unbilled - fromUnbilled);
    }

    /** What is left on a day on which what is reserved has expired. */
    StagesLeft expired() {
        return new StagesLeft(currency, 0, ordered, unbilled);
    }

    /** The currency. */
    public CurrencyUnit currency() {
        return currency;
    }

    /** What is reserved. */
    public Money reserved() {
        return Money.ofMinor(currency, reserved);
    }

    /** What is ordered and not delivered. */
    public Money ordered() {
        return Money.ofMinor(currency, ordered);
    }

    /** What is delivered and not billed. */
    public Money unbilled() {
        return Money.ofMinor(currency, unbilled);
    }

    /** All stages together. */
    public Money total() {
        return Money.ofMinor(currency, reserved + ordered + unbilled);
    }

    /**
     * The last day for which one has to look at a reservation that was left like this on a day: as long as it may count, and
     * until the day before its last step, since before it was another one.
     *
     * @param holdsThrough the last day on which what is reserved holds
     */
    public LocalDate countsThrough(LocalDate holdsThrough, LocalDate changedOn) {
        LocalDate before = changedOn.isAfter(FIRST_DAY) ? changedOn.minusDays(1) : changedOn;
        if (ordered + unbilled > 0) {
            return Require.LAST_DAY;
        }
        return reserved > 0 && holdsThrough.isAfter(before) ? holdsThrough : before;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StagesLeft that
                && currency.equals(that.currency)
                && reserved == that.reserved
                && ordered == that.ordered
                && unbilled == that.unbilled;
    }

    @Override
    public int hashCode() {
        return Objects.hash(currency, reserved, ordered, unbilled);
    }

    @Override
    public String toString() {
        return "StagesLeft[reserved " + reserved() + ", ordered " + ordered() + ", unbilled " + unbilled() + "]";
    }
}
