package io.cartera.collection;

import io.cartera.customer.CustomerId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A promise no longer holds: the customer took it back, or it was a misunderstanding. From a day after the promise's last
 * one it changes nothing: what was kept or broken by then stays so, see {@link CollectionFile#promises}. Immutable.
 */
public final class PromiseWithdrawal implements CollectionFact {

    private final PromiseId promise;
    private final CustomerId customer;
    private final LocalDate on;

    private PromiseWithdrawal(PromiseId promise, CustomerId customer, LocalDate on) {
        this.promise = Objects.requireNonNull(promise, "promise");
        this.customer = Objects.requireNonNull(customer, "customer");
        this.on = Require.date(on, "on");
    }

    /** The withdrawal of a promise from a day on. */
    public static PromiseWithdrawal of(PromiseId promise, CustomerId customer, LocalDate on) {
        return new PromiseWithdrawal(promise, customer, on);
    }

    /** Which promise. */
    public PromiseId promise() {
        return promise;
    }

    @Override
    public CustomerId customer() {
        return customer;
    }

    /** The first day on which it no longer holds. */
    public LocalDate on() {
        return on;
    }

    @Override
    public LocalDate effectiveOn() {
        return on;
    }

    @Override
    public CommandKind recordedBy() {
        return CommandKind.WITHDRAW_PROMISE;
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("promise", promise.value());
        fields.put("on", on.toString());
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PromiseWithdrawal that
                && promise.equals(that.promise)
                && customer.equals(that.customer)
                && on.equals(that.on);
    }

    @Override
    public int hashCode() {
        return Objects.hash(promise, customer, on);
    }

    @Override
    public String toString() {
        return "PromiseWithdrawal[" + promise + ", " + on + "]";
    }
}
