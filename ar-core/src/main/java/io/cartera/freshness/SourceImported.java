package io.cartera.freshness;

import io.cartera.account.LedgerId;
import io.cartera.trace.Actor;
import io.cartera.trace.Basis;
import io.cartera.trace.CommandId;
import io.cartera.trace.Event;
import io.cartera.trace.internal.Require;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ledger has all of a source through a day: who said so, when and on what basis. It is its own audit record, since it
 * concerns no single account. One through an earlier day than another takes nothing of that back. Immutable.
 */
public final class SourceImported implements Event {

    private static final Comparator<SourceImported> RECORDING =
            Comparator.comparing(SourceImported::at).thenComparing(SourceImported::command);

    private final LedgerId ledger;
    private final CommandId command;
    private final SourceId source;
    private final LocalDate through;
    private final Instant at;
    private final Actor actor;
    private final @Nullable Basis basis;

    private SourceImported(
            LedgerId ledger,
            CommandId command,
            SourceId source,
            LocalDate through,
            Instant at,
            Actor actor,
            @Nullable Basis basis) {
        this.ledger = Objects.requireNonNull(ledger, "ledger");
        this.command = Objects.requireNonNull(command, "command");
        this.source = Objects.requireNonNull(source, "source");
        this.through = Require.date(through, "through");
        this.at = Require.instant(at, "at");
        this.actor = Objects.requireNonNull(actor, "actor");
        this.basis = basis;
    }

    /**
     * This source, imported through this day.
     *
     * @param at when it was recorded; cut to microseconds
     */
    public static SourceImported of(
            LedgerId ledger, CommandId command, SourceId source, LocalDate through, Instant at, Actor actor) {
        return new SourceImported(ledger, command, source, through, at, actor, null);
    }

    /** The same on a basis. */
    public SourceImported onBasis(Basis other) {
        return new SourceImported(ledger, command, source, through, at, actor, Objects.requireNonNull(other, "basis"));
    }

    /** By the instant of recording, then by command, in the order of code points: total within a ledger. */
    public static Comparator<SourceImported> inOrderOfRecording() {
        return RECORDING;
    }

    /** The ledger that was imported into. */
    public LedgerId ledger() {
        return ledger;
    }

    /** Under which identifier it was recorded; unique within the ledger. */
    public CommandId command() {
        return command;
    }

    /** The source. */
    public SourceId source() {
        return source;
    }

    /** The last day of which the ledger has all that the source has. */
    public LocalDate through() {
        return through;
    }

    /** When it was recorded. */
    public Instant at() {
        return at;
    }

    /** By whom. */
    public Actor actor() {
        return actor;
    }

    /** On what basis. */
    public Optional<Basis> basis() {
        return Optional.ofNullable(basis);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceImported that
                && ledger.equals(that.ledger)
                && command.equals(that.command)
                && source.equals(that.source)
                && through.equals(that.through)
                && at.equals(that.at)
                && actor.equals(that.actor)
                && Objects.equals(basis, that.basis);
    }

    @Override
    public int hashCode() {
        return Objects.hash(ledger, command);
    }

    /** Ledger, source and day. */
    @Override
    public String toString() {
        return "SourceImported[" + ledger + ", " + source + " through " + through + "]";
    }
}
