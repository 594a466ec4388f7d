package io.cartera;

import io.cartera.customer.CustomerId;
import io.cartera.invoice.SeriesId;
import io.cartera.store.ReceivablesStore;
import io.cartera.trace.Refusal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a command concerns is not kept together, so no one write could keep all of it or nothing: see
 * {@link ReceivablesStore#keepsTogether(CustomerId, CustomerId)}. Comes after {@link UnknownCustomer}. Immutable.
 */
public final class KeptApart implements Refusal {

    private final CustomerId customer;
    private final @Nullable CustomerId other;
    private final @Nullable SeriesId series;

    private KeptApart(CustomerId customer, @Nullable CustomerId other, @Nullable SeriesId series) {
        this.customer = Objects.requireNonNull(customer, "customer");
        this.other = other;
        this.series = series;
    }

    /** The two customers are kept apart. */
    public static KeptApart of(CustomerId customer, CustomerId other) {
        return new KeptApart(customer, Objects.requireNonNull(other, "other"), null);
    }

    /** The customer is kept apart from the series that is to number the document. */
    public static KeptApart of(CustomerId customer, SeriesId series) {
        return new KeptApart(customer, null, Objects.requireNonNull(series, "series"));
    }

    /** The customer; of two the first. */
    public CustomerId customer() {
        return customer;
    }

    /** The other customer, if there is one. */
    public Optional<CustomerId> other() {
        return Optional.ofNullable(other);
    }

    /** The series, if there is one. */
    public Optional<SeriesId> series() {
        return Optional.ofNullable(series);
    }

    @Override
    public boolean equals(Object that) {
        return that instanceof KeptApart apart
                && customer.equals(apart.customer)
                && Objects.equals(other, apart.other)
                && Objects.equals(series, apart.series);
    }

    @Override
    public int hashCode() {
        return Objects.hash(customer, other, series);
    }

    @Override
    public String toString() {
        return "KeptApart[" + customer + ", " + (other == null ? series : other) + "]";
    }
}
