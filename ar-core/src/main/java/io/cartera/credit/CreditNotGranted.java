package io.cartera.credit;

import io.cartera.trace.Refusal;
import java.util.Objects;

/** A reservation is refused, since the sale is not approved: with the decision and its reasons. Immutable. */
public final class CreditNotGranted implements Refusal {

    private final CreditDecision decision;

    private CreditNotGranted(CreditDecision decision) {
        this.decision = Objects.requireNonNull(decision, "decision");
        if (decision instanceof CreditDecision.Approved) {
            throw new IllegalArgumentException("an approved sale is not refused: " + decision);
        }
    }

    /**
     * The refusal of a sale that this decision refers or declines.
     *
     * @throws IllegalArgumentException if it approves
     */
    public static CreditNotGranted of(CreditDecision decision) {
        return new CreditNotGranted(decision);
    }

    /** The decision, with its reasons. */
    public CreditDecision decision() {
        return decision;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CreditNotGranted that && decision.equals(that.decision);
    }

    @Override
    public int hashCode() {
        return decision.hashCode();
    }

    @Override
    public String toString() {
        return "CreditNotGranted[" + decision + "]";
    }
}
