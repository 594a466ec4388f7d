package io.cartera.store;

import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.CommandId;
import io.cartera.trace.internal.Require;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * The closing of a ledger through a day: who ordered it, when and on what basis. It is its own audit record, since it
 * concerns no single account. Immutable.
 *
 * @param command under which identifier it was ordered
 * @param through the last day that is closed
 * @param recordedAt when it was recorded
 * @param actor by whom it was ordered
 * @param basis on what basis
 */
public record LedgerClosing(
        CommandId command, LocalDate through, Instant recordedAt, Actor actor, Optional<Basis> basis) {

    /** Checks the day and cuts the instant to microseconds. */
    public LedgerClosing {
        Objects.requireNonNull(command, "command");
        Require.date(through, "through");
        recordedAt = Require.instant(recordedAt, "recordedAt");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(basis, "basis");
    }
}
