package io.cartera.allocation;

import io.cartera.account.Adjustment;
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

    private static final AllocationProposal NONE = new AllocationProposal(List.of(), List.of(), List.of());

    private final List<Match> matches;
    private final List<Adjustment> adjustments;
    private final List<Explanation> explanations;

    private AllocationProposal(List<Match> matches, List<Adjustment> adjustments, List<Explanation> explanations) {
        this.matches = List.copyOf(matches);
        this.adjustments = List.copyOf(adjustments);
        this.explanations = List.copyOf(explanations);
    }

    /** The proposal of these allocations, which gives no reasons: see {@link AllocationChain#explaining}. */
    public static AllocationProposal of(List<Match> matches) {
        return of(matches, List.of());
    }

    /** The proposal of these allocations, and then of what closes the rest of debits that they pay. */
    public static AllocationProposal of(List<Match> matches, List<Adjustment> adjustments) {
        return new AllocationProposal(
                Objects.requireNonNull(matches, "matches"),
                Objects.requireNonNull(adjustments, "adjustments"),
                List.of());
    }

    /** The proposal of what these explanations would book, in their order. */
    public static AllocationProposal explained(List<Explanation> explanations) {
        List<Match> matches = new ArrayList<>();
        List<Adjustment> adjustments = new ArrayList<>();
        for (Explanation explanation : Objects.requireNonNull(explanations, "explanations")) {
            if (explanation.isBooked()) {
                matches.addAll(explanation.matches());
                adjustments.addAll(explanation.adjustments());
            }
        }
        return new AllocationProposal(matches, adjustments, explanations);
    }

    /** The proposal of nothing. */
    public static AllocationProposal none() {
        return NONE;
    }

    /** This proposal, then the other. */
    public AllocationProposal and(AllocationProposal other) {
        List<Match> allMatches = new ArrayList<>(matches);
        allMatches.addAll(Objects.requireNonNull(other, "other").matches);
        List<Adjustment> allAdjustments = new ArrayList<>(adjustments);
        allAdjustments.addAll(other.adjustments);
        List<Explanation> allExplanations = new ArrayList<>(explanations);
        allExplanations.addAll(other.explanations);
        return new AllocationProposal(allMatches, allAdjustments, allExplanations);
    }

    /** The allocations that would be recorded, in order. */
    public List<Match> matches() {
        return matches;
    }

    /** What would close the rest of debits once the allocations are recorded: discounts, fees, small differences. */
    public List<Adjustment> adjustments() {
        return adjustments;
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

    /**
     * The settlement that records the allocations and what closes the rest of debits.
     *
     * @throws IllegalArgumentException if a policy proposes a refund that
     *     {@linkplain Adjustment#hasCommandOfItsOwn() is a command of its own}
     */
    public Settlement toSettlement() {
        return Settlement.closing(matches, adjustments);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AllocationProposal that
                && matches.equals(that.matches)
                && adjustments.equals(that.adjustments)
                && explanations.equals(that.explanations);
    }

    @Override
    public int hashCode() {
        return matches.hashCode();
    }

    @Override
    public String toString() {
        return "AllocationProposal[" + matches.size() + " allocations, " + adjustments + ", " + explanations + "]";
    }
}
