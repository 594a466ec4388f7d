package io.cartera.overview;

import io.cartera.customer.CustomerId;
import io.cartera.trace.internal.Require;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * What a customer is shown of the own account, and until when. A value: whoever serves the customer keeps it, and knows
 * by other means who is asking. Immutable. Example: {@code ShareGrant.of(acme, tomorrow, Part.BALANCE, Part.OPEN_ITEMS)}.
 */
public final class ShareGrant {

    /** What can be shown. More may come: a switch over them should have a default. */
    public enum Part {
        /** What is owed, by currency. */
        BALANCE,
        /** The open documents and payments. */
        OPEN_ITEMS,
        /** What the customer disputes, and how it ended. */
        DISPUTES,
        /** What the customer promised to pay, and whether it came. */
        PROMISES
    }

    private final CustomerId customer;
    private final Instant until;
    private final Set<Part> parts;

    private ShareGrant(CustomerId customer, Instant until, Set<Part> parts) {
        this.customer = Objects.requireNonNull(customer, "customer");
        this.until = Require.instant(until, "until");
        this.parts = parts;
    }

    /**
     * The grant of these parts to a customer.
     *
     * @param until the instant from which it holds no longer
     */
    public static ShareGrant of(CustomerId customer, Instant until, Part first, Part... others) {
        return new ShareGrant(customer, until, Set.copyOf(EnumSet.of(first, others)));
    }

    /** Whose account it is. */
    public CustomerId customer() {
        return customer;
    }

    /** The instant from which it holds no longer. */
    public Instant until() {
        return until;
    }

    /** Whether it still holds. */
    public boolean holdsAt(Instant instant) {
        return instant.isBefore(until);
    }

    /** Whether it shows this. */
    public boolean shows(Part part) {
        return parts.contains(part);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShareGrant that
                && customer.equals(that.customer)
                && until.equals(that.until)
                && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(customer, until);
    }

    @Override
    public String toString() {
        return "ShareGrant[" + customer + ", until " + until + ", " + EnumSet.copyOf(parts) + "]";
    }
}
