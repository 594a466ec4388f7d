package io.cartera.relationship;

import io.cartera.trace.internal.Require;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That a customer is in a segment of a scheme: how it came there, from where, and why. By whom and when is said by the command
 * that records it.
 * <p>
 * Scheme, segments and run are identifiers of 1 to 128 characters, the reason is a free text with the figures of then. A
 * customer that is found worse but kept for a grace has the move {@link Move#HELD}, with the first day on which it was found
 * so. Not personal, unless the reason is: {@link #toString()} leaves it out. Immutable. Example:
 * {@code SegmentMembership.of("value", "high", Move.UP).before("middle").because("EUR 12000.00 is not below EUR 10000.00")}.
 */
public final class SegmentMembership {

    /** How a membership differs from the one before. There will be no more: none, better, worse, or the same in two ways. */
    public enum Move {
        /** There was none before. */
        ENTERED,
        /** It is a better segment. */
        UP,
        /** It is a worse segment. */
        DOWN,
        /** It is the same, for now: the customer is found worse and has time to mend that. */
        HELD,
        /** It is the same again: the customer that was held has mended it. */
        CONFIRMED
    }

    private final String scheme;
    private final String segment;
    private final Move move;
    private final @Nullable String before;
    private final @Nullable LocalDate heldSince;
    private final @Nullable String reason;
    private final @Nullable String run;

    private SegmentMembership(Parts parts) {
        this.scheme = Require.id(parts.scheme, "scheme");
        this.segment = Require.id(parts.segment, "segment");
        this.move = Objects.requireNonNull(parts.move, "move");
        this.before = parts.before == null ? null : Require.id(parts.before, "segment before");
        this.heldSince = parts.heldSince == null ? null : Require.date(parts.heldSince, "held since");
        this.reason = parts.reason == null ? null : Require.text(parts.reason, "reason");
        this.run = parts.run == null ? null : Require.id(parts.run, "run");
    }

    /** Copied for each change, then read once. */
    private static final class Parts {
        String scheme;
        String segment;
        Move move;

        @Nullable
        String before;

        @Nullable
        LocalDate heldSince;

        @Nullable
        String reason;

        @Nullable
        String run;

        Parts(String scheme, String segment, Move move) {
            this.scheme = scheme;
            this.segment = segment;
            this.move = move;
        }
    }

    private Parts parts() {
        Parts parts = new Parts(scheme, segment, move);
        parts.before = before;
        parts.heldSince = heldSince;
        parts.reason = reason;
        parts.run = run;
        return parts;
    }

    /** A membership by scheme, segment and how it came about. */
    public static SegmentMembership of(String scheme, String segment, Move move) {
        return new SegmentMembership(new Parts(scheme, segment, move));
    }

    /** The same with the segment before, which is checked when the membership is recorded. */
    public SegmentMembership before(String segmentBefore) {
        Parts parts = parts();
        parts.before = Objects.requireNonNull(segmentBefore, "segment before");
        return new SegmentMembership(parts);
    }

    /** The same with the first day on which the customer was found worse. */
    public SegmentMembership heldSince(LocalDate day) {
        Parts parts = parts();
        parts.heldSince = Objects.requireNonNull(day, "held since");
        return new SegmentMembership(parts);
    }

    /** The same with the figures that led to it. */
    public SegmentMembership because(String newReason) {
        Parts parts = parts();
        parts.reason = Objects.requireNonNull(newReason, "reason");
        return new SegmentMembership(parts);
    }

    /** The same with the run that found it. */
    public SegmentMembership byRun(String newRun) {
        Parts parts = parts();
        parts.run = Objects.requireNonNull(newRun, "run");
        return new SegmentMembership(parts);
    }

    /** The scheme. */
    public String scheme() {
        return scheme;
    }

    /** The segment. */
    public String segment() {
        return segment;
    }

    /** How it came about. */
    public Move move() {
        return move;
    }

    /** The segment before; empty where there was none. */
    public Optional<String> before() {
        return Optional.ofNullable(before);
    }

    /** Since when the customer is found worse; empty where it is not held. */
    public Optional<LocalDate> heldSince() {
        return Optional.ofNullable(heldSince);
    }

    /** The figures that led to it. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** The run that found it; empty where somebody decided it. */
    public Optional<String> run() {
        return Optional.ofNullable(run);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SegmentMembership that
                && scheme.equals(that.scheme)
                && segment.equals(that.segment)
                && move == that.move
                && Objects.equals(before, that.before)
                && Objects.equals(heldSince, that.heldSince)
                && Objects.equals(reason, that.reason)
                && Objects.equals(run, that.run);
    }

    @Override
    public int hashCode() {
        return Objects.hash(scheme, segment, before, run);
    }

    /** Leaves the reason out. */
    @Override
    public String toString() {
        return "SegmentMembership[" + scheme + ", " + segment + ", " + move
                + (before == null ? "" : " from " + before)
                + (heldSince == null ? "" : " since " + heldSince) + "]";
    }
}
