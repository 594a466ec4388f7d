package io.cartera.contactpoint;

import io.cartera.trace.internal.Require;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Somebody at the customer: a name, what the person does there, what about to be contacted, and how to be reached.
 * <p>
 * Where no purpose is named, the person is there for any. Contact points are in the caller's order, at most
 * {@value #MAX_POINTS}. Personal, so {@link #toString()} shows the roles only. Immutable. Example:
 * <pre>{@code
 * ContactPerson.named("Ana García").role(ContactRole.ACCOUNTS_PAYABLE).purpose(ContactPurpose.REMINDERS)
 *         .point(ContactPoint.phone("+34 600 000 000")).build();
 * }</pre>
 */
public final class ContactPerson {

    /** The most contact points a person has. */
    public static final int MAX_POINTS = 20;

    private final String name;
    private final SortedSet<ContactRole> roles;
    private final SortedSet<ContactPurpose> purposes;
    private final List<ContactPoint> points;
    private final boolean isPreferred;

    private ContactPerson(Builder builder) {
        this.name = builder.name;
        this.roles = Collections.unmodifiableSortedSet(new TreeSet<>(builder.roles));
        this.purposes = Collections.unmodifiableSortedSet(new TreeSet<>(builder.purposes));
        this.points = List.copyOf(builder.points);
        this.isPreferred = builder.isPreferred;
    }

    /** Starts with the name as the person is addressed, 1 to 1000 characters. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** The name. */
    public String name() {
        return name;
    }

    /** What the person does, in the order of the roles. */
    public SortedSet<ContactRole> roles() {
        return roles;
    }

    /** What about to be contacted, in the order of the purposes; empty for anything. */
    public SortedSet<ContactPurpose> purposes() {
        return purposes;
    }

    /** How to be reached, in the order stated. */
    public List<ContactPoint> points() {
        return points;
    }

    /** Whether the person goes before others. */
    public boolean isPreferred() {
        return isPreferred;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContactPerson that
                && name.equals(that.name)
                && roles.equals(that.roles)
                && purposes.equals(that.purposes)
                && points.equals(that.points)
                && isPreferred == that.isPreferred;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, points);
    }

    /** Shows the roles only. */
    @Override
    public String toString() {
        return "ContactPerson" + roles;
    }

    /** Collects what is known of a person. Not thread-safe. */
    public static final class Builder {

        private final String name;
        private final SortedSet<ContactRole> roles = new TreeSet<>();
        private final SortedSet<ContactPurpose> purposes = new TreeSet<>();
        private final List<ContactPoint> points = new ArrayList<>();
        private boolean isPreferred;

        private Builder(String name) {
            this.name = Require.text(name, "name");
        }

        /** Adds a role. */
        public Builder role(ContactRole role) {
            roles.add(Objects.requireNonNull(role, "role"));
            return this;
        }

        /** Adds a purpose. */
        public Builder purpose(ContactPurpose purpose) {
            purposes.add(Objects.requireNonNull(purpose, "purpose"));
            return this;
        }

        /**
         * Adds a contact point.
         *
         * @throws IllegalArgumentException if it is one beyond {@link #MAX_POINTS}
         */
        public Builder point(ContactPoint point) {
            if (points.size() == MAX_POINTS) {
                throw new IllegalArgumentException("a person has at most " + MAX_POINTS + " contact points");
            }
            points.add(Objects.requireNonNull(point, "point"));
            return this;
        }

        /** Lets the person go before others. */
        public Builder preferred() {
            isPreferred = true;
            return this;
        }

        /** The person. */
        public ContactPerson build() {
            return new ContactPerson(this);
        }
    }
}
