package io.cartera.membership;

import io.cartera.segment.Classification;
import io.cartera.trace.CommandId;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What a {@link SegmentationPlan} makes of a classification on a day: who comes into which segment, who is held in one for now,
 * and whom nothing changes for. A proposal; {@code segments().record} makes it so. Immutable.
 */
public final class SegmentationRun {

    private final CommandId id;
    private final LocalDate on;
    private final Classification classification;
    private final List<SegmentChange> changes;
    private final int unchanged;

    SegmentationRun(
            CommandId id, LocalDate on, Classification classification, List<SegmentChange> changes, int unchanged) {
        this.id = Objects.requireNonNull(id, "id");
        this.on = Objects.requireNonNull(on, "on");
        this.classification = classification;
        this.changes = List.copyOf(changes);
        this.unchanged = unchanged;
    }

    /** The identifier of the run, under which each of its changes is recorded. */
    public CommandId id() {
        return id;
    }

    /** The day of the run, from which its changes count. */
    public LocalDate on() {
        return on;
    }

    /** What the scheme said, without hysteresis and grace. */
    public Classification classification() {
        return classification;
    }

    /** What is to be recorded, by customer. */
    public List<SegmentChange> changes() {
        return changes;
    }

    /**
     * For how many customers nothing is to be recorded. With the changes these are all that were classified, are members, or were
     * put into a segment {@linkplain io.cartera.segment.SegmentationScheme#withoutPurchases without purchases}.
     */
    public int unchanged() {
        return unchanged;
    }

    @Override
    public String toString() {
        return "SegmentationRun[" + id + ", " + classification.scheme() + ", " + on + ", " + changes.size()
                + " changes, " + unchanged + " unchanged]";
    }
}
