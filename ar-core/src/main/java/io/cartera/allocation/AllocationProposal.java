package io.cartera.allocation;

import io.cartera.account.Settlement;
import io.cartera.account.Settlement.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a policy would allocate, in the order in which it would, and why. Nothing is recorded until the account settles
 * it. Immutable.
 */
public final class AllocationProposal {

    private static final AllocationProposal NONE = new AllocationProposal(List.of(), List.of());

    private final List<Match> matches;
    private final List<Explanation> explanations;

    private AllocationProposal(List<Match> matches, List<Explanation> explanations) {
        this.matches = List.copyOf(matches);
        this.explanations = List.copyOf(explanations);
    }

    /** The proposal of these allocations, which gives no reasons: see {@link AllocationChain#explaining}. */
    public static AllocationProposal of(List<Match> matches) {
        return new AllocationProposal(Objects.requireNonNull(matches, "matches"), List.of());
    }

    /** The proposal of what these explanations would book, in their order. */
    public static AllocationProposal explained(List<Explanation> explanations) {
        List<Match> matches = new ArrayList<>();
        for (Explanation explanation : Objects.requireNonNull(explanations, "explanations")) {
            if (explanation.isBooked()) {
                matches.addAll(explanation.matches());
            }
        }
        return new AllocationProposal(matches, explanations);
    }

    /** The proposal of nothing. */
    public static AllocationProposal none() {
        return NONE;
    }

    /** This proposal, then the other. */
    public AllocationProposal and(AllocationProposal other) {
        List<Match> allMatches = new ArrayList<>(matches);
        allMatches.addAll(Objects.requireNonNull(other, "other").matches);
        List<Explanation> allExplanations = new ArrayList<>(explanations);
        allExplanations.addAll(other.explanations);
        return new AllocationProposal(allMatches, allExplanations);
    }

    /** The allocations that would be recorded, in order. */
    public List<Match> matches() {
        return matches;
    }

    /**
     * What was found for each credit, in the order of the credits: what would be booked, and what is for a person to
     * look at; also of a credit that would be booked in part. Of a chain every credit of which something is left has one
     * as long as there are debits, if only to say that nothing was found. Empty where the policy takes debits by order
     * alone and was not asked through a chain.
     */
    public List<Explanation> explanations() {
        return explanations;
    }

    /** What is for a person to look at: the explanations that would not be booked. */
    public List<Explanation> forReview() {
        return explanations.stream()
                .filter(explanation -> !explanation.isBooked())
                .toList();
    }

    /** The settlement that records the allocations. Remainders are not in it. */
    public Settlement toSettlement() {
        return Settlement.of(List.of(), matches);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AllocationProposal that
                && matches.equals(that.matches)
                && explanations.equals(that.explanations);
    }

    @Override
    public int hashCode() {
        return matches.hashCode();
    }

    @Override
    public String toString() {
        return "AllocationProposal[" + matches.size() + " allocations, " + explanations + "]";
    }
}
