package io.cartera.headroom;

import io.cartera.customer.CustomerId;
import io.cartera.trace.CommandKind;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A customer belongs to the group under a root from a day on, with or without an end, or to none.
 * <p>
 * Of those that hold on a day the one from the latest day counts, of several from one day the one recorded last. Groups
 * have one level: a root is a member of its own group and of no other. Immutable.
 */
public final class GroupMembership implements HeadroomFact {

    private final CustomerId customer;
    private final @Nullable CustomerId root;
    private final LocalDate effectiveOn;
    private final @Nullable LocalDate until;

    private GroupMembership(
            CustomerId customer, @Nullable CustomerId root, LocalDate effectiveOn, @Nullable LocalDate until) {
        this.customer = Objects.requireNonNull(customer, "customer");
        this.root = root;
        this.effectiveOn = Require.date(effectiveOn, "effectiveOn");
        this.until = until;
    }

    /**
     * A membership under a root, from a day on, without an end.
     *
     * @throws IllegalArgumentException if the customer is the root
     */
    public static GroupMembership of(CustomerId customer, CustomerId root, LocalDate from) {
        if (Objects.requireNonNull(root, "root").equals(customer)) {
            throw new IllegalArgumentException("customer " + customer + " is the root itself");
        }
        return new GroupMembership(customer, root, from, null);
    }

    /** From a day on the customer belongs to no group. */
    public static GroupMembership none(CustomerId customer, LocalDate from) {
        return new GroupMembership(customer, null, from, null);
    }

    /**
     * The same until a day, on which it holds no more.
     *
     * @throws IllegalArgumentException if the day is not later than the first one
     */
    public GroupMembership until(LocalDate day) {
        if (!Require.date(day, "until").isAfter(effectiveOn)) {
            throw new IllegalArgumentException("until " + day + ", not later than from " + effectiveOn);
        }
        return new GroupMembership(customer, root, effectiveOn, day);
    }

    @Override
    public CustomerId customer() {
        return customer;
    }

    /** The root of the group; empty for none. */
    public Optional<CustomerId> root() {
        return Optional.ofNullable(root);
    }

    @Override
    public LocalDate effectiveOn() {
        return effectiveOn;
    }

    /** The first day on which it holds no more; empty where it has no end. */
    public Optional<LocalDate> until() {
        return Optional.ofNullable(until);
    }

    /** Whether it holds on a day, were there no other. */
    public boolean holdsOn(LocalDate day) {
        return !effectiveOn.isAfter(day) && (until == null || until.isAfter(day));
    }

    @Override
    public CommandKind recordedBy() {
        return CommandKind.CHANGE_GROUP;
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        root().ifPresent(value -> fields.put("root", value.value()));
        fields.put("from", effectiveOn.toString());
        until().ifPresent(value -> fields.put("until", value.toString()));
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GroupMembership that
                && customer.equals(that.customer)
                && fields().equals(that.fields());
    }

    @Override
    public int hashCode() {
        return Objects.hash(customer, root, effectiveOn);
    }

    @Override
    public String toString() {
        return "GroupMembership[" + customer + ", " + fields() + "]";
    }
}
