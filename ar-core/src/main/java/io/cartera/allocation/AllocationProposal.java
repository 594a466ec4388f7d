package io.cartera.allocation;

import io.cartera.account.Settlement;
import java.util.List;
import java.util.Objects;

/**
 * What a policy would allocate, in the order in which it would. Nothing is recorded until the account settles it.
 * Immutable.
 *
 * @param matches the allocations, in order
 */
public record AllocationProposal(List<Settlement.Match> matches) {

    /** Copies the list. */
    public AllocationProposal {
        matches = List.copyOf(Objects.requireNonNull(matches, "matches"));
    }

    /** The settlement that records the proposal. */
    public Settlement toSettlement() {
        return Settlement.of(List.of(), matches);
    }
}
