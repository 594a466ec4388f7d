package io.cartera.ownership;

import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FileEntry;
import io.cartera.trace.Actor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an {@link AssignmentPolicy} proposes: who gets which customer, who keeps which, which are nobody's, and where owners and
 * rules contradict each other. Assigned, kept and unassigned together are all customers; all by customer. Immutable.
 */
public final class OwnerAssignments {

    private final List<Assigned> assigned;
    private final SortedMap<CustomerId, Actor> kept;
    private final List<CustomerId> unassigned;
    private final List<Conflict> conflicts;

    private OwnerAssignments(Collector collector) {
        this.assigned = List.copyOf(collector.assigned);
        this.kept = Collections.unmodifiableSortedMap(new TreeMap<>(collector.kept));
        this.unassigned = List.copyOf(collector.unassigned);
        this.conflicts = List.copyOf(collector.conflicts);
    }

    /**
     * A customer that is to get an owner. Immutable.
     *
     * @param customer the customer
     * @param owner who is to look after it
     * @param why the rule, and what it found
     */
    public record Assigned(CustomerId customer, Actor owner, String why) {

        /** Refuses nulls. */
        public Assigned {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(owner, "owner");
            Objects.requireNonNull(why, "why");
        }

        /** The fact that makes it so from a day on, for {@code customers().record}. */
        public CustomerFact fact(LocalDate from) {
            return FileEntry.of(customer, from).owner(owner);
        }
    }

    /**
     * A contradiction that somebody has to resolve: the owner of a customer is none of those whom its rule names, or two rules
     * that hold name owners of whom none is the same. Immutable.
     *
     * @param customer the customer
     * @param why the rules and owners
     */
    public record Conflict(CustomerId customer, String why) {

        /** Refuses nulls. */
        public Conflict {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(why, "why");
        }
    }

    /** Gathers them in order. */
    static final class Collector {

        private final List<Assigned> assigned = new ArrayList<>();
        private final SortedMap<CustomerId, Actor> kept = new TreeMap<>();
        private final List<CustomerId> unassigned = new ArrayList<>();
        private final List<Conflict> conflicts = new ArrayList<>();

        void assigned(CustomerId customer, Actor owner, String why) {
            assigned.add(new Assigned(customer, owner, why));
        }

        void kept(CustomerId customer, Actor owner) {
            kept.put(customer, owner);
        }

        void unassigned(CustomerId customer) {
            unassigned.add(customer);
        }

        void conflict(CustomerId customer, String why) {
            conflicts.add(new Conflict(customer, why));
        }

        OwnerAssignments assignments() {
            return new OwnerAssignments(this);
        }
    }

    /** Who gets an owner. */
    public List<Assigned> assigned() {
        return assigned;
    }

    /** Who keeps the owner it has. */
    public SortedMap<CustomerId, Actor> kept() {
        return kept;
    }

    /** Who has no owner and gets none, since no rule holds. */
    public List<CustomerId> unassigned() {
        return unassigned;
    }

    /** What contradicts itself; those customers are among the others too. */
    public List<Conflict> conflicts() {
        return conflicts;
    }

    @Override
    public String toString() {
        return "OwnerAssignments[" + assigned.size() + " assigned, " + kept.size() + " kept, " + unassigned.size()
                + " unassigned, " + conflicts.size() + " conflicts]";
    }
}
