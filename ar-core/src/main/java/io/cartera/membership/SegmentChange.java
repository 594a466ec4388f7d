package io.cartera.membership;

import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerId;
import io.cartera.customer.FileEntry;
import io.cartera.customer.ProfileClass;
import io.cartera.relationship.SegmentMembership;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run proposes for one customer: a membership and, where a policy brings one, a class. Immutable. */
public final class SegmentChange {

    private final CustomerId customer;
    private final SegmentMembership membership;
    private final @Nullable ProfileClass profileClass;

    SegmentChange(CustomerId customer, SegmentMembership membership, @Nullable ProfileClass profileClass) {
        this.customer = Objects.requireNonNull(customer, "customer");
        this.membership = Objects.requireNonNull(membership, "membership");
        this.profileClass = profileClass;
    }

    /** The customer. */
    public CustomerId customer() {
        return customer;
    }

    /** The membership from now on: from which segment, to which, whether better or worse, and why. */
    public SegmentMembership membership() {
        return membership;
    }

    /** The class that comes with it; empty without a policy, and where the segment stays. */
    public Optional<ProfileClass> profileClass() {
        return Optional.ofNullable(profileClass);
    }

    /** What is to be recorded of it, all or nothing: the membership, then the class, both from a day on. */
    public List<CustomerFact> facts(LocalDate from) {
        FileEntry entry = FileEntry.of(customer, from);
        List<CustomerFact> facts = new ArrayList<>();
        facts.add(entry.segment(membership));
        profileClass().map(entry::profileClass).ifPresent(facts::add);
        return List.copyOf(facts);
    }

    @Override
    public String toString() {
        return "SegmentChange[" + customer + ", " + membership + "]";
    }
}
