package io.cartera.freshness;

import io.cartera.time.AsOf;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How up to date the sources of a ledger are on a day: the last import of each against its cadence.
 * <p>
 * What counts of the imports is what was recorded by the instant asked about, and of each source the latest day, in whichever
 * order they were recorded. Sources without a cadence are left out. Order: never imported first, then by days late from many to
 * few, then by source. Pure, immutable and thread-safe. Example:
 * <pre>{@code
 * books.imports().imported(CommandId.of("night-0310"), SourceId.of("shop"), LocalDate.parse("2026-03-10"));
 * books.imports().freshness(Map.of(SourceId.of("shop"), UpdateCadence.daily()), LocalDate.parse("2026-03-14")).stale();
 * // shop: through 2026-03-10, due on 2026-03-11, 3 days late
 * }</pre>
 */
public final class Freshness {

    private final List<SourceFreshness> sources;

    private Freshness(List<SourceFreshness> sources) {
        this.sources = List.copyOf(sources);
    }

    /**
     * The reading.
     *
     * @param cadences how often each source is to be imported
     * @param imports what was recorded of one ledger, in any order
     */
    public static Freshness of(Map<SourceId, UpdateCadence> cadences, Collection<SourceImported> imports, AsOf asOf) {
        Objects.requireNonNull(asOf, "asOf");
        Map<SourceId, LocalDate> last = new HashMap<>();
        imports.stream()
                .filter(imported -> asOf.knownAt()
                        .filter(instant -> imported.at().isAfter(instant))
                        .isEmpty())
                .forEach(imported -> last.merge(
                        imported.source(), imported.through(), (one, other) -> one.isBefore(other) ? other : one));
        return new Freshness(Map.copyOf(cadences).entrySet().stream()
                .map(entry -> SourceFreshness.of(
                        entry.getKey(), entry.getValue(), Optional.ofNullable(last.get(entry.getKey())), asOf.date()))
                .sorted(SourceFreshness.MOST_URGENT_FIRST)
                .toList());
    }

    /** Every source that has a cadence. */
    public List<SourceFreshness> sources() {
        return sources;
    }

    /** Those that are late or were never imported. */
    public List<SourceFreshness> stale() {
        return sources.stream().filter(SourceFreshness::isStale).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Freshness that && sources.equals(that.sources);
    }

    @Override
    public int hashCode() {
        return sources.hashCode();
    }

    @Override
    public String toString() {
        return "Freshness" + sources;
    }
}
