package io.cartera.review;

import io.cartera.customer.CustomerId;
import io.cartera.rating.Evidence;
import java.util.List;
import java.util.Objects;

/** A customer whose review is urgent by {@link ReviewTriggers}, with the figures. Immutable. */
public final class UrgentReview {

    private final CustomerId customer;
    private final List<Evidence> evidence;
    private final List<String> unknown;

    private UrgentReview(CustomerId customer, List<Evidence> evidence, List<String> unknown) {
        this.customer = Objects.requireNonNull(customer, "customer");
        this.evidence = List.copyOf(evidence);
        this.unknown = List.copyOf(unknown);
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("nothing makes the review of " + customer + " urgent");
        }
    }

    /**
     * The review of a customer.
     *
     * @param evidence what makes it urgent
     * @param unknown of what nothing is known that could make it urgent too
     * @throws IllegalArgumentException if nothing makes it urgent
     */
    public static UrgentReview of(CustomerId customer, List<Evidence> evidence, List<String> unknown) {
        return new UrgentReview(customer, evidence, unknown);
    }

    /** The customer. */
    public CustomerId customer() {
        return customer;
    }

    /** What makes it urgent, in the order of the rules. */
    public List<Evidence> evidence() {
        return evidence;
    }

    /** Of what nothing is known that could make it urgent too. */
    public List<String> unknown() {
        return unknown;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UrgentReview that
                && customer.equals(that.customer)
                && evidence.equals(that.evidence)
                && unknown.equals(that.unknown);
    }

    @Override
    public int hashCode() {
        return Objects.hash(customer, evidence);
    }

    @Override
    public String toString() {
        return "UrgentReview[" + customer + ", " + evidence + "]";
    }
}
