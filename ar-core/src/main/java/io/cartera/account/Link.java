package io.cartera.account;

import io.cartera.time.AsOf;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * An allocation with what became of it: when it was recorded, and its release if there is one. Immutable.
 *
 * @param allocation the allocation
 * @param recordedAt when it was recorded
 * @param ended its release, and when that was recorded
 */
public record Link(Allocation allocation, Instant recordedAt, Optional<Ended> ended) {

    /** Refuses nulls. */
    public Link {
        Objects.requireNonNull(allocation, "allocation");
        Objects.requireNonNull(recordedAt, "recordedAt");
        Objects.requireNonNull(ended, "ended");
    }

    /** A link that is not released. */
    public static Link live(Allocation allocation, Instant recordedAt) {
        return new Link(allocation, recordedAt, Optional.empty());
    }

    /** This link, released. */
    public Link released(Release release, Instant releasedAt) {
        return new Link(allocation, recordedAt, Optional.of(new Ended(release.effectiveOn(), releasedAt)));
    }

    /** The amount in minor units that counts as of then: the allocation's, or zero. */
    public long minorAt(AsOf asOf) {
        boolean counts = asOf.counts(allocation.effectiveOn(), recordedAt)
                && ended.filter(end -> asOf.counts(end.on(), end.recordedAt())).isEmpty();
        return counts ? allocation.amountMinor() : 0;
    }

    /** Whether it ever counted on some day, given all that is recorded. */
    boolean hasDays() {
        return ended.isEmpty() || ended.get().on().isAfter(allocation.effectiveOn());
    }

    /**
     * The end of a link. Immutable.
     *
     * @param on the first day on which it no longer counts
     * @param recordedAt when that was recorded
     */
    public record Ended(LocalDate on, Instant recordedAt) {

        /** Refuses nulls. */
        public Ended {
            Objects.requireNonNull(on, "on");
            Objects.requireNonNull(recordedAt, "recordedAt");
        }
    }
}
