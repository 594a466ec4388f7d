package io.cartera.credit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the {@link OrderGate} says to a step of a sale: supply, supply and take note, or hold, with the reasons of the decision
 * behind it. Immutable and thread-safe.
 */
public final class SupplyHold {

    /** What to do, from the mildest on. */
    public enum Answer {
        /** Go on. */
        ALLOW,
        /** Go on, and tell somebody. */
        WARN,
        /** Do not go on. */
        HOLD
    }

    private final CreditDecision decision;
    private final @Nullable CreditOverride override;

    private SupplyHold(CreditDecision decision, @Nullable CreditOverride override) {
        this.decision = Objects.requireNonNull(decision, "decision");
        this.override = override;
    }

    /** What a decision means for supply: an approval with warnings is a warning, all but an approval holds. */
    public static SupplyHold of(CreditDecision decision) {
        return new SupplyHold(decision, null);
    }

    /**
     * The same where somebody has overridden a decision on the same sale: a warning, since it was not approved. What is on record
     * is best asked by {@code CreditLog.supply}, which knows what the override has let through already.
     *
     * @param then the decision that was overridden, which may be this one
     * @throws IllegalArgumentException if the override of that decision does not {@linkplain CreditOverride#lifts lift} this one
     */
    public SupplyHold lifted(CreditOverride by, CreditDecision then) {
        if (!by.lifts(then, decision)) {
            throw new IllegalArgumentException(by + " of " + then + " does not lift " + decision);
        }
        return new SupplyHold(decision, by);
    }

    /** What to do. */
    public Answer answer() {
        if (decision instanceof CreditDecision.Approved) {
            return decision.warnings().isEmpty() ? Answer.ALLOW : Answer.WARN;
        }
        return override == null ? Answer.HOLD : Answer.WARN;
    }

    /** Why it is not simply allowed: what stands in the way, then what is warned of. */
    public List<CreditReason> reasons() {
        return decision.findings().stream().map(CreditDecision.Finding::reason).toList();
    }

    /** What of the sale is to be paid before delivery for it to go on, zero where nothing; see {@link #decision()} for the rest. */
    public Money toPayFirst() {
        return decision.remedies().stream()
                .filter(Remedy.PayFirst.class::isInstance)
                .map(remedy -> ((Remedy.PayFirst) remedy).amount())
                .reduce(Money.zero(decision.asked().getCurrencyUnit()), Money::plus);
    }

    /** What of the sale is to be paid on delivery for it to go on, zero where nothing. */
    public Money toPayOnDelivery() {
        return decision.remedies().stream()
                .filter(Remedy.PayOnDelivery.class::isInstance)
                .map(remedy -> ((Remedy.PayOnDelivery) remedy).amount())
                .reduce(Money.zero(decision.asked().getCurrencyUnit()), Money::plus);
    }

    /** The decision behind it. */
    public CreditDecision decision() {
        return decision;
    }

    /** Who lifted it. */
    public Optional<CreditOverride> override() {
        return Optional.ofNullable(override);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SupplyHold that
                && decision.equals(that.decision)
                && Objects.equals(override, that.override);
    }

    @Override
    public int hashCode() {
        return Objects.hash(decision, override);
    }

    @Override
    public String toString() {
        return answer() + reasons().toString();
    }
}
