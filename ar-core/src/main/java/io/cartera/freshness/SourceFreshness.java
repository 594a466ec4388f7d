package io.cartera.freshness;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How up to date one source is on a day, with the figures that show it.
 * <p>
 * It is stale from the day after the one through which it is {@linkplain UpdateCadence#dueAfter due}, and one that was never
 * imported is stale on any day. Immutable. Worked: daily, imported through 10 March, it is due through 11 March; on 14 March it
 * is three days late.
 */
public final class SourceFreshness {

    /** Never imported first, then those that are latest, then by source. */
    static final Comparator<SourceFreshness> MOST_URGENT_FIRST = Comparator.comparing(
                    (SourceFreshness each) -> each.lastThrough().isPresent())
            .thenComparing(Comparator.comparing(SourceFreshness::daysLate).reversed())
            .thenComparing(SourceFreshness::source);

    private final SourceId source;
    private final UpdateCadence cadence;
    private final @Nullable LocalDate lastThrough;
    private final LocalDate on;

    private SourceFreshness(SourceId source, UpdateCadence cadence, @Nullable LocalDate lastThrough, LocalDate on) {
        this.source = source;
        this.cadence = cadence;
        this.lastThrough = lastThrough;
        this.on = on;
    }

    static SourceFreshness of(SourceId source, UpdateCadence cadence, Optional<LocalDate> lastThrough, LocalDate on) {
        return new SourceFreshness(source, cadence, lastThrough.orElse(null), on);
    }

    /** The source. */
    public SourceId source() {
        return source;
    }

    /** How often it is to be imported. */
    public UpdateCadence cadence() {
        return cadence;
    }

    /** The latest day through which it was ever imported; empty where it never was. */
    public Optional<LocalDate> lastThrough() {
        return Optional.ofNullable(lastThrough);
    }

    /** The day through which it is to be imported next, after which it is late; empty where it never was imported. */
    public Optional<LocalDate> dueOn() {
        return lastThrough().map(cadence::dueAfter);
    }

    /** How many days it is late; zero where it is not, and where it never was imported. */
    public long daysLate() {
        return dueOn().map(due -> Math.max(0, ChronoUnit.DAYS.between(due, on))).orElse(0L);
    }

    /** Whether it is late or was never imported. */
    public boolean isStale() {
        return lastThrough == null || daysLate() > 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceFreshness that
                && source.equals(that.source)
                && cadence.equals(that.cadence)
                && Objects.equals(lastThrough, that.lastThrough)
                && on.equals(that.on);
    }

    @Override
    public int hashCode() {
        return Objects.hash(source, cadence, lastThrough, on);
    }

    @Override
    public String toString() {
        return "SourceFreshness[" + source + ", "
                + (lastThrough == null ? "never imported" : "through " + lastThrough + ", " + daysLate() + " days late")
                + "]";
    }
}
