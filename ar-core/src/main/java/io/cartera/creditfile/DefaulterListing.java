package io.cartera.creditfile;

import io.cartera.trace.Actor;
import io.cartera.trace.internal.Require;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That a customer is put on our list of defaulters, or taken off it, by whose approval and why.
 * <p>
 * To list somebody has consequences for the person, so no rule does it: a rule proposes, and whoever approves is another
 * one than the actor who records it. The evidence names the documents it rests on. Reason and evidence may be personal,
 * so {@link #toString()} leaves them out. Immutable.
 */
public final class DefaulterListing {

    private final boolean isListed;
    private final Actor approver;
    private final String reason;
    private final @Nullable String evidence;

    private DefaulterListing(boolean isListed, Actor approver, String reason, @Nullable String evidence) {
        this.isListed = isListed;
        this.approver = Objects.requireNonNull(approver, "approver");
        this.reason = Require.text(reason, "reason");
        this.evidence = evidence == null ? null : Require.text(evidence, "evidence");
    }

    /** The customer is listed from the day of the fact on. */
    public static DefaulterListing listed(Actor approver, String reason, String evidence) {
        return new DefaulterListing(true, approver, reason, Objects.requireNonNull(evidence, "evidence"));
    }

    /** The customer is no longer listed from the day of the fact on. */
    public static DefaulterListing lifted(Actor approver, String reason) {
        return new DefaulterListing(false, approver, reason, null);
    }

    /** Whether it is listed; else it was taken off. */
    public boolean isListed() {
        return isListed;
    }

    /** Who approved. */
    public Actor approver() {
        return approver;
    }

    /** Why. */
    public String reason() {
        return reason;
    }

    /** What a listing rests on; empty where one is lifted. */
    public Optional<String> evidence() {
        return Optional.ofNullable(evidence);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DefaulterListing that
                && isListed == that.isListed
                && approver.equals(that.approver)
                && reason.equals(that.reason)
                && Objects.equals(evidence, that.evidence);
    }

    @Override
    public int hashCode() {
        return Objects.hash(isListed, approver, reason);
    }

    @Override
    public String toString() {
        return "DefaulterListing[" + (isListed ? "listed" : "lifted") + ", approved by " + approver + "]";
    }
}
