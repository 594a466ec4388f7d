package io.cartera.relationship;

import io.cartera.trace.internal.Require;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody should see to a customer: what is to be done, the figures that led to it, and the run that found them. That it is about a customer
 * at risk or about a strong new one is said by the kind of the fact that has it, by whom and when by the command that records it.
 * <p>
 * The action is the host's own word, of 1 to 128 characters, such as {@code call} or {@code win back}; it is a proposal, nothing is done. The
 * reason is a free text with the figures of then. Not personal, unless the reason is: {@link #toString()} leaves it out. Immutable. Example:
 * {@code CareFinding.of("call").because("days since the last deal: 62, compared with 60.4")}.
 */
public final class CareFinding {

    private final String action;
    private final @Nullable String reason;
    private final @Nullable String run;

    private CareFinding(String action, @Nullable String reason, @Nullable String run) {
        this.action = Require.id(action, "action");
        this.reason = reason == null ? null : Require.text(reason, "reason");
        this.run = run == null ? null : Require.id(run, "run");
    }

    /** A finding that proposes an action. */
    public static CareFinding of(String action) {
        return new CareFinding(action, null, null);
    }

    /** The same with the figures that led to it, 1 to 1000 characters. */
    public CareFinding because(String newReason) {
        return new CareFinding(action, Objects.requireNonNull(newReason, "reason"), run);
    }

    /** The same with the run that found it. */
    public CareFinding byRun(String newRun) {
        return new CareFinding(action, reason, Objects.requireNonNull(newRun, "run"));
    }

    /** What is to be done. */
    public String action() {
        return action;
    }

    /** The figures that led to it. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** The run that found it; empty where somebody noticed it. */
    public Optional<String> run() {
        return Optional.ofNullable(run);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CareFinding that
                && action.equals(that.action)
                && Objects.equals(reason, that.reason)
                && Objects.equals(run, that.run);
    }

    @Override
    public int hashCode() {
        return Objects.hash(action, run);
    }

    /** Leaves the reason out. */
    @Override
    public String toString() {
        return "CareFinding[" + action + (run == null ? "" : ", by " + run) + "]";
    }
}
