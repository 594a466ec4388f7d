package io.cartera.trace;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One order to the books: what, under which identifier, by whom, on what basis.
 * <p>
 * {@code content} names the arguments by which a repeat is recognised: the same kind, identifier and content is a
 * retry and changes nothing; the same kind and identifier with other content is a conflict. Who repeats a command,
 * and on what basis, does not matter. Arguments that are facts of their own, such as the lines of an invoice, are
 * not in it: they are compared with the stored fact. Neither names nor values may hold a line feed, and a name holds
 * no {@code =}. Immutable.
 */
public final class Command {

    private final CommandKind kind;
    private final CommandId id;
    private final Actor actor;
    private final Optional<Basis> basis;
    private final Map<String, String> content;

    private Command(CommandKind kind, CommandId id, Actor actor, Optional<Basis> basis, Map<String, String> content) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.id = Objects.requireNonNull(id, "id");
        this.actor = Objects.requireNonNull(actor, "actor");
        this.basis = Objects.requireNonNull(basis, "basis");
        this.content = ImmutableMap.copyOf(Objects.requireNonNull(content, "content"));
        this.content.forEach((name, value) -> {
            if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\n') >= 0 || value.indexOf('\n') >= 0) {
                throw new IllegalArgumentException("content " + name + " cannot be kept");
            }
        });
    }

    /** A command without content. */
    public static Command of(CommandKind kind, CommandId id, Actor actor, Optional<Basis> basis) {
        return new Command(kind, id, actor, basis, Map.of());
    }

    /** This command with other content, kept in the given order. */
    public Command withContent(Map<String, String> content) {
        return new Command(kind, id, actor, basis, content);
    }

    /** What the command does. */
    public CommandKind kind() {
        return kind;
    }

    /** The identifier of the command. */
    public CommandId id() {
        return id;
    }

    /** Who gives the command. */
    public Actor actor() {
        return actor;
    }

    /** What the command rests on. */
    public Optional<Basis> basis() {
        return basis;
    }

    /** The arguments by which a repeat is recognised, by name, in a fixed order. */
    public Map<String, String> content() {
        return content;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Command that
                && kind == that.kind
                && id.equals(that.id)
                && actor.equals(that.actor)
                && basis.equals(that.basis)
                && content.equals(that.content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, id);
    }

    @Override
    public String toString() {
        return kind + " " + id + " by " + actor;
    }
}
