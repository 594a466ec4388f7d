package io.cartera.trace;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of a command: {@link Applied}, {@link Refused} or {@link Conflicting}.
 * <p>
 * A repeat of an applied command has an outcome equal to the first one and no second effect. A refused or conflicting
 * command changes nothing but the audit trail, and does not use up its identifier.
 * Where several apply, a conflict comes before a refusal. Immutable.
 *
 * @param <T> what an applied command yields
 */
public sealed interface Outcome<T> {

    /** The identifier of the command. */
    CommandId command();

    /** What the command yielded, or empty where it was not applied. */
    Optional<T> applied();

    /**
     * What the command did, in order; empty where it was not applied. A repeat has the events of the first time, but
     * nobody is told again.
     */
    default List<Event> events() {
        return List.of();
    }

    /**
     * What the command yielded.
     *
     * @throws NotAppliedException if the command was refused or is in conflict; it carries this outcome
     */
    default T orElseThrow() {
        return applied().orElseThrow(() -> new NotAppliedException(this));
    }

    /**
     * The command took effect, now or when it was first given.
     *
     * @param <T> what the command yields
     * @param command the identifier of the command
     * @param value what it yielded
     * @param events what it did, in order
     */
    record Applied<T>(CommandId command, T value, List<Event> events) implements Outcome<T> {
        /** Refuses nulls and copies the list. */
        public Applied {
            Objects.requireNonNull(command, "command");
            Objects.requireNonNull(value, "value");
            events = List.copyOf(Objects.requireNonNull(events, "events"));
        }

        @Override
        public Optional<T> applied() {
            return Optional.of(value);
        }
    }

    /**
     * The books say no, and why.
     *
     * @param <T> what the command would have yielded
     * @param command the identifier of the command
     * @param refusal the reason with its figures
     */
    record Refused<T>(CommandId command, Refusal refusal) implements Outcome<T> {
        /** Refuses nulls. */
        public Refused {
            Objects.requireNonNull(command, "command");
            Objects.requireNonNull(refusal, "refusal");
        }

        @Override
        public Optional<T> applied() {
            return Optional.empty();
        }
    }

    /**
     * The identifier is taken by a command with other content.
     *
     * @param <T> what the command would have yielded
     * @param command the identifier of the command
     * @param existing the recorded value of the first field that differs
     * @param offered the offered value of that field
     * @param field the name of that field
     */
    record Conflicting<T>(CommandId command, String existing, String offered, String field) implements Outcome<T> {
        /** Refuses nulls. */
        public Conflicting {
            Objects.requireNonNull(command, "command");
            Objects.requireNonNull(existing, "existing");
            Objects.requireNonNull(offered, "offered");
            Objects.requireNonNull(field, "field");
        }

        /** Leaves the values out: they may be personal. */
        @Override
        public String toString() {
            return "Conflicting[" + command + ", " + field + "]";
        }

        /** The conflict that this difference makes. */
        public static <T> Conflicting<T> of(CommandId command, Difference difference) {
            return new Conflicting<>(command, difference.existing(), difference.offered(), difference.field());
        }

        @Override
        public Optional<T> applied() {
            return Optional.empty();
        }
    }
}
