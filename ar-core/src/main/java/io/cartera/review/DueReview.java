package io.cartera.review;

import io.cartera.customer.CustomerId;
import io.cartera.exposure.CreditLimit;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/** When the credit of a customer is to be reviewed next: see {@link ReviewSchedule}. Immutable. */
public final class DueReview {

    private final CustomerId customer;
    private final LocalDate dueOn;
    private final Optional<LocalDate> lastOn;
    private final Optional<String> grade;
    private final Optional<CreditLimit> limit;

    DueReview(
            CustomerId customer,
            LocalDate dueOn,
            Optional<LocalDate> lastOn,
            Optional<String> grade,
            Optional<CreditLimit> limit) {
        this.customer = customer;
        this.dueOn = dueOn;
        this.lastOn = lastOn;
        this.grade = grade;
        this.limit = limit;
    }

    /** What is due first before the rest, then by customer. */
    public static Comparator<DueReview> order() {
        return Comparator.comparing(DueReview::dueOn).thenComparing(DueReview::customer);
    }

    /** The customer. */
    public CustomerId customer() {
        return customer;
    }

    /** The day by which it is to be reviewed. */
    public LocalDate dueOn() {
        return dueOn;
    }

    /** When it was reviewed last; empty where it never was. */
    public Optional<LocalDate> lastOn() {
        return lastOn;
    }

    /** Its grade. */
    public Optional<String> grade() {
        return grade;
    }

    /** Its limit. */
    public Optional<CreditLimit> limit() {
        return limit;
    }

    /** Whether the review is due on a day. */
    public boolean isDue(LocalDate on) {
        return !dueOn.isAfter(Objects.requireNonNull(on, "on"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DueReview that
                && customer.equals(that.customer)
                && dueOn.equals(that.dueOn)
                && lastOn.equals(that.lastOn)
                && grade.equals(that.grade)
                && limit.equals(that.limit);
    }

    @Override
    public int hashCode() {
        return Objects.hash(customer, dueOn);
    }

    @Override
    public String toString() {
        return "DueReview[" + customer + ", due " + dueOn + ", last "
                + lastOn.map(LocalDate::toString).orElse("never") + "]";
    }
}
