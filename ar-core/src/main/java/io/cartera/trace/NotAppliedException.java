package io.cartera.trace;

import java.util.Objects;

/** Thrown by {@link Outcome#orElseThrow()} where a command was not applied. Carries the outcome. */
public final class NotAppliedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Outcome<?> outcome;

    NotAppliedException(Outcome<?> outcome) {
        super(describe(outcome));
        this.outcome = Objects.requireNonNull(outcome, "outcome");
    }

    /** The outcome that was not {@link Outcome.Applied}. */
    public Outcome<?> outcome() {
        return outcome;
    }

    // Figures and identifiers only: the values of a conflicting field may be personal.
    private static String describe(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?> refused) {
            return refused.command() + ": " + refused.refusal();
        }
        if (outcome instanceof Outcome.Conflicting<?> conflict) {
            return conflict.command() + ": other content recorded, first in field " + conflict.field();
        }
        return outcome.command() + ": not applied";
    }
}
