package io.cartera.time;

import io.cartera.trace.internal.Require;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A value that changes from dates on, with the memory of when each change was recorded.
 * <p>
 * Each version holds from its date until the next later date of another version; of several versions from one date
 * the last recorded holds. Nothing is ever removed, so what was valid on a day as known at an instant can be asked for
 * ever. Versions are kept in the order of recording. Immutable and thread-safe if its values are.
 * <p>
 * Worked: 5000 from 1 January, then 8000 from 1 March, then (recorded last) 6000 from 1 February: on 15 February 6000
 * holds, on 15 March 8000.
 *
 * @param <T> the type of the values
 */
public final class Timeline<T> {

    private final List<Version<T>> versions;

    private Timeline(List<Version<T>> versions) {
        this.versions = versions;
    }

    /** The timeline without a value. */
    public static <T> Timeline<T> empty() {
        return new Timeline<>(List.of());
    }

    /**
     * This timeline with one more version.
     *
     * @throws IllegalArgumentException if it is recorded before the last recorded one
     */
    public Timeline<T> with(LocalDate from, T value, Instant recordedAt) {
        Version<T> added = new Version<>(from, value, recordedAt);
        if (!versions.isEmpty()
                && added.recordedAt().isBefore(versions.get(versions.size() - 1).recordedAt())) {
            throw new IllegalArgumentException("recorded at " + added.recordedAt() + ", before the last version");
        }
        List<Version<T>> all = new ArrayList<>(versions);
        all.add(added);
        return new Timeline<>(List.copyOf(all));
    }

    /** The value that holds on the day, with all that is recorded; empty before the first. */
    public Optional<T> on(LocalDate day) {
        return at(AsOf.of(day));
    }

    /** The value that holds as of a date and as known at an instant; empty before the first. */
    public Optional<T> at(AsOf asOf) {
        Version<T> best = null;
        for (Version<T> version : versions) {
            if (asOf.counts(version.from(), version.recordedAt())
                    && (best == null || !version.from().isBefore(best.from()))) {
                best = version;
            }
        }
        return best == null ? Optional.empty() : Optional.of(best.value());
    }

    /** All versions in the order of recording. */
    public List<Version<T>> versions() {
        return versions;
    }

    /**
     * One version of the value.
     *
     * @param <T> the type of the value
     * @param from the first day on which it holds
     * @param value the value
     * @param recordedAt when it was recorded
     */
    public record Version<T>(LocalDate from, T value, Instant recordedAt) {

        /** Checks the date and cuts the instant to microseconds. */
        public Version {
            Require.date(from, "from");
            Objects.requireNonNull(value, "value");
            recordedAt = Require.instant(recordedAt, "recordedAt");
        }
    }
}
