package io.cartera.ownership;

import io.cartera.customer.CustomerId;
import io.cartera.party.Region;
import io.cartera.segment.CustomerCondition;
import io.cartera.segment.CustomerPicture;
import io.cartera.trace.Actor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Rules by which customers get an owner: by region, by segment, by any condition, or for all, each with the owners who take such
 * customers in turn. The first rule that holds has the customer.
 * <p>
 * In turn means: of the owners of the rule the one who has the fewest customers then, of equal ones the one who was named first.
 * Customers that have an owner keep it and count for it; the others follow in the order of their identifiers. So where all begin
 * with none they go round. Immutable. Example:
 * {@code AssignmentPolicy.none().region(Region.of("ES-MD"), ann, bob).otherwise(chief)}.
 */
public final class AssignmentPolicy {

    private static final AssignmentPolicy NONE = new AssignmentPolicy(List.of());
    private static final CustomerCondition ALWAYS =
            picture -> new CustomerCondition.Finding(CustomerCondition.State.HOLDS, "any customer");

    private record Rule(CustomerCondition condition, List<Actor> owners) {}

    private record Choice(List<Actor> owners, String why) {

        String says() {
            return why + " names " + owners;
        }
    }

    private final List<Rule> rules;

    private AssignmentPolicy(List<Rule> rules) {
        this.rules = rules;
    }

    /** No rule, so nobody gets a customer. */
    public static AssignmentPolicy none() {
        return NONE;
    }

    /** The same with one more rule: customers counted in a region. */
    public AssignmentPolicy region(Region region, Actor... owners) {
        return when(CustomerCondition.inRegion(region), owners);
    }

    /** The same with one more rule: customers in a segment of a scheme, by their file. */
    public AssignmentPolicy segment(String scheme, String segment, Actor... owners) {
        return when(CustomerCondition.inSegment(scheme, segment), owners);
    }

    /**
     * The same with one more rule.
     *
     * @throws IllegalArgumentException if there is no owner, or one comes twice
     */
    public AssignmentPolicy when(CustomerCondition condition, Actor... owners) {
        Objects.requireNonNull(condition, "condition");
        List<Actor> all = List.of(owners);
        if (all.isEmpty() || all.stream().distinct().count() < all.size()) {
            throw new IllegalArgumentException("owners are " + all + ", at least one is required, each once");
        }
        List<Rule> more = new ArrayList<>(rules);
        more.add(new Rule(condition, all));
        return new AssignmentPolicy(List.copyOf(more));
    }

    /** The same with a last rule, for all. */
    public AssignmentPolicy otherwise(Actor... owners) {
        return when(ALWAYS, owners);
    }

    /**
     * Proposes owners for the customers that have none, and tells conflicts. Nothing is recorded:
     * {@link OwnerAssignments.Assigned#fact} makes the fact for {@code customers().record}.
     *
     * @param pictures the customers, with their files, in any order, each once
     * @throws IllegalArgumentException if a customer comes twice
     */
    public OwnerAssignments propose(Collection<CustomerPicture> pictures) {
        List<CustomerPicture> sorted = new ArrayList<>(pictures);
        sorted.sort(Comparator.comparing(CustomerPicture::customer));
        Set<CustomerId> seen = new TreeSet<>();
        Map<Actor, Integer> load = new HashMap<>();
        for (CustomerPicture picture : sorted) {
            if (!seen.add(picture.customer())) {
                throw new IllegalArgumentException(picture.customer() + " comes twice");
            }
            owner(picture).ifPresent(owner -> load.merge(owner, 1, Integer::sum));
        }
        OwnerAssignments.Collector collector = new OwnerAssignments.Collector();
        for (CustomerPicture picture : sorted) {
            place(picture, load, collector);
        }
        return collector.assignments();
    }

    private static Optional<Actor> owner(CustomerPicture picture) {
        return picture.file().flatMap(file -> picture.asOf().flatMap(file::owner));
    }

    private void place(CustomerPicture picture, Map<Actor, Integer> load, OwnerAssignments.Collector collector) {
        Optional<Actor> owner = owner(picture);
        Optional<Choice> choice = choose(picture, collector);
        owner.ifPresent(kept -> collector.kept(picture.customer(), kept));
        if (owner.isPresent()) {
            choice.filter(chosen -> !chosen.owners().contains(owner.get()))
                    .ifPresent(chosen ->
                            collector.conflict(picture.customer(), chosen.says() + ", the owner is " + owner.get()));
        } else if (choice.isPresent()) {
            Actor next = choice.get().owners().stream()
                    .min(Comparator.comparingInt(each -> load.getOrDefault(each, 0)))
                    .orElseThrow();
            load.merge(next, 1, Integer::sum);
            collector.assigned(picture.customer(), next, choice.get().why());
        } else {
            collector.unassigned(picture.customer());
        }
    }

    /** The first rule that holds; others that hold and name nobody of it contradict it, save those for all. */
    private Optional<Choice> choose(CustomerPicture picture, OwnerAssignments.Collector collector) {
        @Nullable Choice first = null;
        int number = 0;
        for (Rule rule : rules) {
            number++;
            CustomerCondition.Finding finding = rule.condition().find(picture);
            if (!finding.holds()) {
                continue;
            }
            if (first == null) {
                first = new Choice(rule.owners(), "rule " + number + ": " + finding.says());
            } else if (rule.condition() != ALWAYS && Collections.disjoint(first.owners(), rule.owners())) {
                collector.conflict(picture.customer(), first.says() + ", rule " + number + " " + rule.owners());
            }
        }
        return Optional.ofNullable(first);
    }

    @Override
    public String toString() {
        return "AssignmentPolicy[" + rules.size() + " rules]";
    }
}
