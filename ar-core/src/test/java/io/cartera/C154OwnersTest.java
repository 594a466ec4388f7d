package io.cartera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cartera.customer.CustomerId;
import io.cartera.customer.FileEntry;
import io.cartera.ownership.AssignmentPolicy;
import io.cartera.ownership.OwnerAssignments;
import io.cartera.party.Region;
import io.cartera.relationship.SegmentMembership;
import io.cartera.trace.Actor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** C154: who of ours looks after whom. */
class C154OwnersTest extends Addressable {

    private static final Actor ANN = Actor.of("ann");
    private static final Actor BOB = Actor.of("bob");
    private static final Actor CHIEF = Actor.of("chief");

    @Test
    void C154_customers_go_round_by_region_and_segment_and_owners_stay() {
        for (String id : List.of("C1", "C2", "C3", "C4")) {
            record(register(id).region(Region.of("ES-MD")));
        }
        record(register("KEY").segment(SegmentMembership.of("value", "high", SegmentMembership.Move.ENTERED)));
        record(FileEntry.of(CustomerId.of("C4"), DAY).owner(ANN));
        register("NOWHERE");
        AssignmentPolicy policy =
                AssignmentPolicy.none().segment("value", "high", CHIEF).region(Region.of("ES-MD"), ANN, BOB);

        OwnerAssignments proposed = policy.propose(pictures());
        // Ann has C4 already, so Bob comes first.
        assertThat(proposed.assigned())
                .extracting(each -> each.customer() + " " + each.owner())
                .containsExactly("C1 bob", "C2 ann", "C3 bob", "KEY chief");
        assertThat(proposed.assigned().get(0).why()).isEqualTo("rule 2: region is ES-MD, asked ES-MD");
        assertThat(proposed.kept()).containsOnlyKeys(CustomerId.of("C4"));
        assertThat(proposed.unassigned()).containsExactly(CustomerId.of("NOWHERE"));
        assertThat(proposed.conflicts()).isEmpty();

        proposed.assigned().forEach(each -> record(each.fact(DAY)));
        assertThat(policy.propose(pictures()).assigned()).isEmpty();
        assertThat(books.customers().file(CustomerId.of("C1")).orElseThrow().owner(NOW))
                .contains(BOB);
        assertThat(policy.otherwise(CHIEF).propose(pictures()).assigned())
                .extracting(each -> each.customer().value())
                .containsExactly("NOWHERE");
    }

    @Test
    void C154_an_owner_that_no_rule_names_and_rules_that_contradict_each_other_are_told() {
        FileEntry both = register("BOTH");
        record(both.region(Region.of("ES-MD")));
        record(both.segment(SegmentMembership.of("value", "high", SegmentMembership.Move.ENTERED)));
        FileEntry wrong = register("WRONG");
        record(wrong.region(Region.of("ES-MD")));
        record(wrong.owner(CHIEF));
        AssignmentPolicy policy = AssignmentPolicy.none()
                .segment("value", "high", CHIEF)
                .region(Region.of("ES-MD"), ANN, BOB)
                .otherwise(CHIEF);

        assertThat(policy.propose(pictures()).conflicts())
                .containsExactly(
                        new OwnerAssignments.Conflict(
                                CustomerId.of("BOTH"),
                                "rule 1: value is high, asked high names [chief], rule 2 [ann, bob]"),
                        new OwnerAssignments.Conflict(
                                CustomerId.of("WRONG"),
                                "rule 2: region is ES-MD, asked ES-MD names [ann, bob], the owner is chief"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AssignmentPolicy.none().otherwise());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AssignmentPolicy.none().otherwise(ANN, ANN));
    }
}
