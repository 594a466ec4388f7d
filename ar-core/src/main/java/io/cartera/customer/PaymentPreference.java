package io.cartera.customer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * By which methods a customer has agreed to pay, and which of them it prefers.
 * <p>
 * Where none is named, all are allowed. What is preferred is allowed. An agreement keeps nobody from paying otherwise:
 * money that came is money, and is received. Immutable. Example:
 * {@code PaymentPreference.allowing(PaymentMethod.of("transfer"), PaymentMethod.of("direct debit"))
 * .preferring(PaymentMethod.of("direct debit"))}.
 */
public final class PaymentPreference {

    private static final PaymentPreference ANY = new PaymentPreference(new TreeSet<>(), null);

    private final SortedSet<PaymentMethod> allowed;
    private final @Nullable PaymentMethod preferred;

    private PaymentPreference(SortedSet<PaymentMethod> allowed, @Nullable PaymentMethod preferred) {
        this.allowed = Collections.unmodifiableSortedSet(allowed);
        this.preferred = preferred;
        if (preferred != null && !allows(preferred)) {
            throw new IllegalArgumentException("preferred method " + preferred + " is not one of " + allowed);
        }
    }

    /** All methods are allowed and none is preferred. */
    public static PaymentPreference any() {
        return ANY;
    }

    /**
     * These methods are allowed, and no other.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static PaymentPreference allowing(PaymentMethod... methods) {
        if (methods.length == 0) {
            throw new IllegalArgumentException("no method is allowed");
        }
        return new PaymentPreference(new TreeSet<>(Arrays.asList(methods)), null);
    }

    /**
     * This preference with the method that the customer prefers.
     *
     * @throws IllegalArgumentException if it is not allowed
     */
    public PaymentPreference preferring(PaymentMethod method) {
        return new PaymentPreference(allowed, Objects.requireNonNull(method, "method"));
    }

    /** The methods that are allowed, in their order; empty where all are. */
    public SortedSet<PaymentMethod> allowed() {
        return allowed;
    }

    /** The method that is preferred. */
    public Optional<PaymentMethod> preferred() {
        return Optional.ofNullable(preferred);
    }

    /** Whether the method is allowed. */
    public boolean allows(PaymentMethod method) {
        return allowed.isEmpty() || allowed.contains(method);
    }

    /**
     * The preference as one text: the preferred method, empty where there is none, then those allowed, each after a line
     * feed, which no method holds. {@link #parse} gives the same preference back.
     */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add(preferred == null ? "" : preferred.value());
        allowed.forEach(method -> lines.add(method.value()));
        return String.join("\n", lines);
    }

    /**
     * The preference of which {@link #text()} made this text.
     *
     * @throws IllegalArgumentException if it is no such text
     */
    public static PaymentPreference parse(String text) {
        String[] lines = text.split("\n", -1);
        SortedSet<PaymentMethod> allowed = new TreeSet<>();
        for (int i = 1; i < lines.length; i++) {
            allowed.add(PaymentMethod.of(lines[i]));
        }
        return new PaymentPreference(allowed, lines[0].isEmpty() ? null : PaymentMethod.of(lines[0]));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PaymentPreference that
                && allowed.equals(that.allowed)
                && Objects.equals(preferred, that.preferred);
    }

    @Override
    public int hashCode() {
        return Objects.hash(allowed, preferred);
    }

    @Override
    public String toString() {
        return "PaymentPreference[" + (allowed.isEmpty() ? "any" : allowed) + ", preferred "
                + (preferred == null ? "none" : preferred) + "]";
    }
}
