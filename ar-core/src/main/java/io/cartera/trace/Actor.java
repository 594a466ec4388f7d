package io.cartera.trace;

import io.cartera.trace.internal.CodePoints;
import io.cartera.trace.internal.Require;

/**
 * Who gives a command: a user, a job or a system, by its identifier.
 * <p>
 * One to 128 characters, not blank, without control characters; compared exactly and ordered by code point.
 * The caller chooses it; it must not be personal, since identifiers survive erasure. Immutable.
 *
 * @param value the identifier as text
 */
public record Actor(String value) implements Comparable<Actor> {

    /** The actor where the caller names none: the host system itself. */
    public static final Actor SYSTEM = new Actor("system");

    /** Checks the text. */
    public Actor {
        Require.id(value, "actor");
    }

    /** The identifier with this text. */
    public static Actor of(String value) {
        return new Actor(value);
    }

    @Override
    public int compareTo(Actor other) {
        return CodePoints.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
