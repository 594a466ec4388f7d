package io.cartera.collection;

import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A dispute as of a day: whether it is open, and how much is disputed by it. Immutable.
 */
public final class DisputeState {

    private final Dispute dispute;
    private final @Nullable DisputeResolution resolution;
    private final Optional<Money> disputed;

    private DisputeState(Dispute dispute, @Nullable DisputeResolution resolution, Optional<Money> disputed) {
        this.dispute = Objects.requireNonNull(dispute, "dispute");
        this.resolution = resolution;
        this.disputed = disputed;
    }

    static DisputeState open(Dispute dispute, Optional<Money> disputed) {
        return new DisputeState(dispute, null, disputed);
    }

    static DisputeState resolved(Dispute dispute, DisputeResolution resolution) {
        return new DisputeState(dispute, resolution, Optional.empty());
    }

    /** The dispute. */
    public Dispute dispute() {
        return dispute;
    }

    /** How it ended, if it did by that day. */
    public Optional<DisputeResolution> resolution() {
        return Optional.ofNullable(resolution);
    }

    /** Whether it is not resolved on that day. */
    public boolean isOpen() {
        return resolution == null;
    }

    /**
     * How much of what is open of the item is disputed by it on that day, greater than zero; empty where nothing is open
     * of it, where earlier disputes take all of that, or where the dispute is resolved.
     */
    public Optional<Money> disputed() {
        return disputed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DisputeState that
                && dispute.equals(that.dispute)
                && Objects.equals(resolution, that.resolution)
                && disputed.equals(that.disputed);
    }

    @Override
    public int hashCode() {
        return Objects.hash(dispute, resolution);
    }

    @Override
    public String toString() {
        return "DisputeState[" + dispute + ", "
                + (resolution == null ? "open, disputed " + disputed : resolution.toString()) + "]";
    }
}
