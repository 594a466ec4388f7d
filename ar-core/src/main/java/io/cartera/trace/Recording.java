package io.cartera.trace;

import io.cartera.trace.internal.Require;
import java.time.Instant;
import java.util.Objects;

/**
 * The stamp of an applied command: the version it gave the account, when it was recorded, and the command itself.
 * <p>
 * Within an account versions are 1, 2, 3, … without a hole, one for each command, and the instants strictly
 * increase with them. Instants have microseconds. Immutable.
 *
 * @param version the version the account has after this command, at least 1
 * @param at when it was recorded
 * @param command what was ordered, by whom, on what basis
 */
public record Recording(long version, Instant at, Command command) {

    /** Checks the version and cuts the instant to microseconds. */
    public Recording {
        if (version < 1) {
            throw new IllegalArgumentException("version is " + version + ", at least 1 is required");
        }
        at = Require.instant(at, "at");
        Objects.requireNonNull(command, "command");
    }
}
