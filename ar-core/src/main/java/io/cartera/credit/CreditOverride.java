package io.cartera.credit;

import io.cartera.money.MinorUnits;
import io.cartera.trace.Actor;
import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Objects;
import org.joda.money.Money;

/**
 * Somebody's word that a sale may be made although a decision did not approve it: which decision, who said so, up to which
 * amount, through which day, and why.
 * <p>
 * It lifts what was referred, and what was declined where the policy lets each check that declined be overridden. It does not
 * lift a decision for whoever asked for it, nor one of which nobody knows who asked. The reason has 1 to 1000 characters, is about the sale
 * and not personal: it is kept in plain and outlasts an erasure. {@link #toString()} leaves it out. Immutable and thread-safe.
 */
public final class CreditOverride {

    private final DecisionId decision;
    private final Actor approver;
    private final Money amount;
    private final LocalDate through;
    private final String reason;

    private CreditOverride(DecisionId decision, Actor approver, Money amount, LocalDate through, String reason) {
        this.decision = Objects.requireNonNull(decision, "decision");
        this.approver = Objects.requireNonNull(approver, "approver");
        this.amount = Objects.requireNonNull(amount, "amount");
        this.through = Require.date(through, "through");
        this.reason = Require.text(reason, "reason");
        if (MinorUnits.of(amount) <= 0) {
            throw new IllegalArgumentException("amount is " + amount + ", it must be positive");
        }
    }

    /**
     * An override.
     *
     * @param decision what it overrides
     * @param approver who says so
     * @param amount the greatest sale that it allows, greater than zero
     * @param through the last day on which it holds
     * @param reason why
     */
    public static CreditOverride of(
            DecisionId decision, Actor approver, Money amount, LocalDate through, String reason) {
        return new CreditOverride(decision, approver, amount, through, reason);
    }

    /** What it overrides. */
    public DecisionId decision() {
        return decision;
    }

    /** Who says so. */
    public Actor approver() {
        return approver;
    }

    /** The greatest sale that it allows. */
    public Money amount() {
        return amount;
    }

    /** The last day on which it holds. */
    public LocalDate through() {
        return through;
    }

    /** Why. */
    public String reason() {
        return reason;
    }

    /**
     * Whether it lets a sale be made that is not approved now, on its day, since the same sale was not approved then, and the
     * approver saw that: by the same version of the policy, of the same customer, step and currency, of no more and on no more
     * credit, on the agreed terms or those of then; and with nothing in the way that was not in the way
     * then, limits exceeded by no more. From which day it counts and what it has let through already,
     * the log knows: {@code CreditLog.lifting}.
     *
     * @param then the decision that it overrides
     * @param now the one on the same sale that is to be lifted
     */
    public boolean lifts(CreditDecision then, CreditDecision now) {
        return Lifting.isSeenBy(approver, then, now)
                && !now.request().on().isAfter(through)
                && now.asked().isSameCurrency(amount)
                && !now.asked().isGreaterThan(amount);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CreditOverride that
                && decision.equals(that.decision)
                && approver.equals(that.approver)
                && amount.equals(that.amount)
                && through.equals(that.through)
                && reason.equals(that.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(decision, approver, amount, through);
    }

    /** Leaves out the reason. */
    @Override
    public String toString() {
        return "CreditOverride[" + decision + " by " + approver + ", up to " + amount + " through " + through + "]";
    }
}
