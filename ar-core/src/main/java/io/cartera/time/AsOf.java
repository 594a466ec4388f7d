package io.cartera.time;

import io.cartera.trace.internal.Require;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * The two axes of a question to the books: which day is asked about, and what was known when.
 * <p>
 * Facts count that are effective on or before {@code date} and, where {@code knownAt} is given, were recorded at or
 * before it. Without {@code knownAt} all that is recorded counts. An answer as known at an instant in the past never
 * changes, once every transaction that was under way at that instant has ended: facts are stamped while they are
 * written and seen when they are committed, so ask for an instant older than your longest transaction. Immutable.
 *
 * @param date the day asked about
 * @param knownAt the state of knowledge; empty for all that is recorded
 */
public record AsOf(LocalDate date, Optional<Instant> knownAt) {

    /** Checks the date and cuts the instant to microseconds. */
    public AsOf {
        Require.date(date, "as-of date");
        Objects.requireNonNull(knownAt, "knownAt");
        knownAt = knownAt.map(instant -> Require.instant(instant, "knownAt"));
    }

    /** As of this day, with all that is recorded. */
    public static AsOf of(LocalDate date) {
        return new AsOf(date, Optional.empty());
    }

    /** As of the same day, with what was recorded at or before this instant. */
    public AsOf knownAt(Instant instant) {
        return new AsOf(date, Optional.of(Objects.requireNonNull(instant, "instant")));
    }

    /** Whether a fact with these two times counts. */
    public boolean counts(LocalDate effectiveOn, Instant recordedAt) {
        return !effectiveOn.isAfter(date) && (knownAt.isEmpty() || !recordedAt.isAfter(knownAt.get()));
    }
}
